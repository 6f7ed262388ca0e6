import Showcase
package import Text

extension NewRecordDraft {
  /// The result of writing a record.
  package enum Outcome: Sendable {
    /// The path below the project's root, and warnings about the record.
    case written(String, [Diagnostic])
    case refused([Diagnostic])
  }

  /// Writes the record if it adds no errors to the project.
  ///
  /// Concurrent writers wait for each other, so that each sees the records of those before it. A
  /// table that another program saves meanwhile is read again.
  package mutating func write(_ project: AuthoringProject) async throws -> Outcome {
    let lock = try FolderLock("\(project.root)/content")
    defer { lock.release() }
    for _ in 0..<100 {
      desk = try NewRecordDesk(project)
      guard let (path, seen, bytes) = file else { return .refused([.unusableName(kind)]) }
      let shown = "content/\(path)"
      let problems = await desk.problems(adding: shown, bytes, kind.schema)
      guard !problems.contains(where: { $0.severity == .error }) else { return .refused(problems) }
      switch try SafeFile.put("\(project.root)/\(shown)", bytes, inPlaceOf: seen) {
      case .done: return .written(shown, problems)
      case .changed where kind.path == nil: continue
      case .changed: return .refused([.fileExists(shown)])
      }
    }
    return .refused([.restless(kind)])
  }

  /// The file that holds the record: its path below `content/`, its current bytes and its new
  /// bytes.
  private var file: (path: String, seen: [UInt8]?, bytes: [UInt8])? {
    guard let path = kind.path else { return row }
    let yaml = NewRecordText.yaml(self)
    let text = kind.schema.isMarkdown ? "---\n\(yaml)\(kind.body)" : yaml
    return (path(self), nil, Array(text.utf8))
  }

  private var row: (path: String, seen: [UInt8]?, bytes: [UInt8])? {
    guard let name = self[AwardTable.file] else { return nil }
    let path = "awards/\(name)"
    let found = tables.first { $0.path == path }
    guard let table = found ?? AwardTable.empty(for: self, path: path) else { return nil }
    var cells: [String: String] = [:]
    for field in kind.schema.fields { cells[field.name] = self[field.name] }
    return (path, found?.raw, table.adding(cells))
  }
}

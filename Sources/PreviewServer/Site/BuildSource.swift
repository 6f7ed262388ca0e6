import Showcase
package import SiteGenerator
package import Text
import Vietnamese

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Builds the whole site into a private folder of memory or the temporary one after every change, in two
/// places by turns: what is on show stays as it is until the next one is complete.
package actor BuildSource: PreviewSource {
  private let options: BuildOptions
  /// Whether the site is built for the present moment, which goes on.
  private let followsClock: Bool
  private var folder: String?
  private var turn = 0
  private var last = FolderSnapshot(folder: nil)

  package init(_ options: BuildOptions, followsClock: Bool) {
    self.options = options
    self.followsClock = followsClock
  }

  package func open() async throws -> any PreviewSnapshot {
    let folder = try Self.makePrivateFolder()
    self.folder = folder
    for name in ["a", "b"] {
      guard mkdir("\(folder)/\(name)", 0o700) == 0 else { throw Self.failure(folder) }
    }
    try await build(FileChanges(everything: true))
    return last
  }

  package func update(_ changes: FileChanges) async throws -> PreviewUpdate {
    try await build(changes)
    let saved = last.stories?.page(of: changes).map { last.basePath + $0 }
    return PreviewUpdate(snapshot: last, saved: saved)
  }

  package func close() {
    guard let folder else { return }
    self.folder = nil
    Self.removeTree(folder)
  }

  private func build(_ changes: FileChanges) async throws {
    guard let folder else { return }
    var options = options
    if followsClock { options.now = Moment.now() }
    options.output = "\(folder)/\(turn == 0 ? "a" : "b")/Public"
    var next = last
    do {
      let report = try await Build(options).run()
      next.problems = Set(report.diagnostics).sorted()
      if report.publication != nil {
        next = FolderSnapshot(folder: FolderHandle(options.output), problems: next.problems)
        next.counts.pages = report.pages
        turn = 1 - turn
      }
    } catch let error as DiskError {
      next.problems = [
        Diagnostic(
          path: error.path, position: Position(line: 1, column: 1), code: "input-output",
          message: error.message)
      ]
    } catch let error as PublicationError {
      next.problems = error.diagnostics
    }
    readSettings(&next, changes, now: options.now)
    last = next
  }

  /// What the editor's bar tells, from the stories' files.
  private func readSettings(_ next: inout FolderSnapshot, _ changes: FileChanges, now: Moment) {
    let path = "content/site.yml"
    guard let root = FolderHandle(options.root),
      let file = OpenFile(path, below: root.descriptor),
      case .success(let raw) = Result(catching: { try file.read() }),
      case .success(let bytes) = TextDoor.admit(raw),
      let settings = SiteSettings.read(
        SourceFile(path: path, bytes: bytes), baseURL: options.baseURL
      ).0
    else { return }
    next.basePath = settings.basePath
    next.origin = settings.baseURL
    if let stories = last.stories, !changes.files.contains(path) {
      next.stories = stories.updated(changes, now: now)
    } else {
      next.stories = StoryIndex(root: options.root, route: settings.route("story"), now: now)
    }
    next.stories?.count(into: &next.counts)
  }

  // MARK: The private folder

  private static func makePrivateFolder() throws -> String {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    let place =
      access("/dev/shm", W_OK) == 0 && base.isEmpty ? "/dev/shm" : base.isEmpty ? "/tmp" : base
    var template = Array("\(place)/guong-preview-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw failure(place) }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func failure(_ path: String) -> PreviewError {
    let reason = String(cString: strerror(errno))
    return PreviewError(
      message: Message(
        en: "no folder can be made in '\(path)': \(reason)",
        vi: "không tạo được thư mục trong '\(path)': \(reason)"))
  }

  private static func removeTree(_ path: String) {
    guard let stream = opendir(path) else { return }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    closedir(stream)
    for name in names where name != "." && name != ".." {
      let child = "\(path)/\(name)"
      if unlink(child) != 0 { removeTree(child) }
    }
    _ = rmdir(path)
  }
}

/// The preview cannot work here.
package struct PreviewError: Error, Sendable {
  package let message: Message
}

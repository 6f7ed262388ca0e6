import Markdown
import Text

/// Checks the links from texts to records, files and pages of the site.
struct LinkChecker {
  private let context: CheckContext

  init(_ context: CheckContext) {
    self.context = context
  }

  func check() -> [Diagnostic] {
    var found: [Diagnostic] = []
    for story in context.catalogue.stories {
      check(story.document, of: story.origin, into: &found)
    }
    for page in context.catalogue.table(of: Page.self) {
      check(page.document, of: page.origin, into: &found)
    }
    return found
  }

  /// Checks the links of one story.
  func check(_ story: Story) -> [Diagnostic] {
    var found: [Diagnostic] = []
    check(story.document, of: story.origin, into: &found)
    return found
  }

  private func check(
    _ document: Document, of record: ParsedRecord, into found: inout [Diagnostic]
  ) {
    for hole in document.holes {
      switch hole.reference {
      case .record(let name, let id, let fragment):
        guard let kind = RecordKind(rawValue: name) else {
          preconditionFailure("'\(name)' is a link target and no kind of record")
        }
        check(kind, id, fragment, of: record, at: hole.sourceOffset, into: &found)
      case .root(let path) where !path.hasPrefix("/static/"): break
      case .file(let file), .root(let file):
        let path = CheckContext.path(of: file, for: record)
        guard !context.files.contains(path) else { continue }
        found.append(
          .missingFile(
            file, path: path, files: context.files, in: record.file, at: hole.sourceOffset))
      }
    }
  }

  private func check(
    _ kind: RecordKind, _ id: String, _ fragment: String?, of record: ParsedRecord, at offset: Int,
    into found: inout [Diagnostic]
  ) {
    guard context.known.accepts(kind, id) else {
      let known = context.known.suggestions(of: kind, problems: found.count)
      found.append(.unknownReference(id, kind: kind, known: known, in: record.file, at: offset))
      return
    }
    if kind == .story, let fragment, let story = context.catalogue.stories[id],
      !story.document.headings.contains(where: { $0.id == fragment })
    {
      found.append(
        Diagnostic(
          in: record.file, at: offset, code: "unknown-anchor",
          message: Message(
            en: "the story '\(id)' has no heading '#\(fragment)'",
            vi: "bài '\(id)' không có đề mục '#\(fragment)'"),
          hint: Self.hint(to: fragment, among: story.document.headings.map(\.id))))
    }
    if !record.isSample, context.known.isSample(kind, id) {
      found.append(.realNamesSample(id, in: record.file, at: offset))
    }
  }

  /// Suggests the prefix `muc-` of heading ids, which authors forget.
  private static func hint(to fragment: String, among ids: [String]) -> Message? {
    Suggestion.hint(to: fragment, among: ids) ?? Suggestion.hint(to: "muc-\(fragment)", among: ids)
  }
}

package import Showcase
package import Text
import Vietnamese

/// The files below a project's root, listed but not yet read.
package struct Discovery: Sendable {
  /// A file that holds records of a type.
  package struct Source: Sendable {
    package let path: String
    package let schema: RecordSchema
    package let size: Int

    /// The maximum number of bytes that are read of it.
    package var limit: Int { schema.isMarkdown ? Discovery.storyLimit : Discovery.tableLimit }
  }

  package let root: String
  package let sources: [Source]
  /// Paths below `content/` of images, recordings and documents beside the records.
  package let media: [FileEntry]
  /// Paths below `content/static/`, published unchanged.
  package let statics: [FileEntry]
  package let problems: [Diagnostic]

  package init(
    root: String, sources: [Source], media: [FileEntry], statics: [FileEntry],
    problems: [Diagnostic]
  ) {
    self.root = root
    self.sources = sources
    self.media = media
    self.statics = statics
    self.problems = problems
  }

  /// Limits in bytes: a story, a table or record file, a file to publish.
  static let storyLimit = 1_048_576
  package static let tableLimit = 268_435_456
  package static let mediaLimit = 268_435_456

  /// Lists `content/` and classifies its files.
  package static func look(below root: String) throws(DiskError) -> Discovery {
    let listing = try Disk.list("\(root)/content", shownAs: "content")
    var sources: [Source] = []
    var media: [FileEntry] = []
    var statics: [FileEntry] = []
    var problems = listing.problems
    let schemas = Catalogue.types.map { $0.schema }
    let byFolder = Dictionary(uniqueKeysWithValues: schemas.map { ($0.folder, $0) })
    // Every system distinguishes plain paths; only the others can collide with a similar path.
    let doubtful = Set(listing.files.lazy.map(\.path).filter { !isPlain($0) }.map(caseless))
    var names: [String: String] = [:]
    for file in listing.files {
      let key = doubtful.isEmpty ? "" : caseless(file.path)
      if doubtful.contains(key), let other = names.updateValue(file.path, forKey: key) {
        problems.append(.sameName(file.path, other))
        continue
      }
      if file.path == "site.yml" { continue }
      if file.path.hasPrefix("static/") {
        statics.append(FileEntry(path: String(file.path.dropFirst(7)), size: file.size))
        continue
      }
      let slash = file.path.utf8.firstIndex(of: UInt8(ascii: "/"))
      let folder = String(file.path[..<(slash ?? file.path.endIndex)])
      guard slash != nil, let schema = byFolder[folder] else {
        let near = Suggestion.nearest(to: folder, among: schemas.map(\.folder)) ?? ""
        problems.append(.unusableFile("content/\(file.path)", .unknownFolder(near)))
        continue
      }
      classify(file, schema, &sources, &media, &problems)
    }
    return Discovery(
      root: root, sources: sources, media: media, statics: statics, problems: problems)
  }

  /// Returns the path without differences of case or of diacritics encoding, which other systems do
  /// not distinguish.
  private static func caseless(_ path: String) -> String {
    isPlain(path) ? path : TextDecoder.nfc(path).lowercased()
  }

  /// Returns whether a path consists of ASCII without capitals.
  private static func isPlain(_ path: String) -> Bool {
    path.utf8.allSatisfy { $0 < 0x80 && !(0x41...0x5A).contains($0) }
  }

  private static let markdownEndings = [".md"]
  private static let recordEndings = [".yml", ".yaml", ".csv"]

  private static func classify(
    _ file: FileEntry, _ schema: RecordSchema, _ sources: inout [Source],
    _ media: inout [FileEntry], _ problems: inout [Diagnostic]
  ) {
    let endings = schema.isMarkdown ? markdownEndings : recordEndings
    if endings.contains(where: { file.path.utf8.suffix($0.utf8.count).elementsEqual($0.utf8) }) {
      let limit = schema.isMarkdown ? storyLimit : tableLimit
      guard file.size <= limit else {
        problems.append(.unusableFile("content/\(file.path)", .tooLarge(limit)))
        return
      }
      sources.append(Source(path: file.path, schema: schema, size: file.size))
    } else if MediaType(path: file.path) != nil {
      media.append(file)
    } else {
      problems.append(.unusableFile("content/\(file.path)", .unknownEnding))
    }
  }

  /// Reads one source: bytes, then text in UTF-8 and NFC, then records.
  package func records(of source: Source) throws(DiskError) -> ParsedFile {
    let path = String(joining: "content/", source.path)
    let raw = try Disk.read(String(joining: root, "/", path), limit: source.limit)
    switch TextDecoder.decode(raw) {
    case .failure(let problem):
      let unread = ParsedRecord.unread(
        SourceFile(path: path, bytes: []), schema: source.schema,
        diagnostics: [problem.diagnostic(path: path, raw: raw)])
      return ParsedFile(records: [unread], diagnostics: [])
    case .success(let bytes):
      let file = SourceFile(path: path, bytes: bytes)
      let (records, diagnostics) = RecordReader.read(file, schema: source.schema)
      return ParsedFile(records: records, diagnostics: diagnostics)
    }
  }
}

/// The result of parsing one file.
package struct ParsedFile: Sendable {
  package let records: [ParsedRecord]
  package let diagnostics: [Diagnostic]
}

extension Diagnostic {
  static func sameName(_ path: String, _ other: String) -> Diagnostic {
    Diagnostic(
      path: "content/\(path)", position: Position(line: 1, column: 1), code: "same-name",
      message: Message(
        en: "'content/\(other)' differs only by capitals or by the encoding of its marks",
        vi: "'content/\(other)' chỉ khác chữ hoa, chữ thường hoặc cách mã hóa dấu"),
      hint: Message(en: "rename one of them", vi: "hãy đổi tên một trong hai"))
  }
}

import Showcase
import Testing
import Text
import Vietnamese

/// A small site without a fault, held in memory; a test changes one thing in it.
struct Fixture {
  /// Texts by path below `content/`.
  var texts: [String: String] = Self.good
  var files: Set<String> = ["stories/anh.jpg", "static/142.pdf"]
  var visibility = Visibility(now: Fixture.now)

  static let now = Moment(iso: "2022-01-01T08:00") ?? Moment(seconds: 0)

  /// Reads and checks everything.
  func assembled() async -> (catalogue: Catalogue, diagnostics: [Diagnostic]) {
    var content = ParsedContent(records: [], diagnostics: [], files: files)
    for (path, text) in texts.sorted(by: { $0.key < $1.key }) {
      let folder = path.split(separator: "/").first.map { String($0) } ?? ""
      guard let schema = Catalogue.types.map({ $0.schema }).first(where: { $0.folder == folder })
      else { continue }
      switch TextDecoder.decode(Array(text.utf8)) {
      case .failure(let problem): Issue.record("\(path): \(problem)")
      case .success(let bytes):
        let file = SourceFile(path: "content/\(path)", bytes: bytes)
        let (records, problems) = RecordReader.read(file, schema: schema)
        content.records += records
        content.diagnostics += problems
      }
    }
    return await Assembler.assemble(content, visibility: visibility)
  }

  /// The problems as `path:line:column severity code`, the path below `content/`, sorted.
  func problems() async -> [String] { await assembled().diagnostics.sorted().map(\.brief) }

  /// Replaces a text that stands once in a file.
  mutating func change(_ path: String, _ old: String, _ new: String) {
    let text = texts[path] ?? ""
    let parts = text.components(parted: old)
    #expect(parts.count == 2, "'\(old)' stands \(parts.count - 1) times in \(path)")
    texts[path] = parts.joined(separator: new)
  }

  mutating func append(_ path: String, _ line: String) {
    texts[path, default: ""] += line + "\n"
  }
}

/// One change to the good site and everything that is reported for it.
struct BadInput: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let path: String
  let old: String
  let new: String
  let expected: [String]

  /// `old` is replaced by `new`; an empty `old` puts `new` at the end of the file.
  init(_ description: String, _ path: String, _ old: String, _ new: String, _ expected: String...) {
    testDescription = description
    self.path = path
    self.old = old
    self.new = new
    self.expected = expected
  }

  func problems(showsDrafts: Bool = false) async -> [String] {
    var fixture = Fixture()
    if old.isEmpty {
      fixture.append(path, new)
    } else {
      fixture.change(path, old, new)
    }
    fixture.visibility = Visibility(now: Fixture.now, showsDrafts: showsDrafts)
    return await fixture.problems()
  }
}

extension Diagnostic {
  /// `path:line:column severity code`, the path below `content/`.
  var brief: String {
    let short = path.hasPrefix("content/") ? String(path.dropFirst(8)) : path
    return "\(short):\(position.line):\(position.column) \(severity.rawValue) \(code)"
  }

  /// As it is printed, without an excerpt.
  func printed(_ language: MessageLanguage) -> String {
    let printer = DiagnosticPrinter(format: .text, language: language, showsExcerpt: false)
    return String(decoding: printer.render([self]).dropLast(), as: UTF8.self)
  }
}

extension String {
  /// The parts between the places where a text stands.
  func components(parted by: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: by) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }
}

struct FixtureTests {
  @Test func findsNoFaultInTheGoodSite() async {
    #expect(await Fixture().problems() == [])
    #expect(await Fixture().assembled().catalogue.stories.count == 2)
  }
}

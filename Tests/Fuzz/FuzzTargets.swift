import Foundation
import Markdown
import Templates
import TestSupport
import Text
import Vietnamese
import YAML

enum FuzzTargets {
  static func bytes(_ start: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
    Array(UnsafeBufferPointer(start: start, count: count))
  }

  /// The file as the program sees it; nil for bytes that are refused.
  private static func file(_ raw: [UInt8], _ path: String) -> SourceFile? {
    guard case .success(let bytes) = TextDecoder.decode(raw) else { return nil }
    return SourceFile(path: path, bytes: bytes)
  }

  private static func requireClean(_ text: String) {
    precondition(text.withView(ForbiddenCharacters.isClean), "a text holds forbidden code points")
  }

  /// Every message must be printable: its place lies in the file.
  private static func require(_ problems: [Diagnostic], in file: SourceFile) {
    for problem in problems {
      precondition(problem.position.line >= 1 && problem.position.column >= 1, "no place")
      _ = problem.message.en + problem.message.vi
    }
  }

  /// A body with our extensions: the HTML is UTF-8 and balanced, the holes lie in it.
  static func markdown(_ raw: [UInt8]) -> CInt {
    guard let file = file(raw, "a.md") else { return -1 }
    let (document, problems) = MarkdownParser.parse(
      file, body: 0..<file.bytes.count, options: .site(linkTargets: ["story", "page"]))
    require(problems, in: file)
    let html = [UInt8].written { out in
      document.appendHTML(to: &out) { _ in "/a" }
    }
    precondition(html.withView(ForbiddenCharacters.isClean), "the HTML is not clean")
    if let problem = TagBalance.problem(in: html) { preconditionFailure(problem) }
    for section in document.sectionTexts {
      precondition(section.withView(ForbiddenCharacters.isClean), "the text is not clean")
    }
    requireClean(document.lead)
    for heading in document.headings { requireClean(heading.text) }
    for image in document.images { requireClean(image.alt + (image.caption ?? "")) }
    _ = document.spokenSyllables
    for options in [MarkdownOptions.gfm, .commonMark] {
      let (document, _) = MarkdownParser.parse(file, body: 0..<file.bytes.count, options: options)
      precondition(document.html.withView(ForbiddenCharacters.isClean), "the HTML is not clean")
    }
    return 0
  }

  /// A front matter with its body, or a whole document.
  static func yaml(_ raw: [UInt8]) -> CInt {
    guard let file = file(raw, "a.yml") else { return -1 }
    let (parts, _) = FrontMatter.split(file)
    let (root, problems) = YAMLReader.read(file, in: parts?.yaml ?? 0..<file.bytes.count)
    require(problems, in: file)
    requireClean(root)
    return 0
  }

  private static func requireClean(_ node: YAMLNode?) {
    switch node?.kind {
    case .scalar(let text, _): requireClean(text)
    case .sequence(let items): items.forEach { requireClean($0) }
    case .mapping(let entries):
      for entry in entries {
        requireClean(entry.key)
        requireClean(entry.value)
      }
    case nil: break
    }
  }

  /// A table: every row has as many cells as the header; only control characters of ASCII may be left.
  static func csv(_ raw: [UInt8]) -> CInt {
    guard let file = file(raw, "a.csv") else { return -1 }
    let (table, problems) = CSVReader.read(file)
    require(problems, in: file)
    guard let table else { return 0 }
    for row in table.rows {
      precondition(row.cells.count == table.header.count, "a row of another width")
      for cell in row.cells {
        precondition(cell.offset <= file.bytes.count, "a cell beyond the file")
        for scalar in cell.text.unicodeScalars where !scalar.isASCII {
          precondition(!ForbiddenCharacters.contains(scalar.value), "a forbidden code point")
        }
      }
    }
    return 0
  }

  /// Theme files, divided by a line `====`: a layout, a partial and a parent.
  static func templates(_ raw: [UInt8]) -> CInt {
    guard let file = file(raw, "a.mustache") else { return -1 }
    let parts = String(decoding: file.bytes, as: UTF8.self).components(separatedBy: "\n====\n")
    var sources: [String: SourceFile] = [:]
    for (name, text) in zip(["page", "part", "base", "portrait"], parts) {
      sources[name] = SourceFile(path: name, text: text)
    }
    let library = TemplateLibrary(sources)
    let model = TemplateModel()
    let (template, problems) = library.compile("page", for: TemplateModel.view.schema)
    precondition((template == nil) == problems.contains { $0.severity == .error })
    var out = OutputBuffer()
    template?.render(TemplateModel.view.record(of: model), into: &out)
    precondition(out.withView { $0.isUTF8 }, "the page is not UTF-8")
    _ = library.render("page", with: .record(["title": .text("x"), "people": .list([.null])]))
    return 0
  }

  /// Texts of the generator of constructs, for the body of a story; the files of a search index.
  static func writeSeeds(of target: String, to folder: String) throws {
    for (number, seed) in (target == "search" ? SearchTarget.seeds : []).enumerated() {
      try Data(seed).write(to: URL(filePath: folder).appending(path: "file-\(number)"))
    }
    guard target == "markdown" else { return }
    var generator = ConstructGenerator(seed: 1)
    for number in 0..<500 {
      let path = URL(filePath: folder).appending(path: "construct-\(number).md")
      try Data(generator.document().utf8).write(to: path)
    }
  }
}

/// A view model with fields of all types.
struct TemplateModel: Sendable {
  struct Person: Sendable {
    var name = "Người <mẫu>"
    var honorific: String?
  }

  var title = "Gương <sáng> & \"đẹp\""
  var people = [Person(), Person(name: "B", honorific: "chị")]

  static let person = View<Person>("Person") { view in
    view.text("name", "name") { $0.name }
    view.optionalText("honorific", "honorific") { $0.honorific }
  }

  static let view = View<TemplateModel>("Page") { view in
    view.text("title", "title") { $0.title }
    view.optionalText("subtitle", "subtitle") { _ in nil }
    view.html("body", "body") { _ in Array("<p>Bài</p>".utf8) }
    view.flag("isSample", "flag") { _ in true }
    view.record("author", "author", person) { $0.people[0] }
    view.optionalRecord("editor", "editor", person) { _ in nil }
    view.list("people", "people", person) { $0.people }
    view.texts("tags", "tags") { _ in ["a", "b"] }
    view.choice("kind", "kind", ["portrait", "model"]) { _ in "portrait" }
  }
}

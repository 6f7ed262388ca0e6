import Foundation
import Markdown
import Testing
import Text

extension MarkdownOptions {
  /// The site's own rules, with links to some kinds of record.
  static let site = MarkdownOptions.site(
    linkTargets: [
      "story", "campaign", "recipient", "document", "locality", "organisation", "event", "column",
      "criterion-set", "award-form", "page",
    ])
}

/// What a text becomes, as tests look at it.
struct Parsed {
  let document: Document
  let problems: [Diagnostic]

  init(_ text: String, _ options: MarkdownOptions = .site, front: String = "") {
    let file = SourceFile(path: "a.md", text: front + text)
    let body = front.utf8.count..<file.bytes.count
    (document, problems) = MarkdownParser.parse(file, body: body, options: options)
  }

  /// The HTML with each hole filled by a short form of its reference.
  var html: String {
    let bytes = [UInt8].written { out in
      document.appendHTML(to: &out) { reference in
        switch reference {
        case .record(let type, let id, let fragment): "<\(type)|\(id)|\(fragment ?? "")>"
        case .file(let path): "file|\(path)"
        case .root(let path): "root|\(path)"
        }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  var codes: [String] { problems.map(\.code) }

  /// `code line:column` of each problem.
  var places: [String] {
    problems.map { "\($0.code) \($0.position.line):\($0.position.column)" }
  }
}

/// One example of a conformance suite.
struct Example: Codable, Sendable, CustomTestStringConvertible {
  let markdown: String
  let html: String
  let example: Int
  let section: String

  var testDescription: String { "\(section) \(example)" }

  /// The examples of a suite that `Scripts/setup test` fetched, or in the folder that `GUONG_SPECS` names; none when
  /// it is not there.
  static func suite(_ name: String) -> [Example] {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let folder =
      ProcessInfo.processInfo.environment["GUONG_SPECS"]
      ?? root.appending(path: ".build/specs").path
    let url = URL(filePath: folder).appending(path: name)
    guard FileManager.default.fileExists(atPath: url.path) else { return [] }
    do {
      return try JSONDecoder().decode([Example].self, from: Data(contentsOf: url))
    } catch {
      Issue.record("\(name) cannot be read: \(error)")
      return []
    }
  }

  static let commonMark = suite("commonmark-0.30.json")
  static let gfm = suite("gfm-extensions.json").filter { !$0.section.hasPrefix("Disallowed") }
}

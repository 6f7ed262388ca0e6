import Foundation
import Templates
import Text

/// A small view model with one field of every type.
struct Story: Sendable {
  struct Person: Sendable {
    var name = "Người mẫu"
    var honorific: String?
    var unit: Unit?
    var role = "writer"
  }

  struct Unit: Sendable {
    var name = "Đơn vị mẫu"
  }

  var title = "Gương <sáng> & \"đẹp\""
  var subtitle: String?
  var body = "<p>Bài</p>"
  var note: String?
  var isSample = false
  var author = Person()
  var editor: Person?
  var people: [Person] = []
  var tags: [String] = []
  var kind = "portrait"

  static let unit = View<Unit>("Unit") { v in
    v.text("name", "tên đơn vị") { $0.name }
  }

  static let person = View<Person>("Person") { v in
    v.text("name", "họ tên") { $0.name }
    v.optionalText("honorific", "danh xưng") { $0.honorific }
    v.optionalRecord("unit", "đơn vị", unit) { $0.unit }
    v.choice("role", "vai", ["writer", "guide"]) { $0.role }
  }

  static let view = View<Story>("Story") { v in
    v.text("title", "nhan đề") { $0.title }
    v.optionalText("subtitle", "nhan đề phụ") { $0.subtitle }
    v.html("body", "thân bài") { Array($0.body.utf8) }
    v.optionalHTML("note", "ghi chú") { $0.note.map { Array($0.utf8) } }
    v.flag("isSample", "bài mẫu") { $0.isSample }
    v.record("author", "tác giả", person) { $0.author }
    v.optionalRecord("editor", "người biên tập", person) { $0.editor }
    v.list("people", "nhân vật", person) { $0.people }
    v.texts("tags", "thẻ") { $0.tags }
    v.choice("kind", "thể loại", ["portrait", "model"]) { $0.kind }
  }
}

/// Templates in which `👉` marks places; the marks are no part of the sources.
struct MarkedTemplates {
  static let mark = "👉"
  let library: TemplateLibrary
  /// `path:line:column` of every mark.
  let marks: [String]

  init(_ texts: [String: String]) {
    var sources: [String: SourceFile] = [:]
    var marks: [String] = []
    for (name, text) in texts {
      let path = "themes/sen/\(name).mustache"
      let pieces = text.components(separatedBy: Self.mark)
      sources[name] = SourceFile(path: path, text: pieces.joined())
      var before = ""
      for piece in pieces.dropLast() {
        before += piece
        let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
        marks.append("\(path):\(lines.count):\((lines.last?.unicodeScalars.count ?? 0) + 1)")
      }
    }
    library = TemplateLibrary(sources)
    self.marks = marks.sorted()
  }
}

extension Diagnostic {
  var place: String { "\(path):\(position.line):\(position.column)" }
}

func render(_ story: Story, _ texts: [String: String]) -> (text: String?, problems: [Diagnostic]) {
  let (template, problems) = MarkedTemplates(texts).library.compile("page", for: Story.view.schema)
  guard let template else { return (nil, problems) }
  let out = [UInt8].written { template.render(Story.view.record(of: story), into: &$0) }
  return (String(decoding: out, as: UTF8.self), problems)
}

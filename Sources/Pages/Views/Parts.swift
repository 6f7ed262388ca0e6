// The shared parts of the pages' view models. Theme authors see them with `guong theme fields`.

import Templates
import Text
import Vietnamese

extension FieldList {
  /// A group of records that is absent when there are none:
  /// `{{#name}}…{{#items}}…{{/items}}…{{/name}}`.
  ///
  /// Both are inlined into the list; otherwise the closure would receive a copy of the model.
  @inline(__always)
  mutating func group<Sub>(
    _ name: String, _ summary: String, _ view: View<Sub>, _ read: (borrowing Model) -> [Sub]
  ) {
    optionalRecordValue(name, summary, Self.groupSchema(view.schema), read) {
      Self.group(view.records(of: $0))
    }
  }

  /// A group of records that are already made.
  @inline(__always)
  mutating func group(
    _ name: String, _ summary: String, _ schema: @autoclosure () -> Schema,
    _ read: (borrowing Model) -> [Record]
  ) {
    optionalRecordValue(name, summary, Self.groupSchema(schema()), read) { Self.group($0) }
  }

  private static func group(_ records: [Record]) -> Record? {
    guard !records.isEmpty else { return nil }
    return Record([.list(records), .text(Print.number(records.count))])
  }

  private static func groupSchema(_ schema: Schema) -> Schema {
    Schema(
      schema.name + " group",
      [
        Field("items", .list(schema), "the records in order"),
        Field("count", .text, "how many there are, as printed"),
      ])
  }
}

/// A link: label and address.
final class Link: Sendable {
  let label: String
  let url: String
  let record: Record

  /// `isShared` marks a link that many pages print: its rendered form is cached.
  init(label: String, url: String, isShared: Bool = false) {
    self.label = label
    self.url = url
    let values: [Value] = [.text(label), .text(url)]
    record = isShared ? .shared(values) : Record(values)
  }

  static let view = View<Link>("link", made: { $0.record }) { v in
    v.text("label", "the words") { $0.label }
    v.text("url", "the address, with the site's path") { $0.url }
  }
}

/// A name that may have a page of its own. It is made once and printed on many pages.
final class Name: Sendable {
  let label: String
  let url: String?
  let note: String?
  let record: Record

  init(_ label: String, url: String? = nil, note: String? = nil) {
    self.label = label
    self.url = url
    self.note = note
    record = .shared([.text(label), .optional(url), .optional(note)])
  }

  /// Returns the same name with another note.
  func noted(_ note: String?) -> Name { Name(label, url: url, note: note) }

  static let view = View<Name>("name", made: { $0.record }) { v in
    v.text("label", "the name") { $0.label }
    v.optionalText("url", "its page, if it has one") { $0.url }
    v.optionalText("note", "a remark in a few words") { $0.note }
  }
}

extension Value {
  /// Returns a text that may be absent; an empty one counts as absent.
  static func optional(_ text: String?) -> Value {
    guard let text, !text.isEmpty else { return .none }
    return .text(text)
  }
}

/// A term of a list with the number of stories or records below it.
struct Term: Sendable {
  let label: String
  let url: String
  let count: Int
  var note: String?
  var level: Int = 0

  static let view = View<Term>("term") { v in
    v.text("label", "the term") { $0.label }
    v.text("url", "the page of the term") { $0.url }
    v.text("count", "how many there are, as printed") { Print.number($0.count) }
    v.optionalText("note", "a remark in a few words") { $0.note }
    v.flag("isTop", "at the top level of a hierarchy") { $0.level == 0 }
    v.flag("isNested", "below another term") { $0.level > 0 }
  }
}

/// A labelled value, such as "Số quyết định: 14802/QĐ-UBND".
struct Fact: Sendable {
  let label: String
  let value: String
  var url: String?

  static let view = View<Fact>("fact") { v in
    v.text("label", "what it is") { $0.label }
    v.text("value", "the value as printed") { $0.value }
    v.optionalText("url", "a page about the value") { $0.url }
  }
}

/// A day in machine-readable and printed form.
final class Day: Sendable {
  let iso: String
  let text: String
  let record: Record

  init(_ date: CivilDate) {
    iso = date.isoText
    text = date.vietnameseText
    record = .shared([.text(iso), .text(text)])
  }

  static let view = View<Day>("day", made: { $0.record }) { v in
    v.text("iso", "for the datetime attribute") { $0.iso }
    v.text("text", "as printed, by Decree 30/2020/NĐ-CP") { $0.text }
  }
}

/// A text of several paragraphs.
struct Paragraphs: Sendable {
  static func split(_ text: String?) -> [String] {
    guard let text else { return [] }
    guard text.holds("\n") else { return [text] }
    return text.utf8.split(separator: UInt8(ascii: "\n")).compactMap { String($0) }
  }
}

/// A titled text, such as one item of a plan.
struct Passage: Sendable {
  let title: String
  let paragraphs: [String]
  var links: [Name] = []
  var note: String?

  static let view = View<Passage>("passage") { v in
    v.text("title", "its heading") { $0.title }
    v.texts("paragraphs", "its text, paragraph by paragraph") { $0.paragraphs }
    v.list("links", "what it names", Name.view) { $0.links }
    v.optionalText("note", "a remark in a few words") { $0.note }
  }
}

/// A feed of a page.
struct FeedLink: Sendable {
  let title: String
  let url: String
  let type: String

  static let view = View<FeedLink>("feed") { v in
    v.text("title", "title with the format") { $0.title }
    v.text("url", "where it is") { $0.url }
    v.text("type", "media type") { $0.type }
  }
}

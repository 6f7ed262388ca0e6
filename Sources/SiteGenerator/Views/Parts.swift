// The parts of which the pages' view models are made. A theme author sees them by `guong theme fields`.

import Templates
import Text
import Vietnamese

extension Property {
  /// A group of records that is absent when there are none: `{{#name}}…{{#items}}…{{/items}}…{{/name}}`.
  static func group<Sub>(
    _ name: String, _ summary: String, _ view: View<Sub>,
    _ read: @escaping @Sendable (Model) -> [Sub]
  ) -> Property {
    group(name, summary, view.schema) { read($0).map(view.record) }
  }

  /// A group of records that were made before.
  static func group(
    _ name: String, _ summary: String, _ schema: Schema,
    _ read: @escaping @Sendable (Model) -> [Record]
  ) -> Property {
    let group = Schema(
      schema.name + " group",
      [
        Field("items", .list(schema), "the records in order"),
        Field("count", .text, "how many there are, as printed"),
      ])
    return optionalRecordValue(name, summary, group) { model in
      let records = read(model)
      guard !records.isEmpty else { return nil }
      return Record([.list(records), .text(Print.number(records.count))])
    }
  }
}

/// A link: words and address.
final class Link: Sendable {
  let label: String
  let url: String
  let record: Record

  /// `isShared` for a link that many pages print: what is written of it is kept.
  init(label: String, url: String, isShared: Bool = false) {
    self.label = label
    self.url = url
    let values: [Value] = [.text(label), .text(url)]
    record = isShared ? .shared(values) : Record(values)
  }

  static let view = View<Link>(
    "link",
    [
      .text("label", "the words") { $0.label },
      .text("url", "the address, with the site's path") { $0.url },
    ], made: { $0.record })
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

  /// The same name with another remark.
  func noted(_ note: String?) -> Name { Name(label, url: url, note: note) }

  static let view = View<Name>(
    "name",
    [
      .text("label", "the name") { $0.label },
      .optionalText("url", "its page, if it has one") { $0.url },
      .optionalText("note", "a remark in a few words") { $0.note },
    ], made: { $0.record })
}

extension Value {
  /// A text that may be absent; an empty one counts as absent.
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

  static let view = View<Term>(
    "term",
    [
      .text("label", "the term") { $0.label },
      .text("url", "the page of the term") { $0.url },
      .text("count", "how many there are, as printed") { Print.number($0.count) },
      .optionalText("note", "a remark in a few words") { $0.note },
      .flag("isTop", "at the top level of a hierarchy") { $0.level == 0 },
      .flag("isNested", "below another term") { $0.level > 0 },
    ])
}

/// A labelled value, such as "Số quyết định: 14802/QĐ-UBND".
struct Fact: Sendable {
  let label: String
  let value: String
  var url: String?

  static let view = View<Fact>(
    "fact",
    [
      .text("label", "what it is") { $0.label },
      .text("value", "the value as printed") { $0.value },
      .optionalText("url", "a page about the value") { $0.url },
    ])
}

/// A day as machines and as people read it.
final class Day: Sendable {
  let iso: String
  let text: String
  let record: Record

  init(_ date: CivilDate) {
    iso = date.isoText
    text = date.vietnameseText
    record = .shared([.text(iso), .text(text)])
  }

  static let view = View<Day>(
    "day",
    [
      .text("iso", "for the datetime attribute") { $0.iso },
      .text("text", "as printed, by Decree 30/2020/NĐ-CP") { $0.text },
    ], made: { $0.record })
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

  static let view = View<Passage>(
    "passage",
    [
      .text("title", "its heading") { $0.title },
      .texts("paragraphs", "its text, paragraph by paragraph") { $0.paragraphs },
      .list("links", "what it names", Name.view) { $0.links },
      .optionalText("note", "a remark in a few words") { $0.note },
    ])
}

/// A feed of a page.
struct FeedLink: Sendable {
  let title: String
  let url: String
  let type: String

  static let view = View<FeedLink>(
    "feed",
    [
      .text("title", "title with the format") { $0.title },
      .text("url", "where it is") { $0.url },
      .text("type", "media type") { $0.type },
    ])
}

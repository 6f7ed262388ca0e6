// The description of one field of a record. Reading, checking, open data and docs/formats.md all follow
// from it, so that a field is written down once.

import Text

/// What a field holds and how its text is read.
package indirect enum FieldKind: Sendable {
  /// One line of text.
  case text
  /// Text that may have several lines; a blank line parts paragraphs.
  case prose
  /// `a-z`, `0-9` and single hyphens, at most 120 bytes.
  case slug
  /// A whole number in ASCII digits within the range.
  case integer(ClosedRange<Int>)
  /// A number with up to six decimals after `,` or `.`, without thousands separators.
  case decimal
  /// Degrees with at most five decimals after a point, within the range.
  case degrees(ClosedRange<Int>)
  /// `true` or `false`, `có` or `không`.
  case flag
  /// `YYYY-MM-DD`.
  case date
  /// `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`, with an offset or else +07:00.
  case moment
  /// An `https://` or `http://` address.
  case url
  /// The path of a file below `content/`, relative to the record's own folder or from `/static/`.
  case file
  /// One of a fixed set that the program knows.
  case choice([Choice])
  /// A term of the vocabulary with this id, `content/vocabularies/<id>.yml`.
  case term(String)
  /// The id of a record of the named type. A locality may carry `@YYYY-MM-DD`.
  case reference(String)
  /// The address of a page of an earlier site, beginning with `/`.
  case address
  /// Several values: a YAML sequence, or `|` between the values of a CSV cell.
  case list(FieldKind)
  /// A mapping with fields of its own (YAML only).
  case group([FieldSpec])
  /// A sequence of mappings (YAML only).
  case groups([FieldSpec])
  /// A mapping of free keys to texts (YAML only), for themes that know them.
  case extra
}

/// A value of a fixed set, with its labels.
package struct Choice: Sendable, Hashable {
  package let id: String
  package let vi: String
  package let en: String

  package init(_ id: String, _ vi: String, _ en: String) {
    self.id = id
    self.vi = vi
    self.en = en
  }
}

/// One field: its key, what it holds, whether it must be there and whether open data shows it.
package final class FieldSpec: Sendable {
  package let name: String
  package let kind: FieldKind
  package let isRequired: Bool
  /// Only a public field is written to `data/`.
  package let isPublic: Bool
  /// What the field means, for docs/formats.md and the data package.
  package let summary: String
  /// An example as it is written in YAML or CSV.
  package let example: String
  /// Tells names apart quickly: most that differ have another.
  let mark: UInt64

  package init(
    _ name: String, _ kind: FieldKind, required: Bool = false, public isPublic: Bool = true,
    _ summary: String, example: String = ""
  ) {
    self.name = name
    self.kind = kind
    self.isRequired = required
    self.isPublic = isPublic
    self.summary = summary
    self.example = example
    mark = QuickHash.of(name)
  }
}

extension [FieldSpec] {
  /// The place of the field with a name; looked for so often that names are compared only where their
  /// marks agree. `hint` is where to look first: keys mostly follow each other as in the schema.
  func index(of name: String, near hint: Int = 0) -> Int? {
    let mark = QuickHash.of(name)
    return withUnsafeBufferPointer { specs in
      for index in hint..<Swift.max(hint, specs.count)
      where specs[index].mark == mark && specs[index].name == name {
        return index
      }
      for index in 0..<Swift.min(hint, specs.count)
      where specs[index].mark == mark && specs[index].name == name {
        return index
      }
      return nil
    }
  }
}

/// A type of record: where its files lie and which fields they may have.
package final class RecordSchema: Sendable {
  /// The name by which fields refer to it, such as `award-form`.
  package let name: String
  /// The folder below `content/`.
  package let folder: String
  /// The name in Vietnamese, for messages and the data package.
  package let title: String
  package let summary: String
  package let fields: [FieldSpec]
  /// Whether its files are Markdown with front matter; else CSV or YAML.
  package let isMarkdown: Bool
  /// The fields whose day tells which spell of a locality is meant, the first that is there.
  package let asOf: [String]

  package init(
    name: String, folder: String, title: String, summary: String, isMarkdown: Bool = false,
    asOf: [String] = [], fields: [FieldSpec]
  ) {
    self.name = name
    self.folder = folder
    self.title = title
    self.summary = summary
    self.isMarkdown = isMarkdown
    self.asOf = asOf
    self.fields = fields + Self.common
  }

  /// The fields that every record may have.
  static let common: [FieldSpec] = [
    FieldSpec(
      "sample", .flag,
      "the record illustrates and is not a fact; the site says so wherever it shows it",
      example: "true"),
    FieldSpec("draft", .flag, public: false, "hidden from the published site", example: "true"),
    FieldSpec(
      "publishAt", .moment, "shown from this moment on", example: "2021-08-11T08:00"),
    FieldSpec(
      "embargoUntil", .moment, public: false,
      "not shown before this moment, whatever publishAt says",
      example: "2021-08-11T08:00"),
    FieldSpec(
      "expires", .moment, public: false, "hidden again from this moment on", example: "2022-01-01"),
    FieldSpec(
      "sources", .list(.text), "where the facts come from: document ids or addresses of pages",
      example: "https://baokhanhhoa.vn/…"),
    FieldSpec(
      "aliases", .list(.address), public: false,
      "former addresses of its page, which then redirect",
      example: "/cu/bai-1/"),
    FieldSpec("note", .prose, public: false, "a remark for the editors, never published"),
    FieldSpec("extra", .extra, public: false, "free keys for a theme that knows them"),
  ]
}

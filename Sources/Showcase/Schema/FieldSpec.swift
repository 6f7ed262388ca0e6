// The description of one field of a record. Reading, checking, open data and docs/formats.md are
// derived from it, so that a field is declared once.

import Text

/// What a field holds and how its text is read.
package indirect enum FieldKind: Sendable {
  /// One line of text.
  case text
  /// Text that may have several lines; a blank line separates paragraphs.
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
  /// One of a fixed set: the cases of a `ChoiceValue`.
  case choice([Choice])
  /// A term of a vocabulary, `content/vocabularies/<id>.yml`.
  case term(VocabularyName)
  /// The id of a record of a kind. A locality may carry `@YYYY-MM-DD`.
  case reference(RecordKind)
  /// The address of a page of an earlier site, beginning with `/`.
  case address
  /// Several values: a YAML sequence, or `|` between the values of a CSV cell.
  case list(FieldKind)
  /// A mapping with fields of its own (YAML only).
  case group([FieldSpec])
  /// A sequence of mappings (YAML only).
  case groups([FieldSpec])
  /// A mapping of free keys to texts (YAML only), for themes that use them.
  case extra
}

/// How the search uses the value of a field.
package enum SearchRole: Sendable {
  /// It names the record and heads the result.
  case title
  /// A name by which the record is known, or of something that belongs to it.
  case name
  /// The summary.
  case lead
  /// Any other words.
  case text
  /// Not at all.
  case none
}

/// One field: its key, what it holds, whether it is required and whether open data includes it.
package final class FieldSpec: Sendable {
  package let name: String
  package let kind: FieldKind
  package let isRequired: Bool
  /// Only a public field is written to `data/`.
  package let isPublic: Bool
  /// What it is called in Vietnamese, on forms and at the head of columns.
  package let label: String
  /// What the field means, for docs/formats.md and the data package.
  package let summary: String
  /// How the search of a kind without a search record of its own uses it.
  package let foundAs: SearchRole
  /// An example as it is written in YAML or CSV.
  package let example: String
  /// Compares names quickly: most different names have different marks.
  let mark: UInt64

  package init(
    _ name: String, _ kind: FieldKind, required: Bool = false, public isPublic: Bool = true,
    vi label: String, _ summary: String, foundAs: SearchRole? = nil, example: String = ""
  ) {
    self.name = name
    self.kind = kind
    self.isRequired = required
    self.isPublic = isPublic
    self.label = label
    self.summary = summary
    self.foundAs = isPublic ? foundAs ?? kind.searchRole : .none
    self.example = example
    mark = QuickHash.of(name)
  }
}

extension FieldKind {
  /// The default role of a field.
  fileprivate var searchRole: SearchRole {
    switch self {
    case .text, .term, .reference: .name
    case .prose: .text
    case .list(let element): element.searchRole
    case .slug, .integer, .decimal, .degrees, .flag, .date, .moment, .url, .file, .choice, .address,
      .group, .groups, .extra:
      .none
    }
  }
}

extension [FieldSpec] {
  /// Returns the position of the field with a name; lookups are so frequent that names are compared
  /// only where their marks agree. `hint` is the position to try first: keys mostly follow the
  /// order of the schema.
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

  /// Returns the position of a field, by its identity.
  func index(of spec: FieldSpec) -> Int? {
    for index in indices where self[index] === spec { return index }
    return nil
  }
}

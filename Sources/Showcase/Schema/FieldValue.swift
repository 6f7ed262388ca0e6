package import Markdown
package import Text
package import Vietnamese

/// A field's value after its text was read by the field's own kind.
package enum FieldValue: Sendable {
  case text(String)
  case integer(Int)
  case decimal(DecimalNumber)
  case flag(Bool)
  case date(CivilDate)
  case moment(Moment)
  /// The id of another record; a locality may name the day on which it is meant.
  case reference(String, asOf: CivilDate?)
  case list([ListItem])
  indirect case group(FieldSet)
  case groups([FieldSet])
  case extra([ExtraField])
}

/// One value of a list and the place where it stands.
package struct ListItem: Sendable {
  package let value: FieldValue
  package let offset: Int
}

/// A free key of `extra:`.
package struct ExtraField: Sendable {
  package let key: String
  package let value: String
  /// Byte offsets of the two.
  package let keyOffset: Int
  package let offset: Int
}

/// The values of a mapping or row, in the order of its specification.
package struct FieldSet: Sendable {
  package let specs: [FieldSpec]
  /// Nil where the field is absent.
  package internal(set) var values: [FieldValue?]
  /// Byte offset of each value; -1 where the field is absent.
  package internal(set) var offsets: [Int]
  /// Byte offset where the mapping or row begins.
  package let start: Int

  package init(specs: [FieldSpec], start: Int) {
    self.specs = specs
    self.start = start
    values = [FieldValue?](repeating: nil, count: specs.count)
    offsets = [Int](repeating: -1, count: specs.count)
  }

  package func index(of name: String) -> Int? {
    specs.index(of: name)
  }

  package subscript(name: String) -> FieldValue? {
    index(of: name).flatMap { values[$0] }
  }

  /// Whether a field stands in the file, readable or not.
  package func isWritten(_ name: String) -> Bool {
    index(of: name).map { offsets[$0] >= 0 } ?? false
  }

  /// Where a field stands, or where its record begins when it is absent.
  package func offset(of name: String) -> Int {
    guard let index = index(of: name), offsets[index] >= 0 else { return start }
    return offsets[index]
  }

  /// Where one value of a list stands.
  package func offset(of name: String, item: Int) -> Int {
    guard case .list(let items) = self[name], items.indices.contains(item) else {
      return offset(of: name)
    }
    return items[item].offset
  }

  package func text(_ name: String) -> String? {
    guard case .text(let text) = self[name] else { return nil }
    return text
  }

  /// The text of a required field; empty only in a record that was reported and left out.
  package func requiredText(_ name: String) -> String { text(name) ?? "" }

  package func integer(_ name: String) -> Int? {
    guard case .integer(let number) = self[name] else { return nil }
    return number
  }

  package func decimal(_ name: String) -> DecimalNumber? {
    guard case .decimal(let number) = self[name] else { return nil }
    return number
  }

  package func flag(_ name: String) -> Bool? {
    guard case .flag(let flag) = self[name] else { return nil }
    return flag
  }

  package func date(_ name: String) -> CivilDate? {
    switch self[name] {
    case .date(let date): date
    case .moment(let moment): moment.date
    default: nil
    }
  }

  package func moment(_ name: String) -> Moment? {
    guard case .moment(let moment) = self[name] else { return nil }
    return moment
  }

  package func reference(_ name: String) -> String? {
    guard case .reference(let id, _) = self[name] else { return nil }
    return id
  }

  package func texts(_ name: String) -> [String] {
    guard case .list(let items) = self[name] else { return [] }
    var texts: [String] = []
    texts.reserveCapacity(items.count)
    for item in items {
      switch item.value {
      case .text(let text), .reference(let text, _): texts.append(text)
      default: break
      }
    }
    return texts
  }

  /// The ids of a list of references.
  package func references(_ name: String) -> [String] { texts(name) }

  package func group(_ name: String) -> FieldSet? {
    guard case .group(let set) = self[name] else { return nil }
    return set
  }

  package func groups(_ name: String) -> [FieldSet] {
    guard case .groups(let sets) = self[name] else { return [] }
    return sets
  }
}

/// A record as it was read: its fields, where they stand, and what is wrong with them.
package final class ParsedRecord: Sendable {
  package let schema: RecordSchema
  package let file: SourceFile
  package let fields: FieldSet
  /// The body of a Markdown file, rendered and taken apart.
  package let document: Document?
  /// Problems of its own fields; none of them is printed by `build` when the record is hidden.
  package let diagnostics: [Diagnostic]
  /// Whether some of its fields could not be looked at, so that even its id may be another.
  package let isPartial: Bool
  /// The id as written, or for Markdown the file's name without `.md`; nil when it could not be read.
  package let id: String?
  /// Whether all its fields could be read; only then is it assembled.
  package let isReadable: Bool
  package let isSample: Bool
  /// Where the facts come from: document ids or addresses.
  package let sources: [String]
  /// The day on which the localities that it names are meant; nil means the latest spell.
  package let localityDate: CivilDate?

  package init(
    schema: RecordSchema, file: SourceFile, fields: FieldSet, document: Document? = nil,
    diagnostics: [Diagnostic], isPartial: Bool = false
  ) {
    self.schema = schema
    self.file = file
    self.fields = fields
    self.document = document
    self.diagnostics = diagnostics
    self.isPartial = isPartial
    isReadable = !isPartial && !diagnostics.contains { $0.severity == .error }
    isSample = fields.flag("sample") ?? false
    sources = fields.texts("sources")
    localityDate = schema.asOf.lazy.compactMap { fields.date($0) }.first
    if let text = fields.text("id") {
      id = text
    } else {
      let isNamed = schema.isMarkdown && !isPartial && !fields.isWritten("id")
      id = isNamed ? file.stem : nil
    }
  }

  /// What stands for a file that could not be read: it has no fields, and nobody is blamed for naming
  /// what may be in it.
  package static func unread(
    _ file: SourceFile, schema: RecordSchema, diagnostics: [Diagnostic]
  ) -> ParsedRecord {
    ParsedRecord(
      schema: schema, file: file, fields: FieldSet(specs: schema.fields, start: 0),
      diagnostics: diagnostics, isPartial: true)
  }
}

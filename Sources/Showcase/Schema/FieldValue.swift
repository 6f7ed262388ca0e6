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
  /// The kind of record, or the field, whose fields these are; for messages about mistakes of the program.
  let owner: String
  package let specs: [FieldSpec]
  /// Nil where the field is absent.
  package internal(set) var values: [FieldValue?]
  /// Byte offset of each value; -1 where the field is absent.
  package internal(set) var offsets: [Int]
  /// Byte offset where the mapping or row begins.
  package let start: Int

  package init(owner: String, specs: [FieldSpec], start: Int) {
    self.owner = owner
    self.specs = specs
    self.start = start
    values = [FieldValue?](repeating: nil, count: specs.count)
    offsets = [Int](repeating: -1, count: specs.count)
  }

  /// The public values that are there, in the order of their specification.
  package var publicValues: [(spec: FieldSpec, value: FieldValue)] {
    specs.indices.compactMap { index in
      specs[index].isPublic ? values[index].map { (specs[index], $0) } : nil
    }
  }

  // MARK: Reading by typed keys

  package subscript<Value>(key: OptionalField<Value>) -> Value? {
    values[index(of: key.spec)].map { decoded($0, key.spec) }
  }

  /// The value of a required field. Only readable records may be asked: they have it.
  package subscript<Value>(key: RequiredField<Value>) -> Value {
    guard let value = values[index(of: key.spec)] else {
      preconditionFailure("'\(key.spec.name)' is read from a '\(owner)' that cannot be read")
    }
    return decoded(value, key.spec)
  }

  /// The values of a list; empty when it is absent.
  package subscript<Value>(key: ListField<Value>) -> [Value] {
    guard case .list(let items) = values[index(of: key.spec)] else { return [] }
    return items.map { decoded($0.value, key.spec) }
  }

  package subscript(key: GroupField) -> FieldSet? {
    guard case .group(let set) = values[index(of: key.spec)] else { return nil }
    return set
  }

  package subscript(key: GroupsField) -> [FieldSet] {
    guard case .groups(let sets) = values[index(of: key.spec)] else { return [] }
    return sets
  }

  /// Whether a field stands in the file, readable or not.
  package func isWritten(_ spec: FieldSpec) -> Bool { offsets[index(of: spec)] >= 0 }

  /// Where a field stands, or where its record begins when it is absent.
  package func offset(of key: some FieldKey) -> Int { offset(of: key.spec) }

  /// Where one value of a list stands.
  func offset(of key: some FieldKey, item: Int) -> Int {
    guard case .list(let items) = values[index(of: key.spec)], items.indices.contains(item) else {
      return offset(of: key.spec)
    }
    return items[item].offset
  }

  /// The day of a date or moment.
  func day(of spec: FieldSpec) -> CivilDate? {
    switch values[index(of: spec)] {
    case .date(let date): date
    case .moment(let moment): moment.date
    default: nil
    }
  }

  func offset(of spec: FieldSpec) -> Int {
    let offset = offsets[index(of: spec)]
    return offset >= 0 ? offset : start
  }

  /// The place of a field that these have; to read another is a mistake of the program.
  private func index(of spec: FieldSpec) -> Int {
    guard let index = specs.index(of: spec) else {
      preconditionFailure("the fields of '\(owner)' do not list '\(spec.name)'")
    }
    return index
  }

  /// The parser made the value by the kind that the key has, so it is of the key's type.
  private func decoded<Value: FieldDecodable>(_ value: FieldValue, _ spec: FieldSpec) -> Value {
    guard let decoded = Value(field: value) else {
      preconditionFailure("'\(spec.name)' holds no \(Value.self)")
    }
    return decoded
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
    isSample = fields[CommonFields.sample] ?? false
    sources = fields[CommonFields.sources]
    localityDate = schema.asOf.lazy.compactMap { fields.day(of: $0) }.first
    if case .text(let text) = fields.values[RecordSchema.idIndex] {
      id = text
    } else {
      let isWritten = fields.offsets[RecordSchema.idIndex] >= 0
      id = schema.isMarkdown && !isPartial && !isWritten ? file.stem : nil
    }
  }

  package var kind: RecordKind { schema.kind }

  /// The line on which it begins, counted from 1.
  package var line: Int { file.position(at: fields.start).line }

  /// What open data says of it in the field at a place of its schema, which must be a public one.
  package func publicValue(at place: Int) -> FieldValue? {
    precondition(fields.specs[place].isPublic, "'\(fields.specs[place].name)' is not public")
    return fields.values[place]
  }

  /// The slug of a story.
  package var slug: String? { kind == .story ? self[Story.slug] : nil }

  /// Whether the record may be shown only from a moment on, and from which: `publishAt` and `embargoUntil`.
  var starts: [Moment] {
    [self[CommonFields.publishAt], self[CommonFields.embargoUntil]].compactMap { $0 }
  }

  package subscript<Value>(key: OptionalField<Value>) -> Value? {
    fields[key]
  }

  /// The value of a required field; the record must be readable.
  package subscript<Value>(key: RequiredField<Value>) -> Value {
    fields[key]
  }

  package subscript<Value>(key: ListField<Value>) -> [Value] {
    fields[key]
  }

  package subscript(key: GroupField) -> FieldSet? {
    fields[key]
  }

  package subscript(key: GroupsField) -> [FieldSet] {
    fields[key]
  }

  /// What stands for a file that could not be read: it has no fields, and nobody is blamed for naming
  /// what may be in it.
  package static func unread(
    _ file: SourceFile, schema: RecordSchema, diagnostics: [Diagnostic]
  ) -> ParsedRecord {
    ParsedRecord(
      schema: schema, file: file,
      fields: FieldSet(owner: schema.name, specs: schema.fields, start: 0),
      diagnostics: diagnostics, isPartial: true)
  }
}

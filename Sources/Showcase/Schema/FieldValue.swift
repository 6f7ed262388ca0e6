package import Markdown
package import Text
package import Vietnamese

/// A field's value after its text was parsed by the field's kind.
package enum FieldValue: Sendable {
  case text(String)
  case integer(Int)
  case decimal(DecimalNumber)
  case flag(Bool)
  case date(CivilDate)
  case moment(Moment)
  /// The id of another record; a locality may name the day on which it is resolved.
  case reference(String, asOf: CivilDate?)
  case list([ListItem])
  indirect case group(FieldSet)
  case groups([FieldSet])
  case extra([ExtraField])
}

/// One value of a list and its position.
package struct ListItem: Sendable {
  package let value: FieldValue
  package let offset: Int
}

/// A free key of `extra:`.
package struct ExtraField: Sendable {
  package let key: String
  package let value: String
  /// Byte offsets of key and value.
  package let keyOffset: Int
  package let offset: Int
}

/// The values of a mapping or row, in the order of its specification.
package struct FieldSet: Sendable {
  /// The kind of record, or the field, to which these fields belong; for messages about errors in
  /// the program.
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

  /// The public values that are present, in the order of their specification.
  package var publicValues: [(spec: FieldSpec, value: FieldValue)] {
    specs.indices.compactMap { index in
      specs[index].isPublic ? values[index].map { (specs[index], $0) } : nil
    }
  }

  // MARK: Reading by typed keys

  package subscript<Value>(key: OptionalField<Value>) -> Value? {
    values[index(of: key.spec)].map { decoded($0, key.spec) }
  }

  /// The value of a required field; only readable records are guaranteed to have it.
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

  /// Returns whether a field is written in the file, readable or not.
  package func isWritten(_ spec: FieldSpec) -> Bool { offsets[index(of: spec)] >= 0 }

  /// Returns the position of a field, or of its record when it is absent.
  package func offset(of key: some FieldKey) -> Int { offset(of: key.spec) }

  /// Returns the position of one value of a list.
  func offset(of key: some FieldKey, item: Int) -> Int {
    guard case .list(let items) = values[index(of: key.spec)], items.indices.contains(item) else {
      return offset(of: key.spec)
    }
    return items[item].offset
  }

  /// Returns the day of a date or moment.
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

  /// Returns the index of a field of this set; reading another is an error in the program.
  private func index(of spec: FieldSpec) -> Int {
    guard let index = specs.index(of: spec) else {
      preconditionFailure("the fields of '\(owner)' do not list '\(spec.name)'")
    }
    return index
  }

  /// Decodes a value. The parser made it by the kind of the key, so it is of the key's type.
  private func decoded<Value: FieldDecodable>(_ value: FieldValue, _ spec: FieldSpec) -> Value {
    guard let decoded = Value(field: value) else {
      preconditionFailure("'\(spec.name)' holds no \(Value.self)")
    }
    return decoded
  }
}

/// A record as it was read: its fields, their positions, and their problems.
package final class ParsedRecord: Sendable {
  package let schema: RecordSchema
  package let file: SourceFile
  package let fields: FieldSet
  /// The body of a Markdown file, rendered and analysed.
  package let document: Document?
  /// Problems of its own fields; `build` prints none of them when the record is hidden.
  package let diagnostics: [Diagnostic]
  /// Whether some of its fields could not be read, so that even its id may be wrong.
  package let isPartial: Bool
  /// The id as written, or for Markdown the file's name without `.md`; nil when it could not be
  /// read.
  package let id: String?
  /// Whether all its fields could be read; only then is it assembled.
  package let isReadable: Bool
  package let isSample: Bool
  /// The sources of its facts: document ids or addresses.
  package let sources: [String]
  /// The day on which the localities that it names are resolved; nil means the latest version.
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

  /// Returns the open data of the field at a position of its schema, which must be public.
  package func publicValue(at place: Int) -> FieldValue? {
    precondition(fields.specs[place].isPublic, "'\(fields.specs[place].name)' is not public")
    return fields.values[place]
  }

  /// The slug of a story.
  package var slug: String? { kind == .story ? self[Story.slug] : nil }

  /// The moments before which the record must not be shown: `publishAt` and `embargoUntil`.
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

  /// Makes a placeholder for a file that could not be read: it has no fields, and references to
  /// records that may be in it are not reported.
  package static func unread(
    _ file: SourceFile, schema: RecordSchema, diagnostics: [Diagnostic]
  ) -> ParsedRecord {
    ParsedRecord(
      schema: schema, file: file,
      fields: FieldSet(owner: schema.name, specs: schema.fields, start: 0),
      diagnostics: diagnostics, isPartial: true)
  }
}

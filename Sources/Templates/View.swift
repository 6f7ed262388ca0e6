// One of the files that may use pointers: a model of forty fields is read in place, and values are
// written directly into their array. The pointers do not escape `values(of:)`; a view that lists
// more fields than its schema ends the program, in release builds too.

/// Binds a model to templates: one list of fields defines the schema and the values.
public final class View<Model>: Sendable {
  public let schema: Schema
  @usableFromInline let list: @Sendable (inout FieldList<Model>) -> Void
  /// Returns the record that a model already contains.
  @usableFromInline let made: (@Sendable (Model) -> Record)?

  /// `list` names the fields in order, independent of the model. `made` is for a model that makes
  /// its record once; then `record(of:)` returns that.
  public init(
    _ name: String, made: (@Sendable (Model) -> Record)? = nil,
    _ list: @escaping @Sendable (inout FieldList<Model>) -> Void
  ) {
    var fields = FieldList<Model>()
    list(&fields)
    schema = Schema(name, fields.declared)
    self.list = list
    self.made = made
  }

  /// Reads a model's values, in the order of the schema.
  @inlinable
  public func record(of model: consuming Model) -> Record {
    if let made { return made(model) }
    return Record(values(of: model))
  }

  /// Reads the values of many models.
  @inlinable
  public func records(of models: [Model]) -> [Record] { models.map { record(of: $0) } }

  /// Makes a record of a model that many pages show.
  @inlinable
  public func sharedRecord(of model: consuming Model) -> Record {
    Record.shared(values(of: model))
  }

  /// Consumes the model, so that its forty fields are read without a copy.
  @inlinable
  func values(of model: consuming Model) -> [Value] {
    withUnsafePointer(to: &model) { model in
      [Value](unsafeUninitializedCapacity: schema.fields.count) { values, count in
        var fields = FieldList(model, values)
        list(&fields)
        count = fields.count
      }
    }
  }
}

/// The fields of a view while it is made, or the values of one model.
///
/// Each function declares a field: its name, its meaning for theme authors, and how it is read from
/// the model. The closures are called immediately and inlined into the list, which makes values
/// cheap.
public struct FieldList<Model>: ~Copyable {
  /// Nil while fields are declared.
  @usableFromInline let model: UnsafePointer<Model>?
  @usableFromInline let values: UnsafeMutableBufferPointer<Value>?
  @usableFromInline var count = 0
  private(set) var declared: [Field] = []

  init() {
    model = nil
    values = nil
  }

  @usableFromInline
  init(_ model: UnsafePointer<Model>, _ values: UnsafeMutableBufferPointer<Value>) {
    self.model = model
    self.values = values
  }

  @usableFromInline
  mutating func declare(_ name: String, _ type: FieldType, _ summary: String) {
    declared.append(Field(name, type, summary))
  }

  @inlinable
  mutating func put(_ value: consuming Value) {
    guard let values else { return }
    precondition(count < values.count, "a view lists the same fields at each call")
    values.initializeElement(at: count, to: value)
    count += 1
  }
}

extension FieldList {
  /// A text that is always present.
  @inlinable
  public mutating func text(_ name: String, _ summary: String, _ read: (borrowing Model) -> String)
  {
    guard let model else { return declare(name, .text, summary) }
    put(.text(read(model.pointee)))
  }

  /// A text that may be absent; an empty text counts as absent.
  @inlinable
  public mutating func optionalText(
    _ name: String, _ summary: String, _ read: (borrowing Model) -> String?
  ) {
    guard let model else { return declare(name, .optionalText, summary) }
    guard let text = read(model.pointee), !text.isEmpty else { return put(.none) }
    put(.text(text))
  }

  /// Trusted markup, UTF-8.
  @inlinable
  public mutating func html(_ name: String, _ summary: String, _ read: (borrowing Model) -> [UInt8])
  {
    guard let model else { return declare(name, .html, summary) }
    put(.html(read(model.pointee)))
  }

  /// Trusted markup that is written into the page when its position is reached.
  @inlinable
  public mutating func markup(
    _ name: String, _ summary: String, _ read: (borrowing Model) -> Markup
  ) {
    guard let model else { return declare(name, .html, summary) }
    put(.markup(read(model.pointee)))
  }

  /// Trusted markup that may be absent; empty markup counts as absent.
  @inlinable
  public mutating func optionalHTML(
    _ name: String, _ summary: String, _ read: (borrowing Model) -> [UInt8]?
  ) {
    guard let model else { return declare(name, .optionalHTML, summary) }
    guard let html = read(model.pointee), !html.isEmpty else { return put(.none) }
    put(.html(html))
  }

  /// Yes or no.
  @inlinable
  public mutating func flag(_ name: String, _ summary: String, _ read: (borrowing Model) -> Bool) {
    guard let model else { return declare(name, .flag, summary) }
    put(.flag(read(model.pointee)))
  }

  /// A list of plain texts.
  @inlinable
  public mutating func texts(
    _ name: String, _ summary: String, _ read: (borrowing Model) -> [String]
  ) {
    guard let model else { return declare(name, .texts, summary) }
    put(.texts(read(model.pointee)))
  }

  /// A text from `choices`; the only type that may name a partial.
  @inlinable
  public mutating func choice(
    _ name: String, _ summary: String, _ choices: [String], _ read: (borrowing Model) -> String
  ) {
    guard let model else { return declare(name, .choice(choices), summary) }
    put(.text(read(model.pointee)))
  }
}

extension FieldList {
  /// A record that is always present.
  @inlinable
  public mutating func record<Sub>(
    _ name: String, _ summary: String, _ view: View<Sub>, _ read: (borrowing Model) -> Sub
  ) {
    guard let model else { return declare(name, .record(view.schema), summary) }
    put(.record(view.record(of: read(model.pointee))))
  }

  /// A record that may be absent.
  @inlinable
  public mutating func optionalRecord<Sub>(
    _ name: String, _ summary: String, _ view: View<Sub>, _ read: (borrowing Model) -> Sub?
  ) {
    guard let model else { return declare(name, .optionalRecord(view.schema), summary) }
    guard let sub = read(model.pointee) else { return put(.none) }
    put(.record(view.record(of: sub)))
  }

  /// A list of records.
  @inlinable
  public mutating func list<Sub>(
    _ name: String, _ summary: String, _ view: View<Sub>, _ read: (borrowing Model) -> [Sub]
  ) {
    guard let model else { return declare(name, .list(view.schema), summary) }
    put(.list(view.records(of: read(model.pointee))))
  }

  /// A record that is already made, of the given schema.
  @inlinable
  public mutating func recordValue(
    _ name: String, _ summary: String, _ schema: Schema, _ read: (borrowing Model) -> Record
  ) {
    guard let model else { return declare(name, .record(schema), summary) }
    put(.record(read(model.pointee)))
  }

  /// A record that is already made and may be absent; the schema is requested only when fields are
  /// declared.
  @inlinable
  public mutating func optionalRecordValue(
    _ name: String, _ summary: String, _ schema: @autoclosure () -> Schema,
    _ read: (borrowing Model) -> Record?
  ) {
    guard let model else { return declare(name, .optionalRecord(schema()), summary) }
    guard let record = read(model.pointee) else { return put(.none) }
    put(.record(record))
  }

  /// A record made from a part of the model, absent when none is made; the schema is requested only
  /// when fields are declared.
  @inlinable
  public mutating func optionalRecordValue<Part>(
    _ name: String, _ summary: String, _ schema: @autoclosure () -> Schema,
    _ read: (borrowing Model) -> Part, _ make: (Part) -> Record?
  ) {
    guard let model else { return declare(name, .optionalRecord(schema()), summary) }
    guard let record = make(read(model.pointee)) else { return put(.none) }
    put(.record(record))
  }

  /// Records that are already made, of the given schema.
  @inlinable
  public mutating func listValue(
    _ name: String, _ summary: String, _ schema: Schema, _ read: (borrowing Model) -> [Record]
  ) {
    guard let model else { return declare(name, .list(schema), summary) }
    put(.list(read(model.pointee)))
  }
}

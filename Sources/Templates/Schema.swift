// The view model of a template: a schema declares the names of a record and their types, a record
// holds the values in the same order. Schemas are finite trees, so every name of a template is
// resolved when the template is compiled, and rendering performs no lookups.

/// The type of a field, which determines what a template may do with it.
public enum FieldType: Hashable, Sendable {
  /// A text that is always present: `{{x}}`.
  case text
  /// A text that may be absent: `{{x}}`, `{{#x}}{{.}}{{/x}}`, `{{^x}}`.
  case optionalText
  /// Trusted HTML: `{{{x}}}` only.
  case html
  /// Trusted HTML that may be absent: `{{{x}}}`, `{{#x}}{{{.}}}{{/x}}`, `{{^x}}`.
  case optionalHTML
  /// Yes or no: `{{#x}}`, `{{^x}}`.
  case flag
  /// A record that is always present: `{{#x}}`, `{{x.name}}`.
  case record(Schema)
  /// A record that may be absent: `{{#x}}`, `{{^x}}`, and `{{x.name}}` inside `{{#x}}`.
  case optionalRecord(Schema)
  /// A list of records: `{{#x}}`, `{{^x}}`.
  case list(Schema)
  /// A list of plain texts: `{{#x}}{{.}}{{/x}}`, `{{^x}}`.
  case texts
  /// A text from a fixed set: `{{x}}`, and the name of a partial in `{{>*x}}`.
  case choice([String])
}

/// One name of a record.
public struct Field: Hashable, Sendable {
  public let name: String
  public let type: FieldType
  /// The meaning of the field, for theme authors; one line.
  public let summary: String

  public init(_ name: String, _ type: FieldType, _ summary: String) {
    self.name = name
    self.type = type
    self.summary = summary
  }
}

/// The names of a kind of record, in the order in which its values are stored.
public struct Schema: Hashable, Sendable {
  public let name: String
  public let fields: [Field]

  public init(_ name: String, _ fields: [Field]) {
    self.name = name
    self.fields = fields
  }

  /// Returns the index of a field by its name.
  func index(of name: String) -> Int? {
    fields.firstIndex { $0.name == name }
  }
}

/// One value of a record; its case matches the field's type.
public enum Value: Hashable, Sendable {
  /// The absent value of an optional field.
  case none
  case text(String)
  /// UTF-8 of markup that is written unchanged.
  case html([UInt8])
  /// Markup that is not written yet.
  case markup(Markup)
  case flag(Bool)
  case record(Record)
  case list([Record])
  case texts([String])
}

/// The values of one record, in the order of its schema's fields. A single reference, because
/// records are passed on more often than they are read.
public struct Record: Hashable, Sendable {
  @usableFromInline
  enum Form: Sendable {
    case once([Value])
    case shared(SharedRecord)
  }

  @usableFromInline let form: Form

  @inlinable
  public init(_ values: [Value]) {
    form = .once(values)
  }

  private init(_ shared: SharedRecord) {
    form = .shared(shared)
  }

  /// Makes a record that many pages show: the output of a section that refers to nothing else is
  /// rendered once and cached.
  public static func shared(_ values: [Value]) -> Record { Record(SharedRecord(values)) }

  public var values: [Value] {
    switch form {
    case .once(let values): values
    case .shared(let record): record.values
    }
  }

  public static func == (a: Record, b: Record) -> Bool { a.values == b.values }

  public func hash(into hasher: inout Hasher) { hasher.combine(values) }
}

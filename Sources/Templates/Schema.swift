// The view model as a template sees it: a schema says which names a record has and what each one is,
// a record holds the values in the same order. Schemas are finite trees, so every name of a template
// is resolved to a place when the template is compiled, and rendering looks nothing up.

/// What a field holds, and so what a template may do with it.
public enum FieldType: Hashable, Sendable {
  /// A text that is always there: `{{x}}`.
  case text
  /// A text that may be absent: `{{x}}`, `{{#x}}{{.}}{{/x}}`, `{{^x}}`.
  case optionalText
  /// Trusted HTML: `{{{x}}}` only.
  case html
  /// Trusted HTML that may be absent: `{{{x}}}`, `{{#x}}{{{.}}}{{/x}}`, `{{^x}}`.
  case optionalHTML
  /// Yes or no: `{{#x}}`, `{{^x}}`.
  case flag
  /// A record that is always there: `{{#x}}`, `{{x.name}}`.
  case record(Schema)
  /// A record that may be absent: `{{#x}}`, `{{^x}}`, and `{{x.name}}` inside `{{#x}}`.
  case optionalRecord(Schema)
  /// Records, one after the other: `{{#x}}`, `{{^x}}`.
  case list(Schema)
  /// Plain texts, one after the other: `{{#x}}{{.}}{{/x}}`, `{{^x}}`.
  case texts
  /// A text out of a fixed set: `{{x}}`, and the name of a partial in `{{>*x}}`.
  case choice([String])
}

/// One name of a record.
public struct Field: Hashable, Sendable {
  public let name: String
  public let type: FieldType
  /// What the field is, for theme authors; one line.
  public let summary: String

  public init(_ name: String, _ type: FieldType, _ summary: String) {
    self.name = name
    self.type = type
    self.summary = summary
  }
}

/// The names of a kind of record, in the order in which its values are kept.
public struct Schema: Hashable, Sendable {
  public let name: String
  public let fields: [Field]

  public init(_ name: String, _ fields: [Field]) {
    self.name = name
    self.fields = fields
  }

  /// The place of a field by its name.
  func index(of name: String) -> Int? {
    fields.firstIndex { $0.name == name }
  }
}

/// One value of a record; its case fits the field's type.
public enum Value: Hashable, Sendable {
  /// The absent value of an optional field.
  case none
  case text(String)
  /// UTF-8 of markup that is written as it is.
  case html([UInt8])
  /// Markup that is not written yet.
  case markup(Markup)
  case flag(Bool)
  case record(Record)
  case list([Record])
  case texts([String])
}

/// The values of one record, in the order of its schema's fields. One reference, for records are handed on more
/// often than they are read.
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

  /// A record that is shown over and over, on many pages: what a section writes of it and of nothing else is
  /// rendered the first time and kept.
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

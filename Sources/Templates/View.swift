/// Binds a model to templates: one list of properties gives the schema and the values.
package struct View<Model>: Sendable {
  package let schema: Schema
  /// Appends a model's values.
  private let read: Read
  private typealias Read = @Sendable (Model, inout [Value]) -> Void
  /// The record that a model carries already.
  private let made: (@Sendable (Model) -> Record)?

  /// `made` is for a model that makes its record once; then `record(of:)` asks it for that.
  package init(
    _ name: String, _ properties: [Property<Model>], made: (@Sendable (Model) -> Record)? = nil
  ) {
    self.schema = Schema(name, properties.map(\.field))
    self.read = Self.join(
      properties.map { property in
        let value = property.value
        return { model, values in values.append(value(model)) }
      }[...])
    self.made = made
  }

  /// Reads a model's values, in the order of the schema.
  package func record(of model: Model) -> Record {
    if let made { return made(model) }
    return Record(values(of: model))
  }

  /// A record of a model that many pages show.
  package func sharedRecord(of model: Model) -> Record { Record.shared(values(of: model)) }

  private func values(of model: Model) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(schema.fields.count)
    read(model, &values)
    return values
  }

  /// One closure out of many. Unlike those of an array, the closures that another one holds are called
  /// without counting references, which all cores would write to.
  private static func join(_ reads: ArraySlice<Read>) -> Read {
    guard reads.count > 1 else { return reads.first ?? { _, _ in } }
    let middle = reads.startIndex + reads.count / 2
    let first = join(reads[..<middle])
    let second = join(reads[middle...])
    return { model, values in
      first(model, &values)
      second(model, &values)
    }
  }
}

/// One name of a view: its type, its meaning, and how it is read from the model.
package struct Property<Model>: Sendable {
  package let field: Field
  let value: @Sendable (Model) -> Value

  @usableFromInline
  init(
    _ name: String, _ type: FieldType, _ summary: String,
    _ value: @escaping @Sendable (Model) -> Value
  ) {
    self.field = Field(name, type, summary)
    self.value = value
  }
}

extension Property {
  /// A text that is always there.
  @inlinable
  package static func text(
    _ name: String, _ summary: String, _ read: @escaping @Sendable (Model) -> String
  ) -> Property {
    Property(name, .text, summary) { .text(read($0)) }
  }

  /// A text that may be absent; an empty text counts as absent.
  @inlinable
  package static func optionalText(
    _ name: String, _ summary: String, _ read: @escaping @Sendable (Model) -> String?
  ) -> Property {
    Property(name, .optionalText, summary) { model in
      guard let text = read(model), !text.isEmpty else { return .none }
      return .text(text)
    }
  }

  /// Trusted markup, UTF-8.
  @inlinable
  package static func html(
    _ name: String, _ summary: String, _ read: @escaping @Sendable (Model) -> [UInt8]
  ) -> Property {
    Property(name, .html, summary) { .html(read($0)) }
  }

  /// Trusted markup that may be absent; empty markup counts as absent.
  @inlinable
  package static func optionalHTML(
    _ name: String, _ summary: String, _ read: @escaping @Sendable (Model) -> [UInt8]?
  ) -> Property {
    Property(name, .optionalHTML, summary) { model in
      guard let html = read(model), !html.isEmpty else { return .none }
      return .html(html)
    }
  }

  /// Yes or no.
  @inlinable
  package static func flag(
    _ name: String, _ summary: String, _ read: @escaping @Sendable (Model) -> Bool
  ) -> Property {
    Property(name, .flag, summary) { .flag(read($0)) }
  }

  /// Plain texts, one after the other.
  @inlinable
  package static func texts(
    _ name: String, _ summary: String, _ read: @escaping @Sendable (Model) -> [String]
  ) -> Property {
    Property(name, .texts, summary) { .texts(read($0)) }
  }

  /// A text out of `choices`; the only kind that may name a partial.
  @inlinable
  package static func choice(
    _ name: String, _ summary: String, _ choices: [String],
    _ read: @escaping @Sendable (Model) -> String
  ) -> Property {
    Property(name, .choice(choices), summary) { .text(read($0)) }
  }
}

extension Property {
  /// A record that is always there.
  @inlinable
  package static func record<Sub>(
    _ name: String, _ summary: String, _ view: View<Sub>,
    _ read: @escaping @Sendable (Model) -> Sub
  ) -> Property {
    Property(name, .record(view.schema), summary) { .record(view.record(of: read($0))) }
  }

  /// A record that may be absent.
  @inlinable
  package static func optionalRecord<Sub>(
    _ name: String, _ summary: String, _ view: View<Sub>,
    _ read: @escaping @Sendable (Model) -> Sub?
  ) -> Property {
    Property(name, .optionalRecord(view.schema), summary) { model in
      read(model).map { .record(view.record(of: $0)) } ?? .none
    }
  }

  /// Records, one after the other.
  @inlinable
  package static func list<Sub>(
    _ name: String, _ summary: String, _ view: View<Sub>,
    _ read: @escaping @Sendable (Model) -> [Sub]
  ) -> Property {
    Property(name, .list(view.schema), summary) { .list(read($0).map(view.record)) }
  }

  /// A record that was made before, of the given schema.
  @inlinable
  package static func recordValue(
    _ name: String, _ summary: String, _ schema: Schema,
    _ read: @escaping @Sendable (Model) -> Record
  ) -> Property {
    Property(name, .record(schema), summary) { .record(read($0)) }
  }

  /// A record that was made before and may be absent.
  @inlinable
  package static func optionalRecordValue(
    _ name: String, _ summary: String, _ schema: Schema,
    _ read: @escaping @Sendable (Model) -> Record?
  ) -> Property {
    Property(name, .optionalRecord(schema), summary) { model in
      read(model).map { .record($0) } ?? .none
    }
  }

  /// Records that were made before, of the given schema.
  @inlinable
  package static func listValue(
    _ name: String, _ summary: String, _ schema: Schema,
    _ read: @escaping @Sendable (Model) -> [Record]
  ) -> Property {
    Property(name, .list(schema), summary) { .list(read($0)) }
  }
}

package import Text

/// A record that knows where it came from.
package protocol ShowcaseRecord: Sendable {
  static var schema: RecordSchema { get }
  var id: String { get }
  /// Where it was read, for messages about it.
  var origin: ParsedRecord { get }
  /// Makes the value of a record whose own fields are in order.
  init(_ origin: ParsedRecord)
  /// Holds the records of the type against their rules and the rest of the catalogue.
  static func check(_ table: Table<Self>, in context: CheckContext) -> [Diagnostic]
}

extension ShowcaseRecord {
  /// Whether it illustrates and is not a fact (`sample: true`).
  package var isSample: Bool { origin.isSample }

  /// Where the facts come from: document ids or addresses.
  package var sources: [String] { origin.fields.texts("sources") }

  /// Former addresses of its page.
  package var aliases: [String] { origin.fields.texts("aliases") }

  /// A problem at one of its fields.
  func problem(
    _ severity: Diagnostic.Severity = .error, at field: String, item: Int? = nil, code: String,
    _ message: Message, hint: Message? = nil
  ) -> Diagnostic {
    let fields = origin.fields
    let offset = item.map { fields.offset(of: field, item: $0) } ?? fields.offset(of: field)
    return Diagnostic(
      in: origin.file, at: offset, severity: severity, code: code, message: message, hint: hint)
  }
}

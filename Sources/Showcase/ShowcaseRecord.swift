package import Text

/// A record with its origin.
package protocol ShowcaseRecord: Sendable {
  static var schema: RecordSchema { get }
  var id: String { get }
  /// The name of the record in lists and in the search.
  var displayName: String { get }
  /// The name in menus and links; the full name unless there is a shorter one.
  var shortDisplayName: String { get }
  /// The id of the place where it is located or happened.
  var placeID: String? { get }
  /// The parsed record, for messages about it.
  var origin: ParsedRecord { get }
  /// Makes the value of a record without errors in its own fields.
  init(_ origin: ParsedRecord)
  /// Checks the records of the type by their rules, against each other and the rest of the
  /// catalogue.
  static func check(_ table: Table<Self>, in context: CheckContext) -> [Diagnostic]
  /// The part of these checks that looks at one record at a time, for types with so many records
  /// that the cores share them.
  static func check(each records: ArraySlice<Self>, in context: CheckContext) -> [Diagnostic]
}

extension ShowcaseRecord {
  package var shortDisplayName: String { displayName }

  package var placeID: String? { nil }

  package static func check(_ table: Table<Self>, in context: CheckContext) -> [Diagnostic] { [] }

  package static func check(
    each records: ArraySlice<Self>, in context: CheckContext
  ) -> [Diagnostic] {
    []
  }

  /// Whether it is a sample, not a fact (`sample: true`).
  package var isSample: Bool { origin.isSample }

  /// The sources of its facts: document ids or addresses.
  package var sources: [String] { origin.sources }

  /// Former addresses of its page.
  package var aliases: [String] { origin[CommonFields.aliases] }

  /// Makes a diagnostic at one of its fields.
  func problem(
    _ severity: Diagnostic.Severity = .error, at field: some FieldKey, item: Int? = nil,
    code: String,
    _ message: Message, hint: Message? = nil
  ) -> Diagnostic {
    let fields = origin.fields
    let offset = item.map { fields.offset(of: field, item: $0) } ?? fields.offset(of: field)
    return Diagnostic(
      in: origin.file, at: offset, severity: severity, code: code, message: message, hint: hint)
  }
}

extension ParsedRecord {
  /// Reports entries of one of its groups with the same id, each with the position of the first.
  func repetitions(in group: GroupsField, key: RequiredField<String>) -> [Diagnostic] {
    var first: [String: Int] = [:]
    return self[group].compactMap { entry in
      guard let id = entry[key.ifPresent] else { return nil }
      guard let earlier = first[id] else {
        first[id] = entry.offset(of: key)
        return nil
      }
      let other = "\(file.path):\(file.position(at: earlier).line)"
      return Diagnostic(
        in: file, at: entry.offset(of: key), code: "duplicate-id",
        message: Message(
          en: "'\(id)' stands in '\(group.spec.name)' already at \(other)",
          vi: "'\(id)' đã có trong '\(group.spec.name)' ở \(other)"),
        hint: Message(en: "keep one of the two", vi: "hãy giữ lại một trong hai"))
    }
  }
}

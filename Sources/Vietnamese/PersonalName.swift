/// A Vietnamese full name taken apart: family name first, given name last, middle names between.
///
/// Names of other peoples (Ea, K', H'…), dharma names and single names do not split this way; records
/// override the order with a `sortKey` of their own.
package struct PersonalName: Hashable, Sendable {
  /// Empty for a single name.
  package let family: String
  /// The names between, with single blanks; often empty.
  package let middle: String
  package let given: String

  package init(_ fullName: String) {
    let parts = fullName.utf8
      .split { $0 == 0x20 || (9...13).contains($0) }
      .map { String(decoding: $0, as: UTF8.self) }
    given = parts.last ?? ""
    family = parts.count > 1 ? parts[0] : ""
    middle = parts.dropFirst().dropLast().joined(separator: " ")
  }

  /// The key for lists of people: given name, then family name, then middle names.
  package var sortKey: [UInt8] {
    var key = Collation.key(given)
    key.append(0)
    key += Collation.key(family)
    key.append(0)
    key += Collation.key(middle)
    return key
  }

  /// The key of a full name; keys compare by bytes.
  package static func sortKey(_ fullName: String) -> [UInt8] {
    PersonalName(fullName).sortKey
  }
}

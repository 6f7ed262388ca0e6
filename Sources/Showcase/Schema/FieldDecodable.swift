package import Vietnamese

/// A type of value that a typed key reads from a field.
package protocol FieldDecodable: Sendable {
  /// Extracts the value from a field; nil when the field holds another type.
  init?(field value: FieldValue)
}

extension String: FieldDecodable {
  package init?(field value: FieldValue) {
    switch value {
    case .text(let text), .reference(let text, _): self = text
    case .integer, .decimal, .flag, .date, .moment, .list, .group, .groups, .extra: return nil
    }
  }
}

extension Int: FieldDecodable {
  package init?(field value: FieldValue) {
    guard case .integer(let number) = value else { return nil }
    self = number
  }
}

extension Bool: FieldDecodable {
  package init?(field value: FieldValue) {
    guard case .flag(let flag) = value else { return nil }
    self = flag
  }
}

extension DecimalNumber: FieldDecodable {
  package init?(field value: FieldValue) {
    guard case .decimal(let number) = value else { return nil }
    self = number
  }
}

extension CivilDate: FieldDecodable {
  package init?(field value: FieldValue) {
    guard case .date(let date) = value else { return nil }
    self = date
  }
}

extension Moment: FieldDecodable {
  package init?(field value: FieldValue) {
    guard case .moment(let moment) = value else { return nil }
    self = moment
  }
}

/// A reference to a locality: `nha-trang`, or `nha-trang@2021-08-11` for the place on another day.
package struct PlaceReference: FieldDecodable {
  package let id: String
  /// The day on which the place is resolved, if it is written.
  package let asOf: CivilDate?

  package init?(field value: FieldValue) {
    guard case .reference(let id, let asOf) = value else { return nil }
    self.id = id
    self.asOf = asOf
  }
}

/// The free keys of `extra:` and the like, in their order.
package struct FreeFields: FieldDecodable {
  package let all: [ExtraField]

  package init?(field value: FieldValue) {
    guard case .extra(let fields) = value else { return nil }
    all = fields
  }
}

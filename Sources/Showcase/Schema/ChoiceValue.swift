package import Text

/// A value of a fixed set that the program knows. Its raw value is the text in files; its cases are
/// the only place where that text is written.
package protocol ChoiceValue:
  FieldDecodable, RawRepresentable<String>, CaseIterable, Hashable, Sendable
{
  var label: Message { get }
}

extension ChoiceValue {
  package init?(field value: FieldValue) {
    guard case .text(let text) = value else { return nil }
    self.init(rawValue: text)
  }
}

/// A value of any fixed set, for listing the values that a field may hold.
package struct Choice: Sendable, Hashable {
  package let id: String
  package let label: Message

  init(_ value: some ChoiceValue) {
    id = value.rawValue
    label = value.label
  }
}

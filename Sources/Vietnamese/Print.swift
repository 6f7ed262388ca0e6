import Text

/// Prints values the way Vietnamese readers expect them.
package enum Print {
  /// `1.250`; small numbers as they are.
  package static func number(_ number: Int) -> String {
    number >= 0 && number < 1_000 ? String(number) : Numbers.text(number)
  }

  /// The number and unit of a result: `163 hộ`, `97%`.
  package static func quantity(_ value: DecimalNumber, _ unit: String) -> String {
    String(joining: value.vietnameseText, unit.utf8.first == UInt8(ascii: "%") ? "" : " ", unit)
  }

  /// Seconds as `minutes:seconds`.
  package static func duration(_ seconds: Int) -> String {
    let rest = seconds % 60
    return "\(seconds / 60):\(rest < 10 ? "0" : "")\(rest)"
  }

  /// A text with its first letter as a capital.
  package static func capitalised(_ text: String) -> String {
    guard let first = text.utf8.first, first < 0x80 else {
      return text.prefix(1).uppercased() + text.dropFirst()
    }
    guard first >= UInt8(ascii: "a"), first <= UInt8(ascii: "z") else { return text }
    var bytes = Array(text.utf8)
    bytes[0] = first - 0x20
    return String(decoding: bytes, as: UTF8.self)
  }
}

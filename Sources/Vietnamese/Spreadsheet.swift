/// Traces of a spreadsheet that changed what was typed.
package enum Spreadsheet {
  /// Whether the text is what a spreadsheet shows in place of something else.
  ///
  /// Known are `12-thg`, `12-thg 8` and `12-Aug` (a number taken for a date), `1.23E+05` (a long number), `####`
  /// (a narrow column) and error values such as `#REF!`. A serial number such as `45678` cannot be told from a number.
  package static func looksAltered(_ text: String) -> Bool {
    let bytes = trimmed(Array(text.utf8))
    guard let first = bytes.first else { return false }
    if first == UInt8(ascii: "#") {
      return bytes.allSatisfy { $0 == first } || errors.contains { $0.utf8.elementsEqual(bytes) }
    }
    return isScientific(bytes) || isDate(Fold.fold(String(decoding: bytes, as: UTF8.self)))
  }

  private static let errors = [
    "#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!",
  ]

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// `1.23E+05`, `1,23E+10`: one digit, decimals, `E`, sign, two digits or more.
  private static func isScientific(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    guard takeDigits(&rest) == 1 else { return false }
    if rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ",") {
      rest = rest.dropFirst()
      guard takeDigits(&rest) > 0 else { return false }
    }
    guard rest.first == UInt8(ascii: "E") else { return false }
    rest = rest.dropFirst()
    guard rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") else { return false }
    rest = rest.dropFirst()
    return takeDigits(&rest) >= 2 && rest.isEmpty
  }

  /// `12-thg`, `12-thg8`, `12-thg 8`, `thg8-21`, `12-aug`, `aug-21`, on folded text.
  private static func isDate(_ folded: String) -> Bool {
    let parts = folded.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count) else { return false }
    let named = parts.indices.filter { isMonth(Array(parts[$0])) }
    guard named.count == 1, named[0] <= 1 else { return false }
    return parts.indices.allSatisfy { index in
      var digits = Array(parts[index])[...]
      return index == named[0] || ((1...4).contains(takeDigits(&digits)) && digits.isEmpty)
    }
  }

  private static func isMonth(_ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    if months.contains(text) { return true }
    guard bytes.starts(with: "thg".utf8) else { return false }
    let rest = bytes.dropFirst(3).filter { $0 != 0x20 }
    return rest.count <= 2 && rest.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func takeDigits(_ rest: inout ArraySlice<UInt8>) -> Int {
    let digits = rest.prefix { (0x30...0x39).contains($0) }
    rest = rest.dropFirst(digits.count)
    return digits.count
  }

  private static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
    let front = bytes.drop { $0 == 0x20 || $0 == 0x09 }
    return Array(front.reversed().drop { $0 == 0x20 || $0 == 0x09 }.reversed())
  }
}

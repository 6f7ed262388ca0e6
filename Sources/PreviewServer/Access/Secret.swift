/// Makes and compares unguessable tokens.
enum Secret {
  /// Returns hexadecimal digits from the system's random source.
  static func make(digits: Int = 32) -> String {
    var random = SystemRandomNumberGenerator()
    return String((0..<digits).map { _ in "0123456789abcdef".randomElement(using: &random) ?? "0" })
  }

  /// Compares in constant time, so that the time does not reveal how many characters match.
  static func isSame(_ one: some StringProtocol, _ other: some StringProtocol) -> Bool {
    let one = Array(one.utf8)
    let other = Array(other.utf8)
    guard one.count == other.count else { return false }
    var difference: UInt8 = 0
    for (a, b) in zip(one, other) { difference |= a ^ b }
    return difference == 0
  }
}

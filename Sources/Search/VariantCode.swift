import Vietnamese

/// How a word with a given folded key is marked, as a number (docs/search-format.md, section 3).
///
/// The digits of the letters that can carry a hat, in mixed radix, times six, plus the tone.
enum VariantCode {
  /// Letters after the product of the radices has reached this have no digit.
  private static let limit = 100_000_000
  /// The longest folded key in bytes.
  static let longestKey = 48

  /// The folded key and the code of a word.
  static func read(_ word: SearchWord) -> (folded: [UInt8], code: Int) {
    guard word.folded.count <= longestKey else { return (cut(word.folded), 0) }
    return (word.folded, code(folded: word.folded, canonical: word.canonical))
  }

  /// Cuts a key before the character that would make it too long.
  private static func cut(_ key: [UInt8]) -> [UInt8] {
    var end = longestKey
    while end > 0, key[end] & 0xC0 == 0x80 { end -= 1 }
    return Array(key[..<end])
  }

  static func code(folded: [UInt8], canonical: [UInt8]) -> Int {
    let scalars = Array(String(decoding: canonical, as: UTF8.self).unicodeScalars)
    var digits = 0
    var factor = 1
    var next = 0
    for byte in folded where byte & 0xC0 != 0x80 {
      guard next < scalars.count else { break }
      let scalar = scalars[next].value
      next += 1
      guard let radix = radix(byte), factor * radix <= limit else {
        if radix(byte) != nil { break }
        continue
      }
      digits += factor * digit(byte, scalar)
      factor *= radix
    }
    let tone = scalars.last.flatMap { tones.firstIndex(of: $0.value) } ?? 0
    return digits * 6 + tone
  }

  /// The number of hats of a letter, none included; nil when it has no digit.
  @inline(__always)
  static func radix(_ byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "a"), UInt8(ascii: "o"): 3
    case UInt8(ascii: "d"), UInt8(ascii: "e"), UInt8(ascii: "u"): 2
    default: nil
    }
  }

  private static func digit(_ byte: UInt8, _ scalar: UInt32) -> Int {
    switch scalar {
    case 0x103, 0x111, 0xEA, 0xF4, 0x1B0: 1
    case 0xE2, 0x1A1: 2
    default: 0
    }
  }

  /// The digits of a code for the letters of a key, one for each letter that has one.
  static func digits(_ code: Int, of folded: some Sequence<UInt8>) -> [Int] {
    var rest = code / 6
    var factor = 1
    var digits: [Int] = []
    for byte in folded {
      guard let radix = radix(byte) else { continue }
      guard factor * radix <= limit else { break }
      digits.append(rest % radix)
      rest /= radix
      factor *= radix
    }
    return digits
  }

  /// Combining marks of the tones in the order of their numbers.
  static let tones: [UInt32] = [0, 0x300, 0x309, 0x303, 0x301, 0x323]
}

/// How the marks that were typed stand to a variant's.
enum Fit {
  static let exact = 20
  static let compatible = 17
  static let folded = 12

  /// The factor of a typed code for a variant of the same folded key.
  static func factor(typed: Int, variant: Int, folded key: [UInt8]) -> Int {
    if typed == 0 || typed == variant { return exact }
    return isCompatible(
      VariantCode.digits(typed, of: key), typed % 6, VariantCode.digits(variant, of: key),
      variant % 6) ? compatible : folded
  }

  /// The factor of a typed beginning for a variant of a longer key that begins so.
  static func factor(typed: Int, of beginning: [UInt8], variant: Int, of key: [UInt8]) -> Int {
    let mine = VariantCode.digits(typed, of: beginning)
    let theirs = Array(VariantCode.digits(variant, of: key).prefix(mine.count))
    if typed == 0 { return exact }
    if mine == theirs, typed % 6 == 0 || typed % 6 == variant % 6 { return exact }
    return isCompatible(mine, typed % 6, theirs, variant % 6) ? compatible : folded
  }

  private static func isCompatible(
    _ mine: [Int], _ tone: Int, _ theirs: [Int], _ otherTone: Int
  ) -> Bool {
    guard tone == 0 || tone == otherTone else { return false }
    return zip(mine, theirs).allSatisfy { $0 == 0 || $0 == $1 }
  }
}

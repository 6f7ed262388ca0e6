package import Vietnamese

/// The diacritics of a word with a given folded key, as a number (docs/search-format.md, section 3): one digit
/// of a mixed radix for each letter that can carry a breve, circumflex, horn or stroke; times six, plus the tone.
package enum VariantCode {
  /// The limit of the product of the radices: letters beyond it have no digit.
  private static let limit = 100_000_000
  /// The longest folded key in bytes.
  package static let longestKey = 48

  /// The folded key and the code of a word.
  package static func read(_ word: SearchWord) -> (folded: [UInt8], code: Int) {
    guard word.folded.count <= longestKey else { return (cut(word.folded), 0) }
    return (word.folded, code(folded: word.folded, canonical: word.canonical))
  }

  /// Cuts a key before the character that would make it too long.
  private static func cut(_ key: [UInt8]) -> [UInt8] {
    var end = longestKey
    while end > 0, key[end] & 0xC0 == 0x80 { end -= 1 }
    return Array(key[..<end])
  }

  private static func code(folded: [UInt8], canonical: [UInt8]) -> Int {
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

  /// How many forms a letter has, the plain one included; nil when it has no digit.
  package static func radix(_ byte: UInt8) -> Int? {
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

  /// The digits of a code, one for each letter of the key that has one.
  package static func digits(_ code: Int, of folded: some Sequence<UInt8>) -> [Int] {
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

  /// The combining marks of the tones, by number.
  package static let tones: [UInt32] = [0, 0x300, 0x309, 0x303, 0x301, 0x323]
}

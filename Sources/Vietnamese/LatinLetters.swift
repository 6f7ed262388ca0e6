@_spi(_Unicode) import Swift

/// A Latin letter taken apart: its ASCII base and its combining marks, in canonical order.
struct LatinLetter {
  /// The base in lower case; 0 when the scalar is not an accented ASCII letter.
  let base: UInt8
  let isUpper: Bool
  let marks: [Unicode.Scalar]

  static let none = LatinLetter(base: 0, isUpper: false, marks: [])
}

/// The accented letters of Latin-1, Latin Extended-A, -B and Additional, as dense indices for tables.
///
/// The decompositions are the standard library's, so the tables made from them follow its Unicode.
enum LatinLetters {
  /// The number of indices: U+00C0…U+024F, then U+1E00…U+1EFF.
  static let count = 0x190 + 0x100

  /// The index of a scalar, or nil outside the blocks.
  @inline(__always)
  static func index(of scalar: UInt32) -> Int? {
    if (0xC0..<0x250).contains(scalar) { return Int(scalar) - 0xC0 }
    if (0x1E00..<0x1F00).contains(scalar) { return Int(scalar) - 0x1E00 + 0x190 }
    return nil
  }

  static func scalar(at index: Int) -> UInt32 {
    UInt32(index < 0x190 ? index + 0xC0 : index - 0x190 + 0x1E00)
  }

  /// The Vietnamese letter of a vowel and breve, circumflex or horn.
  static func vietnamese(_ base: UInt8, _ mark: UInt32) -> UInt32? {
    switch (base, mark) {
    case (UInt8(ascii: "a"), 0x306): 0x103
    case (UInt8(ascii: "a"), 0x302): 0xE2
    case (UInt8(ascii: "e"), 0x302): 0xEA
    case (UInt8(ascii: "o"), 0x302): 0xF4
    case (UInt8(ascii: "o"), 0x31B): 0x1A1
    case (UInt8(ascii: "u"), 0x31B): 0x1B0
    default: nil
    }
  }

  /// Takes the letter at an index apart.
  static func letter(at index: Int) -> LatinLetter {
    guard let scalar = Unicode.Scalar(scalar(at: index)) else { return .none }
    var parts = String(Character(scalar))._nfd.makeIterator()
    guard let first = parts.next(), first.isASCII, first.properties.isAlphabetic else {
      return .none
    }
    var marks: [Unicode.Scalar] = []
    while let mark = parts.next() { marks.append(mark) }
    let value = UInt8(first.value)
    return LatinLetter(base: value | 0x20, isUpper: value & 0x20 == 0, marks: marks)
  }

  /// Letters that do not decompose, with what they are written as without marks.
  static let unmarked: [(upper: UInt32, lower: UInt32, plain: StaticString)] = [
    (0x110, 0x111, "d"), (0xD0, 0xF0, "d"), (0xD8, 0xF8, "o"), (0x141, 0x142, "l"),
    (0x126, 0x127, "h"), (0x166, 0x167, "t"), (0x131, 0x131, "i"), (0x243, 0x180, "b"),
    (0x1E9E, 0xDF, "ss"), (0xC6, 0xE6, "ae"), (0x152, 0x153, "oe"), (0xDE, 0xFE, "th"),
  ]
}

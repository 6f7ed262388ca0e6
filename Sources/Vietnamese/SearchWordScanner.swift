package import Text

/// Finds the words of a text: the longest runs of letters, digits and marks (Unicode's L, N, Mn
/// and Mc).
///
/// Everything else stands between words, also apostrophes, hyphens, slashes and full stops: `H’Hen` is two
/// words next to each other, as is `H'Hen`, and `10-CT/TU` three. Characters that show nothing (soft
/// hyphen, zero width, directions) are passed over inside words. Marks without a letter make a word whose
/// keys are empty: it is to be passed over.
package struct SearchWordScanner {
  private let text: ByteView
  private var index = 0

  /// Starts before the first word of valid UTF-8.
  package init(_ text: ByteView) {
    self.text = text
  }

  /// The bytes of the next word.
  @inline(__always)
  package mutating func next() -> Range<Int>? {
    while index < text.count {
      let width = wordWidth()
      if width > 0 { break }
      index -= width
    }
    guard index < text.count else { return nil }
    let start = index
    var end = index
    while index < text.count {
      let width = wordWidth()
      if width > 0 {
        index += width
        end = index
      } else if isIgnoredHere() {
        index -= width
      } else {
        break
      }
    }
    return start..<end
  }

  /// The number of bytes of the character at `index`, negative when it is not of a word.
  @inline(__always)
  private func wordWidth() -> Int {
    let byte = text[index]
    if byte < 0x80 { return Self.isASCIIWord(byte) ? 1 : -1 }
    // U+0100…U+02AF and U+1E00…U+1EFF are letters without exception.
    if byte >= 0xC4, byte <= 0xC9 { return 2 }
    if byte == 0xE1, text[index + 1] & 0xFC == 0xB8 { return 3 }
    let (scalar, width) = UTF8Scan.scalar(text, at: index)
    return Self.isWord(scalar) ? width : -width
  }

  private func isIgnoredHere() -> Bool {
    text[index] >= 0xC2 && Self.isIgnored(UTF8Scan.scalar(text, at: index).scalar)
  }

  @inline(__always)
  private static func isASCIIWord(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
  }

  /// Whether a scalar beyond ASCII is a letter, a digit or a mark.
  static func isWord(_ scalar: UInt32) -> Bool {
    if (0xC0..<0x2B0).contains(scalar) { return scalar != 0xD7 && scalar != 0xF7 }
    if (0x300..<0x370).contains(scalar) { return scalar != 0x34F }
    // The modifier apostrophe is a letter to Unicode and an apostrophe to readers.
    if scalar == 0x2BC || isIgnored(scalar) { return false }
    guard let value = Unicode.Scalar(scalar) else { return false }
    switch value.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
      return true
    default: return false
    }
  }

  /// Characters that show nothing, inside or between words.
  static func isIgnored(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xAD, 0x34F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF:
      true
    default: false
    }
  }
}

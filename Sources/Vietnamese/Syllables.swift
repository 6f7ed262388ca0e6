/// Counts of a text's length as Vietnamese counts it, where a syllable stands between blanks.
package enum Syllables {
  /// What a text holds between its blanks.
  package struct Counts: Hashable, Sendable {
    /// Groups with at least one letter.
    package var syllables = 0
    /// Groups with at least one letter or ASCII digit: `11/8/2021` is a word and no syllable.
    package var words = 0

    package init() {}
  }

  /// Counts the groups between blanks (ASCII white space and U+00A0) that hold a letter.
  package static func count(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    counts(text).syllables
  }

  package static func count(_ text: String) -> Int {
    counts(text).syllables
  }

  package static func counts(_ text: String) -> Counts {
    var copy = text
    return copy.withUTF8 { counts($0) }
  }

  /// Counts syllables and words of valid UTF-8 in one pass.
  ///
  /// Every scalar above ASCII is taken for a letter but the signs of Latin-1 and the punctuation and
  /// symbols of U+2000…U+2BFF, U+3000…U+303F and the emoji: what text of Vietnamese holds.
  package static func counts(_ text: UnsafeBufferPointer<UInt8>) -> Counts {
    var counts = Counts()
    var letter = false
    var digit = false
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        index += 1
        if (byte | 0x20) &- 0x61 < 26 {
          letter = true
        } else if byte == 0x20 || byte &- 9 < 5 {
          if letter { counts.syllables += 1 }
          if letter || digit { counts.words += 1 }
          letter = false
          digit = false
        } else if byte &- 0x30 < 10 {
          digit = true
        }
        continue
      }
      let (scalar, width) = UTF8Scan.scalar(text, at: index)
      index += width
      if scalar == 0xA0 {
        if letter { counts.syllables += 1 }
        if letter || digit { counts.words += 1 }
        letter = false
        digit = false
      } else if isLetter(scalar) {
        letter = true
      }
    }
    if letter { counts.syllables += 1 }
    if letter || digit { counts.words += 1 }
    return counts
  }

  @inline(__always)
  private static func isLetter(_ scalar: UInt32) -> Bool {
    if scalar < 0xC0 { return scalar == 0xAA || scalar == 0xB5 || scalar == 0xBA }
    if scalar < 0x2000 { return scalar != 0xD7 && scalar != 0xF7 && !(0x300...0x36F ~= scalar) }
    return
      !(0x2000...0x2BFF ~= scalar || 0x3000...0x303F ~= scalar || 0xFE00...0xFE0F ~= scalar
      || scalar == 0xFEFF || scalar == 0xFFFD || scalar >= 0x1F000)
  }
}

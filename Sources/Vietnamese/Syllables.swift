package import Text

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
  package static func count(_ text: ByteView) -> Int {
    counts(text).syllables
  }

  package static func count(_ text: String) -> Int {
    counts(text).syllables
  }

  package static func counts(_ text: String) -> Counts {
    text.withView { counts($0) }
  }

  /// Counts syllables and words of valid UTF-8.
  ///
  /// Every scalar above ASCII is taken for a letter but the signs of Latin-1 and the punctuation and
  /// symbols of U+2000…U+2BFF, U+3000…U+303F and the emoji: what text of Vietnamese holds.
  package static func counts(_ text: ByteView) -> Counts {
    GroupCounter.counts(text) ?? oneByOne(text)
  }

  /// Looks at one character after the other.
  static func oneByOne(_ text: ByteView) -> Counts {
    classes.withView { classes in
      var counts = Counts()
      var index = 0
      while index < text.count {
        // A group is known by its first letter, mostly its first byte; what follows is passed over.
        var seen: UInt = 0
        while index < text.count {
          let (kind, width) = kind(text, at: index, classes)
          if kind == blank { break }
          seen |= kind
          index += width
          if kind == letter {
            index = endOfGroup(text, from: index)
            break
          }
        }
        counts.syllables += Int(seen & letter)
        counts.words += seen == 0 ? 0 : 1
        while index < text.count {
          let (kind, width) = kind(text, at: index, classes)
          if kind != blank { break }
          index += width
        }
      }
      return counts
    }
  }

  /// What stands at an offset, and in how many bytes.
  @inline(__always)
  private static func kind(
    _ text: ByteView, at index: Int, _ classes: ByteView
  ) -> (kind: UInt, width: Int) {
    let kind = UInt(classes[Int(text[index])])
    guard kind == unsure else { return (kind, 1) }
    let (scalar, width) = UTF8Scan.scalar(text, at: index)
    return (scalar == 0xA0 ? blank : isLetter(scalar) ? letter : 0, width)
  }

  /// The offset of the next blank or the end.
  private static func endOfGroup(_ text: ByteView, from start: Int) -> Int {
    var index = start
    while index < text.count {
      switch text[index] {
      case 0x20, 9...13: return index
      case 0xC2 where index + 1 < text.count && text[index + 1] == 0xA0: return index
      default: index += 1
      }
    }
    return index
  }

  private static let letter: UInt = 1
  private static let digit: UInt = 2
  private static let blank: UInt = 4
  private static let unsure: UInt = 8

  /// What a byte tells of its character: the first byte of most letters is enough, the bytes that follow
  /// tell nothing more.
  private static let classes: [UInt8] = (0...255).map { byte in
    switch UInt8(byte) {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
      UInt8(letter)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt8(digit)
    case 0x20, 9...13: UInt8(blank)
    case 0xC4...0xCB, 0xCE...0xE1, 0xE4...0xEE: UInt8(letter)
    case 0xC2...0xFF: UInt8(unsure)
    default: 0
    }
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

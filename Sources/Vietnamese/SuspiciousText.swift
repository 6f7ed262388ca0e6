import Text

/// What looks right in an id, a title or a number and is not.
package enum SuspiciousText {
  /// The first thing found, with its byte offset in the text.
  package enum Problem: Hashable, Sendable {
    /// A character that shows nothing (zero-width, direction, soft hyphen), with its scalar value.
    case invisible(offset: Int, scalar: UInt32)
    /// A Cyrillic or Greek letter inside a Latin word.
    case mixedScript(offset: Int, scalar: UInt32)
    /// UTF-8 that was read as Latin-1 or Windows-1252 and saved again: `Viá»‡t`.
    case mojibake(offset: Int)
    /// Text typed in the VNI encoding: `Vieät Nam`.
    case vni(offset: Int)
  }

  /// Finds invisible characters, mixed scripts, mojibake and VNI text, in this order.
  package static func problem(in text: String) -> Problem? {
    text.withView { bytes in
      guard bytes.contains(where: { $0 >= 0x80 }) else { return nil }
      return invisible(bytes) ?? mixedScript(bytes) ?? mojibake(bytes) ?? vni(bytes)
    }
  }

  /// Whether a text is of ASCII and the letters of Vietnamese alone, without control characters: then it
  /// needs no closer look. Other texts may be right as well.
  package static func isPlain(_ text: String) -> Bool {
    text.withView { ByteMachine.vietnamese.accepts($0) }
  }

  /// Whether a scalar shows nothing and is no blank: default-ignorable, but for the emoji joiners' selector.
  package static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x34F, 0x61C, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F, 0x200B...0x200F,
      0x202A...0x202E, 0x2060...0x206F, 0x3164, 0xFEFF, 0xFFA0, 0xE0000...0xE0FFF:
      true
    default: false
    }
  }

  private static func invisible(_ bytes: ByteView) -> Problem? {
    first(in: bytes) { scalar, offset, _ in
      guard scalar >= 0x80, let value = Unicode.Scalar(scalar), isInvisible(value) else {
        return nil
      }
      return .invisible(offset: offset, scalar: scalar)
    }
  }

  /// A letter of one script next to a letter of another within one word.
  private static func mixedScript(_ bytes: ByteView) -> Problem? {
    var sawLatin = false
    var foreign: Problem?
    return first(in: bytes) { scalar, offset, _ in
      if isLatin(scalar) {
        sawLatin = true
      } else if isLookalike(scalar) {
        foreign = foreign ?? .mixedScript(offset: offset, scalar: scalar)
      } else if !(0x300...0x36F).contains(scalar) {
        sawLatin = false
        foreign = nil
      }
      return sawLatin ? foreign : nil
    }
  }

  /// `á»` or `áº` and `Ã`, `Ä`, `Æ`, `Â` before what a continuation byte becomes.
  private static func mojibake(_ bytes: ByteView) -> Problem? {
    first(in: bytes) { scalar, offset, next in
      switch scalar {
      case 0xE1 where next == 0xBB || next == 0xBA: .mojibake(offset: offset)
      case 0xC2...0xC6 where isContinuationLike(next): .mojibake(offset: offset)
      default: nil
      }
    }
  }

  /// VNI writes the mark after its vowel as a letter of Latin-1: `aø eä oâ uû`.
  private static func vni(_ bytes: ByteView) -> Problem? {
    first(in: bytes) { scalar, offset, next in
      guard vniVowels.contains(scalar), vniMarks.contains(next) else { return nil }
      return .vni(offset: offset)
    }
  }

  private static let vniVowels = Set("aeouôöyAEOUÔÖY".unicodeScalars.map(\.value))
  /// Marks of VNI that no Vietnamese word has after a vowel.
  private static let vniMarks = Set("äåæëûüøïñÄÅÆËÛÜØÏÑ".unicodeScalars.map(\.value))

  private static func isContinuationLike(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x80...0xBF, 0x152, 0x153, 0x160, 0x161, 0x178, 0x17D, 0x17E, 0x192, 0x2C6, 0x2DC,
      0x2013...0x2014, 0x2018...0x201A, 0x201C...0x201E, 0x2020...0x2022, 0x2026, 0x2030, 0x2039,
      0x203A, 0x20AC, 0x2122:
      scalar != 0xA0 && scalar != 0xBB && scalar != 0xAB && !(0x2013...0x201E).contains(scalar)
        && scalar != 0x2026
    default: false
    }
  }

  private static func isLatin(_ scalar: UInt32) -> Bool {
    (0x61...0x7A).contains(scalar | 0x20) || (0xC0...0x24F).contains(scalar)
      || (0x1E00...0x1EFF).contains(scalar)
  }

  private static func isLookalike(_ scalar: UInt32) -> Bool {
    (0x370...0x3FF).contains(scalar) || (0x400...0x52F).contains(scalar)
      || (0x1F00...0x1FFF).contains(scalar)
  }

  /// Steps through the scalars with their offsets and the scalar that follows (0 at the end).
  private static func first(
    in bytes: ByteView, _ check: (UInt32, Int, UInt32) -> Problem?
  ) -> Problem? {
    var index = 0
    while index < bytes.count {
      let (scalar, width) = UTF8Scan.scalar(bytes, at: index)
      let next = index + width
      let following = next < bytes.count ? UTF8Scan.scalar(bytes, at: next).scalar : 0
      if let problem = check(scalar, index, following) { return problem }
      index = next
    }
    return nil
  }
}

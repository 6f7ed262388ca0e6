import Vietnamese

/// Finds the words of a text as `SearchWordScanner` does: quickly where all characters are common letters, and
/// by that scanner elsewhere.
struct Tokenizer {
  private var index = 0

  /// The classes of characters by their first byte.
  private enum Lead {
    case separator
    case letter(width: Int)
    /// A letter if the character is in U+1E00…U+1EFF.
    case vietnamese
    /// A letter unless it is × or ÷.
    case latin1
    case other
  }

  private static func lead(_ byte: UInt8) -> Lead {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      .letter(width: 1)
    case 0..<0x80: .separator
    case 0xC4...0xC9: .letter(width: 2)
    case 0xE1: .vietnamese
    case 0xC3: .latin1
    default: .other
    }
  }

  /// The bytes of the next word.
  mutating func next(in text: Span<UInt8>) -> Range<Int>? {
    while index < text.count, case .separator = Self.lead(text[index]) { index += 1 }
    let start = index
    while index < text.count {
      guard let width = width(in: text) else { return scan(text, from: start) }
      if width == 0 { return start..<index }
      index += width
    }
    return start < index ? start..<index : nil
  }

  /// The number of bytes of the letter at `index`; 0 for a separator, nil if the first bytes do not tell.
  private func width(in text: Span<UInt8>) -> Int? {
    switch Self.lead(text[index]) {
    case .separator: return 0
    case .letter(let width): return index + width <= text.count ? width : nil
    case .vietnamese:
      guard index + 2 < text.count else { return nil }
      return text[index + 1] & 0xFC == 0xB8 ? 3 : nil
    case .latin1:
      guard index + 2 < text.count else { return nil }
      return text[index + 1] & 0xDF == 0x97 ? nil : 2
    case .other: return nil
    }
  }

  @inline(never)
  private mutating func scan(_ text: Span<UInt8>, from start: Int) -> Range<Int>? {
    let found = text.extracting(start..<text.count).withUnsafeBufferPointer { rest in
      var scanner = SearchWordScanner(rest)
      return scanner.next()
    }
    guard let found else {
      index = text.count
      return nil
    }
    index = start + found.upperBound
    return start + found.lowerBound..<index
  }
}

/// Where sentences end: neighbouring words of different sentences make no pair.
enum SentenceBoundary {
  /// Whether a sentence ends between two words: at a line end, or a blank with one of `.!?…;:`.
  static func isIn(_ text: Span<UInt8>, _ gap: Range<Int>) -> Bool {
    if gap.count == 1, text[gap.lowerBound] == 0x20 { return false }
    return isInLong(text, gap)
  }

  @inline(never)
  private static func isInLong(_ text: Span<UInt8>, _ gap: Range<Int>) -> Bool {
    var hasBlank = false
    var hasMark = false
    for index in gap {
      switch text[index] {
      case 0x0A: return true
      case 0x20: hasBlank = true
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"),
        UInt8(ascii: ":"):
        hasMark = true
      case 0xA6
      where index >= gap.lowerBound + 2 && text[index - 1] == 0x80
        && text[index - 2] == 0xE2:
        hasMark = true
      default: break
      }
    }
    return hasBlank && hasMark
  }
}

package import Text

/// The order of Vietnamese words: that of CLDR's `vi` collation.
///
/// Letters first (a ă â b c d đ e ê … u ư v …), then tones over the whole text (ngang, huyền, hỏi, ngã,
/// sắc, nặng), then small letters before capitals. White space, punctuation, symbols and digits are
/// compared as characters and come before letters in that order. Scripts other than Latin follow it by
/// code point.
package enum Collation {
  /// The sort key of a text; keys compare byte by byte (`lexicographicallyPrecedes`, `memcmp`).
  ///
  /// No byte of a key is 0, so keys may be joined by 0.
  package static func key(_ text: String) -> [UInt8] {
    var copy = text
    if copy.utf8.contains(where: { $0 == 0xCC || $0 == 0xCD }) { copy = TextDecoder.nfc(copy) }
    return copy.withView { key($0) }
  }

  /// The sort key of valid UTF-8 in NFC.
  package static func key(_ text: ByteView) -> [UInt8] {
    let tables = CollationTables.shared
    var builder = KeyBuilder(capacity: text.count)
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        builder.append(tables.ascii[Int(byte)])
        index += 1
        continue
      }
      let (scalar, width) = UTF8Scan.scalar(text, at: index)
      index += width
      builder.append(scalar: scalar, tables)
    }
    return builder.key
  }
}

/// One letter or sign as the three levels see it.
struct CollationElement: Sendable {
  /// 0 for a mark that stands alone.
  var primary: UInt8
  var isUpper: Bool
  /// The weights of one or two marks; 0 for none.
  var mark1: UInt8 = 0
  var mark2: UInt8 = 0
}

/// Gathers the levels of a key: primary, 1, secondary, 1, tertiary.
struct KeyBuilder {
  private static let separator: UInt8 = 1
  private static let common: UInt8 = 2
  private static let upper: UInt8 = 4
  private static let variant: UInt8 = 3

  private var primary: [UInt8] = []
  private var secondary: [UInt8] = []
  private var tertiary: [UInt8] = []

  init(capacity: Int) {
    primary.reserveCapacity(capacity * 3 + 2)
    secondary.reserveCapacity(capacity)
    tertiary.reserveCapacity(capacity)
  }

  @inline(__always)
  mutating func append(_ element: CollationElement) {
    if element.primary != 0 {
      primary.append(element.primary)
      secondary.append(Self.common)
      tertiary.append(element.isUpper ? Self.upper : Self.common)
    }
    if element.mark1 != 0 { append(mark: element.mark1) }
    if element.mark2 != 0 { append(mark: element.mark2) }
  }

  @inline(__always)
  private mutating func append(mark: UInt8) {
    secondary.append(mark)
    tertiary.append(Self.common)
  }

  mutating func append(scalar: UInt32, _ tables: CollationTables) {
    if let entry = LatinLetters.index(of: scalar), tables.latin[entry].primary != 0 {
      append(tables.latin[entry])
    } else if (0x300..<0x370).contains(scalar) {
      append(mark: tables.marks[Int(scalar - 0x300)])
    } else if let expansion = tables.expansions[scalar] {
      for var element in expansion {
        if element.primary != 0, !element.isUpper {
          append(variantOf: element)
          element.primary = 0
        }
        append(element)
      }
    } else if let primary = tables.others[scalar] {
      append(CollationElement(primary: primary, isUpper: false))
    } else if !CollationTables.isIgnored(scalar) {
      append(unlisted: scalar)
    }
  }

  private mutating func append(variantOf element: CollationElement) {
    primary.append(element.primary)
    secondary.append(Self.common)
    tertiary.append(Self.variant)
  }

  /// A scalar without a weight of its own: after all others, by its code point.
  private mutating func append(unlisted scalar: UInt32) {
    primary.append(0xFF)
    primary.append(UInt8(scalar >> 14 & 0x7F) + 2)
    primary.append(UInt8(scalar >> 7 & 0x7F) + 2)
    primary.append(UInt8(scalar & 0x7F) + 2)
    secondary.append(Self.common)
    tertiary.append(Self.common)
  }

  var key: [UInt8] {
    var key = primary
    key.append(Self.separator)
    key += secondary
    key.append(Self.separator)
    key += tertiary
    return key
  }
}

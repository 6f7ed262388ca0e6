/// Looks at eight bytes at once. A plain word has no byte that an escaping writer must look at.
enum EightBytes {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tops: UInt64 = 0x8080_8080_8080_8080

  @inline(__always)
  private static func word(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt64? {
    guard index + 8 <= bytes.count, let base = bytes.baseAddress else { return nil }
    return UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
  }

  /// A bit for a byte that is `byte`; may also be set for a byte above such a one.
  @inline(__always)
  private static func has(_ byte: UInt8, in word: UInt64) -> UInt64 {
    let difference = word ^ (ones &* UInt64(byte))
    return (difference &- ones) & ~difference
  }

  /// A bit for a byte below `limit`, at most 0x80.
  @inline(__always)
  private static func hasLess(than limit: UInt8, in word: UInt64) -> UInt64 {
    (word &- ones &* UInt64(limit)) & ~word
  }

  /// No `" & ' < >` and no control character; false near the end.
  @inline(__always)
  static func markupIsPlain(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard let word = word(bytes, at: index) else { return false }
    let found =
      has(0x22, in: word) | has(0x27, in: word | ones) | has(0x3E, in: word | ones &* 2)
      | hasLess(than: 0x20, in: word)
    return found & tops == 0
  }

  /// No `"`, `,` or `;` and no control character; false near the end.
  @inline(__always)
  static func csvIsPlain(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard let word = word(bytes, at: index) else { return false }
    let found =
      has(0x22, in: word) | has(0x2C, in: word) | has(0x3B, in: word)
      | hasLess(than: 0x20, in: word)
    return found & tops == 0
  }

  /// No control character, DEL, `" & < > \` and no byte that may begin U+2028; false near the end.
  @inline(__always)
  static func jsonIsPlain(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard let word = word(bytes, at: index) else { return false }
    let found =
      has(0x22, in: word) | has(0x26, in: word) | has(0x3E, in: word | ones &* 2)
      | has(0x5C, in: word) | has(0x7F, in: word) | has(0xE2, in: word)
      | hasLess(than: 0x20, in: word)
    return found & tops == 0
  }
}

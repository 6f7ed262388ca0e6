import Text

/// Steps through UTF-8 that is known to be valid.
enum UTF8Scan {
  /// The scalar whose first byte is at `index`, and the number of its bytes.
  @inline(__always)
  static func scalar(
    _ text: ByteView, at index: Int
  ) -> (scalar: UInt32, width: Int) {
    let first = UInt32(text[index])
    if first < 0x80 { return (first, 1) }
    let second = UInt32(text[index + 1] & 0x3F)
    if first < 0xE0 { return ((first & 0x1F) << 6 | second, 2) }
    let third = UInt32(text[index + 2] & 0x3F)
    if first < 0xF0 { return ((first & 0x0F) << 12 | second << 6 | third, 3) }
    let fourth = UInt32(text[index + 3] & 0x3F)
    return ((first & 0x07) << 18 | second << 12 | third << 6 | fourth, 4)
  }
}

import Text

/// The encodings in which Vietnamese was written before Unicode, as far as bytes show them.
///
/// The guess serves a message; no text is ever converted by it.
package enum LegacyEncoding: String, Hashable, Sendable, CaseIterable {
  case tcvn3 = "TCVN3"
  case viscii = "VISCII"
  case cp1258 = "CP1258"

  /// How usual each byte from 0x80 up is in Vietnamese prose in this encoding: 0 never, 9 most.
  ///
  /// Counted on four public documents, on a logarithmic scale.
  private var frequency: StaticString {
    switch self {
    case .tcvn3:
      """
      1101200000002010210001011100103000011026688778900000097597031150\
      0100005534672122517737876011278713365674887627650715643477123401
      """
    case .viscii:
      """
      2000010000101021110110111001302005356537217773886740087682100772\
      1100101100100201670117243003002899857644258277269776733565517460
      """
    case .cp1258:
      """
      0000010000000000000440100000000000000000000000000000000100000000\
      1110000000208100408121000000026077760000138085008095870003300800
      """
    }
  }

  /// The encoding whose letters the bytes look most like, or nil when they look like none.
  static func guess(_ bytes: ByteView) -> LegacyEncoding? {
    var best: (encoding: LegacyEncoding, score: Int)?
    let sample = bytes.lazy.filter { $0 >= 0x80 }.prefix(4_096)
    let count = sample.count
    guard count > 0, count * 50 >= min(bytes.count, 8_192) || bytes.count < 400 else { return nil }
    for encoding in allCases {
      let score = encoding.frequency.withView { table in
        sample.reduce(0) { sum, byte in
          let weight = Int(table[Int(byte) - 0x80]) - 0x30
          return sum + (weight == 0 ? -9 : weight)
        }
      }
      if score > best?.score ?? 0 { best = (encoding, score) }
    }
    guard let best, best.score >= 3 * count else { return nil }
    return best.encoding
  }

  /// Whether the bytes look like UTF-16 without a byte order mark: NUL at most even places and hardly
  /// any odd ones is big endian (true), the other way round little endian (false).
  static func utf16Order(_ bytes: ByteView) -> Bool? {
    let sample = bytes.prefix(1_024)
    let pairs = sample.count / 2
    guard pairs >= 2 else { return nil }
    var even = 0
    var odd = 0
    for (index, byte) in sample.enumerated() where byte == 0 {
      if index & 1 == 0 { even += 1 } else { odd += 1 }
    }
    if even >= 2, even * 2 >= pairs, odd * 20 <= pairs { return true }
    if odd >= 2, odd * 2 >= pairs, even * 20 <= pairs { return false }
    return nil
  }
}

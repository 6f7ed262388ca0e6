/// A hash of short texts that are then compared, or of which a rare mistake costs nothing: eight bytes at a time, folded
/// by a multiplication of full width.
///
/// Without a seed it is the same at every start, so whoever chooses the texts can make them meet; a table that takes
/// texts from outside gives a seed of its own (`TextIndex`).
package enum QuickHash {
  package static func of(_ bytes: ByteView, seed: UInt64 = 0) -> UInt64 {
    var hash = seed ^ UInt64(bytes.count)
    var offset = 0
    while let word = bytes.word(at: offset) {
      hash = fold(hash ^ word)
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < bytes.count {
      rest = rest << 8 | UInt64(bytes[offset])
      offset += 1
    }
    return fold(hash ^ rest)
  }

  package static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 { of(ByteView(bytes)) }

  package static func of(_ text: String) -> UInt64 {
    text.withView { of($0) }
  }

  @inline(__always)
  private static func fold(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low
  }
}

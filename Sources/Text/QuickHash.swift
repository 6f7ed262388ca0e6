/// A hash of short texts that are then compared, or of which a rare mistake costs nothing: FNV-1a, 64 bits.
/// Other than that of `Hasher` it is the same at every start, and cheap for a few bytes.
package enum QuickHash {
  package static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }

  package static func of(_ text: String) -> UInt64 {
    text.withBytes { of($0) }
  }
}

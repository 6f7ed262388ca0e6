/// The hash of the index's format: FNV-1a with 32 bits, which is short to write in any language.
struct FNV: Sendable {
  private(set) var value: UInt32 = 2_166_136_261

  @inline(__always)
  mutating func take(_ bytes: some Collection<UInt8>) {
    var hash = value
    for byte in bytes { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    value = hash
  }

  static func hash(_ bytes: [UInt8]) -> Int {
    var hash = FNV()
    hash.take(bytes)
    return Int(hash.value)
  }
}

/// The hash of the index format: 32-bit FNV-1a, which is easy to write in any language. It is the checksum of
/// each file, and determines which file has the list of a pair.
package struct FNV1a: Sendable {
  package private(set) var value: UInt32 = 2_166_136_261

  package init() {}

  package mutating func update(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { add(byte) }
  }

  package mutating func update(_ bytes: ArraySlice<UInt8>) {
    for byte in bytes { add(byte) }
  }

  /// The product wraps around by definition.
  private mutating func add(_ byte: UInt8) { value = (value ^ UInt32(byte)) &* 16_777_619 }

  package static func hash(_ bytes: [UInt8]) -> Int {
    var hash = FNV1a()
    hash.update(bytes[...])
    return Int(hash.value)
  }
}

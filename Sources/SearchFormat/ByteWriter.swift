/// Appends the integers and texts of the format (docs/search-format.md, section 2).
package struct ByteWriter: Sendable {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package var count: Int { bytes.count }

  /// Appends a number below 256.
  package mutating func byte(_ value: Int) { bytes.append(UInt8(truncatingIfNeeded: value)) }

  /// Appends a number in groups of seven bits, the lowest first.
  package mutating func varint(_ value: Int) {
    var rest = UInt32(value)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest | 0x80))
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  package mutating func raw(_ more: [UInt8]) { bytes.append(contentsOf: more) }

  package mutating func raw(_ more: ArraySlice<UInt8>) { bytes.append(contentsOf: more) }

  /// Appends the number of bytes, then the bytes.
  package mutating func text(_ text: [UInt8]) {
    varint(text.count)
    raw(text)
  }

  package mutating func text(_ text: String) { self.text(Array(text.utf8)) }
}

// Public and `@inlinable`, for it is compiled into the encoder of postings (decision 0014).

/// Appends bytes, varints and fields of bits, the lowest bit first. A field of bits is followed by bytes only
/// after `endRegion()`.
public struct BitWriter: Sendable {
  public private(set) var bytes: [UInt8] = []
  @usableFromInline var window: UInt64 = 0
  @usableFromInline var filled = 0

  public init() {}

  public var count: Int { bytes.count }

  /// A copy of all bytes in an array of just their size, so that the memory of this one is used again.
  public var copy: [UInt8] {
    var copy: [UInt8] = []
    copy.reserveCapacity(bytes.count)
    copy.append(contentsOf: bytes)
    return copy
  }

  /// Forgets all bytes and keeps the memory.
  public mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// Appends a number below 256.
  public mutating func byte(_ value: Int) { bytes.append(UInt8(truncatingIfNeeded: value)) }

  /// Appends a number as `ByteWriter.varint` does.
  public mutating func varint(_ value: Int) {
    var rest = UInt32(value)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest | 0x80))
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Appends a field of at most 32 bits.
  @inlinable
  public mutating func write(_ value: UInt32, bits: Int) {
    window |= UInt64(value) << filled
    filled += bits
    if filled >= 32 { flushWord() }
  }

  @usableFromInline
  mutating func flushWord() {
    for shift in stride(from: 0, to: 32, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: window >> shift))
    }
    window >>= 32
    filled -= 32
  }

  /// Appends a gap by the Rice code: its high part in ones, then its lowest `parameter` bits.
  @inlinable
  public mutating func rice(_ value: UInt32, _ parameter: Int) {
    let high = value >> parameter
    guard high < UInt32(RiceCode.escape) else { return escaped(value) }
    let low = value & (1 << parameter - 1)
    write(1 << high - 1, bits: Int(high) + 1)
    write(low, bits: parameter)
  }

  @usableFromInline
  mutating func escaped(_ value: UInt32) {
    write(1 << RiceCode.escape - 1, bits: RiceCode.escape)
    write(value, bits: 32)
  }

  /// Appends a number below `limit` in ones and a zero, which the greatest number does without.
  @inlinable
  public mutating func unary(_ value: Int, below limit: Int) {
    var rest = value
    while rest >= 16 {
      write(0xFFFF, bits: 16)
      rest -= 16
    }
    write(1 << rest - 1, bits: value + 1 < limit ? rest + 1 : rest)
  }

  /// Ends a region of bits: the rest of the last byte is zeros.
  public mutating func endRegion() {
    while filled > 0 {
      bytes.append(UInt8(truncatingIfNeeded: window))
      window >>= 8
      filled = max(0, filled - 8)
    }
  }
}

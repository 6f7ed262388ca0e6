/// Reads what `BitWriter` wrote. Reads past the end return zeros, so each read terminates; at the end `isValid`
/// tells whether all fields were there.
package struct BitReader: Sendable {
  private let bytes: [UInt8]
  private var index: Int
  private let end: Int
  private var window: UInt64 = 0
  private var filled = 0
  /// The bits that were read past the end.
  private var missing = 0

  /// Reads the bytes that a reader of bytes has not read yet.
  package init(_ reader: ByteReader) {
    bytes = reader.file.payload
    index = reader.index
    end = reader.end
  }

  private mutating func fill(_ bits: Int) {
    while filled < bits {
      if index < end {
        window |= UInt64(bytes[index]) << filled
        index += 1
      } else {
        missing += 8
      }
      filled += 8
    }
  }

  /// A field of at most 32 bits.
  package mutating func read(_ bits: Int) -> Int {
    fill(bits)
    let value = window & (1 << bits - 1)
    window >>= bits
    filled -= bits
    return Int(value)
  }

  /// A gap by the Rice code.
  package mutating func rice(_ parameter: Int) -> Int {
    fill(RiceCode.escape)
    let ones = min(RiceCode.escape, (~window).trailingZeroBitCount)
    if ones == RiceCode.escape {
      _ = read(RiceCode.escape)
      return read(32)
    }
    _ = read(ones + 1)
    return ones << parameter | read(parameter)
  }

  /// A number below a limit.
  package mutating func unary(below limit: Int) -> Int {
    var value = 0
    while value + 1 < limit, read(1) == 1 { value += 1 }
    return value
  }

  /// Whether no field was read past the end, and the region ended there with zeros.
  package var isValid: Bool {
    missing <= filled && index == end && filled - missing < 8 && window == 0
  }
}

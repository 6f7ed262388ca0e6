/// Appends the numbers and texts of the index's format to bytes (docs/search-format.md, section 2).
struct ByteWriter: Sendable {
  private(set) var bytes: [UInt8] = []

  init() {}

  /// Goes on after these bytes.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var count: Int { bytes.count }

  /// Gives the bytes away and is empty.
  mutating func take() -> [UInt8] {
    var taken: [UInt8] = []
    swap(&taken, &bytes)
    return taken
  }

  mutating func byte(_ value: Int) { bytes.append(UInt8(truncatingIfNeeded: value)) }

  mutating func raw(_ more: some Collection<UInt8>) { bytes.append(contentsOf: more) }

  /// Seven bits a byte, low ones first.
  mutating func varint(_ value: Int) {
    var rest = UInt64(truncatingIfNeeded: value)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// The number of bytes, then the bytes.
  mutating func text(_ text: [UInt8]) {
    varint(text.count)
    raw(text)
  }

  mutating func text(_ text: String) { self.text(Array(text.utf8)) }
}

/// Appends fields of bits, the lowest bit first.
struct BitWriter: Sendable {
  private(set) var bytes: [UInt8]
  private var window: UInt64 = 0
  private var filled: UInt64 = 0

  /// Begins a region after these bytes.
  init(after bytes: [UInt8] = []) { self.bytes = bytes }

  /// At most 32 bits.
  @inline(__always)
  mutating func write(_ value: UInt32, bits: Int) {
    window |= UInt64(value) &<< filled
    filled &+= UInt64(bits)
    if filled >= 32 { spill() }
  }

  private mutating func spill() {
    withUnsafeBytes(of: UInt32(truncatingIfNeeded: window).littleEndian) {
      bytes.append(contentsOf: $0)
    }
    window &>>= 32
    filled &-= 32
  }

  /// A gap: its high part in ones, then its lowest `parameter` bits.
  @inline(__always)
  mutating func rice(_ value: UInt32, _ parameter: Int) {
    let high = value &>> UInt32(parameter)
    if high < UInt32(Rice.escape) {
      write((1 &<< high) &- 1, bits: Int(high) &+ 1)
      write(value & ((1 &<< UInt32(parameter)) &- 1), bits: parameter)
    } else {
      write((1 << Rice.escape) - 1, bits: Rice.escape)
      write(value, bits: 32)
    }
  }

  /// A number below `limit` in ones and a zero, which the greatest does without.
  @inline(__always)
  mutating func unary(_ value: Int, below limit: Int) {
    var rest = value
    while rest >= 16 {
      write(0xFFFF, bits: 16)
      rest &-= 16
    }
    let ones = (UInt32(1) &<< UInt32(rest)) &- 1
    write(ones, bits: value &+ 1 < limit ? rest &+ 1 : rest)
  }

  /// Fills the last byte with zeros and gives all bytes away.
  mutating func finish() -> [UInt8] {
    while filled > 0 {
      bytes.append(UInt8(truncatingIfNeeded: window))
      window &>>= 8
      filled = filled > 8 ? filled - 8 : 0
    }
    var all: [UInt8] = []
    swap(&all, &bytes)
    return all
  }
}

enum Rice {
  /// A high part of as many ones says that the number follows in 32 bits.
  static let escape = 24

  /// The parameter that makes gaps of this sum about as short as they can be.
  static func parameter(sum: Int, count: Int) -> Int {
    guard count > 0 else { return 0 }
    var parameter = 0
    // The mean times ln 2, in whole powers of two.
    let target = sum * 69 / (count * 100)
    while parameter < 15, target >> (parameter + 1) > 0 { parameter += 1 }
    return parameter
  }
}

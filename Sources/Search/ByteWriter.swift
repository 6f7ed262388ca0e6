/// Takes bytes one by one.
protocol ByteSink: ~Copyable {
  mutating func byte(_ value: Int)
}

extension ByteSink where Self: ~Copyable {
  /// Appends a whole number: seven bits a byte, low ones first (docs/search-format.md, section 2).
  @inline(__always)
  mutating func varint(_ value: Int) {
    var rest = UInt64(truncatingIfNeeded: value)
    while rest >= 0x80 {
      byte(Int(truncatingIfNeeded: rest | 0x80))
      rest &>>= 7
    }
    byte(Int(truncatingIfNeeded: rest))
  }
}

/// Appends the numbers and texts of the index's format to bytes (docs/search-format.md, section 2).
struct ByteWriter: ByteSink, Sendable {
  private(set) var bytes: [UInt8] = []

  init() {}

  var count: Int { bytes.count }

  mutating func byte(_ value: Int) { bytes.append(UInt8(truncatingIfNeeded: value)) }

  mutating func raw(_ more: some Collection<UInt8>) { bytes.append(contentsOf: more) }

  /// The number of bytes, then the bytes.
  mutating func text(_ text: [UInt8]) {
    varint(text.count)
    raw(text)
  }

  mutating func text(_ text: String) { self.text(Array(text.utf8)) }
}

/// Appends whole numbers, and fields of bits, the lowest bit first. Bytes and numbers do not stand within a region
/// of bits.
struct BitWriter: ByteSink, ~Copyable {
  private var room: Room<UInt8>
  private var window: UInt64 = 0
  private var filled: UInt64 = 0

  /// Begins after these bytes.
  init(after bytes: [UInt8] = []) {
    room = Room(capacity: bytes.count + 256)
    for byte in bytes { room.append(byte) }
  }

  var count: Int { room.count }

  /// All bytes so far; a region must have been finished.
  var bytes: [UInt8] { room.elements(0..<room.count) }

  mutating func removeAll() { room.removeAll() }

  @inline(__always)
  mutating func byte(_ value: Int) { room.append(UInt8(truncatingIfNeeded: value)) }

  /// At most 32 bits.
  @inline(__always)
  mutating func write(_ value: UInt32, bits: Int) {
    window |= UInt64(value) &<< filled
    filled &+= UInt64(bits)
    if filled >= 32 { spill() }
  }

  @inline(__always)
  private mutating func spill() {
    room.reserve(4)
    UnsafeMutableRawPointer(room.base + room.count).storeBytes(
      of: UInt32(truncatingIfNeeded: window).littleEndian, as: UInt32.self)
    room.setCount(room.count &+ 4)
    window &>>= 32
    filled &-= 32
  }

  /// A gap: its high part in ones, then its lowest `parameter` bits.
  @inline(__always)
  mutating func rice(_ value: UInt32, _ parameter: Int) {
    rice(value, parameter, then: 0, bits: 0)
  }

  /// A gap, and then a field of at most 8 bits.
  @inline(__always)
  mutating func rice(_ value: UInt32, _ parameter: Int, then field: UInt32, bits: Int) {
    let high = value &>> UInt32(parameter)
    let low = value & ((1 &<< UInt32(parameter)) &- 1)
    let width = Int(high) &+ 1 &+ parameter
    if width <= 24 {
      let gap = (1 &<< high) &- 1 | low &<< (high &+ 1)
      write(gap | field &<< UInt32(width), bits: width &+ bits)
    } else {
      farRice(value, high, low, parameter)
      write(field, bits: bits)
    }
  }

  @inline(never)
  private mutating func farRice(
    _ value: UInt32, _ high: UInt32, _ low: UInt32, _ parameter: Int
  ) {
    if high < UInt32(Rice.escape) {
      write((1 &<< high) &- 1, bits: Int(high) &+ 1)
      write(low, bits: parameter)
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

  /// Ends a region: fills the last byte with zeros.
  mutating func endRegion() {
    while filled > 0 {
      byte(Int(truncatingIfNeeded: window & 0xFF))
      window &>>= 8
      filled = filled > 8 ? filled - 8 : 0
    }
    window = 0
  }

  /// Ends a region and gives all bytes away.
  mutating func finish() -> [UInt8] {
    endRegion()
    return bytes
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

/// Appends the numbers and texts of the index's format to bytes (docs/search-format.md, section 2).
struct ByteWriter: Sendable {
  private(set) var bytes: [UInt8] = []

  init() {}

  var count: Int { bytes.count }

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

/// Appends whole numbers, and fields of bits, the lowest bit first.
struct BitWriter: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count: Int
  private var window: UInt64 = 0
  private var filled: UInt64 = 0

  /// Begins after these bytes.
  init(after bytes: [UInt8] = []) {
    count = bytes.count
    capacity = count + 256
    base = .allocate(capacity: capacity)
    bytes.withUnsafeBufferPointer {
      if let start = $0.baseAddress { base.update(from: start, count: $0.count) }
    }
  }

  deinit { base.deallocate() }

  /// All bytes so far; a region must have been finished.
  var bytes: [UInt8] { Array(UnsafeBufferPointer(start: base, count: count)) }

  mutating func removeAll() { count = 0 }

  @inline(__always)
  private mutating func reserve(_ more: Int) {
    if count &+ more > capacity { grow(by: more) }
  }

  @inline(never)
  private mutating func grow(by more: Int) {
    capacity = capacity * 2 + more
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
  }

  /// A whole byte; not within a region of bits.
  @inline(__always)
  mutating func byte(_ value: Int) {
    reserve(1)
    base[count] = UInt8(truncatingIfNeeded: value)
    count &+= 1
  }

  /// Seven bits a byte, low ones first; not within a region of bits.
  @inline(__always)
  mutating func varint(_ value: Int) {
    reserve(10)
    var rest = UInt64(truncatingIfNeeded: value)
    while rest >= 0x80 {
      base[count] = UInt8(truncatingIfNeeded: rest) | 0x80
      count &+= 1
      rest &>>= 7
    }
    base[count] = UInt8(truncatingIfNeeded: rest)
    count &+= 1
  }

  /// At most 32 bits.
  @inline(__always)
  mutating func write(_ value: UInt32, bits: Int) {
    window |= UInt64(value) &<< filled
    filled &+= UInt64(bits)
    if filled >= 32 { spill() }
  }

  @inline(__always)
  private mutating func spill() {
    reserve(4)
    UnsafeMutableRawPointer(base + count).storeBytes(
      of: UInt32(truncatingIfNeeded: window).littleEndian, as: UInt32.self)
    count &+= 4
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

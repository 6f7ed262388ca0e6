#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// One of the files that may use pointers: the memory is its own, every offset is checked against what was written, and
// its own arithmetic is on sizes of memory that exists.

/// Bytes that are being written: pages, feeds, tables, structured data.
///
/// An array asks at each append whether somebody else holds it, which costs more than the few bytes that are
/// appended; this has one owner by its type, and an append is a comparison and a copy.
public struct OutputBuffer: ~Copyable {
  @usableFromInline var base: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int
  @usableFromInline var end = 0

  /// A buffer with an initial capacity in bytes; it grows when it is full.
  public init(capacity: Int = 0) {
    self.capacity = Swift.max(capacity, 64)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  /// How many bytes were written.
  @inlinable
  public var count: Int { end }

  @inlinable
  public var isEmpty: Bool { end == 0 }

  @inlinable
  public var last: UInt8? { end > 0 ? base[end &- 1] : nil }

  public subscript(index: Int) -> UInt8 {
    precondition(index >= 0 && index < count, "beyond what was written")
    return base[index]
  }

  /// Reserves memory for a total number of bytes.
  public mutating func reserveCapacity(_ wanted: Int) {
    if wanted > capacity { grow(to: wanted) }
  }

  @inline(never)
  @usableFromInline
  mutating func grow(to wanted: Int) {
    capacity = Swift.max(wanted, capacity * 2)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
  }

  @inlinable
  public mutating func append(_ byte: UInt8) {
    if end == capacity { grow(to: end &+ 1) }
    base[end] = byte
    end &+= 1
  }

  @inlinable
  public mutating func append(contentsOf bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    let wanted = end &+ bytes.count
    if wanted > capacity { grow(to: wanted) }
    (base + end).update(from: source, count: bytes.count)
    end = wanted
  }

  @inlinable
  public mutating func append(contentsOf bytes: ByteView) {
    bytes.withUnsafeBytes { append(contentsOf: $0) }
  }

  @inlinable
  public mutating func append(contentsOf bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { append(contentsOf: $0) }
  }

  public mutating func append(contentsOf bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBufferPointer { append(contentsOf: $0) }
  }

  public mutating func append(contentsOf other: borrowing OutputBuffer) {
    append(contentsOf: UnsafeBufferPointer(start: other.base, count: other.count))
  }

  public mutating func appendCSVCell(_ cell: UnsafeBufferPointer<UInt8>) {
    appendCSVCell(ByteView(cell))
  }

  /// Appends the UTF-8 of a string.
  public mutating func append(_ string: String) {
    string.withBytes { append(contentsOf: $0) }
  }

  /// Appends the ASCII or UTF-8 bytes of a static string.
  @inlinable
  public mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { append(contentsOf: $0) }
  }

  /// Appends a whole number in decimal digits.
  public mutating func append(decimal number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var start = 20
      repeat {
        start -= 1
        digits[start] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      } while rest > 0
      append(contentsOf: UnsafeBufferPointer(rebasing: digits[start...]))
    }
  }

  /// Puts bytes before those that stand from `place` on.
  public mutating func insert(_ bytes: String, at place: Int) {
    precondition(place >= 0 && place <= count, "beyond what was written")
    let moved = count - place
    append(bytes)
    let width = count - place - moved
    memmove(base + place + width, base + place, moved)
    bytes.withBytes { text in
      if let start = text.baseAddress { memcpy(base + place, start, width) }
    }
  }

  /// Removes all but the first bytes and keeps the memory.
  public mutating func removeAll(from count: Int = 0) {
    precondition(count >= 0 && count <= self.count, "beyond what was written")
    end = count
  }

  /// What was written, from an offset on, as long as the closure runs.
  @inlinable
  public func withBytes<Result>(
    from start: Int = 0, _ read: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    precondition(start >= 0 && start <= count, "beyond what was written")
    return try read(UnsafeBufferPointer(start: base + start, count: count - start))
  }

  /// The same with every access checked.
  @inlinable
  public func withView<Result>(
    from start: Int = 0, _ read: (ByteView) throws -> Result
  ) rethrows -> Result {
    try withBytes(from: start) { try read(ByteView($0)) }
  }

  /// A copy of what was written, from an offset on.
  public func bytes(from start: Int = 0) -> [UInt8] {
    withBytes(from: start) { Array($0) }
  }
}

extension [UInt8] {
  /// What a closure writes.
  public static func written(
    capacity: Int = 0, _ write: (inout OutputBuffer) throws -> Void
  ) rethrows -> [UInt8] {
    var out = OutputBuffer(capacity: capacity)
    try write(&out)
    return out.bytes()
  }
}

extension String {
  /// Reads the UTF-8 where it lies; native strings are not copied, and no reference is counted.
  @inlinable
  public func withBytes<Result>(
    _ read: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    if let result = try utf8.withContiguousStorageIfAvailable(read) { return result }
    var copy = self
    return try copy.withUTF8(read)
  }
}

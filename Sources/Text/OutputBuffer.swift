#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Bytes that are being written: pages, feeds, tables, structured data.
///
/// An array asks at each append whether somebody else holds it, which costs more than the few bytes that are
/// appended; this has one owner by its type, and an append is a comparison and a copy.
package struct OutputBuffer: ~Copyable {
  @usableFromInline private(set) var base: UnsafeMutablePointer<UInt8>
  @usableFromInline private(set) var capacity: Int
  /// How many bytes were written.
  @usableFromInline package private(set) var count = 0

  /// A buffer with room for about so many bytes; it grows when there are more.
  package init(capacity: Int = 0) {
    self.capacity = Swift.max(capacity, 64)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  package var isEmpty: Bool { count == 0 }

  package var last: UInt8? { count > 0 ? base[count - 1] : nil }

  package subscript(index: Int) -> UInt8 {
    precondition(index >= 0 && index < count, "beyond what was written")
    return base[index]
  }

  /// Makes room for so many bytes in all.
  package mutating func reserveCapacity(_ wanted: Int) {
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
  package mutating func append(_ byte: UInt8) {
    if count == capacity { grow(to: count &+ 1) }
    base[count] = byte
    count &+= 1
  }

  @inlinable
  package mutating func append(contentsOf bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    let end = count &+ bytes.count
    if end > capacity { grow(to: end) }
    memcpy(base + count, source, bytes.count)
    count = end
  }

  @inlinable
  package mutating func append(contentsOf bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { append(contentsOf: $0) }
  }

  package mutating func append(contentsOf bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBufferPointer { append(contentsOf: $0) }
  }

  package mutating func append(contentsOf other: borrowing OutputBuffer) {
    append(contentsOf: UnsafeBufferPointer(start: other.base, count: other.count))
  }

  /// Appends the UTF-8 of a string.
  package mutating func append(_ string: String) {
    string.withBytes { append(contentsOf: $0) }
  }

  /// Appends the ASCII or UTF-8 bytes of a static string.
  @inlinable
  package mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { append(contentsOf: $0) }
  }

  /// Appends a whole number in decimal digits.
  package mutating func append(decimal number: Int) {
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
  package mutating func insert(_ bytes: String, at place: Int) {
    precondition(place >= 0 && place <= count, "beyond what was written")
    let moved = count - place
    append(bytes)
    let width = count - place - moved
    memmove(base + place + width, base + place, moved)
    bytes.withBytes { text in
      if let start = text.baseAddress { memcpy(base + place, start, width) }
    }
  }

  /// Forgets all but the first bytes, and keeps the room.
  package mutating func removeAll(from count: Int = 0) {
    precondition(count >= 0 && count <= self.count, "beyond what was written")
    self.count = count
  }

  /// What was written, from an offset on, as long as the closure runs.
  @inlinable
  package func withBytes<Result>(
    from start: Int = 0, _ read: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    precondition(start >= 0 && start <= count, "beyond what was written")
    return try read(UnsafeBufferPointer(start: base + start, count: count - start))
  }

  /// A copy of what was written, from an offset on.
  package func bytes(from start: Int = 0) -> [UInt8] {
    withBytes(from: start) { Array($0) }
  }
}

extension [UInt8] {
  /// What a closure writes.
  package static func written(
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
  package func withBytes<Result>(
    _ read: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    if let result = try utf8.withContiguousStorageIfAvailable(read) { return result }
    var copy = self
    return try copy.withUTF8(read)
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// One of the files that may use pointers (docs/architecture.md, "Memory safety"). Bytes are read in place: in an array,
// in a string, or in a tree of a C library. The standard library's `Span` does the same, but a structure can hold one
// only with experimental features of the compiler, and the readers of YAML, CSV and Markdown are such structures.

/// A read-only view of bytes that another value owns; valid only within the closure that receives it.
///
/// Every access is checked, in release builds too, so an offset that is wrong ends the program and reads nothing else.
@frozen
public struct ByteView: RandomAccessCollection {
  @usableFromInline let bytes: UnsafeBufferPointer<UInt8>

  /// A view of memory that the caller keeps alive.
  @inlinable
  public init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// A view of nothing.
  @inlinable
  public init() {
    bytes = UnsafeBufferPointer(start: nil, count: 0)
  }

  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { bytes.count }
  @inlinable public var count: Int { bytes.count }
  @inlinable public var indices: Range<Int> { 0..<bytes.count }
  @inlinable public func index(after index: Int) -> Int { index + 1 }
  @inlinable public func index(before index: Int) -> Int { index - 1 }

  /// Iterates without a check for each byte, as the iterator knows the end.
  @inlinable
  public func makeIterator() -> UnsafeBufferPointer<UInt8>.Iterator { bytes.makeIterator() }

  @inlinable
  public subscript(index: Int) -> UInt8 {
    precondition(index >= 0 && index < bytes.count, "beyond the bytes")
    return bytes[index]
  }

  /// A part, whose first byte has the offset 0.
  @inlinable
  public func part(_ range: Range<Int>) -> ByteView {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "beyond the bytes")
    return ByteView(UnsafeBufferPointer(rebasing: bytes[range]))
  }

  @inlinable
  public func withContiguousStorageIfAvailable<Result>(
    _ read: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result? {
    try read(bytes)
  }

  /// The memory itself, for what is written in C.
  @inlinable
  public func withUnsafeBytes<Result>(
    _ read: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try read(bytes)
  }

  /// The first place of a byte at or after an offset.
  public func first(_ byte: UInt8, from offset: Int, to end: Int) -> Int? {
    bytes.first(byte, from: offset, to: end)
  }

  /// The offset of the next line end at or after an offset, or the end.
  public func lineEnd(from offset: Int, to end: Int) -> Int {
    first(0x0A, from: offset, to: end) ?? Swift.max(offset, end)
  }

  /// The eight bytes at an offset as a number, the first byte lowest; nil when there are fewer.
  @inlinable
  public func word(at offset: Int) -> UInt64? {
    guard offset >= 0, bytes.count - offset >= 8 else { return nil }
    let raw = UnsafeRawBufferPointer(bytes)
    return UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// The bytes as a string; what is not UTF-8 becomes U+FFFD.
  @inlinable
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension UnsafeBufferPointer<UInt8> {
  /// The first place of a byte at or after an offset.
  package func first(_ byte: UInt8, from offset: Int, to end: Int) -> Int? {
    guard let baseAddress, offset < end else { return nil }
    precondition(offset >= 0 && end <= count, "beyond the bytes")
    guard let found = memchr(baseAddress + offset, Int32(byte), end - offset) else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(baseAddress)
  }

  /// The offset of the next line end at or after an offset, or the end.
  package func lineEnd(from offset: Int, to end: Int) -> Int {
    first(0x0A, from: offset, to: end) ?? Swift.max(offset, end)
  }
}

extension [UInt8] {
  /// Looks at the bytes where they lie.
  @inlinable
  public func withView<Result>(_ read: (ByteView) throws -> Result) rethrows -> Result {
    try withUnsafeBufferPointer { try read(ByteView($0)) }
  }
}

extension ArraySlice<UInt8> {
  /// Looks at the bytes where they lie; the first one has the offset 0.
  @inlinable
  public func withView<Result>(_ read: (ByteView) throws -> Result) rethrows -> Result {
    try withUnsafeBufferPointer { try read(ByteView($0)) }
  }
}

extension String {
  /// Looks at the UTF-8 where it lies.
  @inlinable
  public func withView<Result>(_ read: (ByteView) throws -> Result) rethrows -> Result {
    try withBytes { try read(ByteView($0)) }
  }
}

extension StaticString {
  /// Looks at the UTF-8 where it lies.
  @inlinable
  public func withView<Result>(_ read: (ByteView) -> Result) -> Result {
    withUTF8Buffer { read(ByteView($0)) }
  }
}

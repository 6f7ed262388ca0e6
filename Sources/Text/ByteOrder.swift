#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// One of the files that may use pointers: it hands bytes to C.

/// The order of texts by their bytes, which for UTF-8 is that of the scalars: the order of ids and paths on
/// every system.
package enum ByteOrder {
  /// Below 0 where the first stands before the second, 0 where they are the same.
  package static func compare(
    _ first: ByteView, _ second: ByteView
  ) -> Int {
    first.withUnsafeBytes { first in second.withUnsafeBytes { compare(first, $0) } }
  }

  package static func compare(
    _ first: UnsafeBufferPointer<UInt8>, _ second: UnsafeBufferPointer<UInt8>
  ) -> Int {
    if let a = first.baseAddress, let b = second.baseAddress {
      let order = memcmp(a, b, min(first.count, second.count))
      if order != 0 { return Int(order) }
    }
    return first.count - second.count
  }

  /// Compares ranges of two texts.
  package static func compare(
    _ first: UnsafeBufferPointer<UInt8>, _ range: Range<Int>,
    _ second: UnsafeBufferPointer<UInt8>, _ other: Range<Int>
  ) -> Int {
    compare(ByteView(first).part(range), ByteView(second).part(other))
  }

  /// Compares two strings, which `==` and `<` would take for the same where they are canonically equivalent.
  package static func compare(_ first: String, _ second: String) -> Int {
    first.withView { first in second.withView { compare(first, $0) } }
  }
}

extension String {
  /// Whether the text stands before another in the order of their bytes.
  package func precedesByBytes(_ other: String) -> Bool {
    ByteOrder.compare(self, other) < 0
  }
}

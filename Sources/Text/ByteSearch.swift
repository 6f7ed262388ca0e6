import CBytes

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Finds the next byte that a writer or a reader must look at, sixteen bytes at once.
///
/// Each function gives the offset of the first such byte at or after `from`, or the count when there is none. What is
/// found may need no care after all: the caller looks at it.
package enum ByteSearch {
  /// `" & ' < >` and control characters.
  @inline(__always)
  static func markup(_ bytes: UnsafeBufferPointer<UInt8>, from: Int) -> Int {
    find(bytes, from, guong_find_markup)
  }

  /// Control characters and DEL, `" & < > \` and what may begin U+2028.
  @inline(__always)
  static func json(_ bytes: UnsafeBufferPointer<UInt8>, from: Int) -> Int {
    find(bytes, from, guong_find_json)
  }

  /// LF, CR, `"`, `,` and `;`.
  @inline(__always)
  static func csv(_ bytes: UnsafeBufferPointer<UInt8>, from: Int) -> Int {
    find(bytes, from, guong_find_csv)
  }

  /// What YAML forbids or may forbid (YAML 1.2.2 §5.1): control characters but LF, DEL, and what may begin
  /// U+0080…U+009F, U+2028, U+FEFF and U+FFFE.
  package static func yamlSuspect(_ bytes: UnsafeBufferPointer<UInt8>, from: Int) -> Int {
    find(bytes, from, guong_find_yaml_suspect)
  }

  @inline(__always)
  private static func find(
    _ bytes: UnsafeBufferPointer<UInt8>, _ from: Int,
    _ find: (UnsafePointer<UInt8>, Int, Int) -> Int
  ) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    precondition(from >= 0 && from <= bytes.count, "beyond the bytes")
    return find(base, from, bytes.count)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The first place of a byte at or after an offset.
  package func first(_ byte: UInt8, from offset: Int, to end: Int) -> Int? {
    guard let baseAddress, offset < end,
      let found = memchr(baseAddress + offset, Int32(byte), end - offset)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(baseAddress)
  }

  /// The offset of the next line end at or after an offset, or the end.
  package func lineEnd(from offset: Int, to end: Int) -> Int {
    first(0x0A, from: offset, to: end) ?? Swift.max(offset, end)
  }
}

import CBytes

// One of the files that may use pointers: it hands bytes to C.

/// Finds the next byte that a writer or a reader must look at, sixteen bytes at once.
///
/// Each function gives the offset of the first such byte at or after `from`, or the count when there is none. What is
/// found may need no care after all: the caller looks at it.
package enum ByteSearch {
  /// `" & ' < >` and control characters.
  @inline(__always)
  static func markup(_ bytes: ByteView, from: Int) -> Int {
    find(bytes, from, guong_find_markup)
  }

  /// Control characters and DEL, `" & < > \` and what may begin U+2028.
  @inline(__always)
  static func json(_ bytes: ByteView, from: Int) -> Int {
    find(bytes, from, guong_find_json)
  }

  /// LF, CR, `"`, `,` and `;`.
  @inline(__always)
  static func csv(_ bytes: ByteView, from: Int) -> Int {
    find(bytes, from, guong_find_csv)
  }

  /// What YAML forbids or may forbid (YAML 1.2.2 §5.1): control characters but LF, DEL, and what may begin
  /// U+0080…U+009F, U+2028, U+FEFF and U+FFFE.
  package static func yamlSuspect(_ bytes: ByteView, from: Int) -> Int {
    find(bytes, from, guong_find_yaml_suspect)
  }

  /// Control characters but tab and LF, DEL, and what may begin U+0080…U+009F and the noncharacters.
  static func forbidden(_ bytes: ByteView, from: Int) -> Int {
    find(bytes, from, guong_find_forbidden)
  }

  @inline(__always)
  private static func find(
    _ bytes: ByteView, _ from: Int,
    _ find: (UnsafePointer<UInt8>, Int, Int) -> Int
  ) -> Int {
    precondition(from >= 0 && from <= bytes.count, "beyond the bytes")
    return bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return 0 }
      return find(base, from, bytes.count)
    }
  }
}

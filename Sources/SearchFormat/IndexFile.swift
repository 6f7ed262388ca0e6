/// One binary file of an index without its header.
package struct IndexFile: Sendable {
  /// The path below the folder of the build, without ending (`IndexPath`).
  package let path: String
  /// The bytes after the header.
  package let payload: [UInt8]

  package init(path: String, payload: [UInt8]) {
    self.path = path
    self.payload = payload
  }
}

/// The eight bytes at the beginning of each binary file: the build to which it belongs, and a checksum that
/// detects damage (docs/search-format.md, section 1).
package enum FileHeader {
  package static let size = 8

  /// The header of a file of a build.
  package static func bytes(build: String, path: String, payload: ArraySlice<UInt8>) -> [UInt8] {
    var checksum = FNV1a()
    checksum.update(path.utf8)
    checksum.update(payload)
    return tag(build) + (0..<4).map { UInt8(truncatingIfNeeded: checksum.value >> ($0 * 8)) }
  }

  /// The first four bytes of a build's name, which is 16 hexadecimal digits.
  private static func tag(_ build: String) -> [UInt8] {
    let digits = build.utf8.prefix(8).map { digit -> UInt8 in
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
      default: 0
      }
    }
    return stride(from: 1, to: digits.count, by: 2).map { digits[$0 - 1] << 4 | digits[$0] }
  }
}

import Text

/// The last part of an address: `[a-z0-9]` words joined by single hyphens.
package enum Slug {
  /// The longest slug in bytes; with an extension and a language it stays below the 255 of a file name.
  package static let limit = 120

  /// Makes a slug of any text: `Siêu thị “0 đồng”` → `sieu-thi-0-dong`; empty when nothing is left.
  ///
  /// The result may be longer than `limit`: cutting it would make different titles meet.
  package static func make(_ text: String) -> String {
    let folded = text.withView { Fold.fold($0) }
    var out: [UInt8] = []
    out.reserveCapacity(folded.count)
    var gap = false
    for byte in folded {
      guard isWordByte(byte) else {
        gap = true
        continue
      }
      if gap, !out.isEmpty { out.append(UInt8(ascii: "-")) }
      gap = false
      out.append(byte)
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// Whether the text is a slug as it stands: `[a-z0-9]+(-[a-z0-9]+)*`, at most `limit` bytes.
  package static func isValid(_ text: String) -> Bool {
    text.withView { bytes in
      guard bytes.count <= limit else { return false }
      var previous = UInt8(ascii: "-")
      for byte in bytes {
        guard isWordByte(byte) || (byte == UInt8(ascii: "-") && previous != byte) else {
          return false
        }
        previous = byte
      }
      return previous != UInt8(ascii: "-")
    }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
  }
}

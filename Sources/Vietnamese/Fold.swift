package import Text

/// The form without marks in which texts are searched and addresses are made.
package enum Fold {
  /// Lower case, `đ` → `d`, marks of Vietnamese and other Latin letters stripped, `’` → `'`.
  ///
  /// Composed and decomposed texts give the same result. Letters of other scripts are only lowered.
  package static func fold(_ text: String) -> String {
    String(decoding: text.withView { fold($0) }, as: UTF8.self)
  }

  /// The same on the bytes of valid UTF-8.
  package static func fold(_ text: ByteView) -> [UInt8] {
    let table = table
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        out.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
        index += 1
        continue
      }
      let (scalar, width) = UTF8Scan.scalar(text, at: index)
      index += width
      if let entry = LatinLetters.index(of: scalar), table[entry] != 0 {
        let plain = table[entry]
        out.append(UInt8(truncatingIfNeeded: plain))
        if plain > 0xFF { out.append(UInt8(truncatingIfNeeded: plain >> 8)) }
      } else {
        append(other: scalar, to: &out)
      }
    }
    return out
  }

  /// A scalar outside the table: marks go, apostrophes become `'`, the rest is lowered.
  private static func append(
    other scalar: UInt32, to out: inout [UInt8]
  ) {
    switch scalar {
    case 0x300...0x36F: return
    case 0x2018, 0x2019, 0x02BC: out.append(UInt8(ascii: "'"))
    default:
      guard let value = Unicode.Scalar(scalar) else { return }
      let lower = value.properties.lowercaseMapping.unicodeScalars
      out.append(
        contentsOf: UTF8.encode(lower.count == 1 ? lower.first ?? value : value) ?? .init())
    }
  }

  /// One or two ASCII bytes for every letter of `LatinLetters`, the first in the low byte; 0 for none.
  private static let table: [UInt16] = {
    var table = [UInt16](repeating: 0, count: LatinLetters.count)
    for index in table.indices {
      table[index] = UInt16(LatinLetters.letter(at: index).base)
    }
    for (upper, lower, plain) in LatinLetters.unmarked {
      let value = plain.withView { bytes in
        bytes.reversed().reduce(UInt16(0)) { $0 << 8 | UInt16($1) }
      }
      for scalar in [upper, lower] {
        if let index = LatinLetters.index(of: scalar) { table[index] = value }
      }
    }
    return table
  }()
}

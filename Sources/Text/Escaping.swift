// The only place where text becomes markup. Each writer appends to bytes and escapes what its format
// needs; a caller never escapes by hand.

extension String {
  /// Whether a byte below 128 stands in its UTF-8; `utf8.contains` looks at one byte after the other.
  public func holds(_ byte: Unicode.Scalar) -> Bool {
    withBytes { $0.first(UInt8(ascii: byte), from: 0, to: $0.count) != nil }
  }
}

extension OutputBuffer {
  /// Appends text escaped for HTML content and attributes: `& < > "` and `'`.
  public mutating func appendHTML(_ string: String) {
    string.withView {
      appendEscaped($0, special: Self.htmlSpecial | Self.apostrophe, Self.htmlEscape)
    }
  }

  /// Appends UTF-8 escaped for HTML content and double-quoted attributes as CommonMark's own renderer does: `'` stays.
  package mutating func appendCommonMark(_ bytes: ByteView) {
    appendEscaped(bytes, special: Self.htmlSpecial, Self.htmlEscape)
  }

  package mutating func appendCommonMark(_ string: String) {
    string.withView { appendCommonMark($0) }
  }

  /// Appends text escaped for XML 1.0 content and attributes; characters XML forbids become U+FFFD.
  public mutating func appendXML(_ string: String) {
    string.withoutNoncharacters.withView { bytes in
      appendEscaped(bytes, special: Self.htmlSpecial | Self.apostrophe | Self.xmlForbidden) {
        byte in
        switch byte {
        case UInt8(ascii: "'"): "&apos;"
        case 0x20...: Self.htmlEscape(byte)
        default: "\u{FFFD}"
        }
      }
    }
  }

  /// The bytes below 64 that HTML and XML escape wherever they stand, as bits: `" & < >`.
  private static var htmlSpecial: UInt64 { 1 << 0x22 | 1 << 0x26 | 1 << 0x3C | 1 << 0x3E }

  /// The bit of `'`.
  private static var apostrophe: UInt64 { 1 << 0x27 }

  @inline(__always)
  private static func htmlEscape(_ byte: UInt8) -> StaticString {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    default: "&#39;"
    }
  }

  /// The control characters that XML 1.0 forbids (§2.2), as bits.
  private static var xmlForbidden: UInt64 { 0xFFFF_FFFF & ~(1 << 0x09 | 1 << 0x0A | 1 << 0x0D) }

  /// Appends a JSON string (RFC 8259) with its quotes. `<`, `>` and `&` are written as `\u00XX`, so the
  /// result may stand inside a script element; U+2028 and U+2029 as well.
  public mutating func appendJSONString(_ string: String) {
    append(UInt8(ascii: "\""))
    appendJSONText(string)
    append(UInt8(ascii: "\""))
  }

  /// Appends what stands between the quotes of a JSON string.
  public mutating func appendJSONText(_ string: String) {
    string.withView { bytes in
      var start = 0
      var index = ByteSearch.json(bytes, from: 0)
      while index < bytes.count {
        let byte = bytes[index]
        var width = 1
        let escape: StaticString?
        switch byte {
        case UInt8(ascii: "\""): escape = "\\\""
        case UInt8(ascii: "\\"): escape = "\\\\"
        case UInt8(ascii: "\n"): escape = "\\n"
        case UInt8(ascii: "\r"): escape = "\\r"
        case UInt8(ascii: "\t"): escape = "\\t"
        case UInt8(ascii: "<"): escape = "\\u003c"
        case UInt8(ascii: ">"): escape = "\\u003e"
        case UInt8(ascii: "&"): escape = "\\u0026"
        case 0..<0x20, 0x7F: escape = ""
        case 0xE2
        where index + 2 < bytes.count && bytes[index + 1] == 0x80
          && (bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9):
          escape = bytes[index + 2] == 0xA8 ? "\\u2028" : "\\u2029"
          width = 3
        default: escape = nil
        }
        if let escape {
          append(contentsOf: bytes.part(start..<index))
          if escape.utf8CodeUnitCount == 0 {
            appendControlEscape(byte)
          } else {
            append(escape)
          }
          start = index + width
        }
        index = ByteSearch.json(bytes, from: index + width)
      }
      append(contentsOf: bytes.part(start..<bytes.count))
    }
  }

  /// Appends one cell of a CSV row (RFC 4180), quoted where needed.
  ///
  /// A text that a spreadsheet would take for a formula (`= + - @`, tab or CR first) gets an apostrophe
  /// in front (CWE-1236); a plain number such as `-5` is left as it is.
  public mutating func appendCSVCell(_ string: String) {
    string.withView { appendCSVCell($0) }
  }

  /// Appends one cell of UTF-8, by the same rules.
  public mutating func appendCSVCell(_ cell: ByteView) {
    let isFormula = Self.isFormula(cell)
    guard isFormula || Self.needsQuotes(cell) else { return append(contentsOf: cell) }
    append(UInt8(ascii: "\""))
    if isFormula { append(UInt8(ascii: "'")) }
    var start = 0
    while let quote = cell.first(UInt8(ascii: "\""), from: start, to: cell.count) {
      append(contentsOf: cell.part(start..<quote + 1))
      append(UInt8(ascii: "\""))
      start = quote + 1
    }
    append(contentsOf: cell.part(start..<cell.count))
    append(UInt8(ascii: "\""))
  }

  /// Whether a cell holds LF, CR, `"`, `,` or `;`.
  private static func needsQuotes(_ cell: ByteView) -> Bool {
    ByteSearch.csv(cell, from: 0) < cell.count
  }

  /// Whether a spreadsheet would take a cell for a formula.
  private static func isFormula(_ cell: ByteView) -> Bool {
    guard let first = cell.first else { return false }
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "@"), UInt8(ascii: "\t"),
      UInt8(ascii: "\r"):
      return true
    case UInt8(ascii: "-"):
      let rest = cell.dropFirst()
      return rest.isEmpty || !rest.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
    default: return false
    }
  }

  /// Appends a path percent-encoded for a URL (RFC 3986 §3.3): unreserved characters, `/` and the sub-delimiters
  /// that need no escape stay, every other byte becomes `%XX`.
  public mutating func appendURLPath(_ path: String) {
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"), UInt8(ascii: ":"),
        UInt8(ascii: "@"), UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "("),
        UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: ","),
        UInt8(ascii: ";"), UInt8(ascii: "="):
        append(byte)
      default:
        append(UInt8(ascii: "%"))
        append(hexDigit(byte >> 4, uppercase: true))
        append(hexDigit(byte & 15, uppercase: true))
      }
    }
  }

  /// Appends UTF-8, with each byte below 64 whose bit is set in `special` replaced.
  @inline(__always)
  private mutating func appendEscaped(
    _ bytes: ByteView, special: UInt64, _ escape: (UInt8) -> StaticString
  ) {
    var start = 0
    var index = ByteSearch.markup(bytes, from: 0)
    while index < bytes.count {
      let byte = bytes[index]
      if special >> UInt64(byte) & 1 == 1 {
        append(contentsOf: bytes.part(start..<index))
        append(escape(byte))
        start = index + 1
      }
      index = ByteSearch.markup(bytes, from: index + 1)
    }
    append(contentsOf: bytes.part(start..<bytes.count))
  }

  private mutating func appendControlEscape(_ byte: UInt8) {
    append("\\u00" as StaticString)
    append(hexDigit(byte >> 4, uppercase: false))
    append(hexDigit(byte & 15, uppercase: false))
  }
}

private func hexDigit(_ value: UInt8, uppercase: Bool) -> UInt8 {
  value < 10 ? value + 0x30 : value + (uppercase ? 0x37 : 0x57)
}

extension String {
  /// The text with U+FFFD for U+FFFE and U+FFFF, which XML 1.0 forbids (§2.2).
  fileprivate var withoutNoncharacters: String {
    // Both begin with this byte, which is in few texts.
    let isClean = withBytes { $0.first(0xEF, from: 0, to: $0.count) == nil }
    guard !isClean else { return self }
    var scalars = UnicodeScalarView()
    scalars.append(
      contentsOf: unicodeScalars.map { $0.value & ~1 == 0xFFFE ? "\u{FFFD}" : $0 })
    return String(scalars)
  }
}

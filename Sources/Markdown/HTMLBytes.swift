// Bytes of Markdown and the escapes of its URLs.

import Text
import Vietnamese

typealias Bytes = ByteView

extension Bytes {
  func hasPrefix(_ text: StaticString) -> Bool {
    starts(with: text, at: 0)
  }

  func starts(with text: StaticString, at offset: Int) -> Bool {
    text.withView { starts(with: $0, at: offset) }
  }

  func starts(with wanted: Bytes, at offset: Int) -> Bool {
    guard offset + wanted.count <= count else { return false }
    for index in 0..<wanted.count where self[offset + index] != wanted[index] { return false }
    return true
  }

  /// Whether two bytes follow each other somewhere; the first should be rare.
  func contains(_ first: Unicode.Scalar, then second: Unicode.Scalar) -> Bool {
    var index = 0
    let second = UInt8(ascii: second)
    while let place = self.first(UInt8(ascii: first), from: index, to: count - 1) {
      if self[place + 1] == second { return true }
      index = place + 1
    }
    return false
  }

  /// The text in NFC, as the decoder made it, unless character references brought marks.
  func text(mayNeedNFC: Bool) -> String { mayNeedNFC ? TextDecoder.nfc(text) : text }
}

extension OutputBuffer {
  /// Appends a URL for `href` or `src`: what may not stand in a URL is percent-encoded, `&` and `'` escaped.
  mutating func appendHref(_ bytes: Bytes) {
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "!"), UInt8(ascii: "*"),
        UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ","), UInt8(ascii: "%"),
        UInt8(ascii: "#"), UInt8(ascii: "@"), UInt8(ascii: "?"), UInt8(ascii: "="),
        UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "$"),
        UInt8(ascii: "~"):
        append(byte)
      case UInt8(ascii: "&"): append("&amp;" as StaticString)
      case UInt8(ascii: "'"): append("&#x27;" as StaticString)
      default:
        append(UInt8(ascii: "%"))
        append(upperHexDigit(byte >> 4))
        append(upperHexDigit(byte & 15))
      }
    }
  }

  /// Ends the current line unless it is empty, as cmark's renderer does.
  @inline(__always)
  mutating func startLine() {
    if let last, last != 0x0A { append(0x0A) }
  }
}

private func upperHexDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? value + 0x30 : value + 0x37
}

func isBlank(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x09
}

func isSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || (0x09...0x0D).contains(byte)
}

func isDigit(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte)
}

func isAlpha(_ byte: UInt8) -> Bool {
  (0x61...0x7A).contains(byte | 0x20)
}

func isAlphanumeric(_ byte: UInt8) -> Bool {
  isAlpha(byte) || isDigit(byte)
}

func lowercased(_ byte: UInt8) -> UInt8 {
  (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
}

/// Code points that no published file may hold: they are no characters, or controls that HTML and XML forbid.
///
/// HTML (§13.2.3.5, §13.2.5.80) names the same ones as errors; tab and line feed are the only controls that are text.
/// A reference such as `&#xFFFE;` or an escape of YAML can bring them into a text that the decoder let through.
package enum ForbiddenCharacters {
  /// Whether a code point, which may be beyond Unicode or half of a pair, is forbidden.
  package static func contains(_ codePoint: UInt32) -> Bool {
    switch codePoint {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0xD800...0xDFFF, 0xFDD0...0xFDEF, 0x11_0000...: true
    default: codePoint & 0xFFFE == 0xFFFE
    }
  }

  /// Whether bytes are UTF-8 without a forbidden code point.
  package static func isClean(_ bytes: ByteView) -> Bool {
    isPlain(bytes) || place(in: bytes, from: 0) == nil && bytes.isUTF8
  }

  /// Whether bytes are sure to be clean, by one pass; false does not mean that they are not.
  package static func isPlain(_ bytes: ByteView) -> Bool { plain.accepts(bytes) }

  /// UTF-8 of one to three bytes without controls but tab and line feed, and without noncharacters; what begins with
  /// E0, ED or F0 is checked by slower code.
  private static let plain = ByteMachine([
    (ByteMachine.start, [0x09...0x0A, 0x20...0x7E], ByteMachine.start),
    (ByteMachine.start, [0xC2...0xC2], 2), (2, [0xA0...0xBF], ByteMachine.start),
    (ByteMachine.start, [0xC3...0xDF], 1), (1, [0x80...0xBF], ByteMachine.start),
    (ByteMachine.start, [0xE1...0xEC, 0xEE...0xEE], 3), (3, [0x80...0xBF], 1),
    (ByteMachine.start, [0xEF...0xEF], 4), (4, [0x80...0xB6, 0xB8...0xBE], 1),
  ])

  /// The offset of the first forbidden code point at or after an offset; of bytes that are not UTF-8 nothing is said.
  package static func place(in bytes: ByteView, from start: Int) -> Int? {
    var index = ByteSearch.forbidden(bytes, from: start)
    while index < bytes.count {
      if isForbidden(bytes, at: index) { return index }
      index = ByteSearch.forbidden(bytes, from: index + 1)
    }
    return nil
  }

  /// The bytes as UTF-8 in which U+FFFD stands for each forbidden code point and for what is not UTF-8.
  package static func repaired(_ bytes: ByteView) -> [UInt8] {
    Array(repaired(bytes.text).utf8)
  }

  /// The text with U+FFFD for each forbidden code point; control characters of ASCII may be kept for a check that
  /// comes later.
  package static func repaired(_ text: String, keepingControls: Bool = false) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isKept = !contains(scalar.value) || keepingControls && scalar.isASCII
      scalars.append(isKept ? scalar : "\u{FFFD}")
    }
    return String(scalars)
  }

  /// The places of forbidden code points beyond ASCII, at most so many.
  package static func placesBeyondASCII(in bytes: ByteView, limit: Int) -> [Int] {
    var places: [Int] = []
    var start = 0
    while places.count < limit, let place = place(in: bytes, from: start) {
      if bytes[place] >= 0x80 { places.append(place) }
      start = place + 1
    }
    return places
  }

  /// The code point at an offset as it is named, such as `U+FFFE`.
  package static func name(in bytes: ByteView, at place: Int) -> String {
    let character = bytes.part(place..<min(place + 4, bytes.count)).text
    let digits = String(character.unicodeScalars.first?.value ?? 0, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }

  /// Whether a forbidden code point, and not only what may begin one, stands at an offset.
  private static func isForbidden(_ bytes: ByteView, at index: Int) -> Bool {
    func next(_ distance: Int) -> UInt8 {
      index + distance < bytes.count ? bytes[index + distance] : 0
    }
    switch bytes[index] {
    case 0xC2: return next(1) < 0xA0
    case 0xEF where next(1) == 0xB7: return (0x90...0xAF).contains(next(2))
    case 0xEF: return next(1) == 0xBF && next(2) >= 0xBE
    case 0xF0...: return next(1) & 0x0F == 0x0F && next(2) == 0xBF && next(3) >= 0xBE
    default: return true
    }
  }
}

extension ByteView {
  /// Whether the bytes are UTF-8.
  package var isUTF8: Bool {
    #if compiler(>=6.2)
      if #available(macOS 26, *) {
        return (try? UTF8Span(validating: bytes.span)) != nil
      }
    #endif
    return String(validating: bytes, as: UTF8.self) != nil
  }
}

extension Diagnostic {
  /// A forbidden code point, as it was written at an offset.
  package static func forbiddenCharacter(
    in file: SourceFile, at offset: Int, written: String
  ) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, severity: .warning, code: "forbidden-character",
      message: Message(
        en: "'\(written)' is no character that may be published; '\u{FFFD}' stands for it",
        vi: "'\(written)' không phải ký tự được phép đăng; trang hiện '\u{FFFD}' thay vào đó"),
      hint: Message(
        en: "remove it or write the character that is meant",
        vi: "hãy xóa đi hoặc gõ đúng ký tự cần dùng"))
  }
}

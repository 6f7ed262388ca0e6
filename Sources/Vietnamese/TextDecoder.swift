@_spi(_Unicode) import Swift
import Text

/// Decodes the bytes of a file as text: UTF-8 in NFC with line ends `\n`, or a problem.
///
/// A file that is so already passes in one scan and is not copied. Whatever reads the result may
/// compare text byte by byte and step through it without checking.
package enum TextDecoder {
  /// Why bytes are refused, and where.
  package struct Problem: Error, Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      case utf16(bigEndian: Bool, hasByteOrderMark: Bool)
      case nul
      /// Not UTF-8: stray or missing continuation bytes, overlong forms, surrogates, beyond U+10FFFF,
      /// cut off at the end.
      case invalidUTF8(likelyEncoding: LegacyEncoding?)
      /// More combining marks in a row than `combiningLimit`, which would make comparing and normalising
      /// cost quadratic time.
      case combiningRun
    }

    package let kind: Kind
    /// The place in the bytes of the file as read.
    package let offset: Int

    package init(kind: Kind, offset: Int) {
      self.kind = kind
      self.offset = offset
    }
  }

  /// The longest run of combining marks (UAX #15, stream-safe text).
  package static let combiningLimit = 30

  /// Decodes bytes: drops a byte order mark, turns CRLF and CR into LF, normalises to NFC.
  package static func decode(_ raw: [UInt8]) -> Result<[UInt8], Problem> {
    let scan = raw.withView { bytes -> Result<Needs, Problem> in
      if let problem = byteOrderProblem(bytes) { return .failure(problem) }
      let start = hasMark(bytes) ? 3 : 0
      if ByteMachine.text.accepts(bytes, from: start) {
        return .success(Needs(mark: start > 0, lineEnds: false, nfc: false))
      }
      var scanner = TextScanner(bytes, start: start)
      if let found = scanner.run() {
        return .failure(explain(found.kind, at: found.offset, in: bytes))
      }
      return .success(
        Needs(mark: start > 0, lineEnds: scanner.sawReturn, nfc: scanner.needsNFC))
    }
    switch scan {
    case .failure(let problem): return .failure(problem)
    case .success(let needs): return .success(needs.isNothing ? raw : rewrite(raw, needs))
    }
  }

  /// The NFC of a short text, such as one from YAML escapes; the same string when nothing changes.
  package static func nfc(_ text: String) -> String {
    let needed = text.withView { bytes in
      if ByteMachine.text.accepts(bytes) { return false }
      var scanner = TextScanner(bytes, start: 0)
      _ = scanner.run()
      return scanner.needsNFC
    }
    return needed ? String(decoding: normalised(text), as: UTF8.self) : text
  }

  /// What a file lacks to be text.
  private struct Needs {
    let mark: Bool
    let lineEnds: Bool
    let nfc: Bool

    var isNothing: Bool { !mark && !lineEnds && !nfc }
  }

  private static func hasMark(_ bytes: ByteView) -> Bool {
    bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
  }

  private static func rewrite(_ raw: [UInt8], _ needs: Needs) -> [UInt8] {
    var text = [UInt8]()
    text.reserveCapacity(raw.count)
    var index = needs.mark ? 3 : 0
    while index < raw.count {
      let byte = raw[index]
      index += 1
      guard byte == 0x0D else {
        text.append(byte)
        continue
      }
      if index < raw.count, raw[index] == 0x0A { index += 1 }
      text.append(0x0A)
    }
    return needs.nfc ? normalised(String(decoding: text, as: UTF8.self)) : text
  }

  /// The standard library's NFC, which is Foundation's `precomposedStringWithCanonicalMapping`.
  private static func normalised(_ text: String) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.utf8.count)
    for scalar in text._nfc {
      if scalar.isASCII {
        out.append(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        out.append(contentsOf: UTF8.encode(scalar) ?? .init())
      }
    }
    return out
  }

  private static func byteOrderProblem(_ bytes: ByteView) -> Problem? {
    guard bytes.count >= 2 else { return nil }
    switch (bytes[0], bytes[1]) {
    case (0xFF, 0xFE):
      return Problem(kind: .utf16(bigEndian: false, hasByteOrderMark: true), offset: 0)
    case (0xFE, 0xFF):
      return Problem(kind: .utf16(bigEndian: true, hasByteOrderMark: true), offset: 0)
    default: return nil
    }
  }

  /// Looks at the whole of a refused file: NUL bytes at every other place are UTF-16, and bytes that are
  /// not UTF-8 are weighed for the older encodings.
  private static func explain(
    _ kind: TextScanner.Trouble, at offset: Int, in bytes: ByteView
  ) -> Problem {
    if kind == .combiningRun { return Problem(kind: .combiningRun, offset: offset) }
    if let bigEndian = LegacyEncoding.utf16Order(bytes) {
      return Problem(kind: .utf16(bigEndian: bigEndian, hasByteOrderMark: false), offset: 0)
    }
    if kind == .nul { return Problem(kind: .nul, offset: offset) }
    return Problem(
      kind: .invalidUTF8(likelyEncoding: LegacyEncoding.guess(bytes)), offset: offset)
  }
}

import Foundation
import TestSupport
import Testing
import Text

@testable import Vietnamese

private func admitted(_ raw: [UInt8]) throws -> [UInt8] { try TextDecoder.decode(raw).get() }
private func problem(_ raw: [UInt8]) -> TextDecoder.Problem? {
  if case .failure(let problem) = TextDecoder.decode(raw) { problem } else { nil }
}
private func foundationNFC(_ text: String) -> [UInt8] {
  Array(text.precomposedStringWithCanonicalMapping.utf8)
}

@Test func letsCleanTextPassUnchangedAndUncopied() throws {
  let raw = Array("Chị Ngô Thị Thu Hoài – “0 đồng” 🎉 (năm 2021)\nHết…\n".utf8)
  let text = try admitted(raw)
  #expect(text == raw)
  let same = raw.withUnsafeBufferPointer { a in
    text.withUnsafeBufferPointer { a.baseAddress == $0.baseAddress }
  }
  #expect(same)
}

@Test(arguments: [
  ("\u{FEFF}---\na\n", "---\na\n"), ("a\r\nb\rc\r\n\rd\r", "a\nb\nc\n\nd\n"),
  ("12345678\r\n12345678abc\r", "12345678\n12345678abc\n"), ("", ""), ("\u{FEFF}", ""),
  ("Tie\u{302}\u{301}ng Vie\u{323}\u{302}t Vie\u{302}\u{323}t", "Tiếng Việt Việt"),
  ("\u{2126}\u{212B}\u{340}a\u{340}\r\nđ", "ΩÅ\u{300}à\nđ"),
  ("a\u{2028}b\u{85}", "a\u{2028}b\u{85}"),
])
func cleansWhatItAdmits(raw: String, clean: String) throws {
  #expect(try admitted(Array(raw.utf8)) == Array(clean.utf8))
}

@Test func normalisesLikeFoundation() throws {
  var random = Dice(seed: 1)
  let pool: [ClosedRange<UInt32>] = [
    0x20...0x7E, 0xC0...0x24F, 0x300...0x345, 0x370...0x3FF, 0x1100...0x11FF, 0xAC00...0xAC80,
    0x1E00...0x1EFF, 0x1F00...0x1FFF, 0x2000...0x206F, 0x2100...0x2130, 0x900...0x9FF,
    0x3041...0x30FF, 0xF900...0xFAFF, 0xFB1D...0xFB4F, 0x1D150...0x1D1C0, 0x110A0...0x110C0,
    0x300...0x345, 0x41...0x5A,
  ]
  for _ in 0..<20_000 {
    var scalars = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      let range = pool[Int.random(in: 0..<pool.count, using: &random)]
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) {
        scalars.append(scalar)
      }
    }
    let text = String(scalars)
    let expected = foundationNFC(text)
    let label = scalars.map { String($0.value, radix: 16) }.joined(separator: " ")
    #expect(try admitted(Array(text.utf8)) == expected, "\(label)")
    #expect(Array(TextDecoder.nfc(text).utf8) == expected, "\(label)")
  }
}

@Test func normalisesEveryScalarLikeFoundation() throws {
  for value in UInt32(1)...0x2FFFF {
    guard let scalar = Unicode.Scalar(value), value != 0x0D else { continue }
    let text = "a" + String(Character(scalar))
    let expected = foundationNFC(text)
    if Array(TextDecoder.nfc(text).utf8) != expected {
      Issue.record("U+\(String(value, radix: 16))")
    }
  }
}

@Test func callsNoScalarCertainThatComposesOrMoves() {
  for value in UInt32(0)...0x10FFFF where TextScanner.isCertainlyNFC(value) {
    guard let scalar = Unicode.Scalar(value) else { continue }
    #expect(scalar.properties.canonicalCombiningClass == .notReordered)
  }
  for value in UInt32(0xC0)...0x2FFFF {
    guard let scalar = Unicode.Scalar(value) else { continue }
    let parts = String(Character(scalar)).decomposedStringWithCanonicalMapping.unicodeScalars
    for part in parts.dropFirst() where !(0xAC00...0xD7A3).contains(value) {
      #expect(!TextScanner.isCertainlyNFC(part.value), "U+\(String(part.value, radix: 16))")
    }
  }
}

@Test(
  arguments: [
    ([0x61, 0xFF, 0x62], 1), ([0xC0, 0xAF], 0), ([0xE0, 0x80, 0x80], 0), ([0xED, 0xA0, 0x80], 0),
    ([0xF4, 0x90, 0x80, 0x80], 0), ([0xF0, 0x80, 0x80, 0x80], 0), ([0xF5, 0x80, 0x80, 0x80], 0),
    ([0x61, 0x80], 1), ([0x61, 0xE1, 0xBB], 1), ([0x61, 0xC3], 1), ([0xE1, 0xBB, 0x41], 0),
    ([0x61, 0x62, 0xF0, 0x9F, 0x98], 2), ([0xC3, 0x28], 0),
  ] as [([UInt8], Int)])
func refusesInvalidUTF8(raw: [UInt8], offset: Int) {
  let found = problem(raw)
  #expect(found?.offset == offset)
  guard case .invalidUTF8 = found?.kind else {
    Issue.record("not reported as invalid")
    return
  }
}

@Test func agreesWithTheStandardLibraryOnWhatIsValid() {
  var random = Dice(seed: 2)
  let bytes: [UInt8] = [
    0x61, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEF, 0xF0,
    0xF4, 0xF5,
  ]
  for _ in 0..<50_000 {
    let raw = (0..<Int.random(in: 1...6, using: &random)).map { _ in
      bytes[Int.random(in: 0..<bytes.count, using: &random)]
    }
    let valid = String(validating: raw, as: UTF8.self) != nil
    #expect((problem(raw) == nil) == valid, "\(raw)")
  }
}

@Test(arguments: 0..<20)
func findsNULWhereItStands(offset: Int) {
  var raw = [UInt8](repeating: 0x61, count: 24)
  raw[offset] = 0
  #expect(problem(raw) == TextDecoder.Problem(kind: .nul, offset: offset))
}

@Test func recognisesUTF16() {
  for bigEndian in [false, true] {
    let units = Array("title: Chào mừng, Việt Nam\n".utf16)
    let raw = units.flatMap { unit -> [UInt8] in
      let high = UInt8(unit >> 8)
      let low = UInt8(unit & 0xFF)
      return bigEndian ? [high, low] : [low, high]
    }
    let mark: [UInt8] = bigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
    #expect(
      problem(raw)?.kind == .utf16(bigEndian: bigEndian, hasByteOrderMark: false))
    #expect(
      problem(mark + raw)?.kind == .utf16(bigEndian: bigEndian, hasByteOrderMark: true))
  }
}

@Test(
  arguments: [
    ([0x42, 0xB8, 0x6F, 0x20, 0x63, 0xB8, 0x6F], LegacyEncoding.tcvn3),
    (
      [
        0x56, 0x69, 0xD6, 0x74, 0x20, 0x4E, 0x61, 0x6D, 0x20, 0xAE, 0xCA, 0x74, 0x20, 0x6E, 0xAD,
        0xED, 0x63,
      ], .tcvn3
    ),
    (
      [
        0x56, 0x69, 0xAE, 0x74, 0x20, 0x4E, 0x61, 0x6D, 0x20, 0xF0, 0xA4, 0x74, 0x20, 0x6E, 0xDF,
        0xBE, 0x63,
      ], .viscii
    ),
    (
      [
        0x56, 0x69, 0xEA, 0xF2, 0x74, 0x20, 0x4E, 0x61, 0x6D, 0x20, 0xF0, 0xE2, 0xEC, 0x74, 0x20,
        0x6E, 0xFD, 0xF5, 0xEC, 0x63,
      ], .cp1258
    ),
  ] as [([UInt8], LegacyEncoding)])
func guessesTheOldEncoding(raw: [UInt8], encoding: LegacyEncoding) {
  #expect(problem(raw)?.kind == .invalidUTF8(likelyEncoding: encoding))
}

@Test func guessesNothingForBinaryBytes() {
  let raw: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x80, 0x81, 0x82]
  #expect(problem(raw)?.kind == .invalidUTF8(likelyEncoding: nil))
}

@Test func refusesLongRunsOfMarksBeforeNormalising() {
  let thirty = "a" + String(repeating: "\u{301}", count: 30)
  #expect(problem(Array(thirty.utf8)) == nil)
  #expect(
    problem(Array((thirty + "\u{323}").utf8)) == TextDecoder.Problem(kind: .combiningRun, offset: 1)
  )
  let flood = Array(String(repeating: "\u{301}\u{323}", count: 150_000).utf8)
  #expect(problem(flood)?.kind == .combiningRun)
}

@Test(
  arguments: [
    (Array("dòng một\r\ndòng ".utf8) + [0xFF, 0x0A], 2, 6),
    (Array("a\rb\rđ".utf8) + [0xFF], 3, 2), ([0xEF, 0xBB, 0xBF, 0xFF], 1, 1),
    (Array("a\n\nđđ".utf8) + [0], 3, 3),
  ] as [([UInt8], Int, Int)])
func pointsAtTheLineAndColumn(raw: [UInt8], line: Int, column: Int) throws {
  let diagnostic = try #require(problem(raw)).diagnostic(path: "a.md", raw: raw)
  #expect(diagnostic.position == Position(line: line, column: column))
}

@Test func namesTheEncodingInTheMessage() throws {
  let raw: [UInt8] = [0x42, 0xB8, 0x6F, 0x20, 0x63, 0xB8, 0x6F]
  let diagnostic = try #require(problem(raw)).diagnostic(path: "a.md", raw: raw)
  #expect(diagnostic.code == "not-utf8")
  #expect(diagnostic.message.en == "the file is not UTF-8; it looks like TCVN3")
}

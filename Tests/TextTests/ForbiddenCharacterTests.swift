import Testing
import Text

@Suite struct ForbiddenCharacterTests {
  /// The borders of everything that is forbidden, and what stands beside them.
  static let codePoints: [UInt32] = {
    var points = Array(UInt32(0)..<0x250)
    points += stride(from: UInt32(0x250), to: 0x11_0000, by: 997)
    points += [0xD7FF, 0xE000, 0xFDCF, 0xFDD0, 0xFDEF, 0xFDF0, 0xFEFF, 0xFFFC, 0xFFFD]
    for plane in UInt32(0)...0x10 {
      points += [0, 0xFFFD, 0xFFFE, 0xFFFF].map { plane << 16 | $0 }
    }
    return points
  }()

  /// What the WHATWG's standard of HTML says of references, one rule after the other.
  private func isForbidden(_ value: UInt32) -> Bool {
    let isControl = value < 0x20 || (0x7F...0x9F).contains(value)
    let isNoncharacter =
      (0xFDD0...0xFDEF).contains(value) || [0xFFFE, 0xFFFF].contains(value & 0xFFFF)
    return isControl && value != 0x09 && value != 0x0A || isNoncharacter
  }

  @Test func findsEachForbiddenCharacterWhereverItStands() {
    for value in Self.codePoints {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for before in ["", "a", "ảnh và chữ, mười sáu byte"] {
        let text = before + String(scalar) + "b"
        let place = text.withView { ForbiddenCharacters.place(in: $0, from: 0) }
        #expect(
          place == (isForbidden(value) ? before.utf8.count : nil), "U+\(String(value, radix: 16))")
        #expect(text.withView(ForbiddenCharacters.isClean) == !isForbidden(value))
        let repaired = ForbiddenCharacters.repaired(text)
        #expect(repaired == (isForbidden(value) ? before + "\u{FFFD}b" : text))
        #expect(ForbiddenCharacters.contains(value) == isForbidden(value))
      }
    }
  }

  @Test func forbidsWhatIsNoScalar() {
    for value: UInt32 in [0xD800, 0xDFFF, 0x11_0000, .max] {
      #expect(ForbiddenCharacters.contains(value))
    }
  }

  @Test(arguments: [
    [0xFE], [0xFF], [0x85], [0xC3], [0xE1, 0xBA], [0xED, 0xA0, 0x80], [0xF5, 0x80],
  ])
  func repairsWhatIsNotUTF8(_ bytes: [UInt8]) {
    let text = Array("a".utf8) + bytes + Array("b".utf8)
    #expect(!text.withView(ForbiddenCharacters.isClean))
    let repaired = text.withView(ForbiddenCharacters.repaired)
    #expect(repaired.withView(ForbiddenCharacters.isClean))
    #expect(repaired.first == UInt8(ascii: "a") && repaired.last == UInt8(ascii: "b"))
  }
}

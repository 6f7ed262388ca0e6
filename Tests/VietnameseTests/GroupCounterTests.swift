import TestSupport
import Testing
import Text

@testable import Vietnamese

@Suite struct GroupCounterTests {
  private static let common: [Unicode.Scalar] = [
    "a", "Z", "z", "á", "ệ", "đ", "Ư", "0", "9", "/", ".", "–", "“", " ", " ", "\n", "\t", "@", "[",
    "`", "{", "ſ",
  ]
  private static let rare: [Unicode.Scalar] = [
    "×", "÷", "Ã", "\u{C0}", "\u{1F}", "\u{8}", "\u{E}", "\u{7F}", "\u{A0}", "«", "ª", "ǆ",
    "\u{301}",
    "Ω", "я", "क", "ⰰ", "⯿", "⿿", "　", "日", "\u{FEFF}", "🎉", "ᄀ", "\u{2009}",
  ]

  /// Whatever the text, it counts as the one who looks at each character; and most texts it does itself.
  @Test(arguments: 0..<40)
  func countsAsOneByOne(seed: UInt64) {
    var dice = Dice(seed: seed)
    for _ in 0..<100 {
      var text = String.UnicodeScalarView()
      let rarity = dice.choose([0, 0, 3, 60])
      for _ in 0..<dice.below(300) {
        text.append(dice.choose(dice.below(100) < rarity ? Self.rare : Self.common))
      }
      let string = String(text)
      string.withView { bytes in
        let expected = Syllables.oneByOne(bytes)
        #expect(Syllables.counts(bytes) == expected)
        if let counts = GroupCounter.counts(bytes) { #expect(counts == expected) }
        if rarity == 0 { #expect(GroupCounter.counts(bytes) != nil) }
      }
    }
  }

  /// A group may go over any number of blocks, and letters may stand at its ends alone.
  @Test func countsLongGroups() {
    for length in 1...200 {
      for place in [0, length / 2, length - 1] {
        var bytes = [UInt8](repeating: UInt8(ascii: "-"), count: length)
        bytes[place] = UInt8(ascii: "x")
        for padded in [bytes, [0x20] + bytes, bytes + [0x20], bytes + [0x20] + bytes] {
          padded.withView {
            #expect(GroupCounter.counts($0) == Syllables.oneByOne($0))
          }
        }
      }
    }
  }
}

import TestSupport
import Testing
import Text

@Suite struct QuickHashTests {
  @Test func isTheSameAtEveryStart() {
    #expect(QuickHash.of("bai-viet/index.html") == 0x3768_9713_C5DE_49E5)
  }

  /// Texts that differ in one byte, wherever it stands, or in their length have different hashes.
  @Test func tellsTextsApart() {
    var dice = Dice(seed: 1)
    var seen: Set<UInt64> = []
    var count = 0
    for length in 0..<40 {
      let bytes = (0..<length).map { _ in UInt8(dice.below(256)) }
      for place in -1..<length {
        var changed = bytes
        if place >= 0 { changed[place] ^= 1 << UInt8(dice.below(8)) }
        seen.insert(changed.withView { QuickHash.of($0) })
        count += 1
      }
    }
    #expect(seen.count == count)
  }

  @Test func dependsOnTheSeed() {
    let hashes = (0..<100 as Range<UInt64>).map { seed in
      "chu".withView { QuickHash.of($0, seed: seed) }
    }
    #expect(Set(hashes).count == 100)
  }
}

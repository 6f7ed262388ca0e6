import Testing
import Text

@Suite struct ContentHashTests {
  /// The values are part of the manifest's format and of asset addresses: a change here makes every
  /// published file look new.
  @Test(arguments: [
    ("", "c73468a13277980f9c10c359200a9c56"), ("a", "7e1155cb9f606acdeaf4670a2916385b"),
    ("Gương", "d980f037d2f9cfcb3cd387b741c20d46"), ("12345678", "797a2af612b5c65c49342144bfde07c8"),
    (String(repeating: "người tốt, việc tốt; ", count: 20), "c7e1e663ad3ad63162ea1301da2401d4"),
  ])
  func keepsItsValues(text: String, hex: String) {
    #expect(ContentHash(Array(text.utf8)).hex == hex)
  }

  @Test func tellsTextsOfEveryLengthApart() {
    var seen: Set<ContentHash> = []
    for length in 0...200 {
      #expect(seen.insert(ContentHash([UInt8](repeating: 0, count: length))).inserted)
    }
  }

  @Test(arguments: [1, 7, 8, 9, 31, 32, 33, 64, 100])
  func changesHalfOfItsBitsWithAnyBit(length: Int) {
    let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37) }
    let before = ContentHash(bytes)
    var total = 0
    for bit in 0..<(length * 8) {
      var changed = bytes
      changed[bit / 8] ^= 1 << UInt8(bit % 8)
      let flipped = difference(before, ContentHash(changed))
      #expect((24...104).contains(flipped), "bit \(bit) flips \(flipped)")
      total += flipped
    }
    let mean = Double(total) / Double(length * 8)
    #expect((58.0...70.0).contains(mean), "mean \(mean)")
  }

  @Test func hasNoCollisionsAmongSimilarTexts() {
    var seen: Set<String> = []
    for number in 0..<20_000 {
      seen.insert(ContentHash(Array("bai-viet/\(number)/index.html".utf8)).hex(digits: 16))
    }
    #expect(seen.count == 20_000)
  }

  @Test func dependsOnTheOrderOfWords() {
    let words = (0..<16).map { UInt8($0) }
    var seen: Set<ContentHash> = []
    for shift in 0..<16 {
      let turned = words[shift...] + words[..<shift]
      seen.insert(ContentHash(turned.flatMap { [UInt8](repeating: $0, count: 8) }))
    }
    #expect(seen.count == 16)
  }

  @Test func doesNotDependOnWhereTheBytesLie() {
    let bytes = (0..<100).map { UInt8($0) }
    let expected = ContentHash(bytes)
    for padding in 1..<9 {
      let padded = [UInt8](repeating: 255, count: padding) + bytes
      padded.withUnsafeBytes {
        #expect(ContentHash(UnsafeRawBufferPointer(rebasing: $0[padding...])) == expected)
      }
    }
  }

  @Test func readsWhatItWrites() throws {
    let hash = ContentHash([1, 2, 3])
    #expect(ContentHash(hex: Array(hash.hex.utf8)[...]) == hash)
    #expect(hash.hex.utf8.count == 32)
    for digits in [8, 16, 17, 31] {
      #expect(hash.hex.hasPrefix(hash.hex(digits: digits)))
      #expect(hash.hex(digits: digits).utf8.count == digits)
    }
    #expect([UInt8].written { hash.appendHex(to: &$0) } == Array(hash.hex.utf8))
  }

  @Test(arguments: [
    "", "0123", String(repeating: "G", count: 32), String(repeating: "A", count: 32),
  ])
  func refusesWhatIsNoFingerprint(text: String) {
    #expect(ContentHash(hex: Array(text.utf8)[...]) == nil)
  }

  private func difference(_ a: ContentHash, _ b: ContentHash) -> Int {
    zip(a.hex.utf8, b.hex.utf8).reduce(0) { $0 + (value($1.0) ^ value($1.1)).nonzeroBitCount }
  }

  private func value(_ digit: UInt8) -> UInt8 {
    digit < UInt8(ascii: "a") ? digit - UInt8(ascii: "0") : digit - UInt8(ascii: "a") + 10
  }
}

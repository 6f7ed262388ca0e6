import Testing
import Text

@Suite struct ByteOrderTests {
  /// `ä` decomposed stands before `ä` composed, though Swift takes them for the same; an emoji, which
  /// UTF-16 would put before U+FF01, stands last.
  static let sorted = ["", "a", "a/b", "aa", "a\u{308}", "z", "\u{E4}", "\u{FF01}", "\u{1F600}"]

  @Test func ordersTextsByTheirBytes() {
    for (first, one) in Self.sorted.enumerated() {
      for (second, other) in Self.sorted.enumerated() {
        #expect(ByteOrder.compare(one, other).signum() == (first - second).signum())
        #expect(one.precedesByBytes(other) == (first < second))
      }
    }
  }

  @Test func comparesRangesOfTwoTexts() {
    let (one, other) = (Array("xxabcd".utf8), Array("abce".utf8))
    one.withUnsafeBufferPointer { one in
      other.withUnsafeBufferPointer { other in
        #expect(ByteOrder.compare(one, 2..<5, other, 0..<3) == 0)
        #expect(ByteOrder.compare(one, 2..<6, other, 0..<4) < 0)
        #expect(ByteOrder.compare(one, 2..<6, other, 0..<3) > 0)
        #expect(ByteOrder.compare(one, 2..<2, other, 0..<1) < 0)
      }
    }
  }
}

import CBytes

/// Counts the groups of a text 64 bytes at once, where a byte tells enough of its character.
///
/// Of each byte one bit says whether it is a blank, one whether a letter begins with it, one whether it is a digit.
/// Adding the bits of the letters to those of all that is no blank carries out of just the groups with a letter, into
/// the blank behind: the carries are counted.
struct GroupCounter {
  private var counts = Syllables.Counts()
  /// What the group that is open at the end of a block has carried: a letter, or a letter or digit.
  private var carriedLetter: UInt64 = 0
  private var carriedSign: UInt64 = 0
  /// Whether the block before ended with C3, and whether with E2: 0 or 1.
  private var before: (c3: UInt64, e2: UInt64) = (0, 0)
  /// Whether a byte was seen that does not tell enough.
  private var isUnsure = false

  /// Nil for a text with characters that must be looked at one by one, such as U+00A0 or `×`.
  static func counts(_ text: UnsafeBufferPointer<UInt8>) -> Syllables.Counts? {
    guard let base = text.baseAddress else { return Syllables.Counts() }
    var counter = GroupCounter()
    var index = 0
    while index + 64 <= text.count {
      counter.take(base + index)
      index += 64
    }
    // The rest, with blanks behind it that end the last group.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { last in
      last.initialize(repeating: 0x20)
      let rest = UnsafeBufferPointer(rebasing: text[index...])
      guard let start = last.baseAddress else { return }
      if let source = rest.baseAddress { start.update(from: source, count: rest.count) }
      counter.take(start)
    }
    return counter.isUnsure ? nil : counter.counts
  }

  /// Takes up a block of 64 bytes.
  @inline(__always)
  private mutating func take(_ block: UnsafePointer<UInt8>) {
    let bytes = guong_group_bytes(block)
    // What begins like a letter and is none: U+00D7, U+00F7, and U+2C00…U+2FFF, which may be letters.
    let signs =
      (bytes.c3 &<< 1 | before.c3) & bytes.times | (bytes.e2 &<< 1 | before.e2) & bytes.high
    before = (bytes.c3 &>> 63, bytes.e2 &>> 63)
    isUnsure = isUnsure || (bytes.unsure | signs) != 0
    counts.syllables += Self.groups(holding: bytes.letters, bytes.blanks, &carriedLetter)
    counts.words += Self.groups(holding: bytes.letters | bytes.digits, bytes.blanks, &carriedSign)
  }

  /// How many groups end in this block and hold one of these signs.
  @inline(__always)
  private static func groups(
    holding signs: UInt64, _ blanks: UInt64, _ carried: inout UInt64
  ) -> Int {
    let (sum, overflow) = (~blanks).addingReportingOverflow(signs)
    let (whole, further) = sum.addingReportingOverflow(carried)
    carried = overflow || further ? 1 : 0
    return (whole & blanks).nonzeroBitCount
  }
}

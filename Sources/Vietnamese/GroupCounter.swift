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
  /// Which first bytes ended the eight bytes before.
  private var before: (c3: UInt64, e2: UInt64) = (0, 0)
  /// Whether a byte was seen that does not tell enough.
  private var isUnsure = false

  /// Nil for a text with characters that must be looked at one by one, such as U+00A0 or `×`.
  static func counts(_ text: UnsafeBufferPointer<UInt8>) -> Syllables.Counts? {
    guard let base = text.baseAddress else { return Syllables.Counts() }
    var counter = GroupCounter()
    var index = 0
    while index + 64 <= text.count {
      counter.take(UnsafeRawPointer(base + index))
      index += 64
    }
    // The rest, with blanks behind it that end the last group.
    withUnsafeTemporaryAllocation(byteCount: 64, alignment: 8) { last in
      last.initializeMemory(as: UInt8.self, repeating: 0x20)
      last.copyMemory(
        from: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(text)[index...]))
      if let last = last.baseAddress { counter.take(UnsafeRawPointer(last)) }
    }
    return counter.isUnsure ? nil : counter.counts
  }

  /// Takes up a block of 64 bytes.
  @inline(__always)
  private mutating func take(_ block: UnsafeRawPointer) {
    var blanks: UInt64 = 0
    var letters: UInt64 = 0
    var digits: UInt64 = 0
    var unsure: UInt64 = 0
    for step in 0..<8 {
      let loaded = block.loadUnaligned(fromByteOffset: step &* 8, as: UInt64.self)
      let bytes = Bytes(word: UInt64(littleEndian: loaded))
      let shift = UInt64(step &* 8)
      blanks |= Self.bits(bytes.blanks) &<< shift
      letters |= Self.bits(bytes.letters) &<< shift
      digits |= Self.bits(bytes.digits) &<< shift
      unsure |= bytes.unsure | bytes.signs(after: &before)
    }
    isUnsure = isUnsure || unsure != 0
    counts.syllables += Self.groups(holding: letters, blanks, &carriedLetter)
    counts.words += Self.groups(holding: letters | digits, blanks, &carriedSign)
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

  /// The top bits of eight bytes as eight bits.
  @inline(__always)
  private static func bits(_ tops: UInt64) -> UInt64 {
    ((tops &>> 7) &* 0x0102_0408_1020_4080) &>> 56
  }

  /// Eight bytes; what they are is told in their top bits.
  private struct Bytes {
    static let ones: UInt64 = 0x0101_0101_0101_0101
    static let tops: UInt64 = 0x8080_8080_8080_8080

    let word: UInt64
    /// The lower seven bits of each.
    private let low: UInt64
    /// C3…C6, which begin U+00C0…U+01BF.
    private let latin: UInt64
    /// E1 and E2, which begin U+1000…U+1FFF and U+2000…U+2FFF.
    private let wide: UInt64

    @inline(__always)
    init(word: UInt64) {
      self.word = word
      low = word & ~Self.tops
      latin = word & Self.least(0x43, low) & ~Self.least(0x47, low) & Self.tops
      wide = word & Self.least(0x61, low) & ~Self.least(0x63, low) & Self.tops
    }

    /// Whether seven bits are at least this; other bits than the top ones tell nothing.
    @inline(__always)
    private static func least(_ limit: UInt64, _ low: UInt64) -> UInt64 {
      low &+ ones &* (0x80 &- limit)
    }

    /// ASCII white space; other control characters are unsure.
    @inline(__always)
    var blanks: UInt64 { ~(Self.least(0x21, low) | word) & Self.tops }

    @inline(__always)
    var digits: UInt64 { Self.least(0x30, low) & ~Self.least(0x3A, low) & ~word & Self.tops }

    /// ASCII letters, and the first bytes of letters; an odd one of `wide` is E1.
    @inline(__always)
    var letters: UInt64 {
      let small = low | Self.ones &* 0x20
      let ascii = Self.least(0x61, small) & ~Self.least(0x7B, small) & ~word & Self.tops
      return ascii | latin | wide & (word &<< 7)
    }

    /// Control characters, and first bytes that are rare in Vietnamese.
    @inline(__always)
    var unsure: UInt64 {
      let control = ~(Self.least(0x20, low) | Self.least(9, low) & ~Self.least(14, low) | word)
      return (control | Self.least(0x40, low) & word) & Self.tops & ~(latin | wide)
    }

    /// The second bytes of `×` and `÷` (C3 97, C3 B7) and of U+2C00…U+2FFF (E2 B0 and above), which are not what
    /// their first bytes say. `before` tells of the byte before these eight, and then of the last of them.
    @inline(__always)
    func signs(after before: inout (c3: UInt64, e2: UInt64)) -> UInt64 {
      let c3 = latin & (word &<< 7) & (word &<< 6)
      let e2 = wide & ~(word &<< 7)
      let difference = (low | Self.ones &* 0x20) ^ Self.ones &* 0x37
      let isSign = ~Self.least(1, difference)
      let found = (c3 &<< 8 | before.c3) & isSign | (e2 &<< 8 | before.e2) & Self.least(0x30, low)
      before = (c3 &>> 56, e2 &>> 56)
      return found & Self.tops
    }
  }
}

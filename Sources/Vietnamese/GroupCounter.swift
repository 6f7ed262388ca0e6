import CBytes
import Text

/// Counts the groups of a text 64 bytes at once, where a byte tells enough of its character.
///
/// Of each byte one bit says whether it is a blank, one whether a letter begins with it, one whether it is a digit.
/// Adding the bits of the letters to those of all that is no blank carries out of just the groups with a letter, into
/// the blank behind: the carries are counted.
struct GroupCounter {
  /// How many bytes are looked at together.
  private static let width = 64

  private var counts = Syllables.Counts()
  /// What the group that is open at the end of a block has carried: a letter, or a letter or digit.
  private var carriedLetter: UInt64 = 0
  private var carriedSign: UInt64 = 0
  /// Whether the block before ended with C3, and whether with E2: 0 or 1.
  private var before: (c3: UInt64, e2: UInt64) = (0, 0)
  /// Whether a byte was seen that does not tell enough.
  private var isUnsure = false

  /// Nil for a text with characters that must be looked at one by one, such as U+00A0 or `×`.
  static func counts(_ text: ByteView) -> Syllables.Counts? {
    var counter = GroupCounter()
    var index = 0
    while index + Self.width <= text.count {
      counter.take(text.part(index..<index + Self.width))
      index += Self.width
    }
    // The rest, with blanks behind it that end the last group.
    var last = Array(text.part(index..<text.count))
    last.append(contentsOf: repeatElement(0x20, count: Self.width - last.count))
    last.withView { counter.take($0) }
    return counter.isUnsure ? nil : counter.counts
  }

  /// Takes up a block of 64 bytes.
  @inline(__always)
  private mutating func take(_ block: ByteView) {
    let bytes = block.groups
    // What begins like a letter and is none: U+00D7, U+00F7, and U+2C00…U+2FFF, which may be letters.
    let signs =
      (bytes.c3 << 1 | before.c3) & bytes.times | (bytes.e2 << 1 | before.e2) & bytes.high
    before = (bytes.c3 >> 63, bytes.e2 >> 63)
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

extension ByteView {
  /// What the first 64 bytes are; the one place of this module that hands memory to C.
  fileprivate var groups: guong_groups {
    precondition(count >= 64, "fewer bytes than are looked at together")
    return withUnsafeBytes { bytes in
      bytes.baseAddress.map { guong_group_bytes($0) } ?? guong_groups()
    }
  }
}

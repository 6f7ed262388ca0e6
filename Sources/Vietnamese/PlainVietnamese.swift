/// Answers in one pass, at about a byte a cycle, whether a text needs no closer look.
///
/// Each is a small machine: for every byte a word that holds, at the place of each state, the state that
/// follows, so that a step is one shift that waits for nothing else (the states are places of six bits).
/// What a machine does not know it leaves to the code that looks closely.
struct ByteMachine: Sendable {
  private let rows: [UInt64]

  /// The state between characters, and that from which there is no way back.
  private static let start = 0
  private static let refused = 9

  /// Whether the machine knows every byte and the text ends between two characters.
  func accepts(_ text: UnsafeBufferPointer<UInt8>, from first: Int = 0) -> Bool {
    rows.withUnsafeBufferPointer { rows in
      var state: UInt64 = 0
      for index in first..<max(first, text.count) {
        state = rows[Int(text[index])] &>> (state & 63)
      }
      return state & 63 == 0
    }
  }

  /// Makes a machine of rules: in this state these bytes lead to that state. States are 0 to 8.
  private init(_ rules: [(from: Int, bytes: [ClosedRange<UInt8>], to: Int)]) {
    var rows = [UInt64](repeating: 0, count: 256)
    for byte in rows.indices {
      for state in 0...Self.refused {
        let rule = rules.first { rule in
          rule.from == state && rule.bytes.contains { $0.contains(UInt8(byte)) }
        }
        rows[byte] |= UInt64((rule?.to ?? Self.refused) * 6) << UInt64(state * 6)
      }
    }
    self.rows = rows
  }

  /// Text that is sure to be UTF-8 in NFC with line ends `\n`: ASCII, the Latin letters and the marks of
  /// print. NUL and carriage returns are left to the closer look.
  static let text = ByteMachine([
    (start, [0x01...0x0C, 0x0E...0x7F], start),
    (start, [0xC2...0xCB], 1), (1, [0x80...0xBF], start),
    (start, [0xE1...0xE1], 2), (2, [0xB8...0xBB], 1),
    (start, [0xE2...0xE2], 3), (3, [0x80...0x80], 4), (4, [0x82...0xBF], start),
    (3, [0x81...0x82], 1),
  ])

  /// Text of ASCII without control characters and the letters of Vietnamese, in which nothing is hidden,
  /// mixed or of another encoding.
  static let vietnamese = ByteMachine([
    (start, [0x09...0x0A, 0x20...0x7E], start),
    (start, [0xC3...0xC3], 1),
    (
      1,
      [
        0x80...0x83, 0x88...0x8A, 0x8C...0x8D, 0x92...0x95, 0x99...0x9A, 0x9D...0x9D, 0xA0...0xA3,
        0xA8...0xAA, 0xAC...0xAD, 0xB2...0xB5, 0xB9...0xBA, 0xBD...0xBD,
      ], start
    ),
    (start, [0xC4...0xC4], 2), (2, [0x82...0x83, 0x90...0x91, 0xA8...0xA9], start),
    (start, [0xC5...0xC5], 3), (3, [0xA8...0xA9], start),
    (start, [0xC6...0xC6], 4), (4, [0xA0...0xA1, 0xAF...0xB0], start),
    (start, [0xE1...0xE1], 5), (5, [0xBA...0xBB], 6), (6, [0x80...0xBF], start),
  ])
}

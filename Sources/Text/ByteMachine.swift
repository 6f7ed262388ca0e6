/// A finite automaton over bytes that recognises texts which need no further checks, at about a byte a cycle.
///
/// For every byte there is a word that holds the next state of each state, in six bits each, so a step is one shift.
/// Texts that an automaton does not accept are checked by slower code.
package struct ByteMachine: Sendable {
  private let rows: [UInt64]

  /// The state between characters, and the state that is never left.
  package static let start = 0
  private static let refused = 9

  /// Whether the automaton has a rule for every byte and the text ends between two characters.
  package func accepts(_ text: ByteView, from first: Int = 0) -> Bool {
    var state: UInt64 = 0
    for byte in first > 0 ? text.part(min(first, text.count)..<text.count) : text {
      state = rows[Int(byte)] >> (state & 63)
    }
    return state & 63 == 0
  }

  /// Builds an automaton from rules: in a state, some bytes lead to another state. States are 0 to 8.
  package init(_ rules: [(from: Int, bytes: [ClosedRange<UInt8>], to: Int)]) {
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
}

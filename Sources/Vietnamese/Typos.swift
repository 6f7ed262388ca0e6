/// Words near a word that no text has, by folded keys (`SearchWord.folded`).
package enum Typos {
  /// One slip of the finger that makes one word of another (Damerau-Levenshtein distance 1).
  package enum Slip: Sendable {
    /// A letter added, left out or changed.
    case letter
    /// Two neighbours in the wrong order.
    case swap
  }

  /// The slip that is between two words; nil when they are the same or further apart.
  package static func slip(_ a: [UInt8], _ b: [UInt8]) -> Slip? {
    let (short, long) = a.count <= b.count ? (a, b) : (b, a)
    guard long.count - short.count <= 1, a != b else { return nil }
    var start = 0
    while start < short.count, short[start] == long[start] { start += 1 }
    var tail = 0
    while tail < short.count - start, short[short.count - 1 - tail] == long[long.count - 1 - tail] {
      tail += 1
    }
    let left = short.count - start - tail
    if short.count < long.count { return left == 0 ? .letter : nil }
    if left == 1 { return .letter }
    let isSwap = left == 2 && short[start] == long[start + 1] && short[start + 1] == long[start]
    return isSwap ? .swap : nil
  }
}

/// Words near a word that no text has: one slip of the finger, the sounds of a region, a missing space.
///
/// All work on folded keys (`SearchWord.folded`).
package enum Typos {
  /// Whether one letter too many, too few or another, or two letters next to each other in the wrong
  /// order, make one word of the other (Damerau-Levenshtein distance 1).
  package static func isOneSlip(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    let (short, long) = a.count <= b.count ? (a, b) : (b, a)
    guard long.count - short.count <= 1 else { return false }
    var start = 0
    while start < short.count, short[start] == long[start] { start += 1 }
    var tail = 0
    while tail < short.count - start, short[short.count - 1 - tail] == long[long.count - 1 - tail] {
      tail += 1
    }
    let left = short.count - start - tail
    if short.count < long.count { return left == 0 }
    if left == 1 { return true }
    return left == 2 && short[start] == long[start + 1] && short[start + 1] == long[start]
  }

  /// The syllables that sound like this one somewhere in the country, or are spelled so by ear; sorted,
  /// without the word itself.
  package static func confusions(_ folded: String) -> [String] {
    var found: Set<String> = []
    let (onset, rime) = split(onset: folded)
    let onsets = [onset] + (alike[onset] ?? [])
    let rimes = [rime] + endings(of: rime)
    for first in onsets {
      for second in rimes {
        let word = first + second
        if word != folded, FoldedSyllables.contains(word) { found.insert(word) }
      }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The ways to read two syllables where a space is missing, by the length of the first.
  package static func spaces(_ folded: String) -> [(String, String)] {
    let bytes = Array(folded.utf8)
    guard bytes.count > 2, bytes.count <= 14 else { return [] }
    return (1..<bytes.count).compactMap { place in
      let first = String(decoding: bytes[..<place], as: UTF8.self)
      let second = String(decoding: bytes[place...], as: UTF8.self)
      guard FoldedSyllables.contains(first), FoldedSyllables.contains(second) else { return nil }
      return (first, second)
    }
  }

  /// Onsets that are taken for each other.
  private static let alike: [String: [String]] = [
    "l": ["n"], "n": ["l"], "s": ["x"], "x": ["s"], "ch": ["tr"], "tr": ["ch"],
    "d": ["gi", "r", "v"], "gi": ["d", "r"], "r": ["d", "gi"], "v": ["d"], "c": ["k"],
    "k": ["c"], "g": ["gh"], "gh": ["g"], "ng": ["ngh"], "ngh": ["ng"], "f": ["ph"], "w": ["qu"],
    "j": ["gi"], "z": ["d"],
  ]

  /// Endings that are taken for each other.
  private static func endings(of rime: String) -> [String] {
    let pairs = [("ng", "n"), ("nh", "n"), ("ch", "t"), ("c", "t"), ("t", "c"), ("n", "ng")]
    return pairs.compactMap { from, to in
      guard rime.hasSuffix(from), !(from == "n" && rime.hasSuffix("ng")) else { return nil }
      return String(rime.dropLast(from.count)) + to
    }
  }

  /// The letters before the first vowel; `gi` and `qu` as onsets when a vowel follows.
  private static func split(onset word: String) -> (String, String) {
    let bytes = Array(word.utf8)
    let vowels = Array("aeiouy".utf8)
    var place = bytes.firstIndex { vowels.contains($0) } ?? bytes.count
    let isGlide =
      place == 1 && bytes.count > 2 && vowels.contains(bytes[2])
      && ((bytes[0] == UInt8(ascii: "g") && bytes[1] == UInt8(ascii: "i"))
        || (bytes[0] == UInt8(ascii: "q") && bytes[1] == UInt8(ascii: "u")))
    if isGlide { place = 2 }
    return (
      String(decoding: bytes[..<place], as: UTF8.self),
      String(decoding: bytes[place...], as: UTF8.self)
    )
  }
}

/// The folded keys of all Vietnamese syllables.
package enum FoldedSyllables {
  package static func contains(_ folded: String) -> Bool { all.contains(folded) }

  /// About 1,800 of them.
  static let all: Set<String> = {
    var all: Set<String> = []
    for onset in Syllable.onsets {
      for rime in Syllable.rimes where Syllable.allows(onset, rime, .sắc) {
        all.insert(String(decoding: SearchWord(onset + rime).folded, as: UTF8.self))
      }
    }
    return all
  }()
}

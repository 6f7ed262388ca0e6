/// All terms of the site in order. Terms with one folded key are its variants.
struct TermDictionary: Sendable {
  /// Sorted by folded key, then by code.
  let terms: [Term]
  /// The number of documents of each term.
  let frequencies: [Int]
  /// The key of each term.
  let keyOfTerm: [UInt32]
  /// The first term of each key, and the number of all terms at the end.
  private let keyStarts: [Int]
  /// The place of each term among those of its key, the most frequent first, then by code.
  let places: [UInt32]
  /// For each segment the numbers of its terms in the dictionary.
  let numbers: [[UInt32]]

  init(_ segments: [Segment]) {
    var numberOf: [Term: UInt32] = [:]
    for segment in segments { for term in segment.terms { numberOf[term] = 0 } }
    let terms = numberOf.keys.sorted {
      $0.folded == $1.folded
        ? $0.code < $1.code : $0.folded.lexicographicallyPrecedes($1.folded)
    }
    for (number, term) in terms.enumerated() { numberOf[term] = UInt32(number) }
    let numbers = segments.map { $0.terms.map { numberOf[$0] ?? 0 } }
    var frequencies = [Int](repeating: 0, count: terms.count)
    for (numbers, segment) in zip(numbers, segments) {
      for (number, term) in zip(numbers, segment.statistics) {
        frequencies[Int(number)] += term.documents
      }
    }
    var keyStarts: [Int] = []
    var keyOfTerm = [UInt32](repeating: 0, count: terms.count)
    for index in terms.indices {
      if index == 0 || terms[index].folded != terms[index - 1].folded { keyStarts.append(index) }
      keyOfTerm[index] = UInt32(keyStarts.count - 1)
    }
    keyStarts.append(terms.count)
    self.terms = terms
    self.numbers = numbers
    self.frequencies = frequencies
    self.keyStarts = keyStarts
    self.keyOfTerm = keyOfTerm
    places = Self.places(terms, keyStarts, frequencies)
  }

  private static func places(
    _ terms: [Term], _ keyStarts: [Int], _ frequencies: [Int]
  ) -> [UInt32] {
    var places = [UInt32](repeating: 0, count: terms.count)
    for key in 0..<keyStarts.count - 1 {
      let range = keyStarts[key]..<keyStarts[key + 1]
      guard range.count > 1 else { continue }
      let order = range.sorted {
        frequencies[$0] == frequencies[$1] ? $0 < $1 : frequencies[$0] > frequencies[$1]
      }
      for (place, term) in order.enumerated() { places[term] = UInt32(place) }
    }
    return places
  }

  var keyCount: Int { keyStarts.count - 1 }

  /// The folded key.
  func folded(_ key: Int) -> [UInt8] { terms[keyStarts[key]].folded }

  /// The numbers of a key's terms.
  func variants(_ key: Int) -> Range<Int> { keyStarts[key]..<keyStarts[key + 1] }

  /// The terms of a key, the most frequent first.
  func ranked(_ key: Int) -> [Int] { variants(key).sorted { places[$0] < places[$1] } }
}

/// The most frequent keys. They are in the header of the index, so every client has them.
struct Lexicon: Sendable {
  /// Keys of the dictionary in their order.
  let keys: [Int]
  /// For each key of the dictionary its number in the lexicon, or -1.
  let numbers: [Int]

  init(_ dictionary: TermDictionary, frequencies: [Int], documents: Int, limit: Int) {
    let least = 1 + documents / 4_096
    let frequent = (0..<dictionary.keyCount).filter { frequencies[$0] >= least }
      .sorted { frequencies[$0] == frequencies[$1] ? $0 < $1 : frequencies[$0] > frequencies[$1] }
    keys = frequent.prefix(limit).sorted()
    var numbers = [Int](repeating: -1, count: dictionary.keyCount)
    for (number, key) in keys.enumerated() { numbers[key] = number }
    self.numbers = numbers
  }
}

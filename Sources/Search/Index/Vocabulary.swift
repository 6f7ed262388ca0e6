/// All words of the site in order, and which of them are in the lexicon.
struct Vocabulary: Sendable {
  /// Sorted by folded key, then code.
  let words: [IndexWord]
  /// The number of documents of each word.
  let frequencies: [Int]
  /// The key of each word.
  let keyOfWord: [UInt32]
  /// The first word of each key; one more at the end.
  let keyStarts: [Int]
  /// The place of each word among those of its key, the most frequent first, then by code.
  let places: [UInt32]
  /// For each partial index the numbers of its words.
  let numbers: [[UInt32]]

  init(_ partials: [PartialIndex]) {
    var numberOf: [IndexWord: UInt32] = [:]
    for partial in partials { for word in partial.words { numberOf[word] = 0 } }
    let words = numberOf.keys.sorted {
      $0.folded == $1.folded
        ? $0.code < $1.code : $0.folded.lexicographicallyPrecedes($1.folded)
    }
    for (number, word) in words.enumerated() { numberOf[word] = UInt32(number) }
    let numbers = partials.map { $0.words.map { numberOf[$0] ?? 0 } }
    var frequencies = [Int](repeating: 0, count: words.count)
    for (numbers, partial) in zip(numbers, partials) {
      for (number, met) in zip(numbers, partial.met) {
        frequencies[Int(number)] += Int(met.documents)
      }
    }
    var keyStarts: [Int] = []
    var keyOfWord = [UInt32](repeating: 0, count: words.count)
    for index in words.indices {
      if index == 0 || words[index].folded != words[index - 1].folded { keyStarts.append(index) }
      keyOfWord[index] = UInt32(keyStarts.count - 1)
    }
    keyStarts.append(words.count)
    self.words = words
    self.numbers = numbers
    self.frequencies = frequencies
    self.keyStarts = keyStarts
    self.keyOfWord = keyOfWord
    places = Self.places(words, keyStarts, frequencies)
  }

  private static func places(
    _ words: [IndexWord], _ keyStarts: [Int], _ frequencies: [Int]
  ) -> [UInt32] {
    var places = [UInt32](repeating: 0, count: words.count)
    for key in 0..<keyStarts.count - 1 {
      let range = keyStarts[key]..<keyStarts[key + 1]
      guard range.count > 1 else { continue }
      let order = range.sorted {
        frequencies[$0] == frequencies[$1] ? $0 < $1 : frequencies[$0] > frequencies[$1]
      }
      for (place, word) in order.enumerated() { places[word] = UInt32(place) }
    }
    return places
  }

  var keyCount: Int { keyStarts.count - 1 }

  func folded(_ key: Int) -> [UInt8] { words[keyStarts[key]].folded }

  func variants(_ key: Int) -> Range<Int> { keyStarts[key]..<keyStarts[key + 1] }

  /// The words of a key, the most frequent first.
  func ranked(_ key: Int) -> [Int] { variants(key).sorted { places[$0] < places[$1] } }
}

/// The keys that every client has at hand: the most frequent ones.
struct Lexicon: Sendable {
  /// Keys of the vocabulary, in order.
  let keys: [Int]
  /// The number of each key of the vocabulary in the lexicon, or -1.
  let numbers: [Int]

  init(_ vocabulary: Vocabulary, frequencies: [Int], documents: Int, limit: Int) {
    let least = 1 + documents / 4_096
    let frequent = (0..<vocabulary.keyCount).filter { frequencies[$0] >= least }
      .sorted { frequencies[$0] == frequencies[$1] ? $0 < $1 : frequencies[$0] > frequencies[$1] }
    keys = frequent.prefix(limit).sorted()
    var numbers = [Int](repeating: -1, count: vocabulary.keyCount)
    for (number, key) in keys.enumerated() { numbers[key] = number }
    self.numbers = numbers
  }
}

/// How rare a word is, as an integer (docs/search-format.md, section 4).
struct RarityTable: Sendable {
  let top: Int
  /// For each value from `top` down, the greatest number of documents that has at least this value.
  let limits: [Int]

  init(documents: Int) {
    top = Self.rarity(1, of: documents)
    var limits: [Int] = []
    for value in stride(from: top, to: 0, by: -1) {
      var (low, high) = (1, max(1, documents))
      while low < high {
        let middle = (low + high + 1) / 2
        if Self.rarity(middle, of: documents) >= value { low = middle } else { high = middle - 1 }
      }
      limits.append(low)
    }
    self.limits = limits
  }

  init(top: Int, limits: [Int]) {
    self.top = top
    self.limits = limits
  }

  /// The value of a number of documents.
  func value(_ documents: Int) -> Int {
    var (low, high) = (0, limits.count)
    while low < high {
      let middle = (low + high) / 2
      if documents <= limits[middle] { high = middle } else { low = middle + 1 }
    }
    return low < limits.count ? top - low : 1
  }

  private static func rarity(_ frequency: Int, of documents: Int) -> Int {
    let (n, df) = (Double(documents), Double(frequency))
    return max(
      1, min(255, Int((16 * Logarithm.natural(1 + max(0, n - df + 0.5) / (df + 0.5))).rounded())))
  }
}

/// The lists of all pairs that begin with one key.
struct FirstKeyLists: Sendable {
  struct Item: Sendable {
    /// The second key.
    let key: Int
    let list: EncodedList
  }

  let key: Int
  /// Sorted by second key.
  let items: [Item]
  /// What the lists are in.
  let bytes: [UInt8]
}

/// Makes the lists of pairs from where words are met.
struct PairLists: Sendable {
  let vocabulary: Vocabulary
  let rows: [Occurrences]
  let impacts: Impacts
  let encoder: ListEncoder
  private let wordBits: Int

  init(
    _ vocabulary: Vocabulary, _ rows: [Occurrences], _ impacts: Impacts, _ encoder: ListEncoder
  ) {
    self.vocabulary = vocabulary
    self.rows = rows
    self.impacts = impacts
    self.encoder = encoder
    var bits = 1
    while 1 << bits < vocabulary.words.count { bits += 1 }
    wordBits = bits
  }

  /// Encodes all pairs that begin with a key.
  func lists(of key: Int, in workshop: inout ListWorkshop) -> FirstKeyLists {
    workshop.clear()
    workshop.out.removeAll()
    let first = vocabulary.variants(key)
    for word in first {
      workshop.addPairs(
        word: word, variant: Int(vocabulary.places[word]), of: rows, bits: wordBits, impacts)
    }
    if first.count > 1 { workshop.sortPairs() }
    let pairs = workshop.pairs
    var items: [FirstKeyLists.Item] = []
    var variants: [Variant] = []
    var index = 0
    while index < pairs.count {
      let second = vocabulary.keyOfWord[Int(pairs[index].second)]
      variants.removeAll(keepingCapacity: true)
      while index < pairs.count {
        let pair = pairs[index]
        guard vocabulary.keyOfWord[Int(pair.second)] == second else { break }
        variants.append(
          Variant(
            form: Int(pair.variant) + first.count * Int(vocabulary.places[Int(pair.second)]),
            entries: pair.start..<pair.start + pair.count))
        index += 1
      }
      let list = encoder.encode(variants, in: &workshop)
      items.append(FirstKeyLists.Item(key: Int(second), list: list))
    }
    return FirstKeyLists(key: key, items: items, bytes: workshop.out.bytes)
  }
}

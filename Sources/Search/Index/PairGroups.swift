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
}

/// Brings the pairs of the partial indexes together by their keys.
struct PairGroups: Sendable {
  private struct Reference: Sendable {
    let secondKey: UInt32
    let first: UInt32
    let second: UInt32
    let partial: UInt32
    let number: UInt32

    static func precedes(_ a: Reference, _ b: Reference) -> Bool {
      if a.secondKey != b.secondKey { return a.secondKey < b.secondKey }
      if a.first != b.first { return a.first < b.first }
      if a.second != b.second { return a.second < b.second }
      return a.partial < b.partial
    }
  }

  private let vocabulary: Vocabulary
  /// Where the references of each first key begin.
  private let starts: [Int]
  private let references: [Reference]

  init(_ partials: [PartialIndex], _ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    var starts = [Int](repeating: 0, count: vocabulary.keyCount + 1)
    for (partial, map) in zip(partials, vocabulary.numbers) {
      for pair in partial.pairs {
        starts[Int(vocabulary.keyOfWord[Int(map[Int(pair >> 32)])]) + 1] += 1
      }
    }
    for key in 0..<vocabulary.keyCount { starts[key + 1] += starts[key] }
    var next = starts
    let empty = Reference(secondKey: 0, first: 0, second: 0, partial: 0, number: 0)
    var references = [Reference](repeating: empty, count: starts[vocabulary.keyCount])
    for (index, (partial, map)) in zip(partials, vocabulary.numbers).enumerated() {
      for (number, pair) in partial.pairs.enumerated() {
        let first = map[Int(pair >> 32)]
        let second = map[Int(pair & 0xFFFF_FFFF)]
        let key = Int(vocabulary.keyOfWord[Int(first)])
        references[next[key]] = Reference(
          secondKey: vocabulary.keyOfWord[Int(second)], first: first, second: second,
          partial: UInt32(index), number: UInt32(number))
        next[key] += 1
      }
    }
    self.starts = starts
    self.references = references
  }

  /// Encodes all pairs that begin with a key.
  func lists(
    of key: Int, _ postings: [Postings], _ encoder: ListEncoder
  ) -> FirstKeyLists {
    let sorted = references[starts[key]..<starts[key + 1]].sorted(by: Reference.precedes)
    let firstCount = vocabulary.variants(key).count
    var items: [FirstKeyLists.Item] = []
    var index = 0
    while index < sorted.count {
      let second = sorted[index].secondKey
      var variants: [Variant] = []
      var last: Reference?
      while index < sorted.count, sorted[index].secondKey == second {
        let reference = sorted[index]
        if last.map({ $0.first != reference.first || $0.second != reference.second }) ?? true {
          let places = (
            Int(vocabulary.places[Int(reference.first)]),
            Int(vocabulary.places[Int(reference.second)])
          )
          variants.append(Variant(form: places.0 + firstCount * places.1))
        }
        let partial = Int(reference.partial)
        variants[variants.count - 1].add(
          partial, postings[partial].range(Int(reference.number)))
        last = reference
        index += 1
      }
      items.append(
        FirstKeyLists.Item(key: Int(second), list: encoder.encode(variants, postings)))
    }
    return FirstKeyLists(key: key, items: items)
  }
}

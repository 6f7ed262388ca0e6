import Text

/// The list of a word.
struct WordList: Sendable {
  let list: EncodedList
  let bytes: [UInt8]
}

/// The lists of all words, and which words are frequent enough for the lexicon.
struct WordLists: Sendable {
  /// By key of the vocabulary.
  let lists: [WordList]
  /// The number of documents of each key.
  let frequencies: [Int]
  let lexicon: Lexicon

  init(
    _ vocabulary: Vocabulary, _ rows: [Occurrences], _ impacts: Impacts, _ encoder: ListEncoder,
    _ parallel: Parallel
  ) async {
    @Sendable func made(_ keys: [Int], isKnown: Bool) async -> [WordList] {
      await parallel.batches(count: keys.count) { range in
        var workshop = ListWorkshop()
        return range.map { index in
          workshop.clear()
          workshop.out.removeAll()
          let variants = vocabulary.variants(keys[index]).map { word in
            Variant(
              form: isKnown ? Int(vocabulary.places[word]) : vocabulary.words[word].code,
              entries: workshop.add(word: word, of: rows, impacts))
          }
          let list = encoder.encode(variants, in: &workshop)
          return WordList(list: list, bytes: workshop.out.bytes)
        }
      }.flatMap { $0 }
    }
    // As if all were in the lexicon; the lists of the others, who are rare, are then made again.
    var lists = await made(Array(0..<vocabulary.keyCount), isKnown: true)
    let frequencies = lists.map(\.list.frequency)
    let lexicon = Lexicon(
      vocabulary, frequencies: frequencies, documents: encoder.documents,
      limit: encoder.settings.lexiconLimit)
    let others = (0..<vocabulary.keyCount).filter { lexicon.numbers[$0] < 0 }
    for (key, list) in zip(others, await made(others, isKnown: false)) { lists[key] = list }
    self.lists = lists
    self.frequencies = frequencies
    self.lexicon = lexicon
  }
}

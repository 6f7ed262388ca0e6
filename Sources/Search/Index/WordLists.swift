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
    _ vocabulary: Vocabulary, _ blocks: [Postings], _ encoder: ListEncoder,
    _ parallel: Parallel
  ) async {
    // As if all were in the lexicon; the lists of the others, who are rare, are then made again.
    var lists = await parallel.map(count: vocabulary.keyCount) { key in
      Self.list(key, vocabulary, blocks, encoder) { Int(vocabulary.places[$0]) }
    }
    let frequencies = lists.map(\.list.frequency)
    let lexicon = Lexicon(
      vocabulary, frequencies: frequencies, documents: encoder.documents,
      limit: encoder.settings.lexiconLimit)
    let others = (0..<vocabulary.keyCount).filter { lexicon.numbers[$0] < 0 }
    let again = await parallel.map(count: others.count) { index in
      Self.list(others[index], vocabulary, blocks, encoder) { vocabulary.words[$0].code }
    }
    for (key, list) in zip(others, again) { lists[key] = list }
    self.lists = lists
    self.frequencies = frequencies
    self.lexicon = lexicon
  }

  private static func list(
    _ key: Int, _ vocabulary: Vocabulary, _ blocks: [Postings], _ encoder: ListEncoder,
    form: (Int) -> Int
  ) -> WordList {
    let variants = vocabulary.variants(key).map { word in
      var variant = Variant(form: form(word))
      for (block, place) in vocabulary.locals[word] {
        variant.add(block, blocks[block].range(place))
      }
      return variant
    }
    var buffer = ByteWriter()
    let list = encoder.encode(variants, blocks, into: &buffer)
    return WordList(list: list, bytes: buffer.bytes)
  }
}

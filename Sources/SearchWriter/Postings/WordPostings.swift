import SearchFormat
import Text

/// The lists of all keys, and the lexicon, which is made of the most frequent ones.
struct WordPostings: Sendable {
  struct List: Sendable {
    let list: EncodedList
    let buffer: [UInt8]
  }

  /// By key of the dictionary.
  let lists: [List]
  /// The number of documents of each key.
  let frequencies: [Int]
  let lexicon: Lexicon

  init(
    _ dictionary: TermDictionary, _ postings: [PostingsBuffer], _ impacts: ImpactModel,
    _ encoder: PostingListEncoder, _ parallel: Parallel
  ) async {
    @Sendable func lists(of keys: [Int], inLexicon: Bool) async -> [List] {
      await parallel.batches(count: keys.count) { range in
        var builder = PostingListBuilder()
        return range.map { index in
          builder.removeAll()
          let variants = dictionary.variants(keys[index]).map { term in
            Variant(
              form: inLexicon ? Int(dictionary.places[term]) : dictionary.terms[term].code,
              entries: builder.add(term: term, of: postings, impacts))
          }
          let list = encoder.encode(variants, in: &builder)
          return List(list: list, buffer: builder.out.copy)
        }
      }.flatMap { $0 }
    }
    // As if all were in the lexicon. The lists of the others, which are rare, are then made anew.
    var all = await lists(of: Array(0..<dictionary.keyCount), inLexicon: true)
    let frequencies = all.map(\.list.frequency)
    let lexicon = Lexicon(
      dictionary, frequencies: frequencies, documents: encoder.documents,
      limit: encoder.settings.lexiconLimit)
    let others = (0..<dictionary.keyCount).filter { lexicon.numbers[$0] < 0 }
    for (key, list) in zip(others, await lists(of: others, inLexicon: false)) { all[key] = list }
    self.lists = all
    self.frequencies = frequencies
    self.lexicon = lexicon
  }
}

import SearchFormat

/// Makes the lists of pairs.
struct PairPostings: Sendable {
  /// The lists of all pairs that begin with one key.
  struct Group: Sendable {
    struct Item: Sendable {
      /// The second key.
      let key: Int
      let list: EncodedList
    }

    let key: Int
    /// Sorted by second key.
    let items: [Item]
    /// The buffer of the lists.
    let buffer: [UInt8]
  }

  private let dictionary: TermDictionary
  private let postings: [PostingsBuffer]
  private let impacts: ImpactModel
  private let encoder: PostingListEncoder
  /// How many bits the number of a term has.
  private let termBits: Int

  init(
    _ dictionary: TermDictionary, _ postings: [PostingsBuffer], _ impacts: ImpactModel,
    _ encoder: PostingListEncoder
  ) {
    self.dictionary = dictionary
    self.postings = postings
    self.impacts = impacts
    self.encoder = encoder
    var bits = 1
    while 1 << bits < dictionary.terms.count { bits += 1 }
    termBits = bits
  }

  /// Encodes all pairs that begin with a key.
  func group(of key: Int, in builder: inout PostingListBuilder) -> Group {
    builder.removeAll()
    let first = dictionary.variants(key)
    for term in first {
      builder.addPairs(
        term: term, variant: Int(dictionary.places[term]), of: postings, bits: termBits, impacts)
    }
    if first.count > 1 { builder.sortPairs() }
    let pairs = builder.pairs
    var items: [Group.Item] = []
    var variants: [Variant] = []
    var index = 0
    while index < pairs.count {
      let second = dictionary.keyOfTerm[Int(pairs[index].second)]
      variants.removeAll(keepingCapacity: true)
      while index < pairs.count,
        dictionary.keyOfTerm[Int(pairs[index].second)] == second
      {
        let pair = pairs[index]
        variants.append(
          Variant(
            form: Int(pair.variant) + first.count * Int(dictionary.places[Int(pair.second)]),
            entries: pair.entries))
        index += 1
      }
      let list = encoder.encode(variants, in: &builder)
      items.append(Group.Item(key: Int(second), list: list))
    }
    return Group(key: key, items: items, buffer: builder.out.copy)
  }
}

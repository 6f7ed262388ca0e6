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

/// Brings the pairs of all blocks together by their keys.
struct PairGroups: Sendable {
  let vocabulary: Vocabulary
  private let blocks: [Postings]
  private let words: [Postings]

  /// Where one pair of words stands in one block.
  private struct Reference {
    /// The second word in the high half, the first in the low one.
    let words: UInt64
    let block: UInt32
    let place: UInt32
  }

  init(_ blocks: [PartialIndex.Block], _ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    self.blocks = blocks.map(\.pairs)
    words = blocks.map(\.words)
  }

  var keyCount: Int { vocabulary.keyCount }

  /// Encodes all pairs that begin with a key.
  func lists(of key: Int, _ encoder: ListEncoder) -> FirstKeyLists {
    let sorted = references(key)
    let firstCount = vocabulary.variants(key).count
    var buffer = ByteWriter()
    var items: [FirstKeyLists.Item] = []
    var index = 0
    while index < sorted.count {
      let second = vocabulary.keyOfWord[Int(sorted[index].words >> 32)]
      var variants: [Variant] = []
      var last = UInt64.max
      while index < sorted.count {
        let reference = sorted[index]
        let (after, before) = (Int(reference.words >> 32), Int(reference.words & 0xFFFF_FFFF))
        guard vocabulary.keyOfWord[after] == second else { break }
        if reference.words != last {
          let form = (Int(vocabulary.places[before]), Int(vocabulary.places[after]))
          variants.append(Variant(form: form.0 + firstCount * form.1))
          last = reference.words
        }
        let block = Int(reference.block)
        variants[variants.count - 1].add(block, blocks[block].range(Int(reference.place)))
        index += 1
      }
      let list = encoder.encode(variants, blocks, into: &buffer)
      items.append(FirstKeyLists.Item(key: Int(second), list: list))
    }
    return FirstKeyLists(key: key, items: items, bytes: buffer.bytes)
  }

  private func references(_ key: Int) -> [Reference] {
    var references: [Reference] = []
    for first in vocabulary.variants(key) {
      for (block, place) in vocabulary.locals[first] {
        let pairs = blocks[block].pairs(of: Int(words[block].terms[place]))
        for pair in pairs {
          let second = vocabulary.word(blocks[block].terms[pair], ofBlock: block)
          references.append(
            Reference(
              words: UInt64(second) << 32 | UInt64(first), block: UInt32(block),
              place: UInt32(pair)))
        }
      }
    }
    references.sort { $0.words == $1.words ? $0.block < $1.block : $0.words < $1.words }
    return references
  }
}

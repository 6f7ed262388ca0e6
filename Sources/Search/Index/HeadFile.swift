/// Writes what every search needs (docs/search-format.md, section 4).
struct HeadFile {
  let documents: Int
  let stories: Int
  let documentBits: Int
  let settings: SearchSettings
  let rarity: RarityTable
  let vocabulary: Vocabulary
  let lexicon: Lexicon
  /// The number of documents of each key of the vocabulary.
  let frequencies: [Int]
  let words: WordFiles
  let pairs: PairFiles
  let routes: [String]
  let facets: [SearchFacet]

  func bytes() -> [UInt8] {
    var writer = ByteWriter()
    constants(&writer)
    writer.varint(rarity.top)
    var previous = 0
    for limit in rarity.limits {
      writer.varint(limit - previous)
      previous = limit
    }
    words(&writer)
    long(&writer)
    writer.varint(words.directory.count)
    for key in words.directory { writer.text(key) }
    writer.varint(routes.count)
    for route in routes { writer.text(route) }
    labels(&writer)
    return writer.bytes
  }

  private func constants(_ writer: inout ByteWriter) {
    writer.varint(documents)
    writer.varint(stories)
    writer.varint(settings.cardsPerFile)
    writer.varint(documentBits)
    writer.varint(settings.wordWeight)
    writer.varint(settings.pairWeight)
    writer.varint(
      rarity.value(max(settings.listLimit, documents * settings.weakShare / 100)))
    writer.varint(settings.longQuery)
    writer.varint(documents >= settings.twoPhases ? 1 : 0)
    writer.varint(pairs.otherFiles)
  }

  private func words(_ writer: inout ByteWriter) {
    writer.varint(lexicon.keys.count)
    var previous: [UInt8] = []
    for (number, key) in lexicon.keys.enumerated() {
      let folded = vocabulary.folded(key)
      var shared = 0
      while shared < 15, shared < folded.count, shared < previous.count,
        folded[shared] == previous[shared]
      {
        shared += 1
      }
      let rest = folded.count - shared
      writer.byte(shared << 4 | min(15, rest))
      if rest >= 15 { writer.varint(rest - 15) }
      writer.raw(folded[shared...])
      writer.byte(rarity.value(frequencies[key]))
      let ranked = vocabulary.ranked(key)
      writer.varint(ranked.count * 2 + (words.begins[number] ? 1 : 0))
      for word in ranked { writer.varint(vocabulary.words[word].code) }
      writer.varint(pairs.counts[number])
      previous = folded
    }
  }

  private func long(_ writer: inout ByteWriter) {
    writer.varint(pairs.long.count)
    var previous = (first: 0, second: 0)
    for pair in pairs.long {
      writer.varint(pair.first - previous.first)
      writer.varint(pair.first == previous.first ? pair.second - previous.second : pair.second)
      previous = pair
    }
  }

  private func labels(_ writer: inout ByteWriter) {
    writer.varint(facets.count)
    for facet in facets {
      writer.text(facet.id)
      writer.text(facet.label)
      writer.varint(facet.values.count)
      for value in facet.values {
        writer.text(value.id)
        writer.text(value.label)
      }
    }
  }
}

import SearchFormat

/// Writes `head.bin`, which every search needs (docs/search-format.md, section 4); `IndexHeaderReader` reads it.
struct IndexHeaderWriter {
  let documents: Int
  let stories: Int
  let documentBits: Int
  let settings: IndexSettings
  let idf: IDFTable
  let dictionary: TermDictionary
  let lexicon: Lexicon
  /// The number of documents of each key of the dictionary.
  let frequencies: [Int]
  let words: WordFilesWriter
  let pairs: PairFilesWriter
  let routes: [String]
  let facets: [SearchFacet]

  func file() -> IndexFile {
    var writer = ByteWriter()
    constants(&writer)
    writer.varint(idf.top)
    var previous = 0
    for limit in idf.limits {
      writer.varint(limit - previous)
      previous = limit
    }
    lexicon(&writer)
    longPairs(&writer)
    writer.varint(words.directory.count)
    for key in words.directory { writer.text(key) }
    writer.varint(routes.count)
    for route in routes { writer.text(route) }
    facets(&writer)
    return IndexFile(path: IndexPath.header, payload: writer.bytes)
  }

  private func constants(_ writer: inout ByteWriter) {
    writer.varint(documents)
    writer.varint(stories)
    writer.varint(settings.documentsPerFile)
    writer.varint(documentBits)
    writer.varint(settings.wordWeight)
    writer.varint(settings.pairWeight)
    writer.varint(
      idf.value(max(settings.listLimit, documents * settings.weakShare / 100)))
    writer.varint(settings.longQuery)
    writer.varint(documents >= settings.twoPhases ? 1 : 0)
    writer.varint(pairs.otherFiles)
  }

  private func lexicon(_ writer: inout ByteWriter) {
    writer.varint(lexicon.keys.count)
    var previous: [UInt8] = []
    for (number, key) in lexicon.keys.enumerated() {
      let folded = dictionary.folded(key)
      let shared = zip(folded, previous).prefix(15).prefix { $0 == $1 }.count
      let rest = folded.count - shared
      writer.byte(shared << 4 | min(15, rest))
      if rest >= 15 { writer.varint(rest - 15) }
      writer.raw(folded[shared...])
      writer.byte(idf.value(frequencies[key]))
      let ranked = dictionary.ranked(key)
      writer.varint(ranked.count * 2 + (words.begins[number] ? 1 : 0))
      for word in ranked { writer.varint(dictionary.terms[word].code) }
      writer.varint(pairs.counts[number])
      previous = folded
    }
  }

  private func longPairs(_ writer: inout ByteWriter) {
    writer.varint(pairs.long.count)
    var previous = (first: 0, second: 0)
    for pair in pairs.long {
      writer.varint(pair.first - previous.first)
      writer.varint(pair.first == previous.first ? pair.second - previous.second : pair.second)
      previous = pair
    }
  }

  private func facets(_ writer: inout ByteWriter) {
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

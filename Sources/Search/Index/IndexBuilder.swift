import Text

/// Makes the files of the index: partial indexes side by side, one merge, lists side by side, files.
package struct IndexBuilder: Sendable {
  private let content: SearchContent
  private let records: [SearchRecord]
  private let settings: SearchSettings
  private let jobs: Jobs

  /// - Parameter jobs: how many cores to use; the bytes do not depend on it.
  package init(_ content: SearchContent, _ settings: SearchSettings = SearchSettings(), jobs: Int) {
    self.content = content
    self.settings = settings
    self.jobs = Jobs(count: max(1, jobs))
    records = Self.ordered(content.records)
  }

  /// By place, then the newest first, then by kind and path.
  private static func ordered(_ records: [SearchRecord]) -> [SearchRecord] {
    let keyed = records.enumerated().map { index, record in
      (
        place: record.place ?? -1, day: -(record.day ?? Int.min / 2), kind: record.kind,
        index: index
      )
    }
    let order = keyed.sorted { a, b in
      if a.place != b.place { return a.place < b.place }
      if a.day != b.day { return a.day < b.day }
      if a.kind != b.kind { return a.kind < b.kind }
      return records[a.index].path.utf8.lexicographicallyPrecedes(records[b.index].path.utf8)
    }
    return order.map { records[$0.index] }
  }

  /// All files, the manifest last.
  package func files() async -> [SearchFile] {
    let partials = await partials()
    let vocabulary = Vocabulary(partials)
    let rarity = RarityTable(documents: records.count)
    let encoder = ListEncoder(
      documents: records.count, documentBits: documentBits, rarity: rarity, settings: settings,
      starts: partials.map(\.start))
    let wordPostings = partials.map(\.wordPostings)
    let frequencies = await jobs.chunks(vocabulary.keyCount) { keys in
      keys.map { encoder.frequency(Self.variants($0, vocabulary, nil, wordPostings), wordPostings) }
    }
    let lexicon = Lexicon(
      vocabulary, frequencies: frequencies, documents: records.count,
      limit: settings.lexiconLimit)
    let lists = await jobs.chunks(vocabulary.keyCount) { keys in
      keys.map {
        encoder.encode(Self.variants($0, vocabulary, lexicon, wordPostings), wordPostings)
      }
    }
    let pairs = PairGroups(partials, vocabulary)
    let pairPostings = partials.map(\.pairPostings)
    let groups = await jobs.chunks(vocabulary.keyCount) { keys in
      keys.map { pairs.lists(of: $0, pairPostings, encoder) }
    }
    var presence = PresenceFiles()
    let wordFiles = WordFiles(
      lists, vocabulary, lexicon, fileSize: settings.fileSize, &presence)
    let pairFiles = PairFiles(groups, vocabulary, lexicon, settings, &presence)
    let form = content.facets.firstIndex { $0.id == "form" }.map { $0 - 1 }
    let cards = CardFiles(
      records, CodedText(vocabulary, lexicon), form: form, perFile: settings.cardsPerFile)
    let head = HeadFile(
      documents: records.count, stories: records.count { $0.isStory }, documentBits: documentBits,
      settings: settings, rarity: rarity, vocabulary: vocabulary, lexicon: lexicon,
      frequencies: frequencies, words: wordFiles, pairs: pairFiles, routes: cards.routes,
      facets: content.facets
    ).bytes()
    let payloads =
      [Payload(path: "head", bytes: head)] + wordFiles.files + pairFiles.files + presence.files
      + cards.files + FacetFiles.all(content, records)
    return await sealed(payloads, headSize: head.count)
  }

  private var documentBits: Int {
    var bits = 1
    while 1 << bits < records.count { bits += 1 }
    return bits
  }

  /// Reads the documents, a row of them on each core.
  private func partials() async -> [PartialIndex] {
    let stories = records.filter(\.isStory)
    let measured = stories.isEmpty ? records : stories
    let mean =
      Double(measured.reduce(0) { $0 + $1.textLength }) / Double(max(1, measured.count))
    let size = max(1, min(16_384, (records.count + jobs.count - 1) / jobs.count))
    let ranges = stride(from: 0, to: records.count, by: size).map {
      $0..<min(records.count, $0 + size)
    }
    let (all, given) = (records, settings)
    return await jobs.map(ranges.count) {
      PartialIndex(all, ranges[$0], meanLength: mean, given)
    }
  }

  /// The variants of a key with their postings; without a lexicon their forms mean nothing.
  private static func variants(
    _ key: Int, _ vocabulary: Vocabulary, _ lexicon: Lexicon?, _ postings: [Postings]
  ) -> [Variant] {
    vocabulary.variants(key).map { word in
      let isKnown = lexicon.map { $0.numbers[key] >= 0 } ?? true
      var variant = Variant(
        form: isKnown ? Int(vocabulary.places[word]) : vocabulary.words[word].code)
      for (partial, locals) in vocabulary.locals[word] {
        variant.add(partial, postings[partial].range(locals))
      }
      return variant
    }
  }

  /// Gives the files their headers and names.
  private func sealed(_ payloads: [Payload], headSize: Int) async -> [SearchFile] {
    let seals = await jobs.chunks(payloads.count) { range in
      range.map { Seal(payloads[$0]) }
    }
    var all = ByteWriter()
    for (payload, seal) in zip(payloads, seals) {
      all.text(payload.path)
      all.raw(seal.hash)
    }
    let build = ContentHash(all.bytes).hex(digits: 16)
    let tag = Seal.tag(build)
    let files = await jobs.chunks(payloads.count) { range in
      range.map { index in
        SearchFile(
          path: "\(SearchSettings.routePrefix)\(build)/\(payloads[index].path).bin",
          bytes: tag + seals[index].check + payloads[index].bytes)
      }
    }
    let manifest = SearchManifest(
      build: build, documents: records.count, stories: records.count { $0.isStory },
      lang: content.lang, basePath: content.basePath, headSize: headSize + 8)
    return files + [
      SearchFile(path: "\(SearchSettings.routePrefix)index.json", bytes: manifest.json)
    ]
  }
}

/// The check of one file, and the hash that goes into the name of the build.
struct Seal: Sendable {
  let check: [UInt8]
  let hash: [UInt8]

  init(_ payload: Payload) {
    check = Self.check(path: payload.path, payload.bytes[...])
    hash = Array(ContentHash(payload.bytes).hex.utf8)
  }

  static func check(path: String, _ payload: ArraySlice<UInt8>) -> [UInt8] {
    var fnv = FNV()
    fnv.take(path.utf8)
    fnv.take(payload)
    return (0..<4).map { UInt8(truncatingIfNeeded: fnv.value >> UInt32($0 * 8)) }
  }

  /// The first four bytes of the name of a build.
  static func tag(_ build: String) -> [UInt8] {
    let digits = Array(build.utf8.prefix(8))
    return stride(from: 0, to: digits.count - 1, by: 2).map {
      UInt8(Self.value(digits[$0]) << 4 | Self.value(digits[$0 + 1]))
    }
  }

  private static func value(_ digit: UInt8) -> Int {
    digit &- 0x30 < 10 ? Int(digit &- 0x30) : Int((digit | 0x20) &- 0x61) + 10
  }
}

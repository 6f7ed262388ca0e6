import Text

/// Makes the files of the index: partial indexes side by side, one merge, lists side by side, files.
///
/// Each step is a value that lives no longer than the next one needs it: the texts of the records, then what
/// stands where in them, then the files.
package struct IndexBuilder: Sendable {
  private let content: SearchContent
  private let records: [SearchRecord]
  private let vocabulary: Vocabulary
  private let rows: [Occurrences]
  private let impacts: Impacts
  private let settings: SearchSettings
  private let parallel: Parallel

  /// Reads all texts, on `jobs` cores; the bytes of the files do not depend on their number.
  package init(
    _ content: SearchContent, _ settings: SearchSettings = SearchSettings(), jobs: Int
  ) async {
    let parallel = Parallel(jobs: max(1, jobs))
    let records = Self.ordered(content.records)
    let partials = await Self.partials(records, parallel)
    let vocabulary = Vocabulary(partials)
    rows = await parallel.map(count: partials.count) {
      Occurrences(
        partials[$0], numbers: vocabulary.numbers[$0], words: vocabulary.words.count)
    }
    self.vocabulary = vocabulary
    impacts = Self.impacts(partials.flatMap(\.lengths), records, settings)
    self.records = records.map(\.withoutTexts)
    self.content = SearchContent(
      records: [], facets: content.facets, places: content.places, lang: content.lang,
      basePath: content.basePath)
    self.settings = settings
    self.parallel = parallel
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

  /// All files but for their headers.
  package func files() async -> IndexFiles {
    let encoder = ListEncoder(
      documents: records.count, documentBits: documentBits,
      rarity: RarityTable(documents: records.count), settings: settings)
    let words = await WordLists(vocabulary, rows, impacts, encoder, parallel)
    let lexicon = words.lexicon
    let facets = Task { FacetFiles.all(content, records) }
    let cards = Task {
      await CardFiles(
        records, CodedText(vocabulary, lexicon),
        form: content.facets.firstIndex { $0.id == "form" }.map { $0 - 1 },
        perFile: settings.cardsPerFile, parallel)
    }
    var presence = PresenceFiles()
    let wordFiles = WordFiles(
      words.lists, vocabulary, lexicon, fileSize: settings.fileSize, &presence)
    let pairFiles = await pairFiles(
      PairLists(vocabulary, rows, impacts, encoder), lexicon, &presence)
    let head = HeadFile(
      documents: records.count, stories: records.count { $0.isStory }, documentBits: documentBits,
      settings: settings, rarity: encoder.rarity, vocabulary: vocabulary, lexicon: lexicon,
      frequencies: words.frequencies, words: wordFiles, pairs: pairFiles,
      routes: await cards.value.routes, facets: content.facets
    ).bytes()
    let payloads =
      [Payload(path: "head", bytes: head)] + wordFiles.files + pairFiles.files + presence.files
      + (await cards.value.files) + (await facets.value)
    return IndexFiles(
      payloads: payloads, headSize: head.count, documents: records.count,
      stories: records.count { $0.isStory }, lang: content.lang, basePath: content.basePath,
      parallel: parallel)
  }

  /// The lists of pairs, some keys at a time: while some are put into files, the next are encoded.
  private func pairFiles(
    _ pairs: PairLists, _ lexicon: Lexicon, _ presence: inout PresenceFiles
  ) async -> PairFiles {
    let keys = vocabulary.keyCount
    let size = keys / 8 + 1
    let parallel = parallel
    @Sendable func groups(from start: Int) async -> [FirstKeyLists] {
      await parallel.batches(count: max(0, min(size, keys - start))) { range in
        var workshop = ListWorkshop()
        return range.map { pairs.lists(of: start + $0, in: &workshop) }
      }.flatMap { $0 }
    }
    var files = PairFiles(vocabulary, lexicon, settings)
    var current = await groups(from: 0)
    var start = 0
    while start < keys {
      start += size
      let next = start
      let following = Task { await groups(from: next) }
      for group in current { files.take(group, &presence) }
      current = await following.value
    }
    files.finish(&presence)
    return files
  }

  private var documentBits: Int {
    var bits = 1
    while 1 << bits < records.count { bits += 1 }
    return bits
  }

  /// Reads the documents, a row of them on each core.
  private static func partials(
    _ records: [SearchRecord], _ parallel: Parallel
  ) async -> [PartialIndex] {
    let rows = rows(records.map(\.size), cores: parallel.jobs)
    return await parallel.map(count: rows.count) { PartialIndex(records, rows[$0]) }
  }

  /// Lengths are measured by those of stories, if there are any.
  private static func impacts(
    _ lengths: [Int], _ records: [SearchRecord], _ settings: SearchSettings
  ) -> Impacts {
    let hasStories = records.contains(where: \.isStory)
    var (sum, count) = (0, 0)
    for (length, record) in zip(lengths, records) where record.isStory || !hasStories {
      sum += length
      count += 1
    }
    return Impacts(lengths: lengths, mean: Double(sum) / Double(max(1, count)), settings)
  }

  /// Rows of documents with about as much text each: one for each core, unless they would be too long
  /// to number their words with `TokenRun.wordBits`.
  private static func rows(_ sizes: [Int], cores: Int) -> [Range<Int>] {
    let limit = min(1 << TokenRun.wordBits, sizes.reduce(0, +) / cores + 1)
    var rows: [Range<Int>] = []
    var (start, sum) = (0, 0)
    for (index, size) in sizes.enumerated() {
      if sum + size / 2 > limit, index > start {
        rows.append(start..<index)
        (start, sum) = (index, 0)
      }
      sum += size
    }
    return start < sizes.count ? rows + [start..<sizes.count] : rows
  }
}

/// The files of an index before they have their headers.
package struct IndexFiles: Sendable {
  let payloads: [Payload]
  let headSize: Int
  let documents: Int
  let stories: Int
  let lang: String
  let basePath: String
  let parallel: Parallel

  /// Gives the files their headers and names; the manifest is the last.
  package func sealed() async -> [SearchFile] {
    let payloads = payloads
    let seals = await parallel.map(count: payloads.count) { Seal(payloads[$0]) }
    var all = ByteWriter()
    for (payload, seal) in zip(payloads, seals) {
      all.text(payload.path)
      all.raw(seal.hash)
    }
    let build = ContentHash(all.bytes).hex(digits: 16)
    let tag = Seal.tag(build)
    let files = await parallel.map(count: payloads.count) { index in
      SearchFile(
        path: "\(SearchSettings.routePrefix)\(build)/\(payloads[index].path).bin",
        bytes: tag + seals[index].check + payloads[index].bytes)
    }
    let manifest = SearchManifest(
      build: build, documents: documents, stories: stories, lang: lang, basePath: basePath,
      headSize: headSize + 8)
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

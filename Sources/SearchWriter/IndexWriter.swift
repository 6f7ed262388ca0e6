import SearchFormat
import Text

/// Makes the files of an index: segments in parallel, one term dictionary, lists in parallel, files.
///
/// Each step is a value that lives no longer than the next step needs it: the texts of the records, then the
/// postings, then the files.
package struct IndexWriter: Sendable {
  private let content: SearchContent
  private let records: [SearchRecord]
  private let dictionary: TermDictionary
  private let postings: [PostingsBuffer]
  private let impacts: ImpactModel
  private let settings: IndexSettings
  private let parallel: Parallel

  /// Reads all texts with `jobs` workers; the bytes of the files do not depend on their number.
  package init(
    _ content: SearchContent, _ settings: IndexSettings = IndexSettings(), jobs: Int
  ) async {
    let parallel = Parallel(jobs: max(1, jobs))
    let records = Self.ordered(content.records)
    let segments = await Segment.make(of: records, parallel)
    let dictionary = TermDictionary(segments)
    postings = await parallel.map(count: segments.count) {
      PostingsBuffer(
        segments[$0], numbers: dictionary.numbers[$0], terms: dictionary.terms.count)
    }
    self.dictionary = dictionary
    impacts = Self.impacts(segments.flatMap(\.lengths), records, settings)
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

  /// The mean length is that of stories, if there are any.
  private static func impacts(
    _ lengths: [Int], _ records: [SearchRecord], _ settings: IndexSettings
  ) -> ImpactModel {
    let hasStories = records.contains(where: \.isStory)
    var (sum, count) = (0, 0)
    for (length, record) in zip(lengths, records) where record.isStory || !hasStories {
      sum += length
      count += 1
    }
    return ImpactModel(lengths: lengths, mean: Double(sum) / Double(max(1, count)), settings)
  }

  /// All files but for their headers.
  package func files() async -> IndexFiles {
    let encoder = PostingListEncoder(
      documents: records.count, documentBits: documentBits,
      idf: IDFTable(documents: records.count), settings: settings)
    let words = await WordPostings(dictionary, postings, impacts, encoder, parallel)
    let lexicon = words.lexicon
    let facets = Task { FacetFilesWriter.files(content, records) }
    let fields = Task {
      await StoredFieldsWriter(
        records, TitleEncoder(dictionary, lexicon),
        form: content.facets.firstIndex { $0.id == "form" }.map { $0 - 1 },
        perFile: settings.documentsPerFile, parallel)
    }
    var presence = PresenceFilesWriter()
    let wordFiles = WordFilesWriter(
      words.lists, dictionary, lexicon, fileSize: settings.fileSize, &presence)
    let pairFiles = await pairFiles(
      PairPostings(dictionary, postings, impacts, encoder), lexicon, &presence)
    let header = IndexHeaderWriter(
      documents: records.count, stories: stories, documentBits: documentBits,
      settings: settings, idf: encoder.idf, dictionary: dictionary, lexicon: lexicon,
      frequencies: words.frequencies, words: wordFiles, pairs: pairFiles,
      routes: await fields.value.routes, facets: content.facets
    ).file()
    return IndexFiles(
      files: [header] + wordFiles.files + pairFiles.files + presence.files
        + (await fields.value.files) + (await facets.value),
      headerSize: header.payload.count + FileHeader.size, documents: records.count,
      stories: stories, lang: content.lang, basePath: content.basePath, parallel: parallel)
  }

  /// Makes the lists of pairs, an eighth of the keys at a time: while some are put into files, the next are
  /// encoded, and all of them need not be in memory at once.
  private func pairFiles(
    _ pairs: PairPostings, _ lexicon: Lexicon, _ presence: inout PresenceFilesWriter
  ) async -> PairFilesWriter {
    let keys = dictionary.keyCount
    let size = keys / 8 + 1
    let parallel = parallel
    @Sendable func groups(from start: Int) async -> [PairPostings.Group] {
      await parallel.batches(count: max(0, min(size, keys - start))) { range in
        var builder = PostingListBuilder()
        return range.map { pairs.group(of: start + $0, in: &builder) }
      }.flatMap { $0 }
    }
    var files = PairFilesWriter(dictionary, lexicon, settings)
    var current = await groups(from: 0)
    var start = 0
    while start < keys {
      start += size
      let next = start
      let following = Task { await groups(from: next) }
      for group in current { files.append(group, &presence) }
      current = await following.value
    }
    files.finish(&presence)
    return files
  }

  private var stories: Int { records.count { $0.isStory } }

  private var documentBits: Int {
    var bits = 1
    while 1 << bits < records.count { bits += 1 }
    return bits
  }
}

/// The files of an index before they have their headers.
package struct IndexFiles: Sendable {
  let files: [IndexFile]
  let headerSize: Int
  let documents: Int
  let stories: Int
  let lang: String
  let basePath: String
  let parallel: Parallel

  /// The files with their headers, in a folder that is named by the hash of all of them. The manifest is the last.
  package func published() async -> [SearchFile] {
    let files = files
    let hashes = await parallel.map(count: files.count) {
      Array(ContentHash(files[$0].payload).hex.utf8)
    }
    var all = ByteWriter()
    for (file, hash) in zip(files, hashes) {
      all.text(file.path)
      all.raw(hash)
    }
    let build = ContentHash(all.bytes).hex(digits: 16)
    let published = await parallel.map(count: files.count) { index in
      let file = files[index]
      let header = FileHeader.bytes(
        build: build, path: file.path, payload: file.payload[...])
      return SearchFile(
        path: IndexLayout.path(build: build, file: file.path), bytes: header + file.payload)
    }
    let manifest = IndexManifest(
      build: build, documents: documents, stories: stories, lang: lang, basePath: basePath,
      headerSize: headerSize)
    return published + [SearchFile(path: IndexLayout.manifestPath, bytes: manifest.json)]
  }
}

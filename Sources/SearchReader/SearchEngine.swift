import SearchFormat

/// How to search.
package struct SearchOptions: Sendable {
  /// The greatest number of results.
  package var limit = 10
  /// Whether the last word may be the beginning of a longer one.
  package var isTyping = false
  /// Whether words are taken as they are typed, and no other spelling is tried.
  package var isLiteral = false
  /// Whether the newest results come first.
  package var byDate = false

  package init() {}
}

/// What a search found.
package struct SearchAnswer: Sendable {
  package struct Result: Sendable {
    package let document: Int
    package let id: String
    /// With the path of the site.
    package let url: String
    package let title: String
    /// The id of its kind.
    package let kind: String
    package let score: Int
    /// Days since 1970-01-01.
    package let day: Int?
    package let place: String?
    /// The labels of award forms.
    package let forms: [String]
    package let isSample: Bool
  }

  /// How many documents match all words.
  package let total: Int
  /// Whether a phrase must be confirmed on the pages.
  package let isApproximate: Bool
  package let results: [Result]
  /// What was searched for instead of what was typed; nil when nothing was changed.
  package let corrected: String?
  /// The files that were read for this search, with their sizes.
  package let files: [(path: String, size: Int)]
}

/// Answers queries from the files of a built site alone. It is the reference for the site's client in
/// JavaScript: both give the same results in the same order.
package struct SearchEngine: Sendable {
  private let reader: IndexReader
  private let header: IndexHeader

  /// Reads the header of an index.
  package init(_ reader: IndexReader) throws {
    self.reader = reader
    let file = try reader.file(IndexPath.header)
    header = try IndexHeaderReader.read(file)
    let manifest = reader.manifest
    guard header.documents == manifest.documents, header.constants.stories == manifest.stories,
      file.payload.count + FileHeader.size == manifest.headerSize
    else { throw SearchIndexError.damaged(file: IndexLayout.manifestPath, part: "counts") }
  }

  /// Answers from an index whose header was read already.
  init(_ reader: IndexReader, _ header: IndexHeader) {
    self.reader = reader
    self.header = header
  }

  package func search(
    _ query: String, _ options: SearchOptions = SearchOptions()
  ) throws -> SearchAnswer {
    var store = PostingsReader(reader, header)
    let text = QueryText(query)
    let resolved = try SlotResolver(
      text, isTyping: options.isTyping, isLiteral: options.isLiteral
    ).resolve(&store)
    var matcher = Matcher(resolved, header)
    let (matches, total) = try matcher.run(&store)
    if matches.isEmpty, !resolved.phrases.isEmpty, resolved.exclusions.isEmpty, !options.isLiteral {
      return try withoutQuotes(query, text, options)
    }
    let ordered = try ordered(matches, byDate: options.byDate, &store).prefix(options.limit)
    let results = try ordered.map { try result($0, &store) }
    return SearchAnswer(
      total: total, isApproximate: matcher.isApproximate, results: results,
      corrected: resolved.isCorrected ? Self.correction(text, resolved) : nil, files: store.log)
  }

  /// The answer if no document has the phrases: their words are searched for separately.
  private func withoutQuotes(
    _ query: String, _ text: QueryText, _ options: SearchOptions
  ) throws -> SearchAnswer {
    var plain = String.UnicodeScalarView()
    for scalar in query.unicodeScalars {
      plain.append("\"“”„«»".unicodeScalars.contains(scalar) ? " " : scalar)
    }
    let answer = try search(String(plain), options)
    return SearchAnswer(
      total: answer.total, isApproximate: false, results: answer.results,
      corrected: answer.corrected ?? text.words.map(\.text).joined(separator: " "),
      files: answer.files)
  }

  /// The matches by tier, then by score or day, then by document.
  private func ordered(
    _ matches: [Matcher.Match], byDate: Bool, _ store: inout PostingsReader
  ) throws -> [Matcher.Match] {
    let days = byDate ? try days(&store) : []
    return matches.sorted { a, b in
      let (left, right) = byDate ? (days[a.document], days[b.document]) : (a.score, b.score)
      return (a.tier, -left, a.document) < (b.tier, -right, b.document)
    }
  }

  private func result(
    _ match: Matcher.Match, _ store: inout PostingsReader
  ) throws -> SearchAnswer.Result {
    let perFile = header.constants.documentsPerFile
    let number = match.document / perFile
    let file = try store.file(IndexPath.storedFields(number))
    let fields = try StoredFieldsReader(header: header).fields(
      file, document: match.document % perFile,
      of: min(perFile, header.documents - number * perFile))
    let forms = header.facets.first { $0.id == "form" }?.values ?? []
    guard fields.forms.allSatisfy({ $0 < forms.count }), let kinds = header.facets.first else {
      throw ByteReader(file).damaged("forms")
    }
    return SearchAnswer.Result(
      document: match.document, id: fields.id, url: reader.manifest.basePath + fields.path,
      title: fields.title, kind: kinds.values[fields.kind].id, score: match.score,
      day: fields.day, place: fields.place, forms: fields.forms.map { forms[$0].label },
      isSample: fields.isSample)
  }

  /// The day of each document plus one, 0 for none.
  private func days(_ store: inout PostingsReader) throws -> [Int] {
    var days: [Int] = []
    for part in 0..<IndexLayout.parts(documents: header.documents) {
      let range = IndexLayout.documents(ofPart: part, of: header.documents)
      days += try DateColumnReader.days(
        try store.file(IndexPath.column("date", part: part)), count: range.count)
    }
    return days
  }

  private static func correction(_ text: QueryText, _ resolved: ResolvedQuery) -> String {
    resolved.slots.map { slot in
      guard slot.isCorrected, let alternative = slot.alternatives.first else {
        return text.words[slot.word].text
      }
      return Spelling.write(alternative.key.folded, alternative.code)
    }.joined(separator: " ")
  }
}

import Vietnamese

/// How a search is to be made.
package struct SearchOptions: Sendable {
  /// The most results.
  package var limit = 10
  /// Whether the last word may go on.
  package var isTyping = false
  /// Whether words are to be taken as they are typed.
  package var isLiteral = false
  /// Whether the newest come first.
  package var byDate = false

  package init() {}
}

/// What was found.
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
  /// Whether the pages must confirm a phrase.
  package let isApproximate: Bool
  package let results: [Result]
  /// What was searched for instead of what was typed; nil when nothing was changed.
  package let corrected: String?
  /// The files that were read for this search, with their sizes.
  package let files: [(path: String, size: Int)]
}

/// Answers queries from the files of a built site alone.
package struct SearchEngine: Sendable {
  private let reader: IndexReader
  private let head: Head

  package init(_ reader: IndexReader) throws {
    self.reader = reader
    head = try Head(try reader.payload("head"))
  }

  package func search(
    _ query: String, _ options: SearchOptions = SearchOptions()
  ) throws -> SearchAnswer {
    var store = ListStore(reader, head)
    let text = QueryText(query)
    let resolved = try SlotResolver(
      text, isTyping: options.isTyping, isLiteral: options.isLiteral
    ).resolve(&store)
    var matcher = Matcher(resolved, head)
    let (matches, total) = try matcher.run(&store)
    if matches.isEmpty, !resolved.phrases.isEmpty, resolved.exclusions.isEmpty, !options.isLiteral {
      return try withoutQuotes(query, text, options)
    }
    var ordered: [Matcher.Match]
    if options.byDate {
      let days = try days(&store)
      ordered = Self.first(options.limit, of: matches) { a, b in
        if a.tier != b.tier { return a.tier < b.tier }
        let (left, right) = (days[a.document], days[b.document])
        return left == right ? a.document < b.document : left > right
      }
    } else {
      ordered = Self.first(options.limit, of: matches) { a, b in
        if a.tier != b.tier { return a.tier < b.tier }
        return a.score == b.score ? a.document < b.document : a.score > b.score
      }
    }
    let results = try ordered.map { try result($0, &store) }
    return SearchAnswer(
      total: total, isApproximate: matcher.isApproximate, results: results,
      corrected: resolved.isCorrected ? Self.correction(text, resolved) : nil, files: store.log)
  }

  /// The answer when no document has the phrases: their words are looked for wherever they stand.
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

  /// The best matches in order.
  private static func first(
    _ limit: Int, of matches: [Matcher.Match],
    by precedes: (Matcher.Match, Matcher.Match) -> Bool
  ) -> [Matcher.Match] {
    var best: [Matcher.Match] = []
    for match in matches {
      if best.count == limit, let last = best.last, !precedes(match, last) { continue }
      var place = best.count
      while place > 0, precedes(match, best[place - 1]) { place -= 1 }
      best.insert(match, at: place)
      if best.count > limit { best.removeLast() }
    }
    return best
  }

  private func result(
    _ match: Matcher.Match, _ store: inout ListStore
  ) throws -> SearchAnswer.Result {
    let file = match.document / head.cardsPerFile
    let start = file * head.cardsPerFile
    let cards = try CardReader(head: head).cards(
      try store.payload("c/\(file)"), count: min(head.cardsPerFile, head.documents - start))
    let card = cards[match.document - start]
    let forms = head.facets.first { $0.id == "form" }?.values ?? []
    guard card.forms.allSatisfy({ $0 < forms.count }), let kinds = head.facets.first else {
      throw SearchIndexError.damaged("card")
    }
    return SearchAnswer.Result(
      document: match.document, id: card.id, url: reader.manifest.basePath + card.path,
      title: card.title, kind: kinds.values[card.kind].id, score: match.score, day: card.day,
      place: card.place, forms: card.forms.map { forms[$0].label }, isSample: card.isSample)
  }

  /// The day of each document plus one, 0 for none.
  private func days(_ store: inout ListStore) throws -> [Int] {
    var days: [Int] = []
    for start in stride(from: 0, to: head.documents, by: SearchSettings.partSize) {
      let payload = try store.payload("f/date-\(start / SearchSettings.partSize)")
      let size = min(SearchSettings.partSize, head.documents - start)
      days += try DateColumn.days(payload, count: size)
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

enum DateColumn {
  /// Days plus one, 0 for none.
  static func days(_ payload: [UInt8], count: Int) throws(SearchIndexError) -> [Int] {
    var reader = ByteReader(payload)
    let parameter = try reader.byte()
    guard parameter < 16 else { throw .damaged("date") }
    var bits = BitReader(payload, from: reader.index, to: payload.count)
    var days: [Int] = []
    for index in 0..<count {
      guard index > 0 else {
        days.append(bits.read(16))
        continue
      }
      let step = bits.rice(parameter)
      let day = days[index - 1] + (step & 1 == 0 ? -(step >> 1) : (step + 1) >> 1)
      guard 0...65_535 ~= day else { throw .damaged("date") }
      days.append(day)
    }
    guard bits.isValid else { throw .damaged("date") }
    return days
  }
}

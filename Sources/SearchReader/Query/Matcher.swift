import SearchFormat

/// Finds the documents that match a query, and how well (docs/search-format.md, sections 12 and 13).
struct Matcher {
  /// A document with its tier and score.
  struct Match: Sendable {
    let document: Int
    let tier: Int
    let score: Int
  }

  private let header: IndexHeader
  private let query: ResolvedQuery
  /// Whether each slot is neither required nor scored by itself.
  private let isPassedOver: [Bool]
  private let isLong: Bool

  private var scores: ScoreBuffer
  /// For each document, a bit per slot that occurs in it: according to lists and presence files, and to lists only.
  private var present: [UInt64]
  private var seen: [UInt64]
  private var excluded: [Bool]
  /// Whether the query has a phrase that only the text of the page can confirm.
  private(set) var isApproximate = false

  init(_ query: ResolvedQuery, _ header: IndexHeader) {
    precondition(query.slots.count <= QueryText.limit * 2, "a word becomes at most two slots")
    self.header = header
    self.query = query
    isLong = query.slots.count >= header.constants.longQuery
    let weak = query.slots.map { slot in
      slot.alternatives.first?.key.number.map {
        header.keys[$0].idf <= header.constants.weakIDF
      } ?? false
    }
    let passes = isLong && weak.contains(false)
    isPassedOver = weak.map { $0 && passes }
    scores = ScoreBuffer(documents: header.documents)
    present = [UInt64](repeating: 0, count: header.documents)
    seen = present
    excluded = [Bool](repeating: false, count: header.documents)
  }

  /// All matches in no order, and how many documents match all.
  mutating func run(_ store: inout PostingsReader) throws -> (matches: [Match], total: Int) {
    for index in query.slots.indices where !isPassedOver[index] { try addSlot(index, &store) }
    for index in query.slots.indices.dropLast() { try addPair(index, &store) }
    for index in query.slots.indices where !isPassedOver[index] {
      try addPresence(index, &store)
    }
    let phrases = PhraseMatcher(header: header)
    for phrase in query.phrases {
      if phrase.count > 2 { isApproximate = true }
      let holds = try phrases.documents(Array(query.slots[phrase]), &store)
      for document in 0..<header.documents where !holds[document] { excluded[document] = true }
    }
    for exclusion in query.exclusions {
      if exclusion.count > 2 { isApproximate = true }
      let holds = try phrases.documents(exclusion, &store)
      for document in 0..<header.documents where holds[document] { excluded[document] = true }
    }
    return collect()
  }

  // MARK: Lists

  private mutating func addSlot(_ index: Int, _ store: inout PostingsReader) throws {
    let bit: UInt64 = 1 << index
    for alternative in query.slots[index].alternatives {
      let list = try store.list(alternative.key)
      let weights = list.variants.map { variant in
        let code = alternative.key.code(ofForm: variant.form)
        let idf = header.idf.value(
          alternative.isExact(code) ? variant.frequency : list.frequency)
        return alternative.fit(code) * alternative.factor * idf
      }
      for entry in list.entries {
        scores.add(weights[entry.variant] * entry.impact, to: entry.document)
        present[entry.document] |= bit
        seen[entry.document] |= bit
      }
    }
    scores.flush(weight: header.constants.wordWeight)
  }

  private mutating func addPair(_ index: Int, _ store: inout PostingsReader) throws {
    let bits: UInt64 = 3 << index
    for first in query.slots[index].alternatives {
      for second in query.slots[index + 1].alternatives {
        guard let list = try store.list(first.key, second.key) else { continue }
        let factor = min(first.factor, second.factor)
        let weights = list.variants.map { variant in
          let codes = PairForm.codes(variant.form, first.key, second.key)
          let isExact = first.isExact(codes.first) && second.isExact(codes.second)
          let fit = min(first.fit(codes.first), second.fit(codes.second))
          return fit * factor * header.idf.value(isExact ? variant.frequency : list.frequency)
        }
        for entry in list.entries {
          scores.add(weights[entry.variant] * entry.impact, to: entry.document)
          seen[entry.document] |= bits
        }
      }
    }
    scores.flush(weight: header.constants.pairWeight)
  }

  private mutating func addPresence(_ index: Int, _ store: inout PostingsReader) throws {
    let bit: UInt64 = 1 << index
    for alternative in query.slots[index].alternatives {
      guard let presence = try store.list(alternative.key).presence else { continue }
      try store.forEachDocument(ofPresence: presence) { present[$0] |= bit }
    }
  }

  // MARK: Tiers

  private func collect() -> (matches: [Match], total: Int) {
    if query.slots.isEmpty { return ([], 0) }
    var required: UInt64 = 0
    for index in query.slots.indices where !isPassedOver[index] { required |= 1 << index }
    var all: [Match] = []
    var any: [Match] = []
    for document in 0..<header.documents where !excluded[document] {
      let score = scores[document]
      if present[document] & required == required {
        let isSure = seen[document] & required == required
        let tier = isLong || isSure || !header.constants.hasTwoPhases ? 0 : 1
        all.append(Match(document: document, tier: tier, score: score))
      } else if score > 0 {
        any.append(Match(document: document, tier: isLong ? 0 : 2, score: score))
      }
    }
    if isLong {
      all.removeAll { $0.score == 0 }
      return (all + any, all.count)
    }
    return (all.count < 10 ? all + any : all, all.count)
  }
}

/// The scores of all documents. Of the alternatives of one slot or pair only the best counts.
private struct ScoreBuffer {
  private var sums: [Int]
  /// The best of the current slot or pair, and the documents in which it is not 0.
  private var best: [Int]
  private var touched: [Int] = []

  init(documents: Int) {
    sums = [Int](repeating: 0, count: documents)
    best = sums
  }

  subscript(document: Int) -> Int { sums[document] }

  mutating func add(_ score: Int, to document: Int) {
    if best[document] == 0 { touched.append(document) }
    best[document] = max(best[document], score)
  }

  /// Ends a slot or pair: adds its best, multiplied by a weight.
  mutating func flush(weight: Int) {
    for document in touched {
      sums[document] += weight * best[document]
      best[document] = 0
    }
    touched.removeAll(keepingCapacity: true)
  }
}

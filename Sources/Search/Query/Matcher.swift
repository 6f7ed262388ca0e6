/// Which documents match a query, and how well (docs/search-format.md, sections 12 and 13).
struct Matcher {
  private let head: Head
  private let query: ResolvedQuery
  /// Slots that are neither required nor scored by themselves.
  private let isPassedOver: [Bool]
  let isLong: Bool

  private var scores: [Int32]
  /// Best of one slot or pair, and the documents in which it is not 0.
  private var best: [Int32]
  private var touched: [Int] = []
  /// A bit for each slot that stands in a document, by lists and presence files, and by lists alone.
  private var present: [UInt32]
  private var seen: [UInt32]
  private var excluded: [Bool]
  /// Whether a phrase was met that only the page can confirm.
  private(set) var isApproximate = false

  init(_ query: ResolvedQuery, _ head: Head) {
    self.head = head
    self.query = query
    isLong = query.slots.count >= head.longQuery
    let weak = query.slots.map { slot in
      slot.alternatives.first?.key.number.map { head.keys[$0].rarity <= head.weakRarity } ?? false
    }
    let passes = isLong && weak.contains(false)
    isPassedOver = weak.map { $0 && passes }
    scores = [Int32](repeating: 0, count: head.documents)
    best = scores
    present = [UInt32](repeating: 0, count: head.documents)
    seen = present
    excluded = [Bool](repeating: false, count: head.documents)
  }

  /// A document with its tier and score.
  struct Match: Sendable {
    let document: Int
    let tier: Int
    let score: Int
  }

  /// All matches in no order, and how many match all.
  mutating func run(_ store: inout ListStore) throws -> (matches: [Match], total: Int) {
    for index in query.slots.indices where !isPassedOver[index] { try addSlot(index, &store) }
    for index in query.slots.indices.dropLast() { try addPair(index, &store) }
    for index in query.slots.indices where !isPassedOver[index] {
      try addPresence(index, &store)
    }
    for phrase in query.phrases { try keep(phrase, &store) }
    for exclusion in query.exclusions { try exclude(exclusion, &store) }
    return collect()
  }

  // MARK: Lists

  private mutating func addSlot(_ index: Int, _ store: inout ListStore) throws {
    let bit = UInt32(1) << UInt32(index)
    for alternative in query.slots[index].alternatives {
      let list = try store.list(alternative.key)
      let weights = list.variants.map { variant in
        let code = alternative.key.codes[alternative.key.number == nil ? 0 : variant.form]
        let own = alternative.key.number == nil ? variant.form : code
        let isExact =
          alternative.beginning == nil && alternative.code != 0 && own == alternative.code
        let rarity = head.rarity.value(isExact ? variant.frequency : list.frequency)
        return Int32(alternative.fit(own) * alternative.factor * rarity)
      }
      for entry in list.entries {
        take(entry.document, weights[entry.variant] * Int32(entry.impact))
        present[entry.document] |= bit
        seen[entry.document] |= bit
      }
    }
    flush(weight: Int32(head.wordWeight))
  }

  private mutating func addPair(_ index: Int, _ store: inout ListStore) throws {
    let bits = UInt32(3) << UInt32(index)
    for first in query.slots[index].alternatives {
      for second in query.slots[index + 1].alternatives {
        guard let list = try store.list(first.key, second.key) else { continue }
        let factor = min(first.factor, second.factor)
        let weights = list.variants.map { variant in
          let codes = Self.codes(variant.form, first, second)
          let isExact =
            Self.isExact(codes.0, first) && Self.isExact(codes.1, second)
          let fit = min(first.fit(codes.0), second.fit(codes.1))
          let rarity = head.rarity.value(isExact ? variant.frequency : list.frequency)
          return Int32(fit * factor * rarity)
        }
        for entry in list.entries {
          take(entry.document, weights[entry.variant] * Int32(entry.impact))
          seen[entry.document] |= bits
        }
      }
    }
    flush(weight: Int32(head.pairWeight))
  }

  private static func isExact(_ code: Int, _ alternative: Slot.Alternative) -> Bool {
    alternative.beginning == nil && alternative.code != 0 && alternative.code == code
  }

  private static func codes(
    _ form: Int, _ first: Slot.Alternative, _ second: Slot.Alternative
  ) -> (Int, Int) {
    let count = first.key.codes.count
    return (first.key.codes[form % count], second.key.codes[form / count])
  }

  @inline(__always)
  private mutating func take(_ document: Int, _ score: Int32) {
    if best[document] == 0 { touched.append(document) }
    if score > best[document] { best[document] = score }
  }

  private mutating func flush(weight: Int32) {
    for document in touched {
      scores[document] += weight * best[document]
      best[document] = 0
    }
    touched.removeAll(keepingCapacity: true)
  }

  // MARK: Presence

  private mutating func addPresence(_ index: Int, _ store: inout ListStore) throws {
    let bit = UInt32(1) << UInt32(index)
    for alternative in query.slots[index].alternatives {
      guard let presence = try store.list(alternative.key).presence else { continue }
      for document in try documents(presence, &store) { present[document] |= bit }
    }
  }

  private func documents(_ presence: Int, _ store: inout ListStore) throws -> [Int] {
    var documents: [Int] = []
    for start in stride(from: 0, to: head.documents, by: SearchSettings.partSize) {
      let payload = try store.payload("p/\(presence)-\(start / SearchSettings.partSize)")
      let size = min(SearchSettings.partSize, head.documents - start)
      documents += try PresenceList.documents(payload, size: size).map { $0 + start }
    }
    return documents
  }

  // MARK: Phrases

  private mutating func keep(_ phrase: Range<Int>, _ store: inout ListStore) throws {
    if phrase.count > 2 { isApproximate = true }
    let holds = try matching(Array(query.slots[phrase]), &store)
    for document in 0..<head.documents where !holds[document] { excluded[document] = true }
  }

  private mutating func exclude(_ slots: [Slot], _ store: inout ListStore) throws {
    if slots.count > 2 { isApproximate = true }
    let holds = try matching(slots, &store)
    for document in 0..<head.documents where holds[document] { excluded[document] = true }
  }

  /// The documents in which slots stand one behind the other, as far as pairs can tell.
  private func matching(_ slots: [Slot], _ store: inout ListStore) throws -> [Bool] {
    var holds = [Bool](repeating: true, count: head.documents)
    if slots.count == 1 {
      return try one(slots[0], &store)
    }
    for index in slots.indices.dropLast() {
      let pair = try two(slots[index], slots[index + 1], &store)
      for document in 0..<head.documents where !pair[document] { holds[document] = false }
    }
    return holds
  }

  private func one(_ slot: Slot, _ store: inout ListStore) throws -> [Bool] {
    var holds = [Bool](repeating: false, count: head.documents)
    for alternative in slot.alternatives {
      let list = try store.list(alternative.key)
      let fits = list.variants.map { variant in
        let code =
          alternative.key.number == nil ? variant.form : alternative.key.codes[variant.form]
        return alternative.fit(code) >= Fit.compatible
      }
      for entry in list.entries where fits[entry.variant] { holds[entry.document] = true }
      guard let presence = list.presence else { continue }
      for document in try documents(presence, &store) {
        if !contains(list, document) { holds[document] = true }
      }
    }
    return holds
  }

  private func two(_ first: Slot, _ second: Slot, _ store: inout ListStore) throws -> [Bool] {
    var holds = [Bool](repeating: false, count: head.documents)
    for first in first.alternatives {
      for second in second.alternatives {
        guard let list = try store.list(first.key, second.key) else { continue }
        let fits = list.variants.map { variant in
          let codes = Self.codes(variant.form, first, second)
          return min(first.fit(codes.0), second.fit(codes.1)) >= Fit.compatible
        }
        for entry in list.entries where fits[entry.variant] { holds[entry.document] = true }
        guard let presence = list.presence else { continue }
        for document in try documents(presence, &store) {
          if !contains(list, document) { holds[document] = true }
        }
      }
    }
    return holds
  }

  private func contains(_ list: PostingList, _ document: Int) -> Bool {
    var (low, high) = (0, list.entries.count)
    while low < high {
      let middle = (low + high) / 2
      if list.entries[middle].document < document { low = middle + 1 } else { high = middle }
    }
    return low < list.entries.count && list.entries[low].document == document
  }

  // MARK: Tiers

  private func collect() -> (matches: [Match], total: Int) {
    var required: UInt32 = 0
    for index in query.slots.indices where !isPassedOver[index] {
      required |= UInt32(1) << UInt32(index)
    }
    var all: [Match] = []
    var any: [Match] = []
    for document in 0..<head.documents where !excluded[document] {
      let score = Int(scores[document])
      if present[document] & required == required {
        let isSure = seen[document] & required == required
        let tier = isLong || isSure || !head.hasTwoPhases ? 0 : 1
        all.append(Match(document: document, tier: tier, score: score))
      } else if score > 0 {
        any.append(Match(document: document, tier: isLong ? 0 : 2, score: score))
      }
    }
    if query.slots.isEmpty { return ([], 0) }
    if isLong {
      all.removeAll { $0.score == 0 }
      return (all + any, all.count)
    }
    return (all.count < 10 ? all + any : all, all.count)
  }
}

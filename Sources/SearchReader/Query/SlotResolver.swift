import SearchFormat
import Vietnamese

/// One word of a query with everything that it may mean.
struct Slot: Sendable {
  /// A key that the word may mean.
  struct Alternative: Sendable {
    let key: KnownKey
    let code: Int
    let factor: Int
    /// The typed beginning, when the word was completed.
    var beginning: [UInt8]?

    /// The factor of the typed diacritics for a variant of the key.
    func fit(_ variant: Int) -> Int {
      if let beginning {
        return VariantFit.factor(typed: code, of: beginning, variant: variant, of: key.folded)
      }
      return VariantFit.factor(typed: code, variant: variant, folded: key.folded)
    }

    /// Whether a variant was typed exactly, with diacritics.
    func isExact(_ variant: Int) -> Bool { beginning == nil && code != 0 && variant == code }
  }

  /// The factor of a word as it was typed.
  static let own = 20
  /// The factor of a word that was guessed.
  static let guessed = 16

  var alternatives: [Alternative]
  /// Whether a rule other than *known* was needed.
  var isCorrected = false
  /// The place of its word in the query.
  var word = 0
}

/// What a query is taken to mean.
struct ResolvedQuery: Sendable {
  var slots: [Slot] = []
  /// The slots of each phrase.
  var phrases: [Range<Int>] = []
  var exclusions: [[Slot]] = []

  var isCorrected: Bool { slots.contains(where: \.isCorrected) }
}

/// Finds the keys that the words of a query may mean (docs/search-format.md, section 11).
struct SlotResolver {
  let query: QueryText
  let isTyping: Bool
  let isLiteral: Bool
  private let isQuoted: [Bool]

  init(_ query: QueryText, isTyping: Bool, isLiteral: Bool) {
    self.query = query
    self.isTyping = isTyping
    self.isLiteral = isLiteral
    var isQuoted = [Bool](repeating: false, count: query.words.count)
    for phrase in query.phrases { for index in phrase { isQuoted[index] = true } }
    self.isQuoted = isQuoted
  }

  func resolve(_ store: inout PostingsReader) throws -> ResolvedQuery {
    var first: [Slot] = []
    for (index, word) in query.words.enumerated() {
      var slot = try known(word, &store)
      if isTyping, query.endsInWord, index == query.words.count - 1 {
        slot.alternatives += try completions(word, after: first.last, slot, &store)
      }
      if slot.alternatives.isEmpty, !isLiteral, !isQuoted[index] {
        slot = try typedKeys(word, &store)
      }
      first.append(slot)
    }
    var resolved = ResolvedQuery()
    var places: [Int] = []
    for index in first.indices {
      places.append(resolved.slots.count)
      var slots = [first[index]]
      if first[index].alternatives.isEmpty, !isLiteral, !isQuoted[index] {
        let next = index + 1 < first.count ? first[index + 1] : nil
        slots = guess(query.words[index], before: resolved.slots.last, after: next, store)
      }
      for var slot in slots {
        slot.word = index
        resolved.slots.append(slot)
      }
    }
    places.append(resolved.slots.count)
    resolved.phrases = query.phrases.map { places[$0.lowerBound]..<places[$0.upperBound] }
    for words in query.exclusions {
      var slots: [Slot] = []
      for word in words { slots.append(try known(word, &store)) }
      resolved.exclusions.append(slots)
    }
    return resolved
  }

  // MARK: Rules

  private func known(_ word: QueryText.Word, _ store: inout PostingsReader) throws -> Slot {
    guard let key = try store.key(word.folded) else { return Slot(alternatives: []) }
    return Slot(alternatives: [
      Slot.Alternative(key: key, code: word.code, factor: Slot.own)
    ])
  }

  private func typedKeys(_ word: QueryText.Word, _ store: inout PostingsReader) throws -> Slot {
    guard word.text.utf8.allSatisfy({ $0 < 0x80 }) else { return Slot(alternatives: []) }
    for method in TypedKeys.Method.allCases {
      guard let syllable = TypedKeys.decode(word.text, method) else { continue }
      let (folded, code) = VariantCode.read(SearchWord(syllable.text()))
      if let key = try store.key(folded) {
        return Slot(
          alternatives: [Slot.Alternative(key: key, code: code, factor: Slot.own)],
          isCorrected: true)
      }
    }
    return Slot(alternatives: [])
  }

  private func guess(
    _ word: QueryText.Word, before: Slot?, after: Slot?, _ store: PostingsReader
  ) -> [Slot] {
    if let (first, second) = split(word.folded, store.header) {
      return [first, second].map {
        Slot(
          alternatives: [
            Slot.Alternative(key: store.key($0), code: 0, factor: Slot.own)
          ], isCorrected: true)
      }
    }
    let keys = typos(word.folded, before, after, store.header)
    return [
      Slot(
        alternatives: keys.map {
          Slot.Alternative(key: store.key($0), code: 0, factor: Slot.guessed)
        }, isCorrected: !keys.isEmpty)
    ]
  }

  /// The two keys of a word in which a space is missing.
  private func split(_ folded: [UInt8], _ header: IndexHeader) -> (Int, Int)? {
    guard folded.count >= 4 else { return nil }
    var best: (rank: (Int, Int), keys: (Int, Int))?
    for place in 2...folded.count - 2 {
      guard let first = header.number(of: Array(folded[..<place])),
        let second = header.number(of: Array(folded[place...]))
      else { continue }
      let rank = (
        header.longPair(first, second) == nil ? 1 : 0,
        header.keys[first].idf + header.keys[second].idf
      )
      if best.map({ rank < $0.rank }) ?? true { best = (rank, (first, second)) }
    }
    return best?.keys
  }

  /// The best two keys at an edit distance of one.
  private func typos(_ folded: [UInt8], _ before: Slot?, _ after: Slot?, _ header: IndexHeader)
    -> [Int]
  {
    guard folded.count >= 3 else { return [] }
    let previous = before?.alternatives.first?.key.number
    let next = after?.alternatives.first?.key.number
    var found: [(rank: (Int, Int, Int), key: Int)] = []
    for (number, key) in header.keys.enumerated() {
      guard let slip = Typos.slip(folded, key.folded) else { continue }
      let isPair =
        previous.map { header.longPair($0, number) != nil } ?? false
        || next.map { header.longPair(number, $0) != nil } ?? false
      found.append(((isPair ? 0 : 1, slip == .swap ? 0 : 1, key.idf), number))
    }
    found.sort { $0.rank == $1.rank ? $0.key < $1.key : $0.rank < $1.rank }
    return found.prefix(2).map(\.key)
  }

  /// The keys that the last word may be the beginning of.
  private func completions(
    _ word: QueryText.Word, after previous: Slot?, _ slot: Slot, _ store: inout PostingsReader
  ) throws -> [Slot.Alternative] {
    let beginning = word.beginning
    let header = store.header
    let before = previous?.alternatives.first?.key.number
    var found: [(rank: (Int, Int), key: Int)] = []
    var number = header.lowerBound(beginning)
    while number < header.keys.count, header.keys[number].folded.starts(with: beginning) {
      let isPair = before.map { header.longPair($0, number) != nil } ?? false
      if header.keys[number].folded.count > beginning.count,
        header.keys[number].folded != word.folded
      {
        found.append(((isPair ? 0 : 1, header.keys[number].idf), number))
      }
      number += 1
    }
    found.sort { $0.rank == $1.rank ? $0.key < $1.key : $0.rank < $1.rank }
    var keys = found.prefix(slot.alternatives.isEmpty ? 4 : 2).map { store.key($0.key) }
    if keys.isEmpty, slot.alternatives.isEmpty {
      keys = try store.otherKeys(beginning: beginning)
        .sorted {
          $0.frequency == $1.frequency
            ? $0.key.folded.lexicographicallyPrecedes($1.key.folded) : $0.frequency > $1.frequency
        }
        .prefix(4).map(\.key)
    }
    return keys.map {
      Slot.Alternative(key: $0, code: word.code, factor: Slot.guessed, beginning: beginning)
    }
  }
}

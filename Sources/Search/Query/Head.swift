/// `head.bin` taken apart (docs/search-format.md, section 4).
struct Head: Sendable {
  struct Key: Sendable {
    let folded: [UInt8]
    let rarity: Int
    /// Codes, the most frequent first.
    let codes: [Int]
    /// The file of its list, and its place in there.
    let file: Int
    let place: Int
    /// The first file of its pairs, and how many begin with it.
    let firstPairFile: Int
    let pairFiles: Int
  }

  let documents: Int
  let stories: Int
  let cardsPerFile: Int
  let documentBits: Int
  let wordWeight: Int
  let pairWeight: Int
  let weakRarity: Int
  let longQuery: Int
  let hasTwoPhases: Bool
  let otherPairFiles: Int
  let rarity: RarityTable
  let keys: [Key]
  let longPairs: [Int: Int]
  let directory: [[UInt8]]
  let routes: [String]
  let facets: [SearchFacet]
  /// Every word of the lexicon by its number in coded text: key and code.
  let words: [(key: Int, code: Int)]

  init(_ payload: [UInt8]) throws(SearchIndexError) {
    var reader = ByteReader(payload)
    documents = try reader.varint()
    stories = try reader.varint()
    cardsPerFile = try reader.varint()
    documentBits = try reader.varint()
    wordWeight = try reader.varint()
    pairWeight = try reader.varint()
    weakRarity = try reader.varint()
    longQuery = try reader.varint()
    hasTwoPhases = try reader.varint() & 1 == 1
    otherPairFiles = try reader.varint()
    guard cardsPerFile > 0, 1...31 ~= documentBits else { throw .damaged("head") }
    let top = try reader.count()
    var limits: [Int] = []
    for _ in 0..<top { limits.append(try reader.varint() + (limits.last ?? 0)) }
    rarity = RarityTable(top: top, limits: limits)
    keys = try Self.keys(&reader)
    longPairs = try Self.longPairs(&reader, keys.count)
    var directory: [[UInt8]] = []
    for _ in 0..<(try reader.count()) { directory.append(try reader.text()) }
    self.directory = directory
    var routes: [String] = []
    for _ in 0..<(try reader.count()) { routes.append(try reader.string()) }
    self.routes = routes
    facets = try Self.facets(&reader)
    guard reader.isAtEnd else { throw .damaged("head") }
    words = keys.enumerated().flatMap { number, key in key.codes.map { (number, $0) } }
  }

  /// The number of a key in the lexicon.
  func number(of folded: [UInt8]) -> Int? {
    let place = lowerBound(folded)
    return place < keys.count && keys[place].folded == folded ? place : nil
  }

  /// The first key that is not before the given one.
  func lowerBound(_ folded: [UInt8]) -> Int {
    var (low, high) = (0, keys.count)
    while low < high {
      let middle = (low + high) / 2
      if keys[middle].folded.lexicographicallyPrecedes(folded) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  func longPair(_ first: Int, _ second: Int) -> Int? { longPairs[first << 32 | second] }

  private static func keys(_ reader: inout ByteReader) throws(SearchIndexError) -> [Key] {
    var keys: [Key] = []
    var (file, place, pairFiles) = (-1, 0, 0)
    var previous: [UInt8] = []
    for number in 0..<(try reader.count(4)) {
      let lengths = try reader.byte()
      var rest = lengths & 15
      if rest == 15 { rest += try reader.varint() }
      guard lengths >> 4 <= previous.count else { throw .damaged("lexicon") }
      let folded = Array(previous.prefix(lengths >> 4)) + (try reader.raw(rest))
      guard number == 0 || previous.lexicographicallyPrecedes(folded) else {
        throw .damaged("lexicon")
      }
      previous = folded
      let rarity = try reader.byte()
      let variants = try reader.varint()
      var codes: [Int] = []
      guard variants / 2 < 65_536 else { throw .damaged("lexicon") }
      for _ in 0..<variants / 2 { codes.append(try reader.varint()) }
      if variants & 1 == 1 { (file, place) = (file + 1, 0) }
      let own = try reader.varint()
      guard file >= 0, number > 0 || own > 0, own < 1 << 24 else { throw .damaged("lexicon") }
      keys.append(
        Key(
          folded: folded, rarity: rarity, codes: codes, file: file, place: place,
          firstPairFile: pairFiles, pairFiles: own))
      place += 1
      pairFiles += own
    }
    return keys
  }

  private static func longPairs(
    _ reader: inout ByteReader, _ keys: Int
  ) throws(SearchIndexError) -> [Int: Int] {
    var pairs: [Int: Int] = [:]
    var (first, second) = (0, 0)
    for number in 0..<(try reader.count(2)) {
      let step = try reader.varint()
      let other = try reader.varint()
      second = step == 0 ? second + other : other
      first += step
      guard first < keys, second < keys else { throw .damaged("long pairs") }
      pairs[first << 32 | second] = number
    }
    return pairs
  }

  private static func facets(
    _ reader: inout ByteReader
  ) throws(SearchIndexError) -> [SearchFacet] {
    var facets: [SearchFacet] = []
    for _ in 0..<(try reader.count(3)) {
      let id = try reader.string()
      let label = try reader.string()
      var values: [SearchFacet.Value] = []
      for _ in 0..<(try reader.count(2)) {
        let id = try reader.string()
        values.append(SearchFacet.Value(id: id, label: try reader.string()))
      }
      facets.append(SearchFacet(id: id, label: label, values: values))
    }
    return facets
  }
}

import SearchFormat

/// The contents of `head.bin`, which every search needs (docs/search-format.md, section 4).
struct IndexHeader: Sendable {
  struct Constants: Sendable {
    let documents: Int
    let stories: Int
    let documentsPerFile: Int
    let documentBits: Int
    let wordWeight: Int
    let pairWeight: Int
    let weakIDF: Int
    let longQuery: Int
    let hasTwoPhases: Bool
    let otherPairFiles: Int
  }

  /// A folded key of the lexicon.
  struct Key: Sendable {
    let folded: [UInt8]
    let idf: Int
    /// The codes of its variants, the most frequent first.
    let codes: [Int]
    /// The file of its list, and the place of the list in that file.
    let file: Int
    let place: Int
    /// The first file of its pairs, and how many files begin with it.
    let firstPairFile: Int
    let pairFiles: Int
  }

  let constants: Constants
  let idf: IDFTable
  let keys: [Key]
  /// The number of each long pair, by the numbers of its two keys.
  let longPairs: [LongPair: Int]
  /// The least key of each file of words outside the lexicon.
  let directory: [[UInt8]]
  let routes: [String]
  let facets: [SearchFacet]
  /// Every word of the lexicon by its number in coded text: its key and its code.
  let words: [(key: Int, code: Int)]

  struct LongPair: Hashable, Sendable {
    let first: Int
    let second: Int
  }

  init(
    constants: Constants, idf: IDFTable, keys: [Key], longPairs: [LongPair: Int],
    directory: [[UInt8]], routes: [String], facets: [SearchFacet]
  ) {
    self.constants = constants
    self.idf = idf
    self.keys = keys
    self.longPairs = longPairs
    self.directory = directory
    self.routes = routes
    self.facets = facets
    words = keys.enumerated().flatMap { number, key in key.codes.map { (number, $0) } }
  }

  var documents: Int { constants.documents }

  /// The number of a key in the lexicon.
  func number(of folded: [UInt8]) -> Int? {
    let place = lowerBound(folded)
    return place < keys.count && keys[place].folded == folded ? place : nil
  }

  /// The first key that does not precede the given one.
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

  /// The number of a long pair; nil when the pair is none.
  func longPair(_ first: Int, _ second: Int) -> Int? {
    longPairs[LongPair(first: first, second: second)]
  }

  /// The file that would contain a word outside the lexicon; nil if the word precedes all files.
  func otherWordsFile(_ folded: [UInt8]) -> Int? {
    var (low, high) = (0, directory.count)
    while low < high {
      let middle = (low + high) / 2
      if folded.lexicographicallyPrecedes(directory[middle]) {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low > 0 ? low - 1 : nil
  }
}

import SearchFormat

/// Reads `head.bin` (docs/search-format.md, section 4).
struct IndexHeaderReader {
  private var reader: ByteReader

  /// Reads the whole header.
  static func read(_ file: IndexFile) throws(SearchIndexError) -> IndexHeader {
    var reader = IndexHeaderReader(reader: ByteReader(file))
    let constants = try reader.constants()
    let idf = try reader.idfTable()
    let keys = try reader.lexicon()
    let header = IndexHeader(
      constants: constants, idf: idf, keys: keys,
      longPairs: try reader.longPairs(keys: keys.count), directory: try reader.directory(),
      routes: try reader.routes(), facets: try reader.facets())
    guard reader.reader.isAtEnd else { throw reader.reader.damaged("end") }
    return header
  }

  private mutating func constants() throws(SearchIndexError) -> IndexHeader.Constants {
    let constants = IndexHeader.Constants(
      documents: try reader.varint(atMost: IndexLimits.documents, "docs"),
      stories: try reader.varint(),
      documentsPerFile: try reader.varint(atMost: IndexLimits.documentsPerFile, "cardsPerFile"),
      documentBits: try reader.varint(atMost: 31, "docBits"),
      wordWeight: try reader.varint(atMost: IndexLimits.weight, "wordWeight"),
      pairWeight: try reader.varint(atMost: IndexLimits.weight, "pairWeight"),
      weakIDF: try reader.varint(), longQuery: try reader.varint(),
      hasTwoPhases: try reader.varint() & 1 == 1, otherPairFiles: try reader.varint())
    guard constants.documentsPerFile > 0, constants.documentBits > 0,
      constants.documents <= 1 << constants.documentBits,
      constants.stories <= constants.documents
    else { throw reader.damaged("constants") }
    return constants
  }

  private mutating func idfTable() throws(SearchIndexError) -> IDFTable {
    let top = try reader.count(ofWidth: 1, atMost: IndexLimits.idf, "idf table")
    var limits: [Int] = []
    for _ in 0..<top {
      limits.append((limits.last ?? 0) + (try reader.varint()))
    }
    return IDFTable(top: top, limits: limits)
  }

  private mutating func lexicon() throws(SearchIndexError) -> [IndexHeader.Key] {
    let count = try reader.count(ofWidth: 5, atMost: IndexLimits.lexicon, "lexicon")
    var keys: [IndexHeader.Key] = []
    var (file, place, pairFiles) = (-1, 0, 0)
    for number in 0..<count {
      let folded = try foldedKey(after: keys.last?.folded)
      let idf = try reader.byte()
      let variants = try reader.varint()
      var codes: [Int] = []
      let isVariantCount = 1...IndexLimits.variants ~= variants / 2 && variants / 2 <= reader.left
      guard isVariantCount else { throw reader.damaged("variants") }
      for _ in 0..<variants / 2 { codes.append(try reader.varint()) }
      if variants & 1 == 1 { (file, place) = (file + 1, 0) }
      let own = try reader.varint()
      guard file >= 0, number > 0 || own > 0 else { throw reader.damaged("lexicon") }
      keys.append(
        IndexHeader.Key(
          folded: folded, idf: idf, codes: codes, file: file, place: place,
          firstPairFile: pairFiles, pairFiles: own))
      place += 1
      pairFiles += own
    }
    return keys
  }

  /// A key that shares its beginning with the one before, and follows it in the order of bytes.
  private mutating func foldedKey(after previous: [UInt8]?) throws(SearchIndexError) -> [UInt8] {
    let lengths = try reader.byte()
    let shared = lengths >> 4
    var rest = lengths & 15
    if rest == 15 { rest += try reader.varint() }
    guard shared <= previous?.count ?? 0, shared + rest <= VariantCode.longestKey else {
      throw reader.damaged("key")
    }
    let folded = Array(previous?.prefix(shared) ?? []) + (try reader.raw(rest))
    let isInOrder = previous.map { $0.lexicographicallyPrecedes(folded) } ?? !folded.isEmpty
    guard isInOrder else { throw reader.damaged("order of keys") }
    return folded
  }

  private mutating func longPairs(
    keys: Int
  ) throws(SearchIndexError) -> [IndexHeader.LongPair: Int] {
    var pairs: [IndexHeader.LongPair: Int] = [:]
    var (first, second) = (0, 0)
    for number in 0..<(try reader.count(ofWidth: 2, "long pairs")) {
      let step = try reader.varint()
      let other = try reader.varint()
      second = step == 0 ? second + other : other
      first += step
      guard first < keys, second < keys else { throw reader.damaged("long pairs") }
      pairs[IndexHeader.LongPair(first: first, second: second)] = number
    }
    return pairs
  }

  private mutating func directory() throws(SearchIndexError) -> [[UInt8]] {
    var directory: [[UInt8]] = []
    for _ in 0..<(try reader.count(ofWidth: 2, "directory")) {
      let key = Array(try reader.text())
      let isInOrder = directory.last.map { $0.lexicographicallyPrecedes(key) } ?? true
      guard key.count <= VariantCode.longestKey, isInOrder else {
        throw reader.damaged("directory")
      }
      directory.append(key)
    }
    return directory
  }

  private mutating func routes() throws(SearchIndexError) -> [String] {
    var routes: [String] = []
    for _ in 0..<(try reader.count(ofWidth: 1, "routes")) { routes.append(try reader.string()) }
    return routes
  }

  private mutating func facets() throws(SearchIndexError) -> [SearchFacet] {
    var facets: [SearchFacet] = []
    for _ in 0..<(try reader.count(ofWidth: 3, "facets")) {
      let id = try reader.string()
      let label = try reader.string()
      var values: [SearchFacet.Value] = []
      for _ in 0..<(try reader.count(ofWidth: 2, "facet values")) {
        let id = try reader.string()
        values.append(SearchFacet.Value(id: id, label: try reader.string()))
      }
      facets.append(SearchFacet(id: id, label: label, values: values))
    }
    return facets
  }
}

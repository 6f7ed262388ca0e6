import SearchFormat

/// A folded key that the index has.
struct KnownKey: Sendable, Equatable {
  let folded: [UInt8]
  /// Its number in the lexicon; nil for a word outside it.
  let number: Int?
  /// The codes of its variants by place.
  let codes: [Int]

  /// The code of a variant of the word's own list: its form is a place for a word of the lexicon, else the code.
  func code(ofForm form: Int) -> Int { number == nil ? form : codes[form] }
}

/// Finds lists in the files of an index. It serves one search and caches the files that it has read.
struct PostingsReader {
  let header: IndexHeader
  private let reader: IndexReader
  private var files: [String: IndexFile] = [:]
  /// The lists of words outside the lexicon that were found.
  private var others: [[UInt8]: PostingList.Place] = [:]
  private var size = 0
  /// Paths and sizes of the files that were read, headers included.
  private(set) var log: [(path: String, size: Int)] = []

  init(_ reader: IndexReader, _ header: IndexHeader) {
    self.reader = reader
    self.header = header
  }

  mutating func file(_ path: String) throws -> IndexFile {
    if let known = files[path] { return known }
    let file = try reader.file(path)
    let bytes = file.payload.count + FileHeader.size
    size += bytes
    guard size <= IndexLimits.searchSize else {
      throw SearchIndexError.damaged(file: "\(path).bin", part: "sum of sizes")
    }
    files[path] = file
    log.append((path, bytes))
    return file
  }

  /// The word with a folded key, of the lexicon or outside it.
  mutating func key(_ folded: [UInt8]) throws -> KnownKey? {
    if let number = header.number(of: folded) { return key(number) }
    guard let place = try otherWord(folded) else { return nil }
    return try otherKey(folded, list(place))
  }

  /// A word of the lexicon.
  func key(_ number: Int) -> KnownKey {
    KnownKey(folded: header.keys[number].folded, number: number, codes: header.keys[number].codes)
  }

  /// The words outside the lexicon with a given beginning, in the file that would contain the beginning itself.
  mutating func otherKeys(
    beginning: [UInt8]
  ) throws -> [(key: KnownKey, frequency: Int)] {
    guard let number = header.otherWordsFile(beginning) else { return [] }
    let file = try file(IndexPath.otherWords(number))
    var found: [(key: KnownKey, frequency: Int)] = []
    try scanOtherWords(file) { key, range in
      guard key.starts(with: beginning), key.count > beginning.count else { return true }
      let list = try list(PostingList.Place(file: file, range: range))
      found.append((otherKey(Array(key), list), list.frequency))
      return true
    }
    return found
  }

  /// The list of a word.
  mutating func list(_ key: KnownKey) throws -> PostingList {
    guard let number = key.number else {
      guard let place = try otherWord(key.folded) else {
        throw SearchIndexError.damaged(file: "t", part: "word")
      }
      return try list(place)
    }
    let entry = header.keys[number]
    let file = try file(IndexPath.lexiconWords(entry.file))
    var reader = ByteReader(file)
    for _ in 0..<entry.place { _ = try reader.range() }
    let list = try list(PostingList.Place(file: file, range: try reader.range()))
    return try checked(list, forms: entry.codes.count, file)
  }

  /// The list of a pair; nil when there is none.
  mutating func list(_ first: KnownKey, _ second: KnownKey) throws -> PostingList? {
    guard let place = try pair(first, second) else { return nil }
    return try checked(
      list(place), forms: first.codes.count * second.codes.count, place.file)
  }

  private func list(_ place: PostingList.Place) throws(SearchIndexError) -> PostingList {
    var decoder = PostingListDecoder(
      place, documents: header.documents, documentBits: header.constants.documentBits)
    return try decoder.list()
  }

  private func checked(
    _ list: PostingList, forms: Int, _ file: IndexFile
  ) throws(SearchIndexError) -> PostingList {
    guard list.variants.allSatisfy({ $0.form < forms }) else {
      throw ByteReader(file).damaged("form")
    }
    return list
  }

  /// Calls the closure for each document of a presence file, of which each part is a file.
  mutating func forEachDocument(
    ofPresence number: Int, _ body: (Int) -> Void
  ) throws {
    for part in 0..<IndexLayout.parts(documents: header.documents) {
      let range = IndexLayout.documents(ofPart: part, of: header.documents)
      let file = try file(IndexPath.presence(number, part: part))
      for document in try PresenceDecoder.documents(file, of: range.count) {
        body(range.lowerBound + document)
      }
    }
  }

  // MARK: Words outside the lexicon

  private func otherKey(_ folded: [UInt8], _ list: PostingList) -> KnownKey {
    KnownKey(folded: folded, number: nil, codes: list.variants.map(\.form))
  }

  private mutating func otherWord(_ folded: [UInt8]) throws -> PostingList.Place? {
    if let known = others[folded] { return known }
    guard let number = header.otherWordsFile(folded) else { return nil }
    let file = try file(IndexPath.otherWords(number))
    var place: PostingList.Place?
    try scanOtherWords(file) { key, range in
      if key.elementsEqual(folded) { place = PostingList.Place(file: file, range: range) }
      return place == nil
    }
    if let place { others[folded] = place }
    return place
  }

  /// Calls the closure for each word of a file and the range of its list, until it returns false. The words must
  /// be in order.
  private func scanOtherWords(
    _ file: IndexFile, _ body: (ArraySlice<UInt8>, Range<Int>) throws -> Bool
  ) throws {
    var reader = ByteReader(file)
    var previous: ArraySlice<UInt8> = []
    while !reader.isAtEnd {
      let key = try reader.text()
      guard key.count <= VariantCode.longestKey, previous.lexicographicallyPrecedes(key) else {
        throw reader.damaged("order of words")
      }
      previous = key
      guard try body(key, try reader.range()) else { return }
    }
  }

  // MARK: Pairs

  private mutating func pair(
    _ first: KnownKey, _ second: KnownKey
  ) throws -> PostingList.Place? {
    guard let number = first.number else { return try otherPair(first, second) }
    if let other = second.number, let long = header.longPair(number, other) {
      let file = try file(IndexPath.longPair(long))
      return PostingList.Place(file: file, range: 0..<file.payload.count)
    }
    let entry = header.keys[number]
    let file = try file(
      IndexPath.lexiconPairs(
        entry.pairFiles == 0
          ? entry.firstPairFile - 1
          : entry.firstPairFile + FNV1a.hash(second.folded) % entry.pairFiles))
    var reader = ByteReader(file)
    while !reader.isAtEnd {
      let found = try reader.varint()
      let section = try reader.range()
      if found == number { return try Self.find(second, in: ByteReader(file, section)) }
    }
    return nil
  }

  private mutating func otherPair(
    _ first: KnownKey, _ second: KnownKey
  ) throws -> PostingList.Place? {
    let count = header.constants.otherPairFiles
    guard count > 0 else { return nil }
    let file = try file(IndexPath.otherPairs(FNV1a.hash(first.folded) % count))
    var reader = ByteReader(file)
    while !reader.isAtEnd {
      let found = try reader.text()
      let section = try reader.range()
      if found.elementsEqual(first.folded) {
        return try Self.find(second, in: ByteReader(file, section))
      }
    }
    return nil
  }

  /// The list of a second key in the section of a first one.
  private static func find(
    _ second: KnownKey, in section: ByteReader
  ) throws(SearchIndexError) -> PostingList.Place? {
    var reader = section
    var number = 0
    for _ in 0..<(try reader.count(ofWidth: 2, "pairs")) {
      number += try reader.varint()
      let range = try reader.range()
      if number == second.number { return PostingList.Place(file: reader.file, range: range) }
    }
    while !reader.isAtEnd {
      let key = try reader.text()
      let range = try reader.range()
      if second.number == nil, key.elementsEqual(second.folded) {
        return PostingList.Place(file: reader.file, range: range)
      }
    }
    return nil
  }
}

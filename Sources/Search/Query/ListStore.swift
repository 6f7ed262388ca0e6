/// A word that the index knows.
struct KnownKey: Sendable, Equatable {
  let folded: [UInt8]
  /// Its number in the lexicon; nil for a word outside it.
  let number: Int?
  /// Its codes by place.
  let codes: [Int]
}

/// Finds lists in the files of an index, and remembers what was read.
struct ListStore {
  let head: Head
  private let reader: IndexReader
  private var files: [String: [UInt8]] = [:]
  /// Paths and sizes of the files that were read, headers included.
  private(set) var log: [(path: String, size: Int)] = []

  init(_ reader: IndexReader, _ head: Head) {
    self.reader = reader
    self.head = head
  }

  mutating func payload(_ path: String) throws -> [UInt8] {
    if let known = files[path] { return known }
    let bytes = try reader.payload(path)
    files[path] = bytes
    log.append((path, bytes.count + 8))
    return bytes
  }

  /// The word of a folded key, in the lexicon or outside.
  mutating func key(_ folded: [UInt8]) throws -> KnownKey? {
    if let number = head.number(of: folded) { return key(number) }
    guard let range = try otherWord(folded) else { return nil }
    let list = try PostingList(range.bytes, range.list, head)
    return KnownKey(folded: folded, number: nil, codes: list.variants.map(\.form))
  }

  func key(_ number: Int) -> KnownKey {
    KnownKey(folded: head.keys[number].folded, number: number, codes: head.keys[number].codes)
  }

  /// The words outside the lexicon that begin so, in the file where the beginning itself would stand.
  mutating func others(beginning: [UInt8]) throws -> [(key: KnownKey, frequency: Int)] {
    guard let file = otherFile(beginning) else { return [] }
    let bytes = try payload("t/\(file)")
    var reader = ByteReader(bytes)
    var found: [(key: KnownKey, frequency: Int)] = []
    while !reader.isAtEnd {
      let key = try reader.text()
      let size = try reader.count()
      let range = reader.index..<reader.index + size
      try reader.skip(size)
      guard key.starts(with: beginning), key.count > beginning.count else { continue }
      let list = try PostingList(bytes, range, head)
      found.append(
        (
          KnownKey(folded: key, number: nil, codes: list.variants.map(\.form)), list.frequency
        ))
    }
    return found
  }

  /// The list of a word.
  mutating func list(_ key: KnownKey) throws -> PostingList {
    guard let number = key.number else {
      guard let word = try otherWord(key.folded) else { throw SearchIndexError.damaged("t") }
      return try PostingList(word.bytes, word.list, head)
    }
    let entry = head.keys[number]
    let bytes = try payload("u/\(entry.file)")
    var reader = ByteReader(bytes)
    for _ in 0..<entry.place { try reader.skip(try reader.varint()) }
    let size = try reader.count()
    let list = try PostingList(bytes, reader.index..<reader.index + size, head)
    guard list.variants.allSatisfy({ $0.form < entry.codes.count }) else {
      throw SearchIndexError.damaged("u")
    }
    return list
  }

  /// The list of a pair; nil when there is none.
  mutating func list(_ first: KnownKey, _ second: KnownKey) throws -> PostingList? {
    guard let place = try pair(first, second) else { return nil }
    let list = try PostingList(place.bytes, place.list, head)
    guard list.variants.allSatisfy({ $0.form < first.codes.count * second.codes.count }) else {
      throw SearchIndexError.damaged("pair")
    }
    return list
  }

  // MARK: Where lists are

  private typealias Place = (bytes: [UInt8], list: Range<Int>)

  private func otherFile(_ folded: [UInt8]) -> Int? {
    var (low, high) = (0, head.directory.count)
    while low < high {
      let middle = (low + high) / 2
      if folded.lexicographicallyPrecedes(head.directory[middle]) {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low > 0 ? low - 1 : nil
  }

  private mutating func otherWord(_ folded: [UInt8]) throws -> Place? {
    guard let file = otherFile(folded) else { return nil }
    let bytes = try payload("t/\(file)")
    var reader = ByteReader(bytes)
    while !reader.isAtEnd {
      let key = try reader.text()
      let size = try reader.count()
      if key == folded { return (bytes, reader.index..<reader.index + size) }
      try reader.skip(size)
    }
    return nil
  }

  private mutating func pair(_ first: KnownKey, _ second: KnownKey) throws -> Place? {
    guard let number = first.number else { return try otherPair(first, second) }
    if let other = second.number, let long = head.longPair(number, other) {
      let bytes = try payload("h/\(long)")
      return (bytes, 0..<bytes.count)
    }
    let entry = head.keys[number]
    let file =
      entry.pairFiles == 0
      ? entry.firstPairFile - 1
      : entry.firstPairFile + FNV.hash(second.folded) % entry.pairFiles
    let bytes = try payload("b/\(file)")
    var reader = ByteReader(bytes)
    while !reader.isAtEnd {
      let found = try reader.varint()
      let size = try reader.count()
      if found == number {
        return try Self.find(second, in: bytes, reader.index..<reader.index + size)
      }
      try reader.skip(size)
    }
    return nil
  }

  private mutating func otherPair(_ first: KnownKey, _ second: KnownKey) throws -> Place? {
    guard head.otherPairFiles > 0 else { return nil }
    let bytes = try payload("y/\(FNV.hash(first.folded) % head.otherPairFiles)")
    var reader = ByteReader(bytes)
    while !reader.isAtEnd {
      let found = try reader.text()
      let size = try reader.count()
      if found == first.folded {
        return try Self.find(second, in: bytes, reader.index..<reader.index + size)
      }
      try reader.skip(size)
    }
    return nil
  }

  private static func find(
    _ second: KnownKey, in bytes: [UInt8], _ section: Range<Int>
  ) throws -> Place? {
    var reader = ByteReader(bytes, section)
    var number = 0
    for _ in 0..<(try reader.count(2)) {
      number += try reader.varint()
      let size = try reader.count()
      if number == second.number { return (bytes, reader.index..<reader.index + size) }
      try reader.skip(size)
    }
    while !reader.isAtEnd {
      let key = try reader.text()
      let size = try reader.count()
      if second.number == nil, key == second.folded {
        return (bytes, reader.index..<reader.index + size)
      }
      try reader.skip(size)
    }
    return nil
  }
}

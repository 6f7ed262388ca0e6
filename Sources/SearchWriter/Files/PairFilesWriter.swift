import SearchFormat

/// Puts the lists of pairs into files (docs/search-format.md, section 6).
struct PairFilesWriter: Sendable {
  private(set) var files: [IndexFile] = []
  /// For each key of the lexicon, how many files begin with it.
  private(set) var counts: [Int] = []
  /// The numbers in the lexicon of the first and second key of each long pair.
  private(set) var long: [(first: Int, second: Int)] = []
  private(set) var otherFiles = 0
  private let dictionary: TermDictionary
  private let lexicon: Lexicon
  private let settings: IndexSettings
  private var open = ByteWriter()
  private var isOpen = false
  private var number = 0
  private var others: [PairPostings.Group] = []

  private struct Item {
    let key: Int
    let bytes: ArraySlice<UInt8>
  }

  init(_ dictionary: TermDictionary, _ lexicon: Lexicon, _ settings: IndexSettings) {
    self.dictionary = dictionary
    self.lexicon = lexicon
    self.settings = settings
  }

  /// Appends the lists of the next key. Those of a key outside the lexicon are kept for `finish`.
  mutating func append(_ group: PairPostings.Group, _ presence: inout PresenceFilesWriter) {
    if lexicon.numbers[group.key] >= 0 {
      add(group, &presence)
    } else if !group.items.isEmpty {
      others.append(group)
    }
  }

  /// Closes the last file, and writes the pairs whose first key is outside the lexicon.
  mutating func finish(_ presence: inout PresenceFilesWriter) {
    close()
    addOthers(&presence)
  }

  private mutating func add(_ group: PairPostings.Group, _ presence: inout PresenceFilesWriter) {
    let first = lexicon.numbers[group.key]
    var items: [Item] = []
    var size = 0
    for item in group.items {
      let bytes = presence.bytes(item.list, in: group.buffer)
      let second = lexicon.numbers[item.key]
      if second >= 0, bytes.count >= settings.longList {
        files.append(IndexFile(path: IndexPath.longPair(long.count), payload: Array(bytes)))
        long.append((first, second))
      } else {
        items.append(Item(key: item.key, bytes: bytes))
        size += bytes.count + 3 + (second < 0 ? dictionary.folded(item.key).count : 0)
      }
    }
    if size > settings.fileSize {
      close()
      let count = max(2, (size + settings.fileSize / 2) / settings.fileSize)
      addSpread(first, items, over: count)
      counts.append(count)
    } else if items.isEmpty, first > 0 {
      counts.append(0)
    } else {
      let isFull = !isOpen || open.count + size > settings.fileSize
      if isFull { close() }
      isOpen = true
      open.raw(section(first, items))
      counts.append(isFull ? 1 : 0)
    }
  }

  private mutating func addSpread(_ first: Int, _ items: [Item], over count: Int) {
    var parts = [[Item]](repeating: [], count: count)
    for item in items {
      parts[FNV1a.hash(dictionary.folded(item.key)) % count].append(item)
    }
    for part in parts {
      files.append(IndexFile(path: IndexPath.lexiconPairs(number), payload: section(first, part)))
      number += 1
    }
  }

  private mutating func close() {
    guard isOpen else { return }
    files.append(IndexFile(path: IndexPath.lexiconPairs(number), payload: open.bytes))
    number += 1
    open = ByteWriter()
    isOpen = false
  }

  private func section(_ first: Int, _ items: [Item]) -> [UInt8] {
    guard !items.isEmpty else { return [] }
    var writer = ByteWriter()
    writer.varint(first)
    let content = content(items)
    writer.varint(content.count)
    writer.raw(content)
    return writer.bytes
  }

  private func content(_ items: [Item]) -> [UInt8] {
    var writer = ByteWriter()
    let known = items.filter { lexicon.numbers[$0.key] >= 0 }
    writer.varint(known.count)
    var previous = 0
    for item in known {
      let number = lexicon.numbers[item.key]
      writer.varint(number - previous)
      previous = number
      writer.varint(item.bytes.count)
      writer.raw(item.bytes)
    }
    for item in items where lexicon.numbers[item.key] < 0 {
      writer.text(dictionary.folded(item.key))
      writer.varint(item.bytes.count)
      writer.raw(item.bytes)
    }
    return writer.bytes
  }

  private mutating func addOthers(_ presence: inout PresenceFilesWriter) {
    var sections: [(key: [UInt8], bytes: [UInt8])] = []
    for group in others {
      let items = group.items.map {
        Item(key: $0.key, bytes: presence.bytes($0.list, in: group.buffer))
      }
      sections.append((dictionary.folded(group.key), content(items)))
    }
    others = []
    let size = sections.reduce(0) { $0 + $1.bytes.count + $1.key.count + 3 }
    otherFiles = (size + settings.fileSize - 1) / settings.fileSize
    guard otherFiles > 0 else { return }
    var writers = [ByteWriter](repeating: ByteWriter(), count: otherFiles)
    for (key, bytes) in sections {
      let file = FNV1a.hash(key) % otherFiles
      writers[file].text(key)
      writers[file].varint(bytes.count)
      writers[file].raw(bytes)
    }
    files += writers.enumerated().map {
      IndexFile(path: IndexPath.otherPairs($0.offset), payload: $0.element.bytes)
    }
  }
}

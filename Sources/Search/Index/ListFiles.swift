/// A file of the index before its header is known: the path below the build's folder, without ending.
struct Payload: Sendable {
  let path: String
  let bytes: [UInt8]
}

/// Numbers presence files as lists ask for them.
struct PresenceFiles: Sendable {
  private(set) var files: [Payload] = []
  private var count = 0

  /// The bytes of a list; its presence files are kept when it has any.
  mutating func bytes(_ list: EncodedList, in buffer: [UInt8]) -> ArraySlice<UInt8> {
    guard !list.presence.isEmpty else { return buffer[list.range] }
    for (part, bytes) in list.presence.enumerated() {
      files.append(Payload(path: "p/\(count)-\(part)", bytes: bytes))
    }
    defer { count += 1 }
    return list.bytes(in: buffer, presence: count)
  }
}

/// Puts the lists of words into files (docs/search-format.md, sections 5 and 7).
struct WordFiles: Sendable {
  private(set) var files: [Payload] = []
  /// For each word of the lexicon, whether it begins a file.
  private(set) var begins: [Bool] = []
  /// The least key of each file of words outside the lexicon.
  private(set) var directory: [[UInt8]] = []

  init(
    _ lists: [WordList], _ vocabulary: Vocabulary, _ lexicon: Lexicon, fileSize: Int,
    _ presence: inout PresenceFiles
  ) {
    var open = ByteWriter()
    var number = 0
    for key in lexicon.keys {
      let bytes = presence.bytes(lists[key].list, in: lists[key].bytes)
      let isFull = !open.bytes.isEmpty && open.count + bytes.count > fileSize
      if isFull {
        files.append(Payload(path: "u/\(number)", bytes: open.bytes))
        open = ByteWriter()
        number += 1
      }
      begins.append(isFull || begins.isEmpty)
      open.varint(bytes.count)
      open.raw(bytes)
    }
    if !begins.isEmpty { files.append(Payload(path: "u/\(number)", bytes: open.bytes)) }
    addOthers(lists, vocabulary, lexicon, fileSize, &presence)
  }

  private mutating func addOthers(
    _ lists: [WordList], _ vocabulary: Vocabulary, _ lexicon: Lexicon, _ fileSize: Int,
    _ presence: inout PresenceFiles
  ) {
    var open = ByteWriter()
    var previous: [UInt8] = []
    for key in 0..<vocabulary.keyCount where lexicon.numbers[key] < 0 {
      let folded = vocabulary.folded(key)
      if open.bytes.isEmpty || open.count > fileSize {
        if !open.bytes.isEmpty {
          files.append(Payload(path: "t/\(directory.count - 1)", bytes: open.bytes))
          open = ByteWriter()
        }
        directory.append(Self.separator(previous, folded))
      }
      let bytes = presence.bytes(lists[key].list, in: lists[key].bytes)
      open.text(folded)
      open.varint(bytes.count)
      open.raw(bytes)
      previous = folded
    }
    if !open.bytes.isEmpty {
      files.append(Payload(path: "t/\(directory.count - 1)", bytes: open.bytes))
    }
  }

  /// The shortest beginning of a key that comes after the key before.
  private static func separator(_ previous: [UInt8], _ key: [UInt8]) -> [UInt8] {
    var length = 0
    while length < previous.count, length < key.count, previous[length] == key[length] {
      length += 1
    }
    return Array(key.prefix(length + 1))
  }
}

/// Puts the lists of pairs into files (docs/search-format.md, section 6).
struct PairFiles: Sendable {
  private(set) var files: [Payload] = []
  /// For each word of the lexicon the number of files that it begins.
  private(set) var counts: [Int] = []
  /// First and second word of each long pair, as numbers of the lexicon.
  private(set) var long: [(first: Int, second: Int)] = []
  private(set) var otherFiles = 0
  private let vocabulary: Vocabulary
  private let lexicon: Lexicon
  private let settings: SearchSettings
  private var open = ByteWriter()
  private var isOpen = false
  private var number = 0
  private var others: [FirstKeyLists] = []

  private struct Item {
    let key: Int
    let bytes: ArraySlice<UInt8>
  }

  init(_ vocabulary: Vocabulary, _ lexicon: Lexicon, _ settings: SearchSettings) {
    self.vocabulary = vocabulary
    self.lexicon = lexicon
    self.settings = settings
  }

  /// Takes the lists of the next key; those outside the lexicon are kept for `finish`.
  mutating func take(_ group: FirstKeyLists, _ presence: inout PresenceFiles) {
    if lexicon.numbers[group.key] >= 0 {
      add(group, &presence)
    } else if !group.items.isEmpty {
      others.append(group)
    }
  }

  /// Ends the last file.
  mutating func finish(_ presence: inout PresenceFiles) {
    close()
    addOthers(&presence)
  }

  private mutating func add(_ group: FirstKeyLists, _ presence: inout PresenceFiles) {
    let first = lexicon.numbers[group.key]
    var items: [Item] = []
    var size = 0
    for item in group.items {
      let bytes = presence.bytes(item.list, in: group.bytes)
      let second = lexicon.numbers[item.key]
      if second >= 0, bytes.count >= settings.longList {
        files.append(Payload(path: "h/\(long.count)", bytes: Array(bytes)))
        long.append((first, second))
      } else {
        items.append(Item(key: item.key, bytes: bytes))
        size += bytes.count + 3 + (second < 0 ? vocabulary.folded(item.key).count : 0)
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
      parts[FNV.hash(vocabulary.folded(item.key)) % count].append(item)
    }
    for part in parts {
      files.append(Payload(path: "b/\(number)", bytes: section(first, part)))
      number += 1
    }
  }

  private mutating func close() {
    guard isOpen else { return }
    files.append(Payload(path: "b/\(number)", bytes: open.bytes))
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
      writer.text(vocabulary.folded(item.key))
      writer.varint(item.bytes.count)
      writer.raw(item.bytes)
    }
    return writer.bytes
  }

  private mutating func addOthers(_ presence: inout PresenceFiles) {
    var sections: [(key: [UInt8], bytes: [UInt8])] = []
    for group in others {
      let items = group.items.map {
        Item(key: $0.key, bytes: presence.bytes($0.list, in: group.bytes))
      }
      sections.append((vocabulary.folded(group.key), content(items)))
    }
    others = []
    let size = sections.reduce(0) { $0 + $1.bytes.count + $1.key.count + 3 }
    otherFiles = (size + settings.fileSize - 1) / settings.fileSize
    guard otherFiles > 0 else { return }
    var writers = [ByteWriter](repeating: ByteWriter(), count: otherFiles)
    for (key, bytes) in sections {
      let file = FNV.hash(key) % otherFiles
      writers[file].text(key)
      writers[file].varint(bytes.count)
      writers[file].raw(bytes)
    }
    files += writers.enumerated().map { Payload(path: "y/\($0.offset)", bytes: $0.element.bytes) }
  }
}

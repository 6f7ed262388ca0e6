import SearchFormat

/// Collects presence files, and numbers them as lists ask for them.
struct PresenceFilesWriter: Sendable {
  private(set) var files: [IndexFile] = []
  private var count = 0

  /// The bytes of a list; a cut one gets its presence file, whose number is inserted.
  mutating func bytes(_ list: EncodedList, in buffer: [UInt8]) -> ArraySlice<UInt8> {
    guard let cut = list.cut else { return buffer[list.range] }
    for (part, payload) in cut.presence.enumerated() {
      files.append(IndexFile(path: IndexPath.presence(count, part: part), payload: payload))
    }
    var writer = ByteWriter()
    writer.raw(buffer[list.range.lowerBound..<cut.numberPlace])
    writer.varint(count)
    writer.raw(buffer[cut.numberPlace..<list.range.upperBound])
    count += 1
    return writer.bytes[...]
  }
}

/// Puts the lists of words into files (docs/search-format.md, sections 5 and 7).
struct WordFilesWriter: Sendable {
  private(set) var files: [IndexFile] = []
  /// For each word of the lexicon, whether it begins a file.
  private(set) var begins: [Bool] = []
  /// The least key of each file of words outside the lexicon.
  private(set) var directory: [[UInt8]] = []

  init(
    _ lists: [WordPostings.List], _ dictionary: TermDictionary, _ lexicon: Lexicon,
    fileSize: Int, _ presence: inout PresenceFilesWriter
  ) {
    var open = ByteWriter()
    var number = 0
    for key in lexicon.keys {
      let bytes = presence.bytes(lists[key].list, in: lists[key].buffer)
      let isFull = open.count > 0 && open.count + bytes.count > fileSize
      if isFull {
        files.append(IndexFile(path: IndexPath.lexiconWords(number), payload: open.bytes))
        open = ByteWriter()
        number += 1
      }
      begins.append(isFull || begins.isEmpty)
      open.varint(bytes.count)
      open.raw(bytes)
    }
    if !begins.isEmpty {
      files.append(IndexFile(path: IndexPath.lexiconWords(number), payload: open.bytes))
    }
    addOthers(lists, dictionary, lexicon, fileSize, &presence)
  }

  private mutating func addOthers(
    _ lists: [WordPostings.List], _ dictionary: TermDictionary, _ lexicon: Lexicon,
    _ fileSize: Int, _ presence: inout PresenceFilesWriter
  ) {
    var open = ByteWriter()
    var previous: [UInt8] = []
    for key in 0..<dictionary.keyCount where lexicon.numbers[key] < 0 {
      let folded = dictionary.folded(key)
      if open.count == 0 || open.count > fileSize {
        closeOthers(&open)
        directory.append(Self.separator(previous, folded))
      }
      let bytes = presence.bytes(lists[key].list, in: lists[key].buffer)
      open.text(folded)
      open.varint(bytes.count)
      open.raw(bytes)
      previous = folded
    }
    closeOthers(&open)
  }

  private mutating func closeOthers(_ open: inout ByteWriter) {
    guard open.count > 0 else { return }
    files.append(
      IndexFile(path: IndexPath.otherWords(directory.count - 1), payload: open.bytes))
    open = ByteWriter()
  }

  /// The shortest beginning of a key that follows the key before.
  private static func separator(_ previous: [UInt8], _ key: [UInt8]) -> [UInt8] {
    let shared = zip(previous, key).prefix { $0 == $1 }.count
    return Array(key.prefix(shared + 1))
  }
}

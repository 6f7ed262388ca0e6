/// One list of the index taken apart (docs/search-format.md, section 5).
struct PostingList: Sendable {
  struct Entry: Sendable, Equatable {
    let document: Int
    /// The place of the variant in `forms`.
    let variant: Int
    let impact: Int
  }

  let frequency: Int
  /// The forms and numbers of documents of its variants.
  let variants: [(form: Int, frequency: Int)]
  /// Ascending by document and variant.
  let entries: [Entry]
  /// The number of the presence file when the list is cut.
  let presence: Int?

  init(_ bytes: [UInt8], _ range: Range<Int>, _ head: Head) throws(SearchIndexError) {
    try self.init(
      bytes, range, documents: head.documents, documentBits: head.documentBits)
  }

  init(
    _ bytes: [UInt8], _ range: Range<Int>, documents: Int, documentBits: Int
  ) throws(SearchIndexError) {
    var reader = ByteReader(bytes, range)
    let first = try reader.varint()
    let frequency = first >> 1
    self.frequency = frequency
    guard frequency > 0, frequency <= documents else { throw .damaged("list") }
    let isMixed = first & 1 == 1
    let count = isMixed ? try reader.count(2) : 1
    guard !isMixed || count > 1 else { throw .damaged("list") }
    var variants: [(form: Int, frequency: Int)] = []
    for _ in 0..<count {
      let form = try reader.varint()
      variants.append((form, isMixed ? try reader.varint() : frequency))
    }
    self.variants = variants
    let total = variants.reduce(0) { $0 + $1.frequency }
    guard total >= frequency, total <= frequency * count else { throw .damaged("list") }
    if frequency <= 2 {
      presence = nil
      entries = try Self.short(
        reader, total, count, documents: documents, documentBits: documentBits)
      return
    }
    let parameters = try reader.byte()
    var length = total
    if parameters & 0x80 != 0 {
      length = try reader.varint()
      presence = try reader.varint()
    } else {
      presence = nil
    }
    guard length <= total else { throw .damaged("list") }
    let bits = parameters >> 4 & 7
    let least = try reader.byte()
    let step = bits > 0 ? try reader.byte() : 0
    entries = try Self.body(
      reader, length, count, parameter: parameters & 15, bits: bits, least: least, step: step,
      documents: documents)
  }

  private static func short(
    _ reader: ByteReader, _ length: Int, _ variants: Int, documents: Int, documentBits: Int
  ) throws(SearchIndexError) -> [Entry] {
    var bits = BitReader(reader.bytes, from: reader.index, to: reader.end)
    var entries: [Entry] = []
    for _ in 0..<length {
      let document = bits.read(documentBits)
      let variant = bits.unary(below: variants)
      let impact = 4 * bits.read(6) + 2
      let entry = Entry(document: document, variant: variant, impact: impact)
      guard document < documents, entries.last.map({ $0.precedes(entry) }) ?? true else {
        throw .damaged("list")
      }
      entries.append(entry)
    }
    guard bits.isValid else { throw .damaged("list") }
    return entries
  }

  private static func body(
    _ reader: ByteReader, _ length: Int, _ variants: Int, parameter: Int, bits: Int, least: Int,
    step: Int, documents: Int
  ) throws(SearchIndexError) -> [Entry] {
    // Every entry takes at least one bit.
    guard length <= (reader.end - reader.index) * 8 else { throw .damaged("list") }
    var region = BitReader(reader.bytes, from: reader.index, to: reader.end)
    var entries: [Entry] = []
    entries.reserveCapacity(length)
    let gap = variants == 1 ? 1 : 0
    var next = 0
    for _ in 0..<length {
      let document = next + region.rice(parameter)
      let variant = region.unary(below: variants)
      let entry = Entry(
        document: document, variant: variant, impact: min(255, least + step * region.read(bits)))
      guard document < documents, entries.last.map({ $0.precedes(entry) }) ?? true else {
        throw .damaged("list")
      }
      entries.append(entry)
      next = document + gap
    }
    guard region.isValid else { throw .damaged("list") }
    return entries
  }
}

extension PostingList.Entry {
  fileprivate func precedes(_ other: Self) -> Bool {
    document == other.document ? variant < other.variant : document < other.document
  }
}

/// Reads presence files (docs/search-format.md, section 8).
enum PresenceList {
  /// The documents of one part, counted from its beginning, ascending.
  static func documents(_ payload: [UInt8], size: Int) throws(SearchIndexError) -> [Int] {
    var reader = ByteReader(payload)
    let parameter = try reader.byte()
    let count = try reader.varint()
    guard count <= size else { throw .damaged("presence") }
    if parameter == 255 {
      let map = try reader.raw((size + 7) / 8)
      guard reader.isAtEnd else { throw .damaged("presence") }
      let documents = (0..<size).filter { map[map.startIndex + $0 >> 3] >> UInt8($0 & 7) & 1 == 1 }
      guard documents.count == count else { throw .damaged("presence") }
      return documents
    }
    guard parameter < 16 else { throw .damaged("presence") }
    var bits = BitReader(payload, from: reader.index, to: payload.count)
    var documents: [Int] = []
    var next = 0
    for _ in 0..<count {
      let document = next + bits.rice(parameter)
      guard document < size else { throw .damaged("presence") }
      documents.append(document)
      next = document + 1
    }
    guard bits.isValid else { throw .damaged("presence") }
    return documents
  }
}

import SearchFormat

/// The list of a word or pair: the documents in which it occurs, with variant and impact
/// (docs/search-format.md, section 5).
struct PostingList: Sendable {
  struct Entry: Sendable, Equatable {
    let document: Int
    /// The place of its variant in `variants`.
    let variant: Int
    let impact: Int
  }

  struct Variant: Sendable, Equatable {
    let form: Int
    /// The number of documents that have it.
    let frequency: Int
  }

  /// Where a list is in a file.
  struct Place: Sendable {
    let file: IndexFile
    let range: Range<Int>
  }

  /// The number of documents.
  let frequency: Int
  let variants: [Variant]
  /// Ascending by document and variant.
  let entries: [Entry]
  /// The number of the presence file when the list is cut.
  let presence: Int?
}

/// Reads lists, which `PostingListEncoder` writes.
struct PostingListDecoder {
  private let documents: Int
  private let documentBits: Int
  private var reader: ByteReader

  init(_ place: PostingList.Place, documents: Int, documentBits: Int) {
    reader = ByteReader(place.file, place.range)
    self.documents = documents
    self.documentBits = documentBits
  }

  /// Reads the list, and checks that it is complete and in order.
  mutating func list() throws(SearchIndexError) -> PostingList {
    let first = try reader.varint()
    let frequency = first >> 1
    guard frequency > 0, frequency <= documents else { throw reader.damaged("frequency") }
    let variants = try variants(frequency, isMixed: first & 1 == 1)
    let total = variants.reduce(0) { $0 + $1.frequency }
    guard total >= frequency, total <= frequency * variants.count else {
      throw reader.damaged("variants")
    }
    guard frequency > 2 else {
      return PostingList(
        frequency: frequency, variants: variants,
        entries: try short(total, variants: variants.count), presence: nil)
    }
    let parameters = try reader.byte()
    let isCut = parameters & 0x80 != 0
    let length = isCut ? try reader.varint() : total
    let presence = isCut ? try reader.varint() : nil
    guard length <= total, length <= IndexLimits.entries else { throw reader.damaged("entries") }
    let entries = try long(
      length, variants: variants.count, parameter: parameters & 15, bits: parameters >> 4 & 7)
    return PostingList(
      frequency: frequency, variants: variants, entries: entries, presence: presence)
  }

  private mutating func variants(
    _ frequency: Int, isMixed: Bool
  ) throws(SearchIndexError) -> [PostingList.Variant] {
    guard isMixed else {
      return [PostingList.Variant(form: try reader.varint(), frequency: frequency)]
    }
    let count = try reader.count(ofWidth: 2, atMost: IndexLimits.variants, "variants")
    guard count > 1 else { throw reader.damaged("variants") }
    var variants: [PostingList.Variant] = []
    for _ in 0..<count {
      let form = try reader.varint()
      variants.append(
        PostingList.Variant(
          form: form, frequency: try reader.varint(atMost: documents, "variants")))
    }
    return variants
  }

  /// A list of one or two documents, whose numbers are written out.
  private func short(
    _ length: Int, variants: Int
  ) throws(SearchIndexError) -> [PostingList.Entry] {
    var bits = BitReader(reader)
    var entries: [PostingList.Entry] = []
    for _ in 0..<length {
      let document = bits.read(documentBits)
      let variant = bits.unary(below: variants)
      try append(document, variant, impact: 4 * bits.read(6) + 2, to: &entries)
    }
    guard bits.isValid else { throw reader.damaged("bits") }
    return entries
  }

  /// A list of gaps between documents.
  private mutating func long(
    _ length: Int, variants: Int, parameter: Int, bits width: Int
  ) throws(SearchIndexError) -> [PostingList.Entry] {
    let least = try reader.byte()
    let step = width > 0 ? try reader.byte() : 0
    // Every entry takes at least one bit.
    guard length <= reader.left * 8 else { throw reader.damaged("entries") }
    var bits = BitReader(reader)
    var entries: [PostingList.Entry] = []
    entries.reserveCapacity(length)
    var next = 0
    for _ in 0..<length {
      let document = next + bits.rice(parameter)
      let variant = bits.unary(below: variants)
      let impact = min(255, least + step * bits.read(width))
      try append(document, variant, impact: impact, to: &entries)
      next = variants == 1 ? document + 1 : document
    }
    guard bits.isValid else { throw reader.damaged("bits") }
    return entries
  }

  private func append(
    _ document: Int, _ variant: Int, impact: Int, to entries: inout [PostingList.Entry]
  ) throws(SearchIndexError) {
    guard document < documents else { throw reader.damaged("document") }
    if let last = entries.last {
      guard (last.document, last.variant) < (document, variant) else {
        throw reader.damaged("order of entries")
      }
    }
    entries.append(PostingList.Entry(document: document, variant: variant, impact: impact))
  }
}

import SearchFormat

/// One variant of a list.
struct Variant: Sendable {
  /// Its form in the list (docs/search-format.md, section 5).
  let form: Int
  /// Where its entries are in a `PostingListBuilder`: one for each document that has it.
  let entries: Range<Int>

  var frequency: Int { entries.count }
}

/// One list, in a buffer with others.
struct EncodedList: Sendable {
  let frequency: Int
  /// Where it is in the buffer.
  let range: Range<Int>
  /// What a cut list has besides.
  let cut: Cut?

  struct Cut: Sendable {
    /// Where in the buffer the number of the presence file is to be inserted, once it is known.
    let numberPlace: Int
    /// The payloads of the presence file's parts.
    let presence: [[UInt8]]
  }
}

/// Encodes lists (docs/search-format.md, section 5); `PostingListDecoder` reads them.
struct PostingListEncoder: Sendable {
  let documents: Int
  let documentBits: Int
  let idf: IDFTable
  let settings: IndexSettings

  /// Appends the list of some variants, whose entries are in the builder, to the lists that it has written.
  func encode(_ unordered: [Variant], in builder: inout PostingListBuilder) -> EncodedList {
    let variants =
      unordered.count == 1
      ? unordered : unordered.sorted { (-$0.frequency, $0.form) < (-$1.frequency, $1.form) }
    let start = builder.out.count
    let postings = builder.postings(of: variants)
    let frequency = postings.frequency
    append(variants, frequency: frequency, to: &builder.out)
    var cut: EncodedList.Cut?
    if frequency <= 2 {
      appendShort(postings, to: &builder.out)
    } else if postings.count > settings.listLimit + settings.listLimit / 4 {
      let best = postings.best(
        settings.listLimit, idf: variants.map { idf.value($0.frequency) })
      cut = EncodedList.Cut(
        numberPlace: appendLong(
          Postings(entries: best[...], variants: variants.count), isCut: true, to: &builder.out),
        presence: PresenceEncoder.parts(postings.documents, of: documents))
    } else {
      _ = appendLong(postings, isCut: false, to: &builder.out)
    }
    return EncodedList(frequency: frequency, range: start..<builder.out.count, cut: cut)
  }

  private func append(_ variants: [Variant], frequency: Int, to out: inout BitWriter) {
    let isMixed = variants.count > 1
    out.varint(frequency * 2 + (isMixed ? 1 : 0))
    if isMixed { out.varint(variants.count) }
    for variant in variants {
      out.varint(variant.form)
      if isMixed { out.varint(variant.frequency) }
    }
  }

  private func appendShort(_ list: Postings, to out: inout BitWriter) {
    for entry in list.entries {
      out.write(UInt32(truncatingIfNeeded: entry.document), bits: documentBits)
      out.unary(entry.variant, below: list.variants)
      out.write(UInt32(truncatingIfNeeded: entry.impact / 4), bits: 6)
    }
    out.endRegion()
  }

  /// Returns where the number of the presence file is to be inserted if the list is cut.
  private func appendLong(_ list: Postings, isCut: Bool, to out: inout BitWriter) -> Int {
    let quantizer = ImpactQuantizer(list.entries, maximumBits: settings.impactBits)
    let parameter = list.riceParameter
    out.byte(parameter | quantizer.bits << 4 | (isCut ? 0x80 : 0))
    if isCut { out.varint(list.count) }
    let numberPlace = out.count
    out.byte(quantizer.least)
    if quantizer.bits > 0 { out.byte(quantizer.step) }
    let gapBase = list.variants == 1 ? 1 : 0
    var next = 0
    for entry in list.entries {
      out.rice(UInt32(truncatingIfNeeded: entry.document - next), parameter)
      if list.variants > 1 { out.unary(entry.variant, below: list.variants) }
      out.write(quantizer.level(entry.impact), bits: quantizer.bits)
      next = entry.document + gapBase
    }
    out.endRegion()
    return numberPlace
  }
}

/// Where the entries of one variant stand: a range of the postings of each block that has it.
struct Variant: Sendable {
  struct Run: Sendable {
    let block: Int
    let range: Range<Int>
  }

  /// What the format calls the form.
  let form: Int
  var runs: [Run] = []
  var frequency = 0

  init(form: Int) { self.form = form }

  mutating func add(_ block: Int, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    runs.append(Run(block: block, range: range))
    frequency += range.count
  }
}

/// One list of the index, in a buffer with others; a cut one gets the number of its presence file later.
struct EncodedList: Sendable {
  let frequency: Int
  /// Where it is in the buffer.
  let range: Range<Int>
  /// Where the number of the presence file goes, when the list is cut.
  let gap: Int
  /// The presence file's payloads by part, when the list is cut.
  let presence: [[UInt8]]

  /// The whole list with the number of its presence file.
  func bytes(in buffer: [UInt8], presence number: Int) -> ArraySlice<UInt8> {
    guard !presence.isEmpty else { return buffer[range] }
    var writer = ByteWriter()
    writer.raw(buffer[range.lowerBound..<gap])
    writer.varint(number)
    writer.raw(buffer[gap..<range.upperBound])
    return writer.bytes[...]
  }
}

/// Writes lists (docs/search-format.md, section 5).
struct ListEncoder: Sendable {
  let documents: Int
  let documentBits: Int
  let rarity: RarityTable
  let settings: SearchSettings
  /// The first document of each block.
  let starts: [Int]

  /// Encodes the list of some variants, whose entries are in the postings of these blocks.
  func encode(
    _ unordered: [Variant], _ blocks: [Postings], into buffer: inout ByteWriter
  ) -> EncodedList {
    let variants =
      unordered.count == 1
      ? unordered
      : unordered.sorted {
        $0.frequency == $1.frequency ? $0.form < $1.form : $0.frequency > $1.frequency
      }
    let entries = ListEntries(variants, blocks, starts: starts)
    let frequency = entries.frequency()
    let start = buffer.count
    buffer.varint(frequency * 2 + (variants.count > 1 ? 1 : 0))
    if variants.count > 1 { buffer.varint(variants.count) }
    for variant in variants {
      buffer.varint(variant.form)
      if variants.count > 1 { buffer.varint(variant.frequency) }
    }
    var cut = (gap: 0, presence: [[UInt8]]())
    if frequency <= 2 {
      short(entries, &buffer)
    } else if entries.count > settings.listLimit + settings.listLimit / 4 {
      let best = entries.best(
        settings.listLimit, rarities: variants.map { rarity.value($0.frequency) })
      cut.gap = long(best, isCut: true, &buffer)
      cut.presence = PresenceEncoder.parts(entries.documents(), of: documents)
    } else {
      _ = long(entries, isCut: false, &buffer)
    }
    return EncodedList(
      frequency: frequency, range: start..<buffer.count, gap: cut.gap, presence: cut.presence)
  }

  private func short(_ list: ListEntries, _ buffer: inout ByteWriter) {
    var bits = BitWriter(after: buffer.take())
    for entry in list.entries {
      bits.write(UInt32(truncatingIfNeeded: entry.document), bits: documentBits)
      bits.unary(entry.place, below: list.variants)
      bits.write(UInt32(entry.impact) / 4, bits: 6)
    }
    buffer = ByteWriter(bits.finish())
  }

  /// Returns where the number of the presence file goes if the list is cut.
  private func long(_ list: ListEntries, isCut: Bool, _ buffer: inout ByteWriter) -> Int {
    let scale = ImpactScale(list.entries, bits: settings.impactBits)
    let parameter = list.parameter()
    buffer.byte(parameter | scale.bits << 4 | (isCut ? 0x80 : 0))
    if isCut { buffer.varint(list.count) }
    let gap = buffer.count
    scale.write(to: &buffer)
    var bits = BitWriter(after: buffer.take())
    let step = list.variants == 1 ? 1 : 0
    var next = 0
    for entry in list.entries {
      bits.rice(UInt32(truncatingIfNeeded: entry.document &- next), parameter)
      next = entry.document &+ step
      if list.variants > 1 { bits.unary(entry.place, below: list.variants) }
      bits.write(scale.level(entry), bits: scale.bits)
    }
    buffer = ByteWriter(bits.finish())
    return gap
  }
}

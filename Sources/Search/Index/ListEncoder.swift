/// Where the entries of one variant stand among those of a `ListWorkshop`.
struct Variant: Sendable {
  /// What the format calls the form.
  let form: Int
  /// Its entries: one for each document that has it.
  let entries: Range<Int>

  var frequency: Int { entries.count }
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

  /// Appends the list of some variants, whose entries are in the workshop, to what is written there.
  func encode(_ unordered: [Variant], in workshop: inout ListWorkshop) -> EncodedList {
    let variants =
      unordered.count == 1
      ? unordered
      : unordered.sorted {
        $0.frequency == $1.frequency ? $0.form < $1.form : $0.frequency > $1.frequency
      }
    let start = workshop.out.count
    var cut = (gap: 0, presence: [[UInt8]]())
    let entries = workshop.merged(variants)
    let frequency = entries.frequency()
    workshop.out.varint(frequency * 2 + (variants.count > 1 ? 1 : 0))
    if variants.count > 1 { workshop.out.varint(variants.count) }
    for variant in variants {
      workshop.out.varint(variant.form)
      if variants.count > 1 { workshop.out.varint(variant.frequency) }
    }
    if frequency <= 2 {
      short(entries, &workshop.out)
    } else if entries.count > settings.listLimit + settings.listLimit / 4 {
      cut.presence = PresenceEncoder.parts(entries.documents(), of: documents)
      let best = entries.best(
        settings.listLimit, rarities: variants.map { rarity.value($0.frequency) })
      cut.gap = best.withUnsafeBufferPointer {
        long(ListEntries($0, variants: variants.count), isCut: true, &workshop.out)
      }
    } else {
      _ = long(entries, isCut: false, &workshop.out)
    }
    return EncodedList(
      frequency: frequency, range: start..<workshop.out.count, gap: cut.gap,
      presence: cut.presence)
  }

  private func short(_ list: ListEntries, _ out: inout BitWriter) {
    for entry in list.entries {
      out.write(UInt32(truncatingIfNeeded: entry.document), bits: documentBits)
      out.unary(entry.place, below: list.variants)
      out.write(UInt32(entry.impact) / 4, bits: 6)
    }
    out.endRegion()
  }

  /// Returns where the number of the presence file goes if the list is cut.
  private func long(_ list: ListEntries, isCut: Bool, _ out: inout BitWriter) -> Int {
    let scale = ImpactScale(list.entries, bits: settings.impactBits)
    let parameter = list.parameter()
    out.byte(parameter | scale.bits << 4 | (isCut ? 0x80 : 0))
    if isCut { out.varint(list.count) }
    let gap = out.count
    out.byte(scale.least)
    if scale.bits > 0 { out.byte(scale.step) }
    if list.variants == 1 {
      var next = 0
      for entry in list.entries {
        let gap = UInt32(truncatingIfNeeded: entry.document &- next)
        out.rice(gap, parameter, then: scale.level(entry), bits: scale.bits)
        next = entry.document &+ 1
      }
    } else {
      var last = 0
      for entry in list.entries {
        out.rice(UInt32(truncatingIfNeeded: entry.document &- last), parameter)
        last = entry.document
        out.unary(entry.place, below: list.variants)
        out.write(scale.level(entry), bits: scale.bits)
      }
    }
    out.endRegion()
    return gap
  }
}

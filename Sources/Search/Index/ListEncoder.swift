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

  /// An entry: document, place of the variant, impact, from high to low.
  typealias Entry = UInt64

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
    let entries = entries(variants, blocks)
    let frequency = variants.count == 1 ? entries.count : Self.frequency(entries)
    let start = buffer.count
    buffer.varint(frequency * 2 + (variants.count > 1 ? 1 : 0))
    if variants.count > 1 { buffer.varint(variants.count) }
    for variant in variants {
      buffer.varint(variant.form)
      if variants.count > 1 { buffer.varint(variant.frequency) }
    }
    var cut = (gap: 0, presence: [[UInt8]]())
    if frequency <= 2 {
      short(entries, variants.count, &buffer)
    } else if entries.count > settings.listLimit + settings.listLimit / 4 {
      cut.gap = self.cut(entries, variants, &buffer)
      cut.presence = PresenceEncoder.parts(Self.documents(entries), of: documents)
    } else {
      let scale = ImpactScale(entries, bits: settings.impactBits)
      let parameter = parameter(entries, variants.count)
      buffer.byte(parameter | scale.bits << 4)
      scale.write(to: &buffer)
      body(entries, variants.count, parameter, scale, &buffer)
    }
    return EncodedList(
      frequency: frequency, range: start..<buffer.count, gap: cut.gap, presence: cut.presence)
  }

  // MARK: Entries

  private func entries(_ variants: [Variant], _ blocks: [Postings]) -> [Entry] {
    if variants.count == 1 { return entries(variants[0], place: 0, blocks) }
    var runs = variants.enumerated().map { entries($0.element, place: $0.offset, blocks) }
    while runs.count > 1 {
      // The shortest two first, so that a long run is copied as seldom as can be.
      runs.sort { $0.count > $1.count }
      let first = runs.removeLast()
      let second = runs.removeLast()
      runs.append(Self.merge(first, second))
    }
    return runs.first ?? []
  }

  private func entries(_ variant: Variant, place: Int, _ blocks: [Postings]) -> [Entry] {
    [Entry](unsafeUninitializedCapacity: variant.frequency) { out, count in
      for run in variant.runs {
        let start = UInt64(starts[run.block])
        blocks[run.block].entries.withUnsafeBufferPointer { entries in
          for index in run.range {
            let entry = entries[index]
            out[count] =
              (start &+ UInt64(entry &>> 8)) &<< 32 | UInt64(place) &<< 8 | UInt64(entry & 0xFF)
            count &+= 1
          }
        }
      }
    }
  }

  private static func merge(_ a: [Entry], _ b: [Entry]) -> [Entry] {
    [Entry](unsafeUninitializedCapacity: a.count + b.count) { out, count in
      var (left, right) = (0, 0)
      while left < a.count, right < b.count {
        if a[left] < b[right] {
          out[count] = a[left]
          left &+= 1
        } else {
          out[count] = b[right]
          right &+= 1
        }
        count &+= 1
      }
      while left < a.count {
        out[count] = a[left]
        left &+= 1
        count &+= 1
      }
      while right < b.count {
        out[count] = b[right]
        right &+= 1
        count &+= 1
      }
    }
  }

  /// The documents of sorted entries, each once.
  private static func documents(_ entries: [Entry]) -> [Int] {
    var documents: [Int] = []
    documents.reserveCapacity(entries.count)
    var last = -1
    for entry in entries {
      let document = Int(entry &>> 32)
      if document != last { documents.append(document) }
      last = document
    }
    return documents
  }

  /// The number of different documents of sorted entries.
  private static func frequency(_ entries: [Entry]) -> Int {
    var count = 0
    var last = UInt64.max
    for entry in entries {
      count &+= entry &>> 32 == last ? 0 : 1
      last = entry &>> 32
    }
    return count
  }

  // MARK: Writing

  private func short(_ entries: [Entry], _ variants: Int, _ buffer: inout ByteWriter) {
    var bits = BitWriter(after: buffer.take())
    for entry in entries {
      bits.write(UInt32(entry &>> 32), bits: documentBits)
      bits.unary(Int(entry &>> 8 & 0xFF_FFFF), below: variants)
      bits.write(UInt32(entry & 0xFF) / 4, bits: 6)
    }
    buffer = ByteWriter(bits.finish())
  }

  /// Writes the best entries; returns where the number of the presence file goes.
  private func cut(
    _ all: [Entry], _ variants: [Variant], _ buffer: inout ByteWriter
  ) -> Int {
    let entries = best(all, variants)
    let scale = ImpactScale(entries, bits: settings.impactBits)
    let parameter = parameter(entries, variants.count)
    buffer.byte(parameter | scale.bits << 4 | 0x80)
    buffer.varint(entries.count)
    let gap = buffer.count
    scale.write(to: &buffer)
    body(entries, variants.count, parameter, scale, &buffer)
    return gap
  }

  private func body(
    _ entries: [Entry], _ variants: Int, _ parameter: Int, _ scale: ImpactScale,
    _ buffer: inout ByteWriter
  ) {
    var bits = BitWriter(after: buffer.take())
    let step: UInt64 = variants == 1 ? 1 : 0
    var next: UInt64 = 0
    for entry in entries {
      let document = entry &>> 32
      bits.rice(UInt32(truncatingIfNeeded: document &- next), parameter)
      next = document &+ step
      if variants > 1 { bits.unary(Int(entry &>> 8 & 0xFF_FFFF), below: variants) }
      bits.write(scale.level(entry), bits: scale.bits)
    }
    buffer = ByteWriter(bits.finish())
  }

  private func parameter(_ entries: [Entry], _ variants: Int) -> Int {
    let last = Int((entries.last ?? 0) &>> 32)
    return Rice.parameter(
      sum: max(0, last + 1 - (variants == 1 ? entries.count : 0)), count: entries.count)
  }

  /// The entries that give most to a score, the earlier ones of equals.
  private func best(_ entries: [Entry], _ variants: [Variant]) -> [Entry] {
    let rarities = variants.map { UInt64(rarity.value($0.frequency)) }
    func worth(_ entry: Entry) -> Int {
      Int((entry & 0xFF) &* rarities[Int(entry &>> 8 & 0xFF_FFFF)])
    }
    var histogram = [Int](repeating: 0, count: 65_536)
    for entry in entries { histogram[worth(entry)] += 1 }
    var limit = 65_535
    var above = 0
    while limit > 0, above + histogram[limit] <= settings.listLimit {
      above += histogram[limit]
      limit -= 1
    }
    var equals = settings.listLimit - above
    return entries.filter { entry in
      let worth = worth(entry)
      if worth == limit, equals > 0 {
        equals -= 1
        return true
      }
      return worth > limit
    }
  }
}

/// How the impacts of a list are put into a few bits.
private struct ImpactScale {
  let least: Int
  let step: Int
  let bits: Int
  /// 2^20 divided by the step, rounded up: products of it give exact quotients of numbers below 512.
  private let inverse: Int

  init(_ entries: [ListEncoder.Entry], bits limit: Int) {
    var (least, most) = (255, 0)
    for entry in entries {
      let impact = Int(entry & 0xFF)
      least = min(least, impact)
      most = max(most, impact)
    }
    var bits = 0
    while bits < limit, most - least >= 1 << bits { bits += 1 }
    let levels = (1 << bits) - 1
    self.least = least
    self.bits = bits
    step = bits == 0 ? 0 : (most - least + levels - 1) / levels
    inverse = (1_048_576 + max(1, step) - 1) / max(1, step)
  }

  func write(to writer: inout ByteWriter) {
    writer.byte(least)
    if bits > 0 { writer.byte(step) }
  }

  @inline(__always)
  func level(_ entry: ListEncoder.Entry) -> UInt32 {
    guard bits > 0 else { return 0 }
    let distance = Int(entry & 0xFF) &- least &+ step &>> 1
    return UInt32(truncatingIfNeeded: min((1 &<< bits) &- 1, (distance &* inverse) &>> 20))
  }
}

/// Writes presence files (docs/search-format.md, section 8).
enum PresenceEncoder {
  static func parts(_ documents: [Int], of count: Int) -> [[UInt8]] {
    var next = 0
    return stride(from: 0, to: max(1, count), by: SearchSettings.partSize).map { start in
      let size = min(SearchSettings.partSize, count - start)
      let from = next
      while next < documents.count, documents[next] < start + size { next += 1 }
      return part(documents[from..<next], start: start, size: size)
    }
  }

  private static func part(_ documents: ArraySlice<Int>, start: Int, size: Int) -> [UInt8] {
    let last = (documents.last ?? start) - start
    let parameter = Rice.parameter(
      sum: max(0, last + 1 - documents.count), count: documents.count)
    var writer = ByteWriter()
    writer.byte(parameter)
    writer.varint(documents.count)
    var bits = BitWriter(after: writer.bytes)
    var next = start
    for document in documents {
      bits.rice(UInt32(document - next), parameter)
      next = document + 1
    }
    let coded = bits.finish()
    guard coded.count > writer.count + (size + 7) / 8 else { return coded }
    var plain = ByteWriter()
    plain.byte(255)
    plain.varint(documents.count)
    var map = [UInt8](repeating: 0, count: (size + 7) / 8)
    for document in documents { map[(document - start) >> 3] |= 1 << UInt8((document - start) & 7) }
    plain.raw(map)
    return plain.bytes
  }
}

/// One entry of a list: in which document, which variant, how much it counts there.
///
/// From the highest bit down document, place of the variant, impact (8), so that entries are in their order
/// as numbers.
struct ListEntry: Sendable {
  let bits: UInt64

  @inline(__always)
  init(document: UInt64, place: UInt64, impact: UInt64) {
    bits = document &<< 32 | place &<< 8 | impact
  }

  @inline(__always)
  var document: Int { Int(truncatingIfNeeded: bits &>> 32) }

  @inline(__always)
  var place: Int { Int(bits &>> 8 & 0xFF_FFFF) }

  @inline(__always)
  var impact: Int { Int(bits & 0xFF) }
}

/// The entries of a list in their order, brought together from its variants and from all blocks.
struct ListEntries: Sendable {
  let entries: [ListEntry]
  /// How many variants they are of.
  let variants: Int

  /// Of some variants, whose places are those in the array; `starts` has the first document of each block.
  init(_ variants: [Variant], _ blocks: [Postings], starts: [Int]) {
    self.variants = variants.count
    if variants.count == 1 {
      entries = Self.entries(variants[0], place: 0, blocks, starts)
      return
    }
    var runs = variants.enumerated().map {
      Self.entries($0.element, place: $0.offset, blocks, starts)
    }
    while runs.count > 1 {
      // The shortest two first, so that a long run is copied as seldom as can be.
      runs.sort { $0.count > $1.count }
      let first = runs.removeLast()
      let second = runs.removeLast()
      runs.append(Self.merge(first, second))
    }
    entries = runs.first ?? []
  }

  private init(_ entries: [ListEntry], variants: Int) {
    self.entries = entries
    self.variants = variants
  }

  private static func entries(
    _ variant: Variant, place: Int, _ blocks: [Postings], _ starts: [Int]
  ) -> [ListEntry] {
    [ListEntry](unsafeUninitializedCapacity: variant.frequency) { out, count in
      for run in variant.runs {
        let start = UInt64(starts[run.block])
        blocks[run.block].entries.withUnsafeBufferPointer { entries in
          for index in run.range {
            let entry = entries[index]
            out.initializeElement(
              at: count,
              to: ListEntry(
                document: start &+ UInt64(entry &>> 8), place: UInt64(place),
                impact: UInt64(entry & 0xFF)))
            count &+= 1
          }
        }
      }
    }
  }

  private static func merge(_ a: [ListEntry], _ b: [ListEntry]) -> [ListEntry] {
    [ListEntry](unsafeUninitializedCapacity: a.count + b.count) { out, count in
      var (left, right) = (0, 0)
      while left < a.count, right < b.count {
        if a[left].bits < b[right].bits {
          out.initializeElement(at: count, to: a[left])
          left &+= 1
        } else {
          out.initializeElement(at: count, to: b[right])
          right &+= 1
        }
        count &+= 1
      }
      for entry in a[left...] {
        out.initializeElement(at: count, to: entry)
        count &+= 1
      }
      for entry in b[right...] {
        out.initializeElement(at: count, to: entry)
        count &+= 1
      }
    }
  }

  var count: Int { entries.count }

  /// The documents, each once.
  func documents() -> [Int] {
    var documents: [Int] = []
    documents.reserveCapacity(count)
    var last = -1
    for entry in entries {
      if entry.document != last { documents.append(entry.document) }
      last = entry.document
    }
    return documents
  }

  /// The number of different documents.
  func frequency() -> Int {
    guard variants > 1 else { return count }
    var frequency = 0
    var last = -1
    for entry in entries {
      frequency &+= entry.document == last ? 0 : 1
      last = entry.document
    }
    return frequency
  }

  /// The parameter for the gaps between the documents.
  func parameter() -> Int {
    let last = entries.last?.document ?? 0
    return Rice.parameter(sum: max(0, last + 1 - (variants == 1 ? count : 0)), count: count)
  }

  /// The entries that give most to a score, the earlier ones of equals; `rarities` are by variant.
  func best(_ limit: Int, rarities: [Int]) -> ListEntries {
    func worth(_ entry: ListEntry) -> Int { entry.impact &* rarities[entry.place] }
    var histogram = [Int](repeating: 0, count: 65_536)
    for entry in entries { histogram[worth(entry)] += 1 }
    var least = 65_535
    var above = 0
    while least > 0, above + histogram[least] <= limit {
      above += histogram[least]
      least -= 1
    }
    var equals = limit - above
    let best = entries.filter { entry in
      let worth = worth(entry)
      if worth == least, equals > 0 {
        equals -= 1
        return true
      }
      return worth > least
    }
    return ListEntries(best, variants: variants)
  }
}

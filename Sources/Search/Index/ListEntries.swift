/// One entry of a list: in which document, which variant, how much it counts there.
///
/// From the highest bit down document, place of the variant, impact (8), so that entries are in their order
/// as numbers.
struct ListEntry: BitwiseCopyable, Sendable {
  let bits: UInt64

  @inline(__always)
  init(document: UInt64, impact: UInt64) { bits = document &<< 32 | impact }

  private init(bits: UInt64) { self.bits = bits }

  /// The same of the variant at a place.
  @inline(__always)
  func at(_ place: UInt64) -> ListEntry { ListEntry(bits: bits | place &<< 8) }

  @inline(__always)
  var document: Int { Int(truncatingIfNeeded: bits &>> 32) }

  @inline(__always)
  var place: Int { Int(bits &>> 8 & 0xFF_FFFF) }

  @inline(__always)
  var impact: Int { Int(bits & 0xFF) }
}

/// The entries of a list in their order; of use as long as what they lie in is not changed.
struct ListEntries {
  let entries: UnsafeBufferPointer<ListEntry>
  /// How many variants they are of.
  let variants: Int

  init(_ entries: UnsafeBufferPointer<ListEntry>, variants: Int) {
    self.entries = entries
    self.variants = variants
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
  func best(_ limit: Int, rarities: [Int]) -> [ListEntry] {
    let top = 256 * ((rarities.max() ?? 0) + 1)
    let worths = [UInt32](unsafeUninitializedCapacity: count) { out, size in
      for index in 0..<count {
        let entry = entries[index]
        out[index] = UInt32(truncatingIfNeeded: entry.impact &* rarities[entry.place])
      }
      size = count
    }
    var histogram = [UInt32](repeating: 0, count: top)
    for worth in worths { histogram[Int(worth)] += 1 }
    var least = top - 1
    var above = 0
    while least > 0, above + Int(histogram[least]) <= limit {
      above += Int(histogram[least])
      least -= 1
    }
    var equals = limit - above
    var best: [ListEntry] = []
    best.reserveCapacity(limit)
    for index in 0..<count {
      let worth = Int(worths[index])
      if worth > least {
        best.append(entries[index])
      } else if worth == least, equals > 0 {
        best.append(entries[index])
        equals -= 1
      }
    }
    return best
  }
}

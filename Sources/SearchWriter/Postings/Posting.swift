import SearchFormat

/// One entry of a list: a document, the variant that occurs in it, and its impact.
struct Posting: BitwiseCopyable, Comparable, Sendable {
  /// From the highest bit down the document (32 bits), the place of the variant (24), the impact (8), so that
  /// numbers are ordered as entries are.
  let bits: UInt64

  init(document: Int, variant: Int = 0, impact: UInt8) {
    bits = UInt64(document) << 32 | UInt64(variant) << 8 | UInt64(impact)
  }

  var document: Int { Int(truncatingIfNeeded: bits >> 32) }

  /// The place of its variant among those of the list.
  var variant: Int { Int(truncatingIfNeeded: bits >> 8 & 0xFF_FFFF) }

  var impact: Int { Int(truncatingIfNeeded: bits & 0xFF) }

  /// The same with the variant at a place.
  func with(variant: Int) -> Posting {
    Posting(document: document, variant: variant, impact: UInt8(impact))
  }

  static func < (a: Posting, b: Posting) -> Bool { a.bits < b.bits }
}

/// The entries of a list in their order.
struct Postings {
  let entries: ArraySlice<Posting>
  /// How many variants they are of.
  let variants: Int

  var count: Int { entries.count }

  /// The documents, each once.
  var documents: [Int] {
    var documents: [Int] = []
    documents.reserveCapacity(count)
    for entry in entries where entry.document != documents.last {
      documents.append(entry.document)
    }
    return documents
  }

  /// The number of different documents.
  var frequency: Int {
    guard variants > 1 else { return count }
    var frequency = 0
    var last = -1
    for entry in entries where entry.document != last {
      frequency += 1
      last = entry.document
    }
    return frequency
  }

  /// The parameter of the Rice code for the gaps between the documents.
  var riceParameter: Int {
    let last = entries.last?.document ?? 0
    return RiceCode.parameter(sum: max(0, last + 1 - (variants == 1 ? count : 0)), count: count)
  }

  /// The entries that contribute most to a score, in their order; among equal ones the first. `idf` is by variant.
  func best(_ limit: Int, idf: [Int]) -> [Posting] {
    let worths = entries.map { $0.impact * idf[$0.variant] }
    var histogram = [Int](repeating: 0, count: 256 * ((idf.max() ?? 0) + 1))
    for worth in worths { histogram[worth] += 1 }
    var least = histogram.count - 1
    var above = 0
    while least > 0, above + histogram[least] <= limit {
      above += histogram[least]
      least -= 1
    }
    var equals = limit - above
    var best: [Posting] = []
    best.reserveCapacity(limit)
    for (entry, worth) in zip(entries, worths) {
      if worth > least {
        best.append(entry)
      } else if worth == least, equals > 0 {
        best.append(entry)
        equals -= 1
      }
    }
    return best
  }
}

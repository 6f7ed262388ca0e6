/// What one document gave to each of its words (or pairs), and the impacts of all documents so far.
///
/// Occurrences are added up while the document is read; `endDocument` turns the sums into impacts.
struct Gathering: Sendable {
  /// Number of the word, document after document.
  private(set) var terms: [UInt32] = []
  private(set) var impacts: [UInt8] = []
  /// Where each document ends in `terms`.
  private(set) var ends: [Int] = []
  /// Where the word stands among those of this document, if it does.
  private var places: [UInt32] = []
  /// Weights in the high half, occurrences in the text in the low one.
  private var sums: [UInt64] = []
  private var start = 0

  @inline(__always)
  mutating func add(_ term: UInt32, _ amount: UInt64) {
    let index = Int(term)
    if index >= places.count {
      places.append(
        contentsOf: repeatElement(0, count: max(4_096, index &+ 1 &- places.count, places.count)))
    }
    var place = places[index]
    add(term, amount, place: &place)
    places[index] = place
  }

  /// The same with the place kept by whoever numbers the words.
  @inline(__always)
  mutating func add(_ term: UInt32, _ amount: UInt64, place: inout UInt32) {
    let known = Int(place)
    if known < sums.count, terms[start &+ known] == term {
      sums[known] &+= amount
      return
    }
    place = UInt32(truncatingIfNeeded: sums.count)
    terms.append(term)
    sums.append(amount)
  }

  mutating func endDocument(_ impact: Impact) {
    for sum in sums { impacts.append(impact.value(sum)) }
    sums.removeAll(keepingCapacity: true)
    start = terms.count
    ends.append(start)
  }

  /// Sorts by word and document. The document is counted from the first of this gathering.
  consuming func postings(of count: Int) -> Postings {
    var starts = [UInt32](repeating: 0, count: count + 1)
    for term in terms { starts[Int(term) + 1] += 1 }
    for index in 0..<count { starts[index + 1] += starts[index] }
    var next = starts
    let entries = [UInt32](unsafeUninitializedCapacity: terms.count) { out, filled in
      var index = 0
      for (document, end) in ends.enumerated() {
        let high = UInt32(document) &<< 8
        while index < end {
          let term = Int(terms[index])
          out[Int(next[term])] = high | UInt32(impacts[index])
          next[term] &+= 1
          index &+= 1
        }
      }
      filled = terms.count
    }
    return Postings(starts: starts, entries: entries)
  }
}

/// Sorted entries: those of word n are at `starts[n]..<starts[n + 1]`.
struct Postings: Sendable {
  let starts: [UInt32]
  /// The document in the high 24 bits, its impact in the low eight.
  let entries: [UInt32]

  func range(_ term: Int) -> Range<Int> { Int(starts[term])..<Int(starts[term + 1]) }
}

/// Turns occurrences into impacts for one document (docs/search-format.md, section 13).
struct Impact: Sendable {
  private let k1: Double
  private let norm: Double
  /// Impacts of up to 31 occurrences in the text alone.
  private let common: [UInt8]

  init(length: Int, mean: Double, _ settings: SearchSettings) {
    k1 = settings.k1
    norm = 1 - settings.b + settings.b * Double(length) / max(1, mean)
    let (k1, norm) = (k1, norm)
    common = (0..<32).map { Self.impact(Double($0) / norm, k1) }
  }

  @inline(__always)
  func value(_ sum: UInt64) -> UInt8 {
    if sum < 32 { return common[Int(sum)] }
    return Self.impact(Double(sum >> 32) + Double(sum & 0xFFFF_FFFF) / norm, k1)
  }

  private static func impact(_ weight: Double, _ k1: Double) -> UInt8 {
    UInt8(max(1, min(255, (100 * weight * (k1 + 1) / (weight + k1)).rounded())))
  }
}

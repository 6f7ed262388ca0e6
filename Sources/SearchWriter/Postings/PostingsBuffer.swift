/// The occurrences of each term of a segment, each with the term that follows: one number for each occurrence.
///
/// The occurrences of one term lie together, in the order of the documents. Sorted by the term that follows,
/// they are the term's pairs. So neither terms nor pairs need a hash table, which would miss the cache at
/// each occurrence.
struct PostingsBuffer: Sendable {
  /// All occurrences, term after term.
  private let occurrences: [Occurrence]
  /// The occurrences of a term of the dictionary are at `starts[term]..<starts[term + 1]`.
  private let starts: [Int]

  /// Distributes the tokens of a segment. `numbers` are those of its terms in the dictionary, which has `terms`
  /// terms.
  init(_ segment: Segment, numbers: [UInt32], terms: Int) {
    var starts = [Int](repeating: 0, count: terms + 1)
    for (local, term) in segment.statistics.enumerated() {
      starts[Int(numbers[local]) + 1] = term.occurrences
    }
    for term in 0..<terms { starts[term + 1] += starts[term] }
    var occurrences = [Occurrence](repeating: Occurrence(), count: starts[terms])
    var ends = starts
    do {
      var out = occurrences.mutableSpan
      var ends = ends.mutableSpan
      for block in segment.blocks { Self.distribute(block, numbers.span, &ends, &out) }
    }
    self.occurrences = occurrences
    self.starts = starts
  }

  /// The occurrences of a term.
  func occurrences(of term: Int) -> ArraySlice<Occurrence> {
    occurrences[starts[term]..<starts[term + 1]]
  }

  /// Writes each token behind the previous occurrences of its term.
  private static func distribute(
    _ block: TokenBlock, _ numbers: Span<UInt32>, _ ends: inout MutableSpan<Int>,
    _ out: inout MutableSpan<Occurrence>
  ) {
    let tokens = block.tokens.span
    var index = 0
    for (offset, end) in block.ends.enumerated() {
      guard index < end else { continue }
      let document = UInt32(block.start + offset)
      var token = tokens[index]
      var term = numbers[Int(token >> 3)]
      while index < end {
        index += 1
        let weight = token >> 1 & 3
        let current = Int(term)
        var follower = Occurrence.none
        if index < end {
          token = tokens[index]
          term = numbers[Int(token >> 3)]
          if token & 1 != 0 { follower = term }
        }
        out[ends[current]] = Occurrence(follower: follower, document: document, weight: weight)
        ends[current] += 1
      }
    }
  }
}

/// One occurrence of a term. From the highest bit down: the term that follows (32 bits), the document (30), the
/// code of its weight (2), so that numbers are ordered as pairs are.
struct Occurrence: BitwiseCopyable, Comparable, Sendable {
  /// The follower of a term that makes no pair with the next one.
  static let none = UInt32.max

  let bits: UInt64

  init() { bits = 0 }

  init(follower: UInt32, document: UInt32, weight: UInt32) {
    bits = UInt64(follower) << 32 | UInt64(document) << 2 | UInt64(weight)
  }

  var follower: UInt32 { UInt32(truncatingIfNeeded: bits >> 32) }

  var document: Int { Int(bits >> 2 & 0x3FFF_FFFF) }

  /// The term that follows and the document.
  var pair: UInt64 { bits >> 2 }

  /// The code of the weight.
  var weight: UInt64 { bits & 3 }

  static func < (a: Occurrence, b: Occurrence) -> Bool { a.bits < b.bits }
}

import SearchFormat

/// Gathers the entries of lists, one list after the other, in memory that is used again for each.
struct PostingListBuilder: ~Copyable {
  /// One pair of terms.
  struct Pair {
    let second: UInt32
    /// The place of the first term among those of its key.
    let variant: UInt32
    /// Where its entries are.
    let entries: Range<Int>
  }

  /// The lists that have been written.
  var out = BitWriter()
  private(set) var pairs: [Pair] = []
  /// The entries of terms or pairs, one term or pair after the other.
  private var entries: [Posting] = []
  /// The occurrences of a first term that make pairs, and room to sort them.
  private var occurrences: [Occurrence] = []
  private var sorted: [Occurrence] = []
  /// The entries of several variants in the order of documents, and room to merge them.
  private var merged: [Posting] = []
  private var unmerged: [Posting] = []

  /// Forgets all entries, pairs and lists.
  mutating func removeAll() {
    out.removeAll()
    entries.removeAll(keepingCapacity: true)
    pairs.removeAll(keepingCapacity: true)
  }

  /// Appends the entries of a term.
  mutating func add(
    term: Int, of buffers: [PostingsBuffer], _ impacts: ImpactModel
  ) -> Range<Int> {
    let start = entries.count
    for buffer in buffers { Self.add(buffer.occurrences(of: term), to: &entries, impacts) }
    return start..<entries.count
  }

  /// Appends the entries of all pairs that begin with a term. The number of a term has `bits` bits.
  mutating func addPairs(
    term: Int, variant: Int, of buffers: [PostingsBuffer], bits: Int, _ impacts: ImpactModel
  ) {
    occurrences.removeAll(keepingCapacity: true)
    for buffer in buffers {
      for occurrence in buffer.occurrences(of: term) where occurrence.follower != Occurrence.none {
        occurrences.append(occurrence)
      }
    }
    sort(bits: bits)
    var index = 0
    while index < occurrences.count {
      let second = occurrences[index].follower
      let (first, start) = (index, entries.count)
      while index < occurrences.count, occurrences[index].follower == second { index += 1 }
      Self.add(occurrences[first..<index], to: &entries, impacts)
      pairs.append(
        Pair(second: second, variant: UInt32(variant), entries: start..<entries.count))
    }
  }

  /// Puts the pairs of several first terms into the order of the second.
  mutating func sortPairs() {
    pairs.sort { ($0.second, $0.variant) < ($1.second, $1.variant) }
  }

  /// Appends an entry for each document of occurrences in their order.
  private static func add(
    _ occurrences: ArraySlice<Occurrence>, to entries: inout [Posting], _ impacts: ImpactModel
  ) {
    guard var document = occurrences.first?.document else { return }
    var sum = ImpactModel.Sum()
    for occurrence in occurrences {
      if occurrence.document != document {
        entries.append(Posting(document: document, impact: impacts.impact(sum, in: document)))
        document = occurrence.document
        sum = ImpactModel.Sum()
      }
      sum.add(occurrence.weight)
    }
    entries.append(Posting(document: document, impact: impacts.impact(sum, in: document)))
  }

  /// Sorts the occurrences by the term that follows; those of one term stay in their order, which is that of
  /// documents.
  private mutating func sort(bits: Int) {
    guard occurrences.count > 40 else { return RadixSort.sortFew(&occurrences) }
    let passes = (bits + 7) / 8
    let width = (bits + passes - 1) / passes
    for pass in 0..<passes {
      RadixSort.sort(occurrences, byDigitAt: 32 + pass * width, width: width, into: &sorted)
      swap(&occurrences, &sorted)
    }
  }

  /// The entries of a list of some variants, in the order of documents.
  mutating func postings(of variants: [Variant]) -> Postings {
    if let only = variants.first, variants.count == 1 {
      return Postings(entries: entries[only.entries], variants: 1)
    }
    merged.removeAll(keepingCapacity: true)
    // From the rarest on, so that a long run is copied as seldom as possible.
    for place in variants.indices.reversed() {
      Self.merge(
        merged, entries[variants[place].entries], variant: place, into: &unmerged)
      swap(&merged, &unmerged)
    }
    return Postings(entries: merged[...], variants: variants.count)
  }

  private static func merge(
    _ a: [Posting], _ b: ArraySlice<Posting>, variant: Int, into out: inout [Posting]
  ) {
    out.removeAll(keepingCapacity: true)
    var left = 0
    for entry in b {
      let own = entry.with(variant: variant)
      while left < a.count, a[left] < own {
        out.append(a[left])
        left += 1
      }
      out.append(own)
    }
    out.append(contentsOf: a[left...])
  }
}

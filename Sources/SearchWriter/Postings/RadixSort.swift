/// Sorts occurrences by the term that follows.
enum RadixSort {
  /// Sorts by insertion, which is faster for few occurrences.
  static func sortFew(_ occurrences: inout [Occurrence]) {
    var span = occurrences.mutableSpan
    for end in stride(from: 1, to: span.count, by: 1) {
      let moved = span[end]
      var place = end
      while place > 0, moved < span[place - 1] {
        span[place] = span[place - 1]
        place -= 1
      }
      span[place] = moved
    }
  }

  /// One pass of a stable sort, by the digit of `width` bits at bit `shift`.
  static func sort(
    _ occurrences: [Occurrence], byDigitAt shift: Int, width: Int, into sorted: inout [Occurrence]
  ) {
    let mask = UInt64(1) << width - 1
    var places = [Int](repeating: 0, count: 1 << width)
    for occurrence in occurrences { places[Int(occurrence.bits >> shift & mask)] += 1 }
    var next = 0
    for digit in places.indices {
      let size = places[digit]
      places[digit] = next
      next += size
    }
    resize(&sorted, to: occurrences.count)
    var out = sorted.mutableSpan
    var starts = places.mutableSpan
    for occurrence in occurrences {
      let digit = Int(occurrence.bits >> shift & mask)
      out[starts[digit]] = occurrence
      starts[digit] += 1
    }
  }

  private static func resize(_ occurrences: inout [Occurrence], to count: Int) {
    let missing = count - occurrences.count
    if missing > 0 {
      occurrences.append(contentsOf: repeatElement(Occurrence(), count: missing))
    } else {
      occurrences.removeLast(-missing)
    }
  }
}

/// The memory in which one core makes lists, one after the other.
struct ListWorkshop: ~Copyable {
  /// Lists that are written.
  var out = BitWriter()
  /// Entries of variants, one variant behind the other.
  private var entries = Room<ListEntry>()
  private var cells = Room<UInt64>()
  private var spare = Room<UInt64>()
  private var merged = Room<ListEntry>()
  private var unmerged = Room<ListEntry>()
  private(set) var pairs: [FoundPair] = []

  /// One pair of words.
  struct FoundPair {
    let second: UInt32
    /// The place of the first word among those of its key.
    let variant: UInt32
    /// Its entries.
    let start: Int
    let count: Int
  }

  /// Puts entries behind those that are there.
  mutating func add(_ more: [ListEntry]) -> Range<Int> {
    for entry in more { entries.append(entry) }
    return entries.count - more.count..<entries.count
  }

  /// Makes the entries of a word behind those that are there.
  mutating func add(
    word: Int, of rows: [Occurrences], _ impacts: Impacts
  ) -> Range<Int> {
    let start = entries.count
    for row in rows {
      let range = row.range(word)
      entries.reserve(range.count)
      row.cells.withUnsafeBufferPointer { cells in
        var index = range.lowerBound
        while index < range.upperBound {
          let document = cells[index] &>> 2 & 0x3FFF_FFFF
          var sum: UInt64 = 0
          repeat {
            sum &+= Self.amount(cells[index])
            index &+= 1
          } while index < range.upperBound && cells[index] &>> 2 & 0x3FFF_FFFF == document
          add(document, sum, impacts)
        }
      }
    }
    return start..<entries.count
  }

  /// Makes the entries of all pairs that begin with a word.
  mutating func addPairs(
    word: Int, variant: Int, of rows: [Occurrences], bits: Int, _ impacts: Impacts
  ) {
    gather(word, rows)
    sort(bits: bits)
    let count = cells.count
    entries.reserve(count)
    var index = 0
    while index < count {
      let second = UInt32(truncatingIfNeeded: cells[index] &>> 32)
      let start = entries.count
      repeat {
        let place = cells[index] &>> 2
        var sum: UInt64 = 0
        repeat {
          sum &+= Self.amount(cells[index])
          index &+= 1
        } while index < count && cells[index] &>> 2 == place
        add(place & 0x3FFF_FFFF, sum, impacts)
      } while index < count && UInt32(truncatingIfNeeded: cells[index] &>> 32) == second
      pairs.append(
        FoundPair(
          second: second, variant: UInt32(variant), start: start, count: entries.count - start))
    }
  }

  /// Puts the pairs of several first words into the order of the second.
  mutating func sortPairs() {
    pairs.sort { $0.second == $1.second ? $0.variant < $1.variant : $0.second < $1.second }
  }

  /// Forgets all entries and pairs; what is written stays.
  mutating func clear() {
    entries.removeAll()
    pairs.removeAll(keepingCapacity: true)
  }

  @inline(__always)
  private mutating func add(_ document: UInt64, _ sum: UInt64, _ impacts: borrowing Impacts) {
    let impact = impacts.value(sum, Int(truncatingIfNeeded: document))
    entries.appendWithin(ListEntry(document: document, impact: UInt64(impact)))
  }

  /// What one time counts: in the text alone in the low half, elsewhere its weight in the high one.
  @inline(__always)
  private static func amount(_ cell: UInt64) -> UInt64 {
    // The weights of codes 1 to 3 are 2, 4 and 5: digits of one number.
    cell & 3 == 0 ? 1 : (0x5420 &>> ((cell & 3) &<< 2) & 7) &<< 32
  }

  // MARK: Sorting

  /// Takes the cells of a word that makes pairs.
  private mutating func gather(_ word: Int, _ rows: [Occurrences]) {
    cells.removeAll()
    for row in rows {
      let range = row.range(word)
      cells.reserve(range.count)
      row.cells.withUnsafeBufferPointer { all in
        for index in range where all[index] &>> 32 != UInt64(Occurrences.none) {
          cells.appendWithin(all[index])
        }
      }
    }
  }

  /// Sorts the cells by the second word; its number has so many bits.
  private mutating func sort(bits: Int) {
    guard cells.count > 40 else { return sortFew() }
    let passes = (bits + 7) / 8
    let width = UInt64((bits + passes - 1) / passes)
    for pass in 0..<UInt64(passes) { distribute(32 + pass * width, width) }
  }

  /// Documents stand in their order already, so that cells may be sorted whole.
  private func sortFew() {
    let base = cells.base
    for end in stride(from: 1, to: cells.count, by: 1) {
      let cell = base[end]
      var place = end
      while place > 0, base[place &- 1] > cell {
        base[place] = base[place &- 1]
        place &-= 1
      }
      base[place] = cell
    }
  }

  /// One pass: by the digit there, equals in their order.
  private mutating func distribute(_ shift: UInt64, _ width: UInt64) {
    let count = cells.count
    spare.removeAll()
    spare.reserve(count)
    let (from, to) = (cells.base, spare.base)
    let mask = UInt64(1) &<< width &- 1
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 1 << Int(width)) { places in
      places.initialize(repeating: 0)
      for index in 0..<count { places[Int(from[index] &>> shift & mask)] &+= 1 }
      var next = 0
      for digit in places.indices {
        let size = places[digit]
        places[digit] = next
        next &+= size
      }
      for index in 0..<count {
        let cell = from[index]
        let digit = Int(cell &>> shift & mask)
        to[places[digit]] = cell
        places[digit] &+= 1
      }
    }
    spare.setCount(count)
    swap(&cells, &spare)
  }

  // MARK: Merging

  /// The entries of some variants in the order of documents; of use until the next list.
  mutating func merged(_ variants: [Variant]) -> ListEntries {
    guard variants.count > 1 else {
      let range = variants.first?.entries ?? 0..<0
      return ListEntries(
        UnsafeBufferPointer(start: entries.base + range.lowerBound, count: range.count),
        variants: 1)
    }
    merged.removeAll()
    // From the rarest on, so that a long run is copied as seldom as can be.
    for place in variants.indices.reversed() {
      let range = variants[place].entries
      unmerged.removeAll()
      unmerged.reserve(merged.count + range.count)
      Self.merge(
        UnsafeBufferPointer(start: merged.base, count: merged.count),
        UnsafeBufferPointer(start: entries.base + range.lowerBound, count: range.count),
        place: UInt64(place), into: unmerged.base)
      unmerged.setCount(merged.count + range.count)
      swap(&merged, &unmerged)
    }
    return ListEntries(
      UnsafeBufferPointer(start: merged.base, count: merged.count), variants: variants.count)
  }

  private static func merge(
    _ a: UnsafeBufferPointer<ListEntry>, _ b: UnsafeBufferPointer<ListEntry>, place: UInt64,
    into out: UnsafeMutablePointer<ListEntry>
  ) {
    var (left, right, next) = (0, 0, 0)
    while left < a.count, right < b.count {
      let own = b[right].at(place)
      if a[left].bits < own.bits {
        out[next] = a[left]
        left &+= 1
      } else {
        out[next] = own
        right &+= 1
      }
      next &+= 1
    }
    while left < a.count {
      out[next] = a[left]
      left &+= 1
      next &+= 1
    }
    while right < b.count {
      out[next] = b[right].at(place)
      right &+= 1
      next &+= 1
    }
  }
}

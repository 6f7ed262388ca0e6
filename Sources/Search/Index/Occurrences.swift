/// Where words, or pairs of words, are met in a block of documents: one number for each time.
///
/// From the highest bit down: first word (24 bits, 0 for words), second word or word (24), document of the
/// block (12), how much it counts there (2). Sorted by digits, they are lists: no table of pairs is needed.
struct Occurrences: ~Copyable {
  /// The most documents of a block.
  static let blockSize = 512
  /// Words have to be numbered below 2 to the power of this.
  static let wordBits = 24
  private static let wordShift: UInt64 = 14
  private static let firstShift: UInt64 = 38
  /// What one time counts: in the text alone in the low half, elsewhere its weight in the high one.
  private static let amounts: [UInt64] = [1, 2 << 32, 4 << 32, 5 << 32]

  private var met: UnsafeMutablePointer<UInt64>
  private var spare: UnsafeMutablePointer<UInt64>
  private var capacity = 65_536
  private(set) var count = 0

  init() {
    met = .allocate(capacity: capacity)
    spare = .allocate(capacity: capacity)
  }

  deinit {
    met.deallocate()
    spare.deallocate()
  }

  /// What stands in the low bits for a document of the block and a weight.
  static func place(_ document: Int, _ weight: SearchRecord.Weight) -> UInt64 {
    let code: UInt64 =
      switch weight {
      case .text: 0
      case .lead: 1
      case .name: 2
      case .title: 3
      }
    return UInt64(document) << 2 | code
  }

  /// Makes room for more of them.
  mutating func reserve(_ more: Int) {
    guard count + more > capacity else { return }
    capacity = max(capacity * 3 / 2, count + more)
    let grown = UnsafeMutablePointer<UInt64>.allocate(capacity: capacity)
    grown.update(from: met, count: count)
    met.deallocate()
    spare.deallocate()
    met = grown
    spare = .allocate(capacity: capacity)
  }

  /// Room must have been made.
  @inline(__always)
  mutating func add(_ word: UInt32, _ place: UInt64) {
    met[count] = UInt64(word) &<< Self.wordShift | place
    count &+= 1
  }

  /// Room must have been made.
  @inline(__always)
  mutating func add(_ first: UInt32, _ second: UInt32, _ place: UInt64) {
    met[count] = UInt64(first) &<< Self.firstShift | UInt64(second) &<< Self.wordShift | place
    count &+= 1
  }

  /// The lists of what was met, of so many words; the next block begins empty.
  mutating func postings(words: Int, _ impacts: Impacts, isPairs: Bool) -> Postings {
    sort(words: words, isPairs: isPairs)
    var terms: [UInt32] = []
    var starts: [UInt32] = []
    var firstStarts = [UInt32](repeating: 0, count: isPairs ? words + 1 : 0)
    var last = UInt64.max
    var filled = 0
    var index = 0
    Self.amounts.withUnsafeBufferPointer { amounts in
      while index < count {
        let place = met[index] &>> 2
        var sum: UInt64 = 0
        repeat {
          sum &+= amounts[Int(met[index] & 3)]
          index &+= 1
        } while index < count && met[index] &>> 2 == place
        let term = place &>> (Self.wordShift - 2)
        if term != last {
          terms.append(UInt32(truncatingIfNeeded: term & 0xFF_FFFF))
          starts.append(UInt32(filled))
          if isPairs { firstStarts[Int(term &>> 24) + 1] = UInt32(terms.count) }
          last = term
        }
        let document = Int(place & 0xFFF)
        met[filled] = UInt64(document &<< 8) | UInt64(impacts.value(sum, document))
        filled &+= 1
      }
    }
    starts.append(UInt32(filled))
    for first in firstStarts.indices.dropFirst() where firstStarts[first] == 0 {
      firstStarts[first] = firstStarts[first - 1]
    }
    let entries = [UInt32](unsafeUninitializedCapacity: filled) { out, size in
      for index in 0..<filled { out[index] = UInt32(truncatingIfNeeded: met[index]) }
      size = filled
    }
    count = 0
    // Without the room that growing arrays keep.
    return Postings(
      terms: terms.withUnsafeBufferPointer { Array($0) },
      starts: starts.withUnsafeBufferPointer { Array($0) }, firstStarts: firstStarts,
      entries: entries)
  }

  // MARK: Sorting

  /// Documents stand in their order already, so that only words need sorting.
  private mutating func sort(words: Int, isPairs: Bool) {
    var bits = 1
    while 1 << bits < words { bits += 1 }
    let passes = (bits + 7) / 8
    let width = UInt64((bits + passes - 1) / passes)
    let shifts = (isPairs ? [Self.wordShift, Self.firstShift] : [Self.wordShift]).flatMap { shift in
      (0..<UInt64(passes)).map { shift + $0 * width }
    }
    // How often each digit is met, of all passes.
    var places = [UInt32](repeating: 0, count: shifts.count << Int(width))
    places.withUnsafeMutableBufferPointer { places in
      let mask = (UInt64(1) << width) - 1
      shifts.withUnsafeBufferPointer { shifts in
        for index in 0..<count {
          let one = met[index]
          for pass in shifts.indices {
            places[pass &<< Int(width) | Int(one &>> shifts[pass] & mask)] &+= 1
          }
        }
      }
      for (pass, shift) in shifts.enumerated() {
        distribute(
          shift, mask,
          UnsafeMutableBufferPointer(
            rebasing: places[pass << Int(width)..<(pass + 1) << Int(width)]))
      }
    }
  }

  /// One pass: by the digit there, equals in their order.
  private mutating func distribute(
    _ shift: UInt64, _ mask: UInt64, _ places: UnsafeMutableBufferPointer<UInt32>
  ) {
    var next: UInt32 = 0
    for digit in places.indices {
      let size = places[digit]
      places[digit] = next
      next += size
    }
    let (from, to) = (met, spare)
    for index in 0..<count {
      let one = from[index]
      let digit = Int(one &>> shift & mask)
      to[Int(places[digit])] = one
      places[digit] &+= 1
    }
    (met, spare) = (to, from)
  }
}

/// The lists of the words, or of the pairs, of a block.
struct Postings: Sendable {
  /// The words in order; the second words of pairs.
  let terms: [UInt32]
  /// The entries of `terms[n]` are at `starts[n]..<starts[n + 1]`.
  let starts: [UInt32]
  /// The pairs of first word n are at `firstStarts[n]..<firstStarts[n + 1]` of `terms`; empty for words.
  let firstStarts: [UInt32]
  /// The document of the block in the high 24 bits, its impact in the low eight.
  let entries: [UInt32]

  func range(_ term: Int) -> Range<Int> { Int(starts[term])..<Int(starts[term + 1]) }

  /// The pairs of a first word, as places in `terms`.
  func pairs(of first: Int) -> Range<Int> {
    guard first + 1 < firstStarts.count else { return 0..<0 }
    return Int(firstStarts[first])..<Int(firstStarts[first + 1])
  }
}

/// Turns occurrences into impacts for the documents of a block (docs/search-format.md, section 13).
struct Impacts: Sendable {
  private let k1: Double
  private let norms: [Double]
  /// Impacts of up to 31 occurrences in the text alone, document after document.
  private let common: [UInt8]

  init(lengths: ArraySlice<Int>, mean: Double, _ settings: SearchSettings) {
    let k1 = settings.k1
    let norms = lengths.map { 1 - settings.b + settings.b * Double($0) / max(1, mean) }
    self.k1 = k1
    self.norms = norms
    common = norms.flatMap { norm in (0..<32).map { Self.impact(Double($0) / norm, k1) } }
  }

  @inline(__always)
  func value(_ sum: UInt64, _ document: Int) -> UInt8 {
    if sum < 32 { return common[document &* 32 &+ Int(sum)] }
    return Self.impact(Double(sum >> 32) + Double(sum & 0xFFFF_FFFF) / norms[document], k1)
  }

  private static func impact(_ weight: Double, _ k1: Double) -> UInt8 {
    UInt8(max(1, min(255, (100 * weight * (k1 + 1) / (weight + k1)).rounded())))
  }
}

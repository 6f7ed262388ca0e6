import Vietnamese

/// One word of the index: how it is folded, and how it is marked.
struct IndexWord: Hashable, Sendable {
  let folded: [UInt8]
  let code: Int
}

/// Numbers the words of some documents. A spelling is looked up by its bytes; what it means is worked out
/// when it is met for the first time.
struct WordTable: Sendable {
  /// A spelling that means no word.
  static let none = UInt32.max

  private(set) var words: [IndexWord] = []
  private var numbers: [IndexWord: UInt32] = [:]
  /// Number of a spelling plus one, by its hash; 0 for a free slot.
  private var slots = [UInt32](repeating: 0, count: 16_384)
  private var hashes: [UInt64] = []
  private var ends: [UInt32] = [0]
  private var spellings: [UInt8] = []
  private var wordOfSpelling: [UInt32] = []

  /// The number of the word that these bytes spell, or `none`.
  @inline(__always)
  mutating func number(of spelling: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let hash = Self.hash(spelling)
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let entry = Int(slots[slot])
      if entry == 0 { break }
      if hashes[entry &- 1] == hash, isSpelling(entry &- 1, spelling) {
        return wordOfSpelling[entry &- 1]
      }
      slot = (slot &+ 1) & mask
    }
    return add(spelling, hash, at: slot)
  }

  @inline(__always)
  private func isSpelling(_ entry: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = Int(ends[entry])
    guard Int(ends[entry &+ 1]) &- start == bytes.count else { return false }
    for index in 0..<bytes.count where spellings[start &+ index] != bytes[index] { return false }
    return true
  }

  @inline(never)
  private mutating func add(
    _ spelling: UnsafeBufferPointer<UInt8>, _ hash: UInt64, at slot: Int
  ) -> UInt32 {
    let word = SearchWord(spelling)
    var number = Self.none
    if !word.folded.isEmpty {
      let (folded, code) = VariantCode.read(word)
      let key = IndexWord(folded: folded, code: code)
      number = numbers[key] ?? UInt32(words.count)
      if Int(number) == words.count {
        words.append(key)
        numbers[key] = number
      }
    }
    hashes.append(hash)
    spellings.append(contentsOf: spelling)
    ends.append(UInt32(spellings.count))
    wordOfSpelling.append(number)
    slots[slot] = UInt32(hashes.count)
    if hashes.count * 2 > slots.count { grow() }
    return number
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (entry, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(entry + 1)
    }
  }

  @inline(__always)
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard let base = UnsafeRawPointer(bytes.baseAddress) else { return 0 }
    var hash = UInt64(bytes.count) &* 0x9E37_79B9_7F4A_7C15
    var index = 0
    while index &+ 8 <= bytes.count {
      hash = mix(hash ^ (base + index).loadUnaligned(as: UInt64.self))
      index &+= 8
    }
    var rest: UInt64 = 0
    while index < bytes.count {
      rest = rest &<< 8 | UInt64(bytes[index])
      index &+= 1
    }
    return mix(hash ^ rest)
  }

  @inline(__always)
  private static func mix(_ value: UInt64) -> UInt64 {
    let product = value &* 0xD6E8_FEB8_6659_FD93
    return product ^ product &>> 32
  }
}

/// Numbers the pairs of words of some documents.
struct PairTable: Sendable {
  /// First word in the high half, second in the low one, by number of the pair.
  private(set) var pairs: [UInt64] = []
  private var slots = [Slot](repeating: Slot(pair: .max, number: 0), count: 65_536)

  private struct Slot: Sendable {
    var pair: UInt64
    var number: UInt32
  }

  @inline(__always)
  mutating func number(of first: UInt32, _ second: UInt32) -> UInt32 {
    let pair = UInt64(first) &<< 32 | UInt64(second)
    let mask = slots.count &- 1
    var slot = Self.place(pair) & mask
    while slots[slot].pair != pair {
      if slots[slot].pair == .max { return add(pair, at: slot) }
      slot = (slot &+ 1) & mask
    }
    return slots[slot].number
  }

  @inline(__always)
  private static func place(_ pair: UInt64) -> Int {
    let product = pair &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: product &>> 24)
  }

  private mutating func add(_ pair: UInt64, at slot: Int) -> UInt32 {
    let number = UInt32(pairs.count)
    pairs.append(pair)
    slots[slot] = Slot(pair: pair, number: number)
    if pairs.count * 2 > slots.count { grow() }
    return number
  }

  private mutating func grow() {
    slots = [Slot](repeating: Slot(pair: .max, number: 0), count: slots.count * 2)
    let mask = slots.count - 1
    for (number, pair) in pairs.enumerated() {
      var slot = Self.place(pair) & mask
      while slots[slot].pair != .max { slot = (slot + 1) & mask }
      slots[slot] = Slot(pair: pair, number: UInt32(number))
    }
  }
}

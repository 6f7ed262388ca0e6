import Vietnamese

/// One word of the index: how it is folded, and how it is marked.
struct IndexWord: Hashable, Sendable {
  let folded: [UInt8]
  let code: Int
}

/// Numbers the words of some documents. A spelling is looked up by its bytes; what it means is worked out
/// when it is met for the first time.
struct WordTable: ~Copyable {
  /// A spelling that means no word.
  static let none = UInt32.max

  private(set) var words: [IndexWord] = []
  private var numbers: [IndexWord: UInt32] = [:]
  /// Spellings of up to 16 bytes lie in the slots themselves, longer ones here.
  private var long: [[UInt8]: UInt32] = [:]
  private var slots: UnsafeMutablePointer<Slot>
  private var capacity = 16_384
  private var count = 0

  private struct Slot {
    /// The bytes with zeros behind them.
    var low: UInt64
    var high: UInt64
    /// 0 for a free slot.
    var size: UInt32
    var word: UInt32
  }

  init() {
    slots = .allocate(capacity: capacity)
    slots.initialize(repeating: Slot(low: 0, high: 0, size: 0, word: 0), count: capacity)
  }

  deinit { slots.deallocate() }

  /// The number of the word that these bytes of a text spell, or `none`.
  @inline(__always)
  mutating func number(of range: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let size = range.count
    guard size <= 16, let base = text.baseAddress else { return longNumber(of: range, in: text) }
    let (low, high) = Self.load(base + range.lowerBound, size, left: text.count &- range.lowerBound)
    let mask = capacity &- 1
    var place = Self.place(low, high) & mask
    while slots[place].size != 0 {
      if slots[place].low == low, slots[place].high == high, Int(slots[place].size) == size {
        return slots[place].word
      }
      place = (place &+ 1) & mask
    }
    let word = word(UnsafeBufferPointer(rebasing: text[range]))
    slots[place] = Slot(low: low, high: high, size: UInt32(size), word: word)
    count &+= 1
    if count &* 2 > capacity { grow() }
    return word
  }

  /// The bytes as two numbers; beyond them zeros.
  @inline(__always)
  private static func load(
    _ pointer: UnsafePointer<UInt8>, _ size: Int, left: Int
  ) -> (UInt64, UInt64) {
    if left >= 16 {
      let raw = UnsafeRawPointer(pointer)
      let low = raw.loadUnaligned(as: UInt64.self)
      if size <= 8 { return (low & (~0 &>> UInt64(64 &- size &* 8)), 0) }
      let high = raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
      return (low, high & (~0 &>> UInt64(128 &- size &* 8)))
    }
    var (low, high): (UInt64, UInt64) = (0, 0)
    for index in 0..<size {
      let byte = UInt64(pointer[index])
      if index < 8 {
        low |= byte &<< UInt64(index &* 8)
      } else {
        high |= byte &<< UInt64(index &* 8 &- 64)
      }
    }
    return (low, high)
  }

  @inline(__always)
  private static func place(_ low: UInt64, _ high: UInt64) -> Int {
    let product = (low ^ high &* 0xD6E8_FEB8_6659_FD93) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: product &>> 32)
  }

  private mutating func longNumber(
    of range: Range<Int>, in text: UnsafeBufferPointer<UInt8>
  ) -> UInt32 {
    let spelling = UnsafeBufferPointer(rebasing: text[range])
    let key = Array(spelling)
    if let word = long[key] { return word }
    let word = word(spelling)
    long[key] = word
    return word
  }

  @inline(never)
  private mutating func word(_ spelling: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let word = SearchWord(spelling)
    guard !word.folded.isEmpty else { return Self.none }
    let (folded, code) = VariantCode.read(word)
    let key = IndexWord(folded: folded, code: code)
    if let number = numbers[key] { return number }
    let number = UInt32(words.count)
    words.append(key)
    numbers[key] = number
    return number
  }

  private mutating func grow() {
    let old = UnsafeBufferPointer(start: slots, count: capacity)
    capacity *= 2
    slots = .allocate(capacity: capacity)
    slots.initialize(repeating: Slot(low: 0, high: 0, size: 0, word: 0), count: capacity)
    for slot in old where slot.size != 0 {
      var place = Self.place(slot.low, slot.high) & (capacity - 1)
      while slots[place].size != 0 { place = (place + 1) & (capacity - 1) }
      slots[place] = slot
    }
    old.baseAddress?.deallocate()
  }
}

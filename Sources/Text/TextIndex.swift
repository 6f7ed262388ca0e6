/// Numbers short texts, such as ids, paths and names, in the order in which they come: 0, 1, 2 and so on.
///
/// A dictionary of the standard library also finds texts that are canonically equivalent, and hashes each of them by
/// SipHash, which takes several times as long as all else about a look. Here texts are the same when their bytes are,
/// for all are in NFC since they were decoded (`TextDecoder`); hashes begin with a number that is another at
/// every start, so that nobody can choose texts that meet.
public struct TextIndex: Sendable {
  /// All texts, one behind the other, UTF-8.
  private var bytes: [UInt8] = []
  /// Where each text ends.
  private var ends: [Int] = []
  /// The upper half of a text's hash above its number plus one; 0 where nothing stands. A power of two of them, at
  /// most two thirds of which are taken.
  private var slots: [UInt64]
  private let seed = Self.seed

  private static let seed = UInt64.random(in: .min ... .max)

  public init(minimumCapacity: Int = 0) {
    var count = 8
    while count * 2 < minimumCapacity * 3 { count *= 2 }
    slots = Array(repeating: 0, count: count)
    ends.reserveCapacity(minimumCapacity)
  }

  public init(_ texts: [String]) {
    self.init(minimumCapacity: texts.count)
    for text in texts { _ = insert(text) }
  }

  public var count: Int { ends.count }

  /// All texts by their numbers.
  public var texts: [String] { (0..<count).map { self[$0] } }

  /// The text with a number.
  public subscript(number: Int) -> String {
    String(decoding: bytes[range(number)], as: UTF8.self)
  }

  /// The number of a text; nil when it is not there.
  public func number(of text: String) -> Int? {
    text.withView { text in
      let (_, number) = find(text, hash(text))
      return number
    }
  }

  public func contains(_ text: String) -> Bool { number(of: text) != nil }

  /// The number of a text, which is added when it is not there.
  public mutating func insert(_ text: String) -> (number: Int, isNew: Bool) {
    text.withView { insert($0) }
  }

  /// The number of UTF-8, which is added when it is not there.
  public mutating func insert(
    _ text: ByteView
  ) -> (number: Int, isNew: Bool) {
    let hash = hash(text)
    let (slot, number) = find(text, hash)
    if let number { return (number, false) }
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    slots[slot] = Self.entry(hash, number: count - 1)
    if count * 3 > slots.count * 2 { grow() }
    return (count - 1, true)
  }

  private func range(_ number: Int) -> Range<Int> {
    (number == 0 ? 0 : ends[number - 1])..<ends[number]
  }

  /// The slot where a text stands or would stand, and its number.
  private func find(
    _ text: ByteView, _ hash: UInt64
  ) -> (slot: Int, number: Int?) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if slots[slot] >> 32 == hash >> 32 {
        let number = Int(slots[slot] & 0xFFFF_FFFF) - 1
        if isSame(text, range(number)) { return (slot, number) }
      }
      slot = (slot + 1) & mask
    }
    return (slot, nil)
  }

  private func isSame(_ text: ByteView, _ range: Range<Int>) -> Bool {
    guard text.count == range.count else { return false }
    return bytes.withView { bytes in
      ByteOrder.compare(text, bytes.part(range)) == 0
    }
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    for number in 0..<count {
      bytes[range(number)].withView { text in
        let hash = hash(text)
        slots[find(text, hash).slot] = Self.entry(hash, number: number)
      }
    }
  }

  private static func entry(_ hash: UInt64, number: Int) -> UInt64 {
    hash & 0xFFFF_FFFF_0000_0000 | UInt64(number + 1)
  }

  private func hash(_ text: ByteView) -> UInt64 { QuickHash.of(text, seed: seed) }
}

/// Values by short texts; see `TextIndex`.
public struct TextMap<Value> {
  @usableFromInline var index: TextIndex
  @usableFromInline var stored: [Value] = []

  public init(minimumCapacity: Int = 0) {
    index = TextIndex(minimumCapacity: minimumCapacity)
    stored.reserveCapacity(minimumCapacity)
  }

  /// A map of pairs; of several with one text the first counts.
  public init(_ pairs: some Sequence<(String, Value)>) {
    self.init(minimumCapacity: pairs.underestimatedCount)
    for (text, value) in pairs where index.insert(text).isNew { stored.append(value) }
  }

  public var count: Int { stored.count }

  /// All values, in the order in which their texts came.
  public var values: [Value] { stored }

  /// All texts, in the order in which they came.
  public var texts: [String] { index.texts }

  /// The texts with their values, in the order in which they came.
  public var pairs: some Sequence<(String, Value)> {
    stored.indices.lazy.map { (index[$0], stored[$0]) }
  }

  @inlinable
  public subscript(text: String) -> Value? {
    guard let number = index.number(of: text) else { return nil }
    return stored[number]
  }

  /// The value of a text, to be changed where it lies; the text is added with the default when it is not there.
  @inlinable
  public subscript(text: String, default value: @autoclosure () -> Value) -> Value {
    get { self[text] ?? value() }
    _modify {
      let (number, isNew) = index.insert(text)
      if isNew { stored.append(value()) }
      yield &stored[number]
    }
  }

  public func contains(_ text: String) -> Bool { index.contains(text) }

  /// Gives a text a value, and returns the one that it had.
  @inlinable
  @discardableResult
  public mutating func set(_ value: Value, for text: String) -> Value? {
    let (number, isNew) = index.insert(text)
    if isNew {
      stored.append(value)
      return nil
    }
    let earlier = stored[number]
    stored[number] = value
    return earlier
  }

  /// The same texts with other values.
  public func mapValues<Other>(_ transform: (Value) throws -> Other) rethrows -> TextMap<Other> {
    TextMap<Other>(index, try stored.map(transform))
  }

  private init(_ index: TextIndex, _ values: [Value]) {
    self.index = index
    stored = values
  }
}

extension TextMap: Sendable where Value: Sendable {}

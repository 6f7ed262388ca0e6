/// Why an index cannot be used.
package enum SearchIndexError: Error, Equatable {
  /// The bytes of a file are not what the format says; the place is the name of a part of the format.
  case damaged(String)
  /// There is no such file.
  case missing(String)
}

/// Reads what `ByteWriter` wrote; any byte may be wrong.
struct ByteReader {
  let bytes: [UInt8]
  private(set) var index: Int
  let end: Int

  init(_ bytes: [UInt8], from start: Int = 0) {
    self.bytes = bytes
    index = start
    end = bytes.count
  }

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    index = range.lowerBound
    end = range.upperBound
  }

  var isAtEnd: Bool { index == end }

  mutating func byte() throws(SearchIndexError) -> Int {
    guard index < end else { throw .damaged("byte") }
    defer { index += 1 }
    return Int(bytes[index])
  }

  /// A number below 2^31.
  mutating func varint() throws(SearchIndexError) -> Int {
    var value = 0
    var shift = 0
    while true {
      guard index < end, shift <= 28 else { throw .damaged("varint") }
      let byte = Int(bytes[index])
      index += 1
      value |= (byte & 0x7F) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    guard value < 1 << 31 else { throw .damaged("varint") }
    return value
  }

  /// A count of things that take at least `width` bytes each.
  mutating func count(_ width: Int = 1) throws(SearchIndexError) -> Int {
    let count = try varint()
    guard count <= (end - index) / max(1, width) else { throw .damaged("count") }
    return count
  }

  mutating func raw(_ count: Int) throws(SearchIndexError) -> ArraySlice<UInt8> {
    guard count >= 0, count <= end - index else { throw .damaged("raw") }
    defer { index += count }
    return bytes[index..<index + count]
  }

  mutating func text() throws(SearchIndexError) -> [UInt8] {
    Array(try raw(try varint()))
  }

  mutating func string() throws(SearchIndexError) -> String {
    let text = try text()
    guard let string = String(validating: text, as: UTF8.self) else { throw .damaged("text") }
    return string
  }

  mutating func skip(_ count: Int) throws(SearchIndexError) {
    _ = try raw(count)
  }
}

/// Reads fields of bits, the lowest bit first. Past the end come zeros; `isValid` tells at last.
struct BitReader {
  private let bytes: [UInt8]
  private var index: Int
  private let end: Int
  private var window: UInt64 = 0
  private var filled = 0
  private var missing = 0

  init(_ bytes: [UInt8], from start: Int, to end: Int) {
    self.bytes = bytes
    index = start
    self.end = end
  }

  @inline(__always)
  private mutating func fill(_ bits: Int) {
    while filled < bits {
      if index < end {
        window |= UInt64(bytes[index]) &<< UInt64(filled)
        index &+= 1
      } else {
        missing &+= 8
      }
      filled &+= 8
    }
  }

  /// At most 32 bits.
  @inline(__always)
  mutating func read(_ bits: Int) -> Int {
    fill(bits)
    let value = window & ((1 &<< UInt64(bits)) &- 1)
    window &>>= UInt64(bits)
    filled &-= bits
    return Int(value)
  }

  @inline(__always)
  mutating func rice(_ parameter: Int) -> Int {
    fill(Rice.escape)
    let ones = min(Rice.escape, (~window).trailingZeroBitCount)
    if ones == Rice.escape {
      _ = read(Rice.escape)
      return read(32)
    }
    _ = read(ones &+ 1)
    return ones &<< parameter | read(parameter)
  }

  mutating func unary(below limit: Int) -> Int {
    var value = 0
    while value + 1 < limit, read(1) == 1 { value += 1 }
    return value
  }

  /// Whether no field was read past the end, and the region ended there with zeros.
  var isValid: Bool { missing <= filled && index == end && filled - missing < 8 && window == 0 }
}

import Text

/// Reads lines of up to three tab-separated fields.
struct TabbedLines {
  /// The fields of one line, as byte ranges.
  struct Fields {
    private(set) var count = 0
    private var places: (Range<Int>, Range<Int>, Range<Int>) = (0..<0, 0..<0, 0..<0)

    subscript(index: Int) -> Range<Int> {
      index == 0 ? places.0 : index == 1 ? places.1 : places.2
    }

    fileprivate mutating func append(_ place: Range<Int>) {
      switch count {
      case 0: places.0 = place
      case 1: places.1 = place
      case 2: places.2 = place
      default: break
      }
      count += 1
    }
  }

  let bytes: [UInt8]
  private var offset = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Returns the next line; nil at the end. A line with more than three fields is recognisable by
  /// its count.
  mutating func next() -> Fields? {
    guard offset < bytes.count else { return nil }
    var fields = Fields()
    var start = offset
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "\n") {
      if bytes[offset] == UInt8(ascii: "\t") {
        fields.append(start..<offset)
        start = offset + 1
      }
      offset += 1
    }
    fields.append(start..<offset)
    offset += 1
    return fields
  }

  func text(_ place: Range<Int>) -> String {
    String(decoding: bytes[place], as: UTF8.self)
  }

  /// Parses a number that consists of decimal digits only.
  func number(_ place: Range<Int>) -> Int? {
    guard !place.isEmpty else { return nil }
    var value = 0
    for digit in bytes[place] {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(Int(digit - UInt8(ascii: "0")))
      if overflow || carry { return nil }
      value = sum
    }
    return value
  }

  /// Returns whether a field precedes one of another text, by bytes.
  func isBefore(_ place: Range<Int>, _ other: TabbedLines, _ otherPlace: Range<Int>) -> Bool {
    bytes.withUnsafeBufferPointer { own in
      other.bytes.withUnsafeBufferPointer { others in
        ByteOrder.compare(own, place, others, otherPlace) < 0
      }
    }
  }
}

/// Reads what `ByteWriter` wrote. The bytes may be damaged or malicious: each read checks that it stays within
/// its range, and that numbers are within the range of the format.
package struct ByteReader: Sendable {
  package let file: IndexFile
  package private(set) var index: Int
  package let end: Int

  package init(_ file: IndexFile) {
    self.init(file, 0..<file.payload.count)
  }

  /// Reads a range of the payload.
  package init(_ file: IndexFile, _ range: Range<Int>) {
    precondition(range.upperBound <= file.payload.count, "beyond the file")
    self.file = file
    index = range.lowerBound
    end = range.upperBound
  }

  package var isAtEnd: Bool { index == end }

  /// How many bytes are left.
  package var left: Int { end - index }

  /// The error that the file is damaged at a part of the format.
  package func damaged(_ part: String) -> SearchIndexError {
    .damaged(file: "\(file.path).bin", part: part)
  }

  package mutating func byte() throws(SearchIndexError) -> Int {
    guard index < end else { throw damaged("byte") }
    defer { index += 1 }
    return Int(file.payload[index])
  }

  /// A number below 2^31 in at most five bytes.
  package mutating func varint() throws(SearchIndexError) -> Int {
    var value = 0
    for shift in stride(from: 0, through: 28, by: 7) {
      guard index < end else { break }
      let byte = Int(file.payload[index])
      index += 1
      value |= (byte & 0x7F) << shift
      if byte < 0x80 {
        guard value < 1 << 31 else { break }
        return value
      }
    }
    throw damaged("varint")
  }

  /// A number up to a limit.
  package mutating func varint(
    atMost limit: Int, _ part: String
  ) throws(SearchIndexError) -> Int {
    let value = try varint()
    guard value <= limit else { throw damaged(part) }
    return value
  }

  /// The number of things that follow, each of which takes at least `width` bytes: there are never more
  /// than the file has room for.
  package mutating func count(
    ofWidth width: Int, atMost limit: Int = .max, _ part: String
  ) throws(SearchIndexError) -> Int {
    let count = try varint()
    guard count <= left / max(1, width), count <= limit else { throw damaged(part) }
    return count
  }

  /// A number of bytes, then the range of these bytes, which are skipped.
  package mutating func range() throws(SearchIndexError) -> Range<Int> {
    try range(of: try varint())
  }

  /// The range of the next bytes, which are skipped.
  package mutating func range(of count: Int) throws(SearchIndexError) -> Range<Int> {
    guard count >= 0, count <= left else { throw damaged("size") }
    defer { index += count }
    return index..<index + count
  }

  /// The next bytes, which are skipped.
  package mutating func raw(_ count: Int) throws(SearchIndexError) -> ArraySlice<UInt8> {
    file.payload[try range(of: count)]
  }

  /// The number of bytes, then the bytes.
  package mutating func text() throws(SearchIndexError) -> ArraySlice<UInt8> {
    file.payload[try range()]
  }

  /// A text that must be UTF-8.
  package mutating func string() throws(SearchIndexError) -> String {
    guard let string = String(validating: try text(), as: UTF8.self) else {
      throw damaged("text")
    }
    return string
  }
}

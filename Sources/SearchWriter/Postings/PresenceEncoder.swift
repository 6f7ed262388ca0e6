import SearchFormat

/// Encodes presence files (docs/search-format.md, section 8); `PresenceDecoder` reads them.
enum PresenceEncoder {
  /// The payload of each part, for ascending documents of `count` in all.
  static func parts(_ documents: [Int], of count: Int) -> [[UInt8]] {
    var next = 0
    return (0..<IndexLayout.parts(documents: count)).map { part in
      let range = IndexLayout.documents(ofPart: part, of: count)
      let first = next
      while next < documents.count, documents[next] < range.upperBound { next += 1 }
      return payload(documents[first..<next], of: range)
    }
  }

  /// Gaps, or a bitmap where it is shorter.
  private static func payload(_ documents: ArraySlice<Int>, of range: Range<Int>) -> [UInt8] {
    let last = (documents.last ?? range.lowerBound) - range.lowerBound
    let parameter = RiceCode.parameter(
      sum: max(0, last + 1 - documents.count), count: documents.count)
    var gaps = BitWriter()
    gaps.byte(parameter)
    gaps.varint(documents.count)
    let headerSize = gaps.count
    var next = range.lowerBound
    for document in documents {
      gaps.rice(UInt32(document - next), parameter)
      next = document + 1
    }
    gaps.endRegion()
    let bitmapSize = (range.count + 7) / 8
    if gaps.count <= headerSize + bitmapSize { return gaps.bytes }
    var bitmap = [UInt8](repeating: 0, count: bitmapSize)
    for document in documents {
      let place = document - range.lowerBound
      bitmap[place >> 3] |= 1 << UInt8(place & 7)
    }
    var writer = ByteWriter()
    writer.byte(255)
    writer.varint(documents.count)
    writer.raw(bitmap)
    return writer.bytes
  }
}

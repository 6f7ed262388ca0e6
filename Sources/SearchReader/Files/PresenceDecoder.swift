import SearchFormat

/// Reads presence files, which `PresenceEncoder` writes (docs/search-format.md, section 8).
enum PresenceDecoder {
  /// The documents of a part of `size` documents, counted from its beginning, ascending.
  static func documents(_ file: IndexFile, of size: Int) throws(SearchIndexError) -> [Int] {
    var reader = ByteReader(file)
    let parameter = try reader.byte()
    let count = try reader.varint(atMost: size, "presence")
    if parameter == 255 { return try bitmap(&reader, count: count, of: size) }
    guard parameter < 16, count <= reader.left * 8 else { throw reader.damaged("presence") }
    var bits = BitReader(reader)
    var documents: [Int] = []
    documents.reserveCapacity(count)
    var next = 0
    for _ in 0..<count {
      let document = next + bits.rice(parameter)
      guard document < size else { throw reader.damaged("document") }
      documents.append(document)
      next = document + 1
    }
    guard bits.isValid else { throw reader.damaged("bits") }
    return documents
  }

  private static func bitmap(
    _ reader: inout ByteReader, count: Int, of size: Int
  ) throws(SearchIndexError) -> [Int] {
    let bitmap = Array(try reader.raw((size + 7) / 8))
    let documents = (0..<size).filter { bitmap[$0 >> 3] >> UInt8($0 & 7) & 1 == 1 }
    guard reader.isAtEnd, documents.count == count else { throw reader.damaged("presence") }
    return documents
  }
}

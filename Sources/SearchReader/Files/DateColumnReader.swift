import SearchFormat

/// Reads the column of days, which `FacetFilesWriter` writes (docs/search-format.md, section 10).
enum DateColumnReader {
  /// For each document of a part of `count` documents, the days since 1970-01-01 plus one, or 0 for none.
  static func days(_ file: IndexFile, count: Int) throws(SearchIndexError) -> [Int] {
    var reader = ByteReader(file)
    let parameter = try reader.byte()
    // Every document takes at least one bit.
    guard parameter < 16, count <= reader.left * 8 else { throw reader.damaged("date") }
    var bits = BitReader(reader)
    var days: [Int] = []
    days.reserveCapacity(count)
    var day = 0
    for index in 0..<count {
      if index == 0 {
        day = bits.read(16)
      } else {
        let step = bits.rice(parameter)
        day += step & 1 == 0 ? -(step >> 1) : (step + 1) >> 1
      }
      guard 0...65_535 ~= day else { throw reader.damaged("date") }
      days.append(day)
    }
    guard bits.isValid else { throw reader.damaged("bits") }
    return days
  }
}

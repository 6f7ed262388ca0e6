/// Writes presence files (docs/search-format.md, section 8).
enum PresenceEncoder {
  static func parts(_ documents: [Int], of count: Int) -> [[UInt8]] {
    var next = 0
    return stride(from: 0, to: max(1, count), by: SearchSettings.partSize).map { start in
      let size = min(SearchSettings.partSize, count - start)
      let from = next
      while next < documents.count, documents[next] < start + size { next += 1 }
      return part(documents[from..<next], start: start, size: size)
    }
  }

  private static func part(_ documents: ArraySlice<Int>, start: Int, size: Int) -> [UInt8] {
    let last = (documents.last ?? start) - start
    let parameter = Rice.parameter(
      sum: max(0, last + 1 - documents.count), count: documents.count)
    var writer = ByteWriter()
    writer.byte(parameter)
    writer.varint(documents.count)
    var bits = BitWriter(after: writer.bytes)
    var next = start
    for document in documents {
      bits.rice(UInt32(document - next), parameter)
      next = document + 1
    }
    let coded = bits.finish()
    guard coded.count > writer.count + (size + 7) / 8 else { return coded }
    var plain = ByteWriter()
    plain.byte(255)
    plain.varint(documents.count)
    var map = [UInt8](repeating: 0, count: (size + 7) / 8)
    for document in documents { map[(document - start) >> 3] |= 1 << UInt8((document - start) & 7) }
    plain.raw(map)
    return plain.bytes
  }
}

/// Reads CSV files.
package enum CSVReader {
  /// The most rows below the header.
  package static let rowLimit = 1_000_000
  /// The most bytes of one cell.
  package static let cellLimit = 1_048_576

  /// Reads a table; nil when the file has no header that can be read.
  package static func read(_ file: SourceFile) -> (CSVTable?, [Diagnostic]) {
    var lines: [CSVTable.Row] = []
    var offset = 0
    var number = 1
    for line in file.bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if !line.isEmpty, line.first != UInt8(ascii: "#") {
        var cells: [CSVTable.Cell] = []
        for cell in line.split(separator: 0x2C, omittingEmptySubsequences: false) {
          cells.append(.init(text: String(decoding: cell, as: UTF8.self), offset: cell.startIndex))
        }
        lines.append(.init(cells: cells, line: number, offset: offset))
      }
      offset += line.count + 1
      number += 1
    }
    guard let header = lines.first else { return (nil, []) }
    return (CSVTable(header: header.cells, rows: Array(lines.dropFirst()), separator: 0x2C), [])
  }
}

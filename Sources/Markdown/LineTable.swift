// Where the lines that cmark was given stand in the file. cmark sees the body alone, or the body behind
// lines that were moved to its front, or lines made of table cells.

import Text

struct LineTable {
  /// The file's offset of the first column of each line that was moved or made.
  var moved: [Int]
  /// The body that follows the moved lines.
  let body: Range<Int>
  private var starts: [Int] = []

  init(moved: [Int], body: Range<Int>) {
    self.moved = moved
    self.body = body
  }

  /// The file's offset of the first column of a 1-based line.
  mutating func start(of line: Int, in bytes: Bytes) -> Int {
    if line <= moved.count { return line > 0 ? moved[line - 1] : body.lowerBound }
    if starts.isEmpty {
      starts.reserveCapacity(body.count / 64 + 8)
      starts.append(body.lowerBound)
      var index = body.lowerBound
      while let end = bytes.first(0x0A, from: index, to: body.upperBound) {
        index = end + 1
        starts.append(index)
      }
    }
    let index = line - moved.count - 1
    return index < starts.count ? starts[index] : body.upperBound
  }

  /// The file's offset of the end of a line, before its line end.
  mutating func end(of line: Int, in bytes: Bytes) -> Int {
    var index = max(start(of: line, in: bytes), 0)
    if isMoved(line) { index = min(index + Self.markerWidth, bytes.count) }
    return bytes.lineEnd(from: index, to: bytes.count)
  }

  func isMoved(_ line: Int) -> Bool { line <= moved.count }

  /// The width of what stands before the text of a moved line: `- `, two blanks, or the mark of a cell.
  static let markerWidth = 2
}

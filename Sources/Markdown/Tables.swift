// Tables (GFM §4.10). cmark sees a table as a paragraph; its rows are cut from the source, and all cells of a
// document are parsed together, each as a paragraph, followed by the text itself when it may define references.

import CCMark
import Text

struct Table {
  enum Alignment: String {
    case none, left, center, right
  }

  /// One cell: where its text lies, and its paragraph once that is parsed; empty cells have none.
  struct Cell {
    let range: Range<Int>
    var node: Node?
  }

  let alignments: [Alignment]
  /// The header and the rows, each with as many cells as the header.
  private(set) var rows: [[Cell]]

  init(alignments: [Alignment], rows: [[Range<Int>]]) {
    self.alignments = alignments
    self.rows = rows.map { row in
      (0..<alignments.count).map { column in
        Cell(range: column < row.count ? row[column] : 0..<0, node: nil)
      }
    }
  }

  /// Gives each cell with text its paragraph, in order.
  mutating func take(_ nodes: [Node], from next: inout Int) {
    for row in rows.indices {
      for column in rows[row].indices where !rows[row][column].range.isEmpty && next < nodes.count {
        rows[row][column].node = nodes[next]
        next += 1
      }
    }
  }
}

/// Reads one line of a table.
enum TableRow {
  /// The alignments when a line is a delimiter row.
  static func alignments(_ line: Range<Int>, in source: Bytes) -> [Table.Alignment]? {
    guard let first = line.first, canDelimit(source[first]) else { return nil }
    guard
      line.contains(where: { source[$0] == UInt8(ascii: "|") || source[$0] == UInt8(ascii: ":") })
    else { return nil }
    var alignments: [Table.Alignment] = []
    for cell in cells(line, in: source) {
      guard let alignment = alignment(cell, in: source) else { return nil }
      alignments.append(alignment)
    }
    return alignments.isEmpty ? nil : alignments
  }

  private static func canDelimit(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "|") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "-")
  }

  private static func alignment(_ cell: Range<Int>, in source: Bytes) -> Table.Alignment? {
    guard !cell.isEmpty else { return nil }
    let left = source[cell.lowerBound] == UInt8(ascii: ":")
    let right = cell.count > 1 && source[cell.upperBound - 1] == UInt8(ascii: ":")
    let dashes = (cell.lowerBound + (left ? 1 : 0))..<(cell.upperBound - (right ? 1 : 0))
    guard !dashes.isEmpty, dashes.allSatisfy({ source[$0] == UInt8(ascii: "-") }) else {
      return nil
    }
    switch (left, right) {
    case (true, true): return .center
    case (true, false): return .left
    case (false, true): return .right
    case (false, false): return Table.Alignment.none
    }
  }

  /// The cells of a line, without the blanks around them; an escaped bar does not end a cell.
  static func cells(_ line: Range<Int>, in source: Bytes) -> [Range<Int>] {
    let text = trimmed(line, in: source)
    guard !text.isEmpty else { return [] }
    var cells: [Range<Int>] = []
    var start = text.lowerBound
    if source[start] == UInt8(ascii: "|") { start += 1 }
    var index = start
    while index < text.upperBound {
      switch source[index] {
      case UInt8(ascii: "\\"): index += 2
      case UInt8(ascii: "|"):
        cells.append(trimmed(start..<index, in: source))
        index += 1
        start = index
      default: index += 1
      }
    }
    if start < text.upperBound { cells.append(trimmed(start..<text.upperBound, in: source)) }
    return cells
  }

  private static func trimmed(_ range: Range<Int>, in source: Bytes) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, isSpace(source[start]) { start += 1 }
    while end > start, isSpace(source[end - 1]) { end -= 1 }
    return start..<end
  }
}

/// Gathers the cells of all tables into one text for cmark.
struct CellBuilder {
  private var text: [UInt8] = []
  private(set) var lineOffsets: [Int] = []
  private var count = 0

  /// What stands before a cell's text, so that it is a paragraph whatever it begins with; the blank after it
  /// gives emphasis the same flanks as the start of a line.
  static let mark = "; "

  var isEmpty: Bool { count == 0 }

  mutating func add(_ cell: Range<Int>, in source: Bytes) {
    guard !cell.isEmpty else { return }
    count += 1
    text.append(contentsOf: Self.mark.utf8)
    var start = cell.lowerBound
    for index in cell
    where source[index] == UInt8(ascii: "\\") && index + 1 < cell.upperBound
      && source[index + 1] == UInt8(ascii: "|")
    {
      text.append(contentsOf: source.part(start..<index))
      start = index + 1
    }
    text.append(contentsOf: source.part(start..<cell.upperBound))
    text.append(contentsOf: "\n\n".utf8)
    let offset = cell.lowerBound - LineTable.markerWidth
    lineOffsets.append(offset)
    lineOffsets.append(offset)
  }

  mutating func parse(input: Input, body: Bytes) -> CMarkTree? {
    if input.marksEscapes { text = Input.markingEscapes(text) }
    if body.contains("]", then: ":") {
      text.append(contentsOf: "***\n\n".utf8)
      text.append(contentsOf: input.rewritten ?? Array(body))
    }
    return CMarkTree(parsing: text, keepingMarks: input.marksEscapes)
  }

  /// The paragraphs of the cells, which come first in the tree.
  func cellNodes(of root: Node) -> [Node] {
    var nodes: [Node] = []
    nodes.reserveCapacity(count)
    var child = cmark_node_first_child(root)
    while let node = child, nodes.count < count {
      nodes.append(node)
      child = cmark_node_next(node)
    }
    return nodes
  }
}

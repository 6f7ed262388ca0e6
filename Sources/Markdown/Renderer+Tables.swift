import CCMark
import Text

extension Renderer {
  /// The most cells of one table.
  private static var maximumCells: Int { 100_000 }

  /// Takes a paragraph for a table when its second line is a delimiter row that fits the first.
  mutating func addTable(_ node: Node, quoteDepth: Int, _ builder: inout CellBuilder) -> Bool {
    let first = Int(cmark_node_get_start_line(node))
    let last = Int(cmark_node_get_end_line(node))
    guard last > first else { return false }
    let rows = rowRanges(of: node, from: first, to: last, quoteDepth: quoteDepth)
    guard rows.count > 1 else { return false }
    guard let alignments = delimiter(rows[1], after: rows[0]) else {
      reportHiddenTable(rows)
      return false
    }
    guard alignments.count * (rows.count - 1) <= Self.maximumCells else {
      problems.append(.tableTooLarge(in: file, at: rows[0].lowerBound))
      return false
    }
    var lines = [TableRow.cells(rows[0], in: source)]
    for row in rows.dropFirst(2) { lines.append(TableRow.cells(row, in: source)) }
    let table = Table(alignments: alignments, rows: lines)
    for row in table.rows {
      for cell in row { builder.add(cell.range, in: source) }
    }
    marks.addTable(table, at: node)
    return true
  }

  private func delimiter(_ row: Range<Int>, after header: Range<Int>) -> [Table.Alignment]? {
    guard let alignments = TableRow.alignments(row, in: source),
      TableRow.cells(header, in: source).count == alignments.count
    else { return nil }
    return alignments
  }

  private mutating func reportHiddenTable(_ rows: [Range<Int>]) {
    guard options.site, rows.count > 2 else { return }
    for index in 2..<rows.count where delimiter(rows[index], after: rows[index - 1]) != nil {
      problems.append(.tableNeedsBlankLine(in: file, at: rows[index - 1].lowerBound))
      return
    }
  }

  /// The text of each line of a paragraph, without quote marks and behind its reference definitions.
  private mutating func rowRanges(
    of node: Node, from first: Int, to last: Int, quoteDepth: Int
  ) -> [Range<Int>] {
    var rows: [Range<Int>] = []
    let start = offset(of: node)
    let text = ReferenceDefinitions.skip(
      in: source, from: start, to: lines.end(of: last, in: source))
    for line in first...last {
      let end = lines.end(of: line, in: source)
      guard end > text || end == text && line == last else { continue }
      var index = line == first ? start : max(lines.start(of: line, in: source), 0)
      if line != first {
        if lines.isMoved(line) { index += LineTable.markerWidth }
        index = skipQuotes(from: index, to: end, depth: quoteDepth)
      }
      rows.append(min(max(index, line == first ? text : index), end)..<end)
    }
    return rows
  }

  private func skipQuotes(from start: Int, to end: Int, depth: Int) -> Int {
    var index = start
    var left = depth
    while index < end {
      if isBlank(source[index]) {
        index += 1
      } else if left > 0, source[index] == UInt8(ascii: ">") {
        left -= 1
        index += 1
      } else {
        break
      }
    }
    return index
  }

  mutating func writeTable(_ index: Int) {
    let table = marks.tables[index]
    html.startLine()
    if options.site {
      html.append(
        "<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Bảng\">\n"
          as StaticString)
    }
    html.append("<table>\n<thead>\n" as StaticString)
    let textLines = lines
    lines = cellLines ?? lines
    isCell = true
    writeRow(table, 0)
    html.append("</thead>\n" as StaticString)
    if table.rows.count > 1 {
      html.append("<tbody>\n" as StaticString)
      for row in 1..<table.rows.count { writeRow(table, row) }
      html.append("</tbody>\n" as StaticString)
    }
    isCell = false
    lines = textLines
    html.append("</table>\n" as StaticString)
    if options.site { html.append("</div>\n" as StaticString) }
    plain.separate()
  }

  private mutating func writeRow(_ table: Table, _ row: Int) {
    html.append("<tr>\n" as StaticString)
    for (cell, alignment) in zip(table.rows[row], table.alignments) {
      html.append(row == 0 ? "<th" : "<td" as StaticString)
      if row == 0, options.site { html.append(" scope=\"col\"" as StaticString) }
      if alignment != .none {
        html.append(options.site ? " class=\"" : " align=\"" as StaticString)
        html.append(alignment.rawValue)
        html.append(UInt8(ascii: "\""))
      }
      html.append(UInt8(ascii: ">"))
      if let node = cell.node {
        if let first = cmark_node_first_child(node) {
          trimmed = (first, CellBuilder.mark.utf8.count)
        }
        write(node)
      }
      html.append(row == 0 ? "</th>\n" : "</td>\n" as StaticString)
      plain.separate()
    }
    html.append("</tr>\n" as StaticString)
  }
}

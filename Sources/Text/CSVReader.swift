/// Reads CSV files as spreadsheets write them (RFC 4180, with `;` or tabs where the locale asks for it).
///
/// Lines that are blank, hold only empty cells or begin with `#` are skipped. A row that cannot be read
/// is reported and left out; the others are still there, so that all problems are found in one run.
package enum CSVReader {
  /// The most rows below the header.
  package static let rowLimit = 1_000_000
  /// The most bytes of one cell.
  package static let cellLimit = 1_048_576
  /// The most problems of one file; reading stops there.
  package static let problemLimit = 1_000

  /// Reads a table; nil when the file has no header that can be read.
  ///
  /// The bytes are those of `TextDecoder`: UTF-8 without byte order mark, line ends `\n`.
  package static func read(_ file: SourceFile) -> (CSVTable?, [Diagnostic]) {
    file.bytes.withView { bytes in
      var scanner = CSVScanner(bytes: bytes, file: file)
      let table = scanner.readTable()
      return (table, scanner.diagnostics)
    }
  }

  /// Tells which of `,` and `;` stands more often outside quotes in the line that begins at an offset; a
  /// tab where there is neither.
  static func separator(of bytes: ByteView, from start: Int) -> UInt8 {
    var commas = 0
    var semicolons = 0
    var tabs = 0
    var quoted = false
    for byte in bytes[start...] {
      switch byte {
      case UInt8(ascii: "\""): quoted.toggle()
      case UInt8(ascii: ",") where !quoted: commas += 1
      case UInt8(ascii: ";") where !quoted: semicolons += 1
      case UInt8(ascii: "\t") where !quoted: tabs += 1
      default: break
      }
      if byte == UInt8(ascii: "\n"), !quoted { break }
    }
    if commas == 0, semicolons == 0, tabs > 0 { return UInt8(ascii: "\t") }
    return semicolons > commas ? UInt8(ascii: ";") : UInt8(ascii: ",")
  }
}

/// Walks once through the bytes of a CSV file.
struct CSVScanner {
  let bytes: ByteView
  let file: SourceFile
  var diagnostics: [Diagnostic] = []
  private var position = 0
  private var line = 1
  private var separator = UInt8(ascii: ",")
  /// Whether the row that was just read holds a problem of its own.
  private var rowIsBad = false
  /// Whether the file holds what is no character.
  private var needsRepair = false

  init(bytes: ByteView, file: SourceFile) {
    self.bytes = bytes
    self.file = file
  }

  mutating func readTable() -> CSVTable? {
    reportForbiddenCharacters()
    skipComments()
    guard position < bytes.count else {
      diagnostics.append(.csvEmpty(in: file))
      return nil
    }
    separator = CSVReader.separator(of: bytes, from: position)
    guard var header = nextRow(expecting: 16)?.cells, !rowIsBad else { return nil }
    var trailing = false
    if header.count > 1, header.last?.text.isEmpty == true {
      header.removeLast()
      trailing = true
    }
    header = header.map { .init(text: Self.trimmed($0.text), offset: $0.offset) }
    checkHeader(header)
    let rows = readRows(columns: header.count, trailing: trailing)
    return CSVTable(header: header, rows: rows, separator: separator)
  }

  private mutating func readRows(columns: Int, trailing: Bool) -> [CSVTable.Row] {
    var rows: [CSVTable.Row] = []
    while let row = nextRow(expecting: columns + (trailing ? 1 : 0)) {
      if diagnostics.count >= CSVReader.problemLimit {
        diagnostics.append(.csvTooManyProblems(in: file, at: row.offset))
        break
      }
      if rowIsBad || row.cells.allSatisfy(\.text.isEmpty) { continue }
      if rows.count == CSVReader.rowLimit {
        diagnostics.append(.csvTooManyRows(in: file, at: row.offset))
        break
      }
      if row.cells.count == columns {
        rows.append(row)
      } else if trailing, row.cells.count == columns + 1, row.cells.last?.text.isEmpty == true {
        rows.append(.init(cells: row.cells.dropLast(), line: row.line, offset: row.offset))
      } else {
        diagnostics.append(.csvCellCount(in: file, row: row, columns: columns))
      }
    }
    return rows
  }

  private mutating func checkHeader(_ header: [CSVTable.Cell]) {
    for (index, cell) in header.enumerated() {
      if cell.text.isEmpty {
        diagnostics.append(.csvEmptyHeader(in: file, at: cell.offset, column: index + 1))
        continue
      }
      let first = header[..<index].firstIndex { $0.text.utf8.elementsEqual(cell.text.utf8) }
      if let first {
        diagnostics.append(
          .csvDuplicateHeader(in: file, cell: cell, columns: (first + 1, index + 1)))
      }
    }
  }

  /// Moves to the start of the next line that is neither blank nor a comment.
  private mutating func skipComments() {
    while position < bytes.count {
      var index = position
      while index < bytes.count, Self.isBlank(bytes[index]) { index += 1 }
      let comment = index == position && index < bytes.count && bytes[index] == UInt8(ascii: "#")
      guard comment || index == bytes.count || bytes[index] == UInt8(ascii: "\n") else { return }
      while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
      position = min(index + 1, bytes.count)
      line += 1
    }
  }

  private mutating func nextRow(expecting count: Int) -> CSVTable.Row? {
    skipComments()
    guard position < bytes.count else { return nil }
    rowIsBad = false
    var cells: [CSVTable.Cell] = []
    cells.reserveCapacity(count)
    let start = position
    let startLine = line
    repeat { cells.append(nextCell()) } while takeSeparator()
    return CSVTable.Row(cells: cells, line: startLine, offset: start)
  }

  /// Steps over what ends a cell; true when another cell follows in the row.
  private mutating func takeSeparator() -> Bool {
    guard position < bytes.count else { return false }
    position += 1
    if bytes[position - 1] == separator { return true }
    line += 1
    return false
  }

  /// Reads a cell up to its separator, the end of its line or the end of the file.
  private mutating func nextCell() -> CSVTable.Cell {
    var index = position
    while index < bytes.count, Self.isBlank(bytes[index]), bytes[index] != separator { index += 1 }
    if index < bytes.count, bytes[index] == UInt8(ascii: "\"") { return quotedCell(at: index) }
    while index < bytes.count, bytes[index] != separator, bytes[index] != UInt8(ascii: "\n") {
      index += 1
    }
    let text = Self.trimmed(bytes.part(position..<index))
    let start = position + text.lowerBound
    let length = text.count
    position = index
    reportSize(of: length, at: start)
    return CSVTable.Cell(text: string(start..<(start + length)), offset: start)
  }

  private mutating func quotedCell(at quote: Int) -> CSVTable.Cell {
    var index = quote + 1
    var doubled = false
    while true {
      guard index < bytes.count else {
        diagnostics.append(.csvUnclosedQuote(in: file, at: quote))
        rowIsBad = true
        position = bytes.count
        return CSVTable.Cell(text: "", offset: quote)
      }
      if bytes[index] == UInt8(ascii: "\"") {
        guard index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\"") else { break }
        doubled = true
        index += 1
      } else if bytes[index] == UInt8(ascii: "\n") {
        line += 1
      }
      index += 1
    }
    let inner = (quote + 1)..<index
    reportSize(of: inner.count, at: quote)
    position = index + 1
    skipToEndOfCell()
    guard doubled else { return CSVTable.Cell(text: string(inner), offset: quote) }
    return CSVTable.Cell(text: undoubled(inner), offset: quote)
  }

  /// Steps over blanks after a closing quote and reports anything else.
  private mutating func skipToEndOfCell() {
    var reported = false
    while position < bytes.count, bytes[position] != separator,
      bytes[position] != UInt8(ascii: "\n")
    {
      if !Self.isBlank(bytes[position]), !reported {
        diagnostics.append(.csvTextAfterQuote(in: file, at: position))
        reported = true
        rowIsBad = true
      }
      position += 1
    }
  }

  private func undoubled(_ range: Range<Int>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      text.append(bytes[index])
      index += bytes[index] == UInt8(ascii: "\"") ? 2 : 1
    }
    return text.withView { self.text($0) }
  }

  private mutating func reportSize(of length: Int, at offset: Int) {
    guard length > CSVReader.cellLimit else { return }
    diagnostics.append(.csvCellTooLarge(in: file, at: offset, size: length))
    rowIsBad = true
  }

  private func string(_ range: Range<Int>) -> String {
    text(bytes.part(range))
  }

  /// The text of some bytes, with U+FFFD for what is no character. Control characters stay: a field refuses them.
  private func text(_ bytes: ByteView) -> String {
    needsRepair ? ForbiddenCharacters.repaired(bytes.text, keepingControls: true) : bytes.text
  }

  /// Warns of what is no character, wherever in the file it stands.
  private mutating func reportForbiddenCharacters() {
    for place in ForbiddenCharacters.placesBeyondASCII(in: bytes, limit: 100) {
      needsRepair = true
      diagnostics.append(
        .forbiddenCharacter(
          in: file, at: place, written: ForbiddenCharacters.name(in: bytes, at: place)))
    }
  }

  private static func trimmed(_ text: String) -> String {
    text.withView { bytes in
      let range = trimmed(bytes)
      if range.count == bytes.count { return text }
      return bytes.part(range).text
    }
  }

  /// The range without spaces, tabs and no-break spaces (U+00A0) at both ends.
  private static func trimmed(_ text: ByteView) -> Range<Int> {
    var start = 0
    var end = text.count
    while start < end {
      if isBlank(text[start]) {
        start += 1
      } else if start + 1 < end, text[start] == 0xC2, text[start + 1] == 0xA0 {
        start += 2
      } else {
        break
      }
    }
    while start < end {
      if isBlank(text[end - 1]) {
        end -= 1
      } else if start + 1 < end, text[end - 1] == 0xA0, text[end - 2] == 0xC2 {
        end -= 2
      } else {
        break
      }
    }
    return start..<end
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}

/// A table read from a CSV file (RFC 4180): the header and the rows, every cell with its place.
package struct CSVTable: Sendable {
  package struct Cell: Sendable {
    /// The text without its quotes; blanks around an unquoted text are dropped.
    package let text: String
    /// The byte offset of its first byte in the file; the opening quote of a quoted cell.
    package let offset: Int

    package init(text: String, offset: Int) {
      self.text = text
      self.offset = offset
    }
  }

  package struct Row: Sendable {
    /// As many as the header has.
    package let cells: [Cell]
    /// The 1-based line on which the row begins.
    package let line: Int
    /// The byte offset where the row begins.
    package let offset: Int

    package init(cells: [Cell], line: Int, offset: Int) {
      self.cells = cells
      self.line = line
      self.offset = offset
    }
  }

  package let header: [Cell]
  package let rows: [Row]
  /// The byte between cells: `,`, `;` or a tab.
  package let separator: UInt8

  package init(header: [Cell], rows: [Row], separator: UInt8) {
    self.header = header
    self.rows = rows
    self.separator = separator
  }
}

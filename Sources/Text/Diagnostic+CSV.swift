extension Diagnostic {
  static func csvEmpty(in file: SourceFile) -> Diagnostic {
    Diagnostic(
      in: file, at: 0, code: "csv-empty",
      message: Message(en: "the table is empty", vi: "bảng trống"),
      hint: Message(
        en: "the first line must name the columns", vi: "dòng đầu phải là tên các cột"))
  }

  static func csvUnclosedQuote(in file: SourceFile, at offset: Int) -> Diagnostic {
    let line = file.position(at: offset).line
    return Diagnostic(
      in: file, at: offset, code: "csv-unclosed-quote",
      message: Message(
        en: "the quote that opens on line \(line) is never closed",
        vi: "dấu nháy mở ở dòng \(line) không được đóng lại"),
      hint: Message(
        en: "add the closing quote; a quote inside a quoted cell is written twice",
        vi: "hãy thêm dấu nháy đóng; dấu nháy bên trong ô có nháy phải viết hai lần"))
  }

  static func csvTextAfterQuote(in file: SourceFile, at offset: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "csv-text-after-quote",
      message: Message(
        en: "text follows the closing quote of a cell", vi: "có chữ sau dấu nháy đóng của ô"),
      hint: Message(
        en: "put the whole cell in quotes; a quote inside it is written twice",
        vi: "hãy đặt cả ô trong dấu nháy; dấu nháy bên trong phải viết hai lần"))
  }

  static func csvEmptyHeader(in file: SourceFile, at offset: Int, column: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "csv-empty-header",
      message: Message(en: "column \(column) has no name", vi: "cột \(column) không có tên"),
      hint: Message(en: "name it or remove it", vi: "hãy đặt tên hoặc bỏ cột này"))
  }

  static func csvDuplicateHeader(
    in file: SourceFile, cell: CSVTable.Cell, columns: (Int, Int)
  ) -> Diagnostic {
    Diagnostic(
      in: file, at: cell.offset, code: "csv-duplicate-header",
      message: Message(
        en: "columns \(columns.0) and \(columns.1) are both named '\(cell.text)'",
        vi: "cột \(columns.0) và cột \(columns.1) cùng tên '\(cell.text)'"),
      hint: Message(en: "keep one of the two", vi: "hãy giữ lại một trong hai"))
  }

  static func csvCellCount(
    in file: SourceFile, row: CSVTable.Row, columns: Int
  ) -> Diagnostic {
    let count = row.cells.count
    let many = count > columns
    let place = many ? row.cells[columns].offset : row.offset
    return Diagnostic(
      in: file, at: place, code: many ? "csv-too-many-cells" : "csv-too-few-cells",
      message: Message(
        en: "the row on line \(row.line) has \(count) cells, the header has \(columns)",
        vi: "hàng ở dòng \(row.line) có \(count) ô, dòng tên cột có \(columns)"),
      hint: many
        ? Message(
          en: "put a cell that holds the separator in quotes",
          vi: "hãy đặt ô có chứa dấu phân cách trong dấu nháy")
        : Message(
          en: "write a separator for each empty cell", vi: "hãy viết dấu phân cách cho từng ô trống"
        ))
  }

  static func csvCellTooLarge(in file: SourceFile, at offset: Int, size: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "csv-cell-too-large",
      message: Message(
        en: "the cell has \(size) bytes; the limit is \(CSVReader.cellLimit)",
        vi: "ô dài \(size) byte; giới hạn là \(CSVReader.cellLimit)"))
  }

  static func csvTooManyRows(in file: SourceFile, at offset: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "csv-too-many-rows",
      message: Message(
        en: "more than \(CSVReader.rowLimit) rows", vi: "có quá \(CSVReader.rowLimit) hàng"),
      hint: Message(en: "split the table", vi: "hãy chia bảng thành nhiều tệp"))
  }

  static func csvTooManyProblems(in file: SourceFile, at offset: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "csv-too-many-problems",
      message: Message(
        en: "the table is not read further, it has \(CSVReader.problemLimit) problems above",
        vi: "không đọc tiếp bảng này, phía trên đã có \(CSVReader.problemLimit) lỗi"))
  }
}

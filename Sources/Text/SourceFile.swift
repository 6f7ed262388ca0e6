/// A place in a text as editors count it: both 1-based, the column in Unicode scalars.
package struct Position: Hashable, Comparable, Sendable {
  package let line: Int
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (a: Position, b: Position) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}

/// A file as it was read: its path below the project's root and its bytes.
///
/// The bytes are UTF-8 in NFC with line ends `\n`; `TextDecoder` sees to that. A place in the
/// file is an offset in bytes; `position(at:)` turns it into a line and a column when a message needs it.
package struct SourceFile: Sendable {
  /// The path below the project's root, with `/`, as messages show it.
  package let path: String
  package let bytes: [UInt8]
  /// Offsets of the line starts; kept for large files only, small ones are scanned when asked.
  private let lineStarts: [Int]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    guard bytes.count > 65_536 else {
      lineStarts = []
      return
    }
    var starts = [0]
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(index + 1)
    }
    lineStarts = starts
  }

  package init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// Tells the line and column of a byte offset; an offset past the end is the end.
  package func position(at offset: Int) -> Position {
    let end = min(max(offset, 0), bytes.count)
    let (line, start) = lineStart(before: end)
    var column = 1
    for byte in bytes[start..<end] where byte & 0xC0 != 0x80 {
      column += 1
    }
    return Position(line: line, column: column)
  }

  /// The text of the line that holds a byte offset, without its line end.
  package func line(at offset: Int) -> String {
    let end = min(max(offset, 0), bytes.count)
    let start = lineStart(before: end).start
    let stop = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    return String(decoding: bytes[start..<stop], as: UTF8.self)
  }

  /// The byte offset where a 1-based line starts; the end of the file for a line past it.
  package func offset(ofLine line: Int) -> Int {
    guard line > 1 else { return 0 }
    if !lineStarts.isEmpty { return line <= lineStarts.count ? lineStarts[line - 1] : bytes.count }
    var seen = 1
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      seen += 1
      if seen == line { return index + 1 }
    }
    return bytes.count
  }

  private func lineStart(before end: Int) -> (line: Int, start: Int) {
    if lineStarts.isEmpty {
      var line = 1
      var start = 0
      for index in 0..<end where bytes[index] == UInt8(ascii: "\n") {
        line += 1
        start = index + 1
      }
      return (line, start)
    }
    var low = 0
    var high = lineStarts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= end { low = middle } else { high = middle }
    }
    return (low + 1, lineStarts[low])
  }
}

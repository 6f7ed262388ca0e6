// libcmark 0.30.2 is quadratic on deep nesting and on long runs of brackets (CVE-2023-22486 and related reports).
// These limits keep its worst case under a second; a text beyond them is refused before it is parsed.

import Text

enum Guards {
  /// The most bytes of a body.
  static let maximumSize = 1 << 20
  /// The deepest nesting of quotes and list items.
  static let maximumDepth = 32
  /// The most `[` in a run of lines that are not blank.
  static let maximumBrackets = 4_000

  static func check(_ file: SourceFile, bytes: Bytes, body: Range<Int>) -> [Diagnostic] {
    guard body.count <= maximumSize else {
      return [.bodyTooLarge(in: file, at: body.lowerBound, size: body.count)]
    }
    var problems: [Diagnostic] = []
    if let place = placeOfTooManyBrackets(bytes, body) {
      problems.append(.tooManyBrackets(in: file, at: place))
    }
    if let place = placeOfTooDeepNesting(bytes, body) {
      problems.append(.nestingTooDeep(in: file, at: place))
    }
    return problems
  }

  /// The start of the first block with too many brackets.
  private static func placeOfTooManyBrackets(_ bytes: Bytes, _ body: Range<Int>) -> Int? {
    guard hasManyBrackets(bytes, body) else { return nil }
    var count = 0
    var blockStart = body.lowerBound
    var blank = true
    for index in body {
      switch bytes[index] {
      case 0x0A:
        if blank {
          count = 0
          blockStart = index + 1
        }
        blank = true
      case 0x20, 0x09: break
      case UInt8(ascii: "["):
        blank = false
        count += 1
        if count > maximumBrackets { return blockStart }
      default: blank = false
      }
    }
    return nil
  }

  /// Whether the whole body holds more brackets than one block may.
  private static func hasManyBrackets(_ bytes: Bytes, _ body: Range<Int>) -> Bool {
    guard body.count > maximumBrackets else { return false }
    var total = 0
    var index = body.lowerBound
    while let place = bytes.first(UInt8(ascii: "["), from: index, to: body.upperBound) {
      total += 1
      if total > maximumBrackets { return true }
      index = place + 1
    }
    return false
  }

  /// The start of the first line that opens too deep a container.
  ///
  /// Quotes are counted by the line; list items stay open as long as lines are indented to their text.
  private static func placeOfTooDeepNesting(_ bytes: Bytes, _ body: Range<Int>) -> Int? {
    var items: [Int] = []
    var start = body.lowerBound
    while start < body.upperBound {
      var index = start
      while index < body.upperBound, isBlank(bytes[index]) { index += 1 }
      guard index < body.upperBound else { return nil }
      let first = bytes[index]
      if first != 0x0A {
        if !items.isEmpty {
          var text = index
          while text < body.upperBound, isBlank(bytes[text]) || bytes[text] == UInt8(ascii: ">") {
            text += 1
          }
          let indent = column(of: text, from: start, bytes)
          while let last = items.last, indent < last { items.removeLast() }
        }
        if mayOpenContainer(first) {
          let quotes = openContainers(bytes, from: index, lineStart: start, body, &items)
          if quotes + items.count > maximumDepth { return start }
        }
      }
      start = bytes.lineEnd(from: index, to: body.upperBound) + 1
    }
    return nil
  }

  private static func mayOpenContainer(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): true
    default: isDigit(byte)
    }
  }

  /// Reads the markers at the start of a line: answers the number of quotes, adds the items' text columns.
  private static func openContainers(
    _ bytes: Bytes, from first: Int, lineStart: Int, _ body: Range<Int>, _ items: inout [Int]
  ) -> Int {
    guard !isThematicBreak(bytes, from: first, body) else { return 0 }
    var index = first
    var quotes = 0
    var start = lineStart
    var base = 0
    while index < body.upperBound {
      let byte = bytes[index]
      if isBlank(byte) {
        index += 1
      } else if byte == UInt8(ascii: ">") {
        quotes += 1
        index += 1
      } else if let end = listMarkerEnd(bytes, from: index, body) {
        base += column(of: end, from: start, bytes) + 1
        start = end
        items.append(base)
        index = end
      } else {
        break
      }
      if quotes + items.count > maximumDepth { break }
    }
    return quotes
  }

  /// The end of a list marker that is followed by a blank or the line's end.
  private static func listMarkerEnd(_ bytes: Bytes, from start: Int, _ body: Range<Int>) -> Int? {
    var index = start
    if isDigit(bytes[index]) {
      while index < body.upperBound, isDigit(bytes[index]), index - start < 9 { index += 1 }
      guard index < body.upperBound,
        bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ")")
      else { return nil }
    } else {
      switch bytes[index] {
      case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): break
      default: return nil
      }
    }
    index += 1
    guard index < body.upperBound else { return index }
    return isBlank(bytes[index]) || bytes[index] == 0x0A ? index : nil
  }

  private static func isThematicBreak(_ bytes: Bytes, from start: Int, _ body: Range<Int>) -> Bool {
    let mark = bytes[start]
    guard mark == UInt8(ascii: "-") || mark == UInt8(ascii: "*") else { return false }
    var index = start
    var count = 0
    while index < body.upperBound, bytes[index] != 0x0A {
      if bytes[index] == mark {
        count += 1
      } else if !isBlank(bytes[index]) {
        return false
      }
      index += 1
    }
    return count >= 3
  }

  private static func column(of index: Int, from start: Int, _ bytes: Bytes) -> Int {
    var column = 0
    for place in start..<index {
      column = bytes[place] == 0x09 ? (column / 4 + 1) * 4 : column + 1
    }
    return column
  }
}

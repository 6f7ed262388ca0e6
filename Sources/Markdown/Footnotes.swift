// Footnote definitions are cut from the text before cmark sees it and moved to its front as the items of
// one list, so that they are parsed with the same reference definitions as the text.

import Text

/// One `[^label]: text`.
struct FootnoteDefinition {
  let label: [UInt8]
  /// The byte offset in the source file.
  let offset: Int
}

struct FootnoteCutter {
  private(set) var body: [UInt8]
  private(set) var definitions: [FootnoteDefinition] = []
  /// A list with one item for each definition, closed by a thematic break.
  private(set) var front: [UInt8] = []
  /// For each line of `front`, the file's offset of its first column.
  private(set) var lineOffsets: [Int] = []
  private let offset: Int

  static let maximumLabel = 100

  init(_ body: [UInt8], offset: Int) {
    self.body = body
    self.offset = offset
  }

  /// Whether `[^` occurs.
  static func mayHold(_ text: Bytes) -> Bool { text.contains("[", then: "^") }

  mutating func cut() {
    var fence: (mark: UInt8, length: Int)?
    var start = 0
    while start < body.count {
      let end = lineEnd(start)
      if let open = fence {
        if let mark = fenceMark(start, end), mark.mark == open.mark, mark.length >= open.length,
          mark.isBare
        {
          fence = nil
        }
      } else if let mark = fenceMark(start, end) {
        fence = (mark.mark, mark.length)
      } else if let (label, text) = definitionStart(start, end) {
        start = cutDefinition(label: label, start: start, text: text)
        continue
      }
      start = end + 1
    }
    guard !definitions.isEmpty else { return }
    front.append(contentsOf: "***\n\n".utf8)
    lineOffsets.append(offset)
    lineOffsets.append(offset)
  }

  private mutating func cutDefinition(label: Range<Int>, start: Int, text: Int) -> Int {
    definitions.append(FootnoteDefinition(label: Array(body[label]), offset: offset + start))
    var end = lineEnd(start)
    move("- ", text..<end)
    var next = end + 1
    var afterBlank = body[text..<end].allSatisfy(isBlank)
    blankOut(start..<end)
    while next < body.count {
      end = lineEnd(next)
      var first = next
      while first < end, isBlank(body[first]) { first += 1 }
      if first == end {
        guard let resumed = resumeAfterBlanks(end + 1) else { break }
        for _ in 0..<blankLines(next, resumed) { move("", next..<next) }
        next = resumed
        afterBlank = true
        continue
      }
      let isIndented = first - next >= 4 || body[next] == 0x09
      guard isIndented || (!afterBlank && continuesParagraph(first, end)) else { break }
      let content = isIndented ? (body[next] == 0x09 ? next + 1 : next + 4) : first
      move("  ", content..<end)
      blankOut(next..<end)
      afterBlank = false
      next = end + 1
    }
    next = min(next, body.count)
    move("", next..<next)
    return next
  }

  private func blankLines(_ start: Int, _ end: Int) -> Int {
    body[start..<end].reduce(0) { $1 == 0x0A ? $0 + 1 : $0 }
  }

  /// The next line with text when it is indented like a footnote's further paragraph.
  private func resumeAfterBlanks(_ start: Int) -> Int? {
    var line = start
    while line < body.count {
      let end = lineEnd(line)
      var first = line
      while first < end, isBlank(body[first]) { first += 1 }
      if first < end { return first - line >= 4 || body[line] == 0x09 ? line : nil }
      line = end + 1
    }
    return nil
  }

  /// Whether an unindented line goes on with the footnote's paragraph and opens no other block.
  private func continuesParagraph(_ first: Int, _ end: Int) -> Bool {
    switch body[first] {
    case UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "<"), UInt8(ascii: "|"): false
    case UInt8(ascii: "`"), UInt8(ascii: "~"): fenceMark(first, end) == nil
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "_"):
      first + 1 < end && !isBlank(body[first + 1]) && body[first + 1] != body[first]
    case UInt8(ascii: "["): definitionStart(first, end) == nil
    default: true
    }
  }

  private mutating func move(_ marker: String, _ content: Range<Int>) {
    front.append(contentsOf: marker.utf8)
    front.append(contentsOf: body[content])
    front.append(0x0A)
    lineOffsets.append(offset + content.lowerBound - LineTable.markerWidth)
  }

  private mutating func blankOut(_ range: Range<Int>) {
    for index in range { body[index] = 0x20 }
  }

  private func lineEnd(_ start: Int) -> Int {
    var index = start
    while index < body.count, body[index] != 0x0A { index += 1 }
    return index
  }

  private func fenceMark(_ start: Int, _ end: Int) -> (mark: UInt8, length: Int, isBare: Bool)? {
    var index = start
    while index < end, body[index] == 0x20, index - start < 4 { index += 1 }
    guard index < end, index - start < 4 else { return nil }
    let mark = body[index]
    guard mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
    let first = index
    while index < end, body[index] == mark { index += 1 }
    let length = index - first
    guard length >= 3 else { return nil }
    let rest = body[index..<end]
    if mark == UInt8(ascii: "`"), rest.contains(mark) { return nil }
    return (mark, length, rest.allSatisfy(isBlank))
  }

  /// The label and the place of the text when a line begins a definition.
  private func definitionStart(_ start: Int, _ end: Int) -> (label: Range<Int>, text: Int)? {
    var index = start
    while index < end, body[index] == 0x20 { index += 1 }
    guard index - start < 4, index + 4 < end, body[index] == UInt8(ascii: "["),
      body[index + 1] == UInt8(ascii: "^")
    else { return nil }
    let first = index + 2
    index = first
    while index < end, FootnoteLabel.allows(body[index]), index - first <= Self.maximumLabel {
      index += 1
    }
    guard index > first, index - first <= Self.maximumLabel, index + 1 < end,
      body[index] == UInt8(ascii: "]"), body[index + 1] == UInt8(ascii: ":")
    else { return nil }
    var text = index + 2
    while text < end, isBlank(body[text]) { text += 1 }
    return (first..<index, text)
  }
}

enum FootnoteLabel {
  static func allows(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != UInt8(ascii: "]") && byte != UInt8(ascii: "[") && byte != 0x7F
  }

  /// The label of `[^label]` that begins at an offset.
  static func range(in text: Bytes, at start: Int) -> Range<Int>? {
    let first = start + 2
    guard first < text.count, text[start + 1] == UInt8(ascii: "^") else { return nil }
    var index = first
    while index < text.count, allows(text[index]), index - first <= FootnoteCutter.maximumLabel {
      index += 1
    }
    guard index > first, index < text.count, text[index] == UInt8(ascii: "]") else { return nil }
    return first..<index
  }
}

import CCMark
import Text

// Where things stand in the file. cmark gives lines and byte columns of blocks; those of inlines are wrong
// behind leading reference definitions and on indented lines (0.30.2), so inlines are looked for in the
// source of their block, in order, and cmark's word is taken only when that fails.
extension Renderer {
  mutating func begin(block node: Node) {
    block = node
    cursor = nil
    skippedLines = 0
  }

  /// The file's offset of a block node.
  mutating func offset(of node: Node) -> Int {
    let line = Int(cmark_node_get_start_line(node))
    let column = max(Int(cmark_node_get_start_column(node)), 1)
    let start = lines.start(of: line, in: source) + column - 1
    return min(max(start, lines.body.lowerBound), lines.body.upperBound)
  }

  /// How far behind the last find a search goes; keeps the whole linear.
  private static var window: Int { 4_096 }

  /// Finds bytes of an inline node in the source of its block; `after` are the bytes one of which must precede.
  mutating func find(_ wanted: Bytes, node: Node, after: StaticString? = nil) -> Int {
    guard let block else { return lines.body.lowerBound }
    let from = startOfSearch(block)
    let fallback = placeByCMark(node, block)
    guard let first = wanted.first else { return fallback }
    let blockEnd = lines.end(of: Int(cmark_node_get_end_line(block)), in: source)
    let start = isOpening(fallback) ? max(from, fallback) : lineStart(of: fallback, notBefore: from)
    let end = min(start + Self.window, blockEnd) - wanted.count
    var next = start
    while let index = source.first(first, from: next, to: end + 1) {
      if source.starts(with: wanted, at: index), isPreceded(index, by: after) {
        cursor = index + wanted.count
        return index
      }
      next = index + 1
    }
    return fallback
  }

  private func isPreceded(_ index: Int, by marks: StaticString?) -> Bool {
    guard let marks else { return true }
    guard index > 0 else { return false }
    let before = source[index - 1]
    return marks.withView { $0.contains(before) }
  }

  /// Whether cmark's place is the start of a link, an image or a tag, and so can be trusted.
  private func isOpening(_ offset: Int) -> Bool {
    guard offset < source.count else { return false }
    switch source[offset] {
    case UInt8(ascii: "["), UInt8(ascii: "!"), UInt8(ascii: "<"): return true
    default: return false
    }
  }

  private func lineStart(of offset: Int, notBefore floor: Int) -> Int {
    var index = offset
    while index > floor, source[index - 1] != 0x0A, offset - index < 1_024 { index -= 1 }
    return max(index, floor)
  }

  private mutating func startOfSearch(_ block: Node) -> Int {
    if let cursor { return cursor }
    let start = offset(of: block)
    let end = lines.end(of: Int(cmark_node_get_end_line(block)), in: source)
    let text = ReferenceDefinitions.skip(in: source, from: start, to: end)
    var skipped = 0
    for index in start..<max(start, text) where source[index] == 0x0A { skipped += 1 }
    skippedLines = skipped
    cursor = text
    return text
  }

  private mutating func placeByCMark(_ node: Node, _ block: Node) -> Int {
    let line = Int(cmark_node_get_start_line(node)) + skippedLines
    let column = max(Int(cmark_node_get_start_column(node)), 1)
    let first = offset(of: block)
    let last = lines.end(of: Int(cmark_node_get_end_line(block)), in: source)
    let lastLine = Int(cmark_node_get_end_line(block))
    guard line >= Int(cmark_node_get_start_line(block)), line <= lastLine else { return first }
    let lineEnd = line == lastLine ? last : lines.end(of: line, in: source)
    let place = min(lines.start(of: line, in: source) + column - 1, lineEnd)
    return min(max(place, first), max(first, last))
  }
}

/// The link reference definitions at the start of a paragraph, which cmark takes out of it.
enum ReferenceDefinitions {
  /// The offset behind the leading definitions of a block.
  static func skip(in source: Bytes, from start: Int, to end: Int) -> Int {
    var index = start
    while index < end, let next = definitionEnd(in: source, from: index, to: end) { index = next }
    return index
  }

  private static func definitionEnd(in source: Bytes, from start: Int, to end: Int) -> Int? {
    var index = start
    while index < end, isBlank(source[index]) || source[index] == UInt8(ascii: ">") { index += 1 }
    guard index < end, source[index] == UInt8(ascii: "[") else { return nil }
    index += 1
    while index < end, source[index] != UInt8(ascii: "]") {
      guard source[index] != UInt8(ascii: "[") else { return nil }
      index += source[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard index + 1 < end, source[index + 1] == UInt8(ascii: ":") else { return nil }
    index = skipSpace(in: source, from: index + 2, to: end)
    while index < end, !isSpace(source[index]) { index += 1 }
    let destinationLine = lineEnd(in: source, from: index, to: end)
    let next = skipSpace(in: source, from: index, to: end)
    if next < end, let titleEnd = titleEnd(in: source, from: next, to: end) { return titleEnd }
    return min(destinationLine + 1, end)
  }

  private static func titleEnd(in source: Bytes, from start: Int, to end: Int) -> Int? {
    let close: UInt8
    switch source[start] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): close = source[start]
    case UInt8(ascii: "("): close = UInt8(ascii: ")")
    default: return nil
    }
    var index = start + 1
    while index < end, source[index] != close {
      index += source[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard index < end else { return nil }
    index += 1
    while index < end, isBlank(source[index]) { index += 1 }
    guard index >= end || source[index] == 0x0A else { return nil }
    return min(index + 1, end)
  }

  private static func skipSpace(in source: Bytes, from start: Int, to end: Int) -> Int {
    var index = start
    while index < end, isSpace(source[index]) { index += 1 }
    return index
  }

  private static func lineEnd(in source: Bytes, from start: Int, to end: Int) -> Int {
    var index = start
    while index < end, source[index] != 0x0A { index += 1 }
    return index
  }
}

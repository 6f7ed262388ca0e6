import CCMark
import Text

/// Where a body asks for code points that may not be published: by a reference such as `&#xFFFE;`, or as they are.
///
/// The tree holds U+FFFD for each of them (`CMarkTree`); these are the places for the warnings.
struct ForbiddenReferences {
  /// The references that are not known to be code, in the order of the file.
  private(set) var references: [Range<Int>] = []
  private(set) var characters: [Int] = []
  /// Whether one of them is a character with which `Input` marks escapes.
  private(set) var bringsMarks = false

  init(in source: Bytes, _ body: Range<Int>) {
    let text = source.part(body)
    var start = 0
    while let place = ForbiddenCharacters.place(in: text, from: start) {
      characters.append(body.lowerBound + place)
      if text[place] == Input.escapeMark || text[place] == 0x02 { bringsMarks = true }
      start = place + 1
    }
    start = 0
    while let (range, value) = Self.next(in: text, from: start) {
      start = range.upperBound
      if Self.isEscaped(text, range.lowerBound) { continue }
      references.append(range.lowerBound + body.lowerBound..<range.upperBound + body.lowerBound)
      if value == 1 || value == 2 { bringsMarks = true }
    }
  }

  /// Leaves out what begins in a range: code shows it as it is written.
  mutating func remove(in range: Range<Int>) {
    references.removeAll { range.contains($0.lowerBound) }
  }

  /// The next numeric character reference with a forbidden value, by the rules of cmark: up to seven decimal or six
  /// hexadecimal digits (CommonMark 0.30 §2.5).
  static func next(in text: Bytes, from start: Int) -> (range: Range<Int>, value: UInt32)? {
    var index = start
    while let place = text.first(UInt8(ascii: "&"), from: index, to: text.count) {
      if let found = reference(in: text, at: place), ForbiddenCharacters.contains(found.value) {
        return (place..<found.end, found.value)
      }
      index = place + 1
    }
    return nil
  }

  private static func reference(in text: Bytes, at start: Int) -> (value: UInt32, end: Int)? {
    var index = start + 1
    guard index + 1 < text.count, text[index] == UInt8(ascii: "#") else { return nil }
    index += 1
    let isHex = text[index] | 0x20 == UInt8(ascii: "x")
    if isHex { index += 1 }
    let first = index
    var value: UInt32 = 0
    while index < text.count, index - first < (isHex ? 6 : 7), let digit = digit(text[index], isHex)
    {
      value = value * (isHex ? 16 : 10) + digit
      index += 1
    }
    guard index > first, index < text.count, text[index] == UInt8(ascii: ";") else { return nil }
    return (value, index + 1)
  }

  private static func digit(_ byte: UInt8, _ isHex: Bool) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte) - 0x30
    case 0x41...0x46 where isHex, 0x61...0x66 where isHex: UInt32(byte | 0x20) - 0x57
    default: nil
    }
  }

  /// Whether an odd number of backslashes stands before an offset.
  private static func isEscaped(_ text: Bytes, _ place: Int) -> Bool {
    var index = place
    while index > 0, text[index - 1] == UInt8(ascii: "\\") { index -= 1 }
    return (place - index) % 2 == 1
  }
}

extension Renderer {
  /// Leaves out the references within code and raw HTML, where they are text.
  mutating func keepReferences(inCode node: Node) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_CODE_BLOCK, CMARK_NODE_HTML_BLOCK:
      let isFenced = beginsWithFence(node)
      let first = Int(cmark_node_get_start_line(node)) + (isFenced ? 1 : 0)
      let last = Int(cmark_node_get_end_line(node))
      guard first <= last else { return }
      for line in first...last {
        let start = max(lines.start(of: line, in: source), 0)
        forbidden.remove(in: start..<max(start, lines.end(of: line, in: source)))
      }
    case CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE:
      let text = literal(of: node)
      var start = 0
      while let (range, _) = ForbiddenReferences.next(in: text, from: start) {
        let place = find(text.part(range), node: node)
        forbidden.remove(in: place..<place + 1)
        start = range.upperBound
      }
    default: break
    }
  }

  /// Whether a block begins with a fence, whose words are no code.
  private mutating func beginsWithFence(_ node: Node) -> Bool {
    let start = offset(of: node)
    guard start < source.count else { return false }
    return source[start] == UInt8(ascii: "`") || source[start] == UInt8(ascii: "~")
  }

  /// Warns of the forbidden code points of the text.
  mutating func reportForbidden() {
    for range in forbidden.references where mayReport(at: range.lowerBound, .warning) {
      problems.append(
        .forbiddenCharacter(in: file, at: range.lowerBound, written: source.part(range).text))
    }
    for place in forbidden.characters where mayReport(at: place, .warning) {
      problems.append(
        .forbiddenCharacter(
          in: file, at: place, written: ForbiddenCharacters.name(in: source, at: place)))
    }
  }
}

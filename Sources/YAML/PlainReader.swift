// The reader of the plain subset: block mappings and sequences, flow collections on one line, plain,
// quoted and block scalars. It walks once through the bytes. A rule that it does not know for sure makes
// it hand the whole document over to Yams; a fuzzed test holds the two together.

import Text

/// Reads the plain subset of YAML from the bytes of a file.
struct PlainReader {
  /// Why reading ends early.
  enum Stop: Error {
    /// The document is outside the subset.
    case unsupported
    /// The document has an error after which nothing more can be made out.
    case refused
  }

  /// The most bytes of a key; YAML allows 1,024 characters.
  static let keyLimit = 1_000

  let bytes: ByteView
  /// The end of the document in the file.
  let end: Int
  let file: SourceFile
  /// The next byte. Between nodes it is the first byte of a line's content, or `end`.
  var position: Int
  /// Where the line of `position` begins.
  var lineStart: Int
  var diagnostics: [Diagnostic] = []
  /// Whether the document holds a code point that is published as U+FFFD.
  private var needsRepair = false
  /// Whether a problem was found that leaves no tree to use.
  var broken = false
  private var nodes = 0
  private var depth = 0
  /// How many blank lines, and whether a comment, the last `nextContent` stepped over.
  private(set) var blankLines = 0
  private(set) var sawComment = false

  init(bytes: ByteView, file: SourceFile, range: Range<Int>) {
    self.bytes = bytes
    self.file = file
    position = range.lowerBound
    lineStart = range.lowerBound
    end = range.upperBound
  }

  /// Reads the document; nil when it holds no content or is broken.
  mutating func read() throws(Stop) -> YAMLNode? {
    reportForbiddenCharacters()
    if broken { throw .refused }
    nextContent()
    try skipStartMarker()
    if position >= end { return nil }
    let root = try block(parent: -1)
    if position < end {
      if isMarker(at: position), column == 0 { try documentMarker() }
      try fail(.yamlIndentation(in: file, at: position))
    }
    return broken ? nil : root
  }

  // The state of reading

  /// The byte at an offset; 0 past the end (no other byte is 0 after `reportForbiddenCharacters`).
  @inline(__always)
  func byte(at offset: Int) -> UInt8 {
    offset < end ? bytes[offset] : 0
  }

  /// The column of `position` in bytes from 0.
  var column: Int { position - lineStart }

  /// Whether a blank, a line end or the end stands at an offset.
  @inline(__always)
  func isBlankOrEnd(at offset: Int) -> Bool {
    switch byte(at: offset) {
    case 0, UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"): true
    default: false
    }
  }

  /// Whether a line end or the end stands at an offset.
  @inline(__always)
  func isLineEnd(at offset: Int) -> Bool {
    offset >= end || bytes[offset] == UInt8(ascii: "\n")
  }

  /// Reports a problem after which reading goes on, to find the others.
  mutating func report(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
    broken = true
  }

  /// Warns that what was written at an offset is published as U+FFFD.
  mutating func warnOfForbidden(at offset: Int, written: String) {
    guard diagnostics.count < 100 else { return }
    diagnostics.append(.forbiddenCharacter(in: file, at: offset, written: written))
  }

  /// Reports a problem after which nothing can be made out. After an earlier problem it is left unsaid:
  /// it is most likely its consequence.
  mutating func fail(_ diagnostic: Diagnostic) throws(Stop) {
    if !broken { report(diagnostic) }
    throw .refused
  }

  mutating func countNode() throws(Stop) {
    nodes += 1
    if nodes > YAMLReader.nodeLimit {
      report(.yamlTooManyNodes(in: file, at: position))
      throw .refused
    }
  }

  /// Enters a collection; `leave` comes at its end.
  mutating func enter(at offset: Int) throws(Stop) {
    try countNode()
    depth += 1
    if depth > YAMLReader.depthLimit {
      report(.yamlTooDeep(in: file, at: offset))
      throw .refused
    }
  }

  mutating func leave() {
    depth -= 1
  }

  func string(_ range: Range<Int>) -> String {
    text(of: bytes.part(range))
  }

  func text(of bytes: ByteView) -> String {
    needsRepair ? ForbiddenCharacters.repaired(bytes.text) : bytes.text
  }

  func text(of bytes: [UInt8]) -> String { bytes.withView { text(of: $0) } }

  // Lines

  /// Moves from the start of a line to the first content at or below it, past blank lines and comments.
  mutating func nextContent() {
    blankLines = 0
    sawComment = false
    while position < end {
      lineStart = position
      var index = position
      while byte(at: index) == UInt8(ascii: " ") { index += 1 }
      switch byte(at: index) {
      case 0:
        position = end
        return
      case UInt8(ascii: "\n"):
        blankLines += 1
      case UInt8(ascii: "#"):
        sawComment = true
        index = endOfLine(from: index)
      case UInt8(ascii: "\t"):
        report(.yamlTab(in: file, at: index))
        index = endOfLine(from: index)
      case 0xC2 where byte(at: index + 1) == 0xA0:
        report(.yamlNoBreakSpace(in: file, at: index))
        index = endOfLine(from: index)
      default:
        position = index
        return
      }
      position = min(index + 1, end)
    }
  }

  /// The offset of the line end at or after an offset.
  func endOfLine(from offset: Int) -> Int { bytes.lineEnd(from: offset, to: end) }

  /// Leaves a line whose rest does not count.
  mutating func skipLine() {
    position = min(endOfLine(from: position) + 1, end)
    nextContent()
  }

  /// Steps over spaces; a tab as a separator is left to Yams.
  mutating func skipSpaces() throws(Stop) {
    while byte(at: position) == UInt8(ascii: " ") { position += 1 }
    if byte(at: position) == UInt8(ascii: "\t") { throw .unsupported }
  }

  /// Ends a line after a value: only a comment may follow.
  mutating func finishLine() throws(Stop) {
    let start = position
    try skipSpaces()
    switch byte(at: position) {
    case 0, UInt8(ascii: "\n"):
      break
    case UInt8(ascii: "#"):
      if position == start { throw .unsupported }
    case UInt8(ascii: ":") where isBlankOrEnd(at: position + 1):
      report(.yamlColonInValue(in: file, at: position))
    default:
      report(.yamlTextAfterValue(in: file, at: position))
    }
    skipLine()
  }

  // Documents

  /// Whether a line `---` or `...` begins at an offset.
  private func isMarker(at offset: Int) -> Bool {
    let first = byte(at: offset)
    guard first == UInt8(ascii: "-") || first == UInt8(ascii: ".") else { return false }
    return byte(at: offset + 1) == first && byte(at: offset + 2) == first
      && isBlankOrEnd(at: offset + 3)
  }

  /// Steps over `---` before the document; refuses directives.
  private mutating func skipStartMarker() throws(Stop) {
    while position < end, column == 0, byte(at: position) == UInt8(ascii: "%") {
      report(.yamlDirective(in: file, at: position))
      skipLine()
    }
    guard position < end, column == 0, isMarker(at: position) else { return }
    guard byte(at: position) == UInt8(ascii: "-") else { throw .unsupported }
    position += 3
    try skipSpaces()
    guard isLineEnd(at: position) else { throw .unsupported }
    skipLine()
    if position < end, column == 0, isMarker(at: position) { throw .unsupported }
  }

  /// Refuses a second document; `...` is left to Yams.
  mutating func documentMarker() throws(Stop) {
    if byte(at: position) == UInt8(ascii: ".") { throw .unsupported }
    report(.yamlDocuments(in: file, at: position))
    throw .refused
  }

  /// Whether the content at `position` is a marker between documents.
  var isAtMarker: Bool { column == 0 && isMarker(at: position) }

  /// Reports characters that YAML forbids or takes for line ends: controls, U+0085, U+2028, U+2029, a
  /// byte order mark inside and noncharacters.
  private mutating func reportForbiddenCharacters() {
    let text = bytes.part(0..<end)
    var index = ByteSearch.yamlSuspect(text, from: position)
    while index < end {
      if let scalar = forbidden(bytes[index], at: index) {
        report(.yamlCharacter(in: file, at: index, scalar))
        if diagnostics.count == 100 { return }
      }
      index = ByteSearch.yamlSuspect(text, from: index + 1)
    }
    let document = text.part(position..<end)
    for place in ForbiddenCharacters.placesBeyondASCII(in: document, limit: 100) {
      needsRepair = true
      warnOfForbidden(
        at: position + place, written: ForbiddenCharacters.name(in: document, at: place))
    }
  }

  private func forbidden(_ value: UInt8, at index: Int) -> UInt32? {
    let next = byte(at: index + 1)
    let last = byte(at: index + 2)
    switch value {
    case 0x09, 0x0A: return nil
    case 0..<0x20, 0x7F: return UInt32(value)
    case 0xC2 where next < 0xA0: return UInt32(next)
    case 0xE2 where next == 0x80 && (last == 0xA8 || last == 0xA9):
      return 0x2000 + UInt32(last) - 0x80
    case 0xEF where next == 0xBB && last == 0xBF: return 0xFEFF
    case 0xEF where next == 0xBF && last >= 0xBE: return 0xFFC0 + UInt32(last) - 0x80
    default: return nil
    }
  }
}

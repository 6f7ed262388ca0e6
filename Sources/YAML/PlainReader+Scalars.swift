import Text

extension PlainReader {
  // Plain scalars

  /// Reads a plain scalar with the lines that continue it, and ends its last line.
  mutating func plain(parent: Int) throws(Stop) -> String {
    let first = plainEnd()
    if byte(at: first.stop) == UInt8(ascii: ":") { return colonInValue(at: first.stop) }
    let start = position
    var ended = byte(at: first.stop) == UInt8(ascii: "#")
    position = first.stop
    skipLine()
    guard position < end, column > parent, !isAtMarker else { return string(start..<first.last) }
    var text = Array(bytes[start..<first.last])
    while position < end, column > parent, !isAtMarker {
      if ended || sawComment || parent < 0 { throw .unsupported }
      if blankLines == 0 {
        text.append(UInt8(ascii: " "))
      } else {
        text.append(contentsOf: repeatElement(UInt8(ascii: "\n"), count: blankLines))
      }
      let next = plainEnd()
      if byte(at: next.stop) == UInt8(ascii: ":") {
        try fail(.yamlIndentation(in: file, at: position))
      }
      text.append(contentsOf: bytes[position..<next.last])
      ended = byte(at: next.stop) == UInt8(ascii: "#")
      position = next.stop
      skipLine()
    }
    return self.text(of: text)
  }

  /// Finds where the plain text at `position` ends on its line: the byte that stops it (a colon, the `#`
  /// of a comment, the line end) and the end of the text without the blanks before that.
  private func plainEnd() -> (stop: Int, last: Int) {
    var index = position
    var last = position
    while true {
      switch byte(at: index) {
      case 0, UInt8(ascii: "\n"):
        return (index, last)
      case UInt8(ascii: ":") where isBlankOrEnd(at: index + 1):
        return (index, last)
      case UInt8(ascii: "#") where index > position && isBlankOrEnd(at: index - 1):
        return (index, last)
      case UInt8(ascii: " "), UInt8(ascii: "\t"):
        index += 1
      default:
        index += 1
        last = index
      }
    }
  }

  private mutating func colonInValue(at colon: Int) -> String {
    report(.yamlColonInValue(in: file, at: colon))
    skipLine()
    return ""
  }

  // Quoted scalars

  /// The offset of the quote that closes on the same line the one at an offset.
  func closeOfQuote(at offset: Int) -> Int? {
    let quote = byte(at: offset)
    var index = offset + 1
    while !isLineEnd(at: index) {
      let value = byte(at: index)
      if value == quote {
        guard quote == UInt8(ascii: "'"), byte(at: index + 1) == quote else { return index }
        index += 1
      } else if value == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        index += 1
      }
      index += 1
    }
    return nil
  }

  /// Reads the quoted scalar at `position` and stops after its closing quote.
  mutating func quoted(parent: Int) throws(Stop) -> String {
    let open = position
    let quote = byte(at: open)
    var index = open + 1
    while true {
      let value = byte(at: index)
      if value == quote {
        if quote == UInt8(ascii: "'"), byte(at: index + 1) == quote { break }
        position = index + 1
        return string((open + 1)..<index)
      }
      if value == 0 || value == UInt8(ascii: "\n") { break }
      if value == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") { break }
      index += 1
    }
    var text = Array(bytes[(open + 1)..<index])
    position = index
    try finishQuoted(open: open, parent: parent, into: &text)
    return self.text(of: text)
  }

  /// Reads on from the first escape, doubled quote or line end of a quoted scalar.
  private mutating func finishQuoted(
    open: Int, parent: Int, into text: inout [UInt8]
  ) throws(Stop) {
    let quote = byte(at: open)
    // What was written by an escape stays when the blanks before a line end are dropped.
    var kept = 0
    while true {
      let value = byte(at: position)
      switch value {
      case quote:
        position += 1
        guard quote == UInt8(ascii: "'"), byte(at: position) == quote else { return }
        text.append(quote)
        position += 1
      case 0:
        try fail(.yamlUnclosedQuote(in: file, at: open))
      case UInt8(ascii: "\n"):
        while text.count > kept, text.last == UInt8(ascii: " ") || text.last == UInt8(ascii: "\t") {
          text.removeLast()
        }
        let breaks = try foldedBreaks(open: open, parent: parent)
        if breaks == 1 {
          text.append(UInt8(ascii: " "))
        } else {
          text.append(contentsOf: repeatElement(UInt8(ascii: "\n"), count: breaks - 1))
        }
        kept = text.count
      case UInt8(ascii: "\\") where quote == UInt8(ascii: "\""):
        if isLineEnd(at: position + 1) {
          position = min(position + 1, end)
          let breaks = try foldedBreaks(open: open, parent: parent)
          text.append(contentsOf: repeatElement(UInt8(ascii: "\n"), count: max(0, breaks - 1)))
        } else {
          escape(into: &text)
        }
        kept = text.count
      default:
        text.append(value)
        position += 1
      }
    }
  }

  /// Steps over line ends and indentation inside quotes and counts the line ends. A line of text that is
  /// not indented deeper than the key means that the quote was forgotten.
  private mutating func foldedBreaks(open: Int, parent: Int) throws(Stop) -> Int {
    if position >= end { try fail(.yamlUnclosedQuote(in: file, at: open)) }
    if parent < 0 { throw .unsupported }
    var breaks = 0
    while byte(at: position) == UInt8(ascii: "\n") {
      breaks += 1
      position += 1
      lineStart = position
      while byte(at: position) == UInt8(ascii: " ") { position += 1 }
      if byte(at: position) == UInt8(ascii: "\t") { throw .unsupported }
    }
    if position >= end || column <= parent {
      try fail(.yamlUnclosedQuote(in: file, at: open))
    }
    return breaks
  }

  /// Reads one escape of YAML 1.2 (§5.7) and appends what it stands for.
  private mutating func escape(into text: inout [UInt8]) {
    let start = position
    position += 2
    let letter = byte(at: start + 1)
    if let simple = Self.simpleEscape(letter) {
      return append(simple, writtenAt: start, to: &text)
    }
    let digits: Int
    switch letter {
    case UInt8(ascii: "x"): digits = 2
    case UInt8(ascii: "u"): digits = 4
    case UInt8(ascii: "U"): digits = 8
    default: return report(.yamlEscape(in: file, at: start))
    }
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard let digit = Self.hexDigit(byte(at: position)) else {
        return report(.yamlEscape(in: file, at: start))
      }
      value = value << 4 | digit
      position += 1
    }
    guard let scalar = Unicode.Scalar(value) else {
      return report(.yamlEscape(in: file, at: start))
    }
    if (0x300...0x36F).contains(value) {
      return report(.yamlCombiningEscape(in: file, at: start))
    }
    append(scalar, writtenAt: start, to: &text)
  }

  /// Appends what an escape stands for, or U+FFFD when that may not be published.
  private mutating func append(
    _ scalar: Unicode.Scalar, writtenAt start: Int, to text: inout [UInt8]
  ) {
    let isForbidden = ForbiddenCharacters.contains(scalar.value)
    if isForbidden {
      warnOfForbidden(at: start, written: bytes.part(start..<position).text)
    }
    text.append(contentsOf: String(isForbidden ? "\u{FFFD}" : scalar).utf8)
  }

  private static func simpleEscape(_ letter: UInt8) -> Unicode.Scalar? {
    switch letter {
    case UInt8(ascii: "0"): "\u{0}"
    case UInt8(ascii: "a"): "\u{7}"
    case UInt8(ascii: "b"): "\u{8}"
    case UInt8(ascii: "t"), UInt8(ascii: "\t"): "\t"
    case UInt8(ascii: "n"): "\n"
    case UInt8(ascii: "v"): "\u{B}"
    case UInt8(ascii: "f"): "\u{C}"
    case UInt8(ascii: "r"): "\r"
    case UInt8(ascii: "e"): "\u{1B}"
    case UInt8(ascii: " "): " "
    case UInt8(ascii: "\""): "\""
    case UInt8(ascii: "/"): "/"
    case UInt8(ascii: "\\"): "\\"
    case UInt8(ascii: "N"): "\u{85}"
    case UInt8(ascii: "_"): "\u{A0}"
    case UInt8(ascii: "L"): "\u{2028}"
    case UInt8(ascii: "P"): "\u{2029}"
    default: nil
    }
  }

  private static func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - 0x30)
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - 0x57)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - 0x37)
    default: nil
    }
  }
}

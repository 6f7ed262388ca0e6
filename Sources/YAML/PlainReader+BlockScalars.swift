import Text

extension PlainReader {
  private enum Chomping {
    case strip, clip, keep
  }

  /// Reads the block scalar whose `|` or `>` is at `position` (YAML 1.2 §8.1).
  mutating func blockScalar(parent: Int) throws(Stop) -> String {
    let folds = byte(at: position) == UInt8(ascii: ">")
    position += 1
    let (chomping, increment) = try blockHeader()
    var indentation = max(parent, 0) + increment
    if increment == 0 { indentation = try detectedIndentation(parent: parent) }
    var text: [UInt8] = []
    // Line ends since the last line of text, and whether that line began with a blank.
    var breaks = 0
    var wasMore = false
    while position < end {
      let start = position
      while column < indentation, byte(at: position) == UInt8(ascii: " ") { position += 1 }
      if byte(at: position) == UInt8(ascii: "\n") {
        breaks += 1
        position += 1
        lineStart = position
        continue
      }
      if byte(at: position) == UInt8(ascii: "\t"), column < indentation {
        try fail(.yamlTab(in: file, at: position))
      }
      guard position < end, column == indentation else {
        position = start
        break
      }
      let more = byte(at: position) == UInt8(ascii: " ") || byte(at: position) == UInt8(ascii: "\t")
      appendBreaks(breaks, folds: folds && !wasMore && !more && !text.isEmpty, to: &text)
      let stop = endOfLine(from: position)
      text.append(contentsOf: bytes[position..<stop])
      wasMore = more
      breaks = stop < end ? 1 : 0
      position = min(stop + 1, end)
      lineStart = position
    }
    nextContent()
    return finished(text, breaks: breaks, chomping)
  }

  /// Appends the line ends between two lines of text; folding turns the first of them into a space.
  private func appendBreaks(_ breaks: Int, folds: Bool, to text: inout [UInt8]) {
    if folds, breaks == 1 {
      text.append(UInt8(ascii: " "))
    } else {
      let count = folds ? breaks - 1 : breaks
      text.append(contentsOf: repeatElement(UInt8(ascii: "\n"), count: count))
    }
  }

  private func finished(_ text: [UInt8], breaks: Int, _ chomping: Chomping) -> String {
    var text = text
    switch chomping {
    case .strip: break
    case .clip:
      if !text.isEmpty, breaks > 0 { text.append(UInt8(ascii: "\n")) }
    case .keep:
      text.append(contentsOf: repeatElement(UInt8(ascii: "\n"), count: breaks))
    }
    return self.text(of: text)
  }

  /// Reads the indicators after `|` or `>` and goes to the start of the next line.
  private mutating func blockHeader() throws(Stop) -> (Chomping, increment: Int) {
    var chomping: Chomping?
    var increment = 0
    while true {
      switch byte(at: position) {
      case UInt8(ascii: "+") where chomping == nil: chomping = .keep
      case UInt8(ascii: "-") where chomping == nil: chomping = .strip
      case UInt8(ascii: "1")...UInt8(ascii: "9") where increment == 0:
        increment = Int(byte(at: position) - 0x30)
      default:
        let start = position
        try skipSpaces()
        if byte(at: position) == UInt8(ascii: "#"), position > start {
          position = endOfLine(from: position)
        }
        if byte(at: position) == UInt8(ascii: "#") { throw .unsupported }
        if !isLineEnd(at: position) {
          try fail(.yamlBlockHeader(in: file, at: position))
        }
        position = min(position + 1, end)
        lineStart = position
        return (chomping ?? .clip, increment)
      }
      position += 1
    }
  }

  /// The indentation of the first line of text; blank lines above it may not be indented deeper.
  private func detectedIndentation(parent: Int) throws(Stop) -> Int {
    var start = position
    var deepest = 0
    while true {
      var index = start
      while byte(at: index) == UInt8(ascii: " ") { index += 1 }
      if byte(at: index) == UInt8(ascii: "\n") {
        deepest = max(deepest, index - start)
        start = index + 1
        continue
      }
      let least = max(parent + 1, 1)
      if index >= end { return max(least, max(deepest, index - start)) }
      if deepest > index - start || byte(at: index) == UInt8(ascii: "\t") { throw .unsupported }
      return max(least, index - start)
    }
  }
}

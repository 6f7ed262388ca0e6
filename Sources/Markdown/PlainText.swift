// The text of a document for search and counting: no markup, every run of blanks one space.

import Text

struct PlainText: ~Copyable {
  /// The texts of all sections and headings, one behind the other with a line end between.
  private(set) var bytes = OutputBuffer()
  /// Where the text that is being written begins.
  private(set) var start = 0
  private var needsBlank = false

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  /// Puts a space before whatever comes next.
  mutating func separate() { needsBlank = true }

  /// Appends text that holds no blank but single spaces.
  mutating func appendClean(_ text: Bytes) {
    var text = text
    if text.isEmpty { return }
    if text[0] == 0x20 {
      needsBlank = true
      text = text.part(1..<text.count)
    }
    guard !text.isEmpty else { return }
    if needsBlank {
      if bytes.count > start { bytes.append(0x20) }
      needsBlank = false
    }
    if text[text.count - 1] == 0x20 {
      needsBlank = true
      text = text.part(0..<text.count - 1)
    }
    bytes.append(contentsOf: text)
  }

  /// Appends any text; blanks, no-break spaces included, are folded.
  mutating func append(_ text: Bytes) {
    var index = 0
    while index < text.count {
      if let width = Self.blankWidth(text, at: index) {
        needsBlank = true
        index += width
        continue
      }
      let start = index
      while index < text.count, Self.blankWidth(text, at: index) == nil { index += 1 }
      appendClean(text.part(start..<index))
    }
  }

  private static func blankWidth(_ text: Bytes, at index: Int) -> Int? {
    let byte = text[index]
    if isSpace(byte) { return 1 }
    if byte == 0xC2, index + 1 < text.count, text[index + 1] == 0xA0 { return 2 }
    return nil
  }

  /// Ends the text that is being written and tells where it stands.
  mutating func end() -> Range<Int> {
    let text = start..<bytes.count
    if !text.isEmpty { bytes.append(0x0A) }
    start = bytes.count
    needsBlank = false
    return text
  }
}

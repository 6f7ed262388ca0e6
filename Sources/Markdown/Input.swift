// What cmark is given: most often the body as it lies in the file. Footnote definitions are moved to the
// front as a list, and escapes that our extensions must see are replaced by marks of the same width.

import Text

struct Input {
  /// The bytes for cmark when they are not the body itself.
  let rewritten: [UInt8]?
  let footnotes: [FootnoteDefinition]
  let lines: LineTable
  /// Whether U+0001 marks an escape; false when the text has that character itself.
  let marksEscapes: Bool
  let forbidden: ForbiddenReferences

  /// The first byte of the mark of an escape; the second tells which character was escaped.
  static let escapeMark: UInt8 = 0x01

  init(bytes: Bytes, body: Range<Int>, options: MarkdownOptions) {
    let text = bytes.part(body)
    var copy: [UInt8]?
    forbidden = ForbiddenReferences(in: bytes, body)
    if options.extensions, Self.hasEscapes(text), !forbidden.bringsMarks {
      copy = Self.markingEscapes(Array(text))
    }
    marksEscapes = copy != nil
    var definitions: [FootnoteDefinition] = []
    var moved: [Int] = []
    if options.site, FootnoteCutter.mayHold(text) {
      var cutter = FootnoteCutter(copy ?? Array(text), offset: body.lowerBound)
      cutter.cut()
      if !cutter.definitions.isEmpty {
        copy = cutter.front + cutter.body
        definitions = cutter.definitions
        moved = cutter.lineOffsets
      }
    }
    rewritten = copy
    footnotes = definitions
    lines = LineTable(moved: moved, body: body)
  }

  /// Whether `\~` or `\[` occurs.
  private static func hasEscapes(_ text: Bytes) -> Bool {
    text.contains("\\", then: "~") || text.contains("\\", then: "[")
  }

  /// Replaces `\~` by two marks, and `\[` before `^` or a task by a mark and 0x02.
  static func markingEscapes(_ text: [UInt8]) -> [UInt8] {
    var text = text
    var index = 0
    while index + 1 < text.count {
      guard text[index] == UInt8(ascii: "\\") else {
        index += 1
        continue
      }
      if text[index + 1] == UInt8(ascii: "~") {
        text[index] = escapeMark
        text[index + 1] = escapeMark
      } else if text[index + 1] == UInt8(ascii: "["), index + 2 < text.count,
        text[index + 2] == UInt8(ascii: "^")
      {
        text[index] = escapeMark
        text[index + 1] = 0x02
      }
      index += 2
    }
    return text
  }

  /// Whether a marked escape begins at an offset.
  static func isMark(_ text: Bytes, at index: Int) -> Bool {
    index + 1 < text.count && text[index] == escapeMark
      && (text[index + 1] == escapeMark || text[index + 1] == 0x02)
  }
}

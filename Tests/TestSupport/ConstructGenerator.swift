/// Makes texts out of a grammar of everything that the language has: every inline in every place of every block,
/// nested, and often a little broken. The same seed gives the same texts.
package struct ConstructGenerator {
  private var dice: Dice

  package init(seed: UInt64) {
    dice = Dice(seed: seed)
  }

  package mutating func document() -> String {
    let parts = (0..<1 + dice.below(4)).map { _ in block(depth: 3) }
    return parts.joined(separator: dice.choose(["\n\n", "\n\n", "\n"])) + dice.choose(["", "\n"])
  }

  // Blocks

  private mutating func block(depth: Int) -> String {
    guard depth > 0 else { return paragraph() }
    switch dice.below(16) {
    case 0: return String(repeating: "#", count: 1 + dice.below(7)) + " " + inlines()
    case 1: return paragraph() + dice.choose(["\n===", "\n---"])
    case 2: return code()
    case 3, 4: return quote(depth: depth)
    case 5, 6: return pullQuote(depth: depth)
    case 7, 8: return list(depth: depth)
    case 9, 10: return table()
    case 11: return dice.choose(["---", "***", "<div>\n" + inlines() + "\n</div>", "<!-- a -->"])
    case 12, 13: return "[^\(label())]: " + indented(block(depth: depth - 1), by: 4)
    case 14:
      return "[\(label())]: \(address())" + dice.choose(["", " \"\(words())\"", " '" + inlines()])
    default: return paragraph()
    }
  }

  private mutating func paragraph() -> String {
    let lines = (0..<1 + dice.below(3)).map { _ in inlines() }
    return lines.joined(separator: dice.choose(["\n", "  \n", "\\\n"]))
  }

  private mutating func code() -> String {
    switch dice.below(3) {
    case 0: "    " + inlines()
    case 1: "```" + inlines() + "\n" + inlines() + dice.choose(["\n```", ""])
    default: "~~~ swift\n" + inlines() + "\n~~~"
    }
  }

  private mutating func quote(depth: Int) -> String {
    let text = block(depth: depth - 1) + dice.choose(["\n", "\n\n"]) + block(depth: depth - 1)
    return prefixed(text, with: "> ")
  }

  private mutating func pullQuote(depth: Int) -> String {
    let mark = dice.choose(["[!quote]", "[!QUOTE]", "[!quote] ", "[!quote]\n", "[!quote]  "])
    let dash = dice.choose(["— ", "– ", "-- ", "--- ", "—", "---"])
    let speaker = dice.choose(["\n", "\n\n", "\n\n- "]) + dash
    let end = dice.below(4) == 0 ? table() : inlines()
    let text = mark + "\n" + block(depth: depth - 1) + speaker + end
    return prefixed(text, with: dice.choose(["> ", "> ", ">"]))
  }

  private mutating func list(depth: Int) -> String {
    let marker = dice.choose(["- ", "* ", "+ ", "1. ", "7) ", "123456789. "])
    let items = (0..<1 + dice.below(3)).map { _ in
      let task = dice.choose(["", "", "[ ] ", "[x] ", "[X]", "[ ]\t"])
      return marker + indented(task + block(depth: depth - 1), by: marker.count)
    }
    return items.joined(separator: dice.choose(["\n", "\n\n"]))
  }

  private mutating func table() -> String {
    let width = 1 + dice.below(3)
    let border = dice.choose(["|", ""])
    var rows: [String] = []
    for row in 0..<1 + dice.below(4) {
      let cells = (0..<max(1, width + dice.choose([0, 0, 0, 1, -1]))).map { _ in
        dice.below(6) == 0 ? "" : inlines()
      }
      rows.append(border + cells.joined(separator: dice.choose([" | ", "|"])) + border)
      guard row == 0 else { continue }
      let rule = (0..<width).map { _ in dice.choose(["---", ":--", "--:", ":-:", "-"]) }
      rows.append(border + rule.joined(separator: "|") + border)
    }
    return rows.joined(separator: "\n")
  }

  private func prefixed(_ text: String, with mark: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { mark + $0 }
      .joined(separator: "\n")
  }

  private func indented(_ text: String, by count: Int) -> String {
    text.replacing("\n", with: "\n" + String(repeating: " ", count: count))
  }

  // Inlines

  private mutating func inlines(depth: Int = 3) -> String {
    (0..<1 + dice.below(3)).map { _ in inline(depth: depth) }
      .joined(separator: dice.choose([" ", " ", ""]))
  }

  private mutating func inline(depth: Int) -> String {
    guard depth > 0 else { return words() }
    switch dice.below(14) {
    case 0, 1:
      let mark = dice.choose(["*", "**", "***", "_", "__"])
      return mark + inlines(depth: depth - 1) + mark
    case 2, 3:
      let mark = dice.choose(["~", "~~", "~~", "~~~"])
      return mark + inlines(depth: depth - 1) + mark
    case 4: return dice.choose(["`", "``"]) + words() + dice.choose(["`", "``"])
    case 5: return "[" + inlines(depth: depth - 1) + "](" + address() + title() + ")"
    case 6: return "![" + inlines(depth: depth - 1) + "](" + address() + title() + ")"
    case 7: return "[" + inlines(depth: depth - 1) + "][\(label())]"
    case 8: return dice.choose(["[^\(label())]", "[\(label())]", "[^\(words())]"])
    case 9: return dice.choose(Self.addresses)
    case 10: return dice.choose(Self.references)
    case 11: return dice.choose(Self.pieces)
    default: return words()
    }
  }

  private mutating func words() -> String {
    (0..<1 + dice.below(3)).map { _ in dice.choose(Self.texts) }.joined(separator: " ")
  }

  private mutating func title() -> String {
    switch dice.below(4) {
    case 0: " \"" + words() + "\""
    case 1: " '" + words() + ". Ảnh: " + words() + "'"
    case 2: " (" + words() + ")"
    default: ""
    }
  }

  private mutating func label() -> String { dice.choose(["1", "2", "r", "Ghi-chú"]) }

  private mutating func address() -> String {
    dice.choose([
      "https://a.vn/b?c=d&e", "story:to-covid#muc-2", "/gioi-thieu/", "a.png", "b.mp4", "c.mp3",
      "#muc-1", "<a b.png>", "", "javascript:x", "mailto:a@b.vn", "%EF%BF%BE", "a%00", "%C3",
      "x&#xFFFE;y", "&#0;", "\\~\\[", "(a(b)c)",
    ])
  }

  private static let texts = [
    "chữ", "Tổ", "a", "ĐẶNG", "1.", "-", "—", "|", "\\|", "&#x301;", "🌸", "\u{A0}", "é", "--",
    "\u{FFFD}", "[!quote]", "[x]", ":", "@", "www", "#", ">", "+", "=", "\t", "&", "<", "\"", "'",
  ]

  private static let addresses = [
    "<https://a.vn/x>", "<a@b.vn>", "https://a.vn/b~c~~d", "www.a.vn/(b)", "a@b.vn.",
    "http://ả.vn;",
    "www.a.vn&amp;", "ftp://a.vn", "www.~~a~~.vn", "https://a.vn/`b`", "www.", "http://",
  ]

  private static let references = [
    "&amp;", "&#xFFFE;", "&#xFFFF;", "&#0;", "&#1;", "&#2;", "&#x85;", "&#13;", "&#xD800;",
    "&#xFDD0;", "&#x1FFFE;", "&#x10FFFF;", "&#x110000;", "&#9999999;", "&copy;", "&nosuch;",
    "&#x200B;", "&#10;", "&#32;", "&#126;&#126;", "\u{1}", "\u{2}", "\u{7F}", "\u{85}", "\u{FFFE}",
  ]

  private static let pieces = [
    "*", "**", "_", "~", "~~", "~~~", "`", "[", "]", "![", "](", ")", "[^", "\\", "\\~", "\\~~",
    "\\[^1]", "\\[", "\\*", "<b>", "</b>", "<br>", "<a href=\"~~\">", "<!--", "  ", "{", "}", "%",
    "— ~~", "~~ |", "| ~~", "\\\\|",
  ]
}

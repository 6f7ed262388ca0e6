import Markdown
import Testing

/// A text that is too long to be printed with a test's name.
private struct Long: Sendable, CustomTestStringConvertible {
  let text: String
  let code: String

  init(_ text: String, _ code: String = "") {
    self.text = text
    self.code = code
  }

  var testDescription: String {
    String(decoding: text.utf8.prefix(16), as: UTF8.self) + "… \(text.utf8.count)"
  }
}

@Suite struct GuardTests {
  @Test(arguments: [
    Long(String(repeating: "![[]()", count: 160_000), "too-many-brackets"),
    Long(
      String(repeating: "- ", count: 40_000) + "x" + String(repeating: "\n", count: 40_000),
      "nesting-too-deep"),
    Long(
      "> " + String(repeating: "- ", count: 40_000) + "x" + String(repeating: "\n", count: 4_000),
      "nesting-too-deep"),
    Long(
      String(repeating: ">", count: 50_000) + String(repeating: "a*", count: 50_000),
      "nesting-too-deep"),
    Long(
      String(repeating: "-\t", count: 20_000) + "a" + String(repeating: "\n", count: 20_000),
      "nesting-too-deep"),
    Long(String(repeating: "1. ", count: 33), "nesting-too-deep"),
    Long(String(repeating: "[", count: 4_001), "too-many-brackets"),
    Long(String(repeating: "a", count: 1 << 20) + "b", "body-too-large"),
    Long(
      (0..<40).map { String(repeating: "  ", count: $0) + "- a\n" }.joined(), "nesting-too-deep"),
    Long(
      (0..<40).map { "> " + String(repeating: "  ", count: $0) + "- a\n" }.joined(),
      "nesting-too-deep"),
  ])
  fileprivate func refusesWhatWouldTakeTooLong(_ long: Long) {
    let parsed = Parsed(long.text)
    #expect(parsed.codes == [long.code])
    let isEmpty = parsed.document.html.isEmpty
    #expect(isEmpty)
  }

  @Test func saysWhereTheBlockOrLineIs() {
    let brackets = "a\n\n" + "b\n" + String(repeating: "[", count: 4_001)
    #expect(Parsed(brackets).places == ["too-many-brackets 3:1"])
    let deep = "a\n\n" + String(repeating: "> ", count: 33) + "x"
    #expect(Parsed(deep).places == ["nesting-too-deep 3:1"])
  }

  @Test(arguments: [
    Long(String(repeating: "> ", count: 32) + "x"),
    Long(String(repeating: "- ", count: 40)),
    Long(String(repeating: "* ", count: 400) + "\n"),
    Long(String(repeating: "[a]\n", count: 4_000)),
    Long(String(repeating: "[a]\n\n", count: 5_000)),
    Long(String(repeating: "a\n", count: 1_000)),
    Long((0..<30).map { String(repeating: "  ", count: $0) + "- a\n" }.joined()),
    Long(String(repeating: "- a\n", count: 500)),
  ])
  fileprivate func allowsWhatIsWithinTheLimits(_ long: Long) {
    let parsed = Parsed(long.text)
    #expect(parsed.codes == [])
    let isEmpty = parsed.document.html.isEmpty
    #expect(!isEmpty)
  }

  @Test(arguments: [
    Long(String(repeating: "*a_ ", count: 50_000)),
    Long(String(repeating: "~~a~ ", count: 50_000)),
    Long(String(repeating: "~a ", count: 50_000)),
    Long(String(repeating: "`a", count: 50_000)),
    Long(String(repeating: "www.", count: 50_000)),
    Long(String(repeating: "http://", count: 50_000)),
    Long(String(repeating: "a@", count: 50_000)),
    Long(String(repeating: "www.a.vn/)", count: 20_000)),
    Long("www.a.vn/" + String(repeating: ")", count: 200_000)),
    Long(String(repeating: "&a;", count: 50_000)),
    Long("https://a.vn/" + String(repeating: "&a;", count: 50_000)),
    Long(String(repeating: "<https://a.vn&amp;>\n", count: 20_000)),
    Long(String(repeating: "<b>", count: 50_000)),
    Long(String(repeating: "## a\n", count: 20_000)),
    Long(
      "|" + String(repeating: "a|", count: 3_000) + "\n|" + String(repeating: "-|", count: 3_000)
        + "\n" + String(repeating: "|b\n", count: 30)),
    Long(
      String(repeating: "| a | b |\n|---|---|\n| [c] | d |\n\n", count: 1_000) + "[c]: story:x\n"),
    Long(String(repeating: "> [!quote]\n> a\n> — b\n\n", count: 2_000)),
    Long((0..<2_000).map { "a[^\($0)]\n\n[^\($0)]: b\n\n" }.joined()),
    Long(String(repeating: "[^a]\n\n", count: 4_000)),
    Long(String(repeating: "a\\~\\[^x ", count: 3_900)),
    Long(String(repeating: "<!--", count: 50_000)),
    Long(String(repeating: "![a](b.jpg) ", count: 3_900)),
  ])
  fileprivate func endsOnLongTexts(_ long: Long) {
    let parsed = Parsed(long.text)
    let isEmpty = parsed.document.html.isEmpty
    let isDropped = parsed.codes.contains("raw-html")
    #expect(!isEmpty || isDropped)
  }

  @Test func refusesATableWithTooManyCells() {
    let columns = 3_000
    let text =
      String(repeating: "|a", count: columns) + "\n" + String(repeating: "|-", count: columns)
      + "\n" + String(repeating: "|b\n", count: 40)
    #expect(Parsed(text).codes == ["table-too-large"])
  }
}

import Testing
import Text

struct EscapingTests {
  private func written(_ write: (inout OutputBuffer) -> Void) -> String {
    String(decoding: [UInt8].written(write), as: UTF8.self)
  }

  @Test func escapesHTML() {
    #expect(
      written { $0.appendHTML("<a href=\"x\" title='y'>Đ & B</a>") }
        == "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;Đ &amp; B&lt;/a&gt;")
    #expect(written { $0.appendHTML("") } == "")
  }

  @Test func escapesXMLAndDropsForbiddenCharacters() {
    #expect(
      written { $0.appendXML("<a b='\"'>&\u{8}\u{B}\u{1F}\t\n\rđ") }
        == "&lt;a b=&apos;&quot;&apos;&gt;&amp;\u{FFFD}\u{FFFD}\u{FFFD}\t\n\rđ")
    #expect(
      written { $0.appendXML("\u{FFFE}a\u{FFFF}\u{FEFF}\u{FF0F}\u{FFFD}\u{1FFFE}&\u{FFFF}") }
        == "\u{FFFD}a\u{FFFD}\u{FEFF}\u{FF0F}\u{FFFD}\u{1FFFE}&amp;\u{FFFD}")
  }

  @Test(arguments: [
    ("đ", "\"đ\""), ("", "\"\""), ("a\"b\\c", "\"a\\\"b\\\\c\""), ("\n\r\t", "\"\\n\\r\\t\""),
    ("\u{0}\u{1F}\u{7F}", "\"\\u0000\\u001f\\u007f\""),
    ("</script><!--", "\"\\u003c/script\\u003e\\u003c!--\""), ("a&b", "\"a\\u0026b\""),
    ("x\u{2028}y\u{2029}z", "\"x\\u2028y\\u2029z\""), ("“…”", "\"“…”\""),
  ])
  func writesJSONThatMayStandInAScript(text: String, json: String) {
    #expect(written { $0.appendJSONString(text) } == json)
  }

  @Test(arguments: [
    ("a", "a"), ("", ""), ("a,b", "\"a,b\""), ("a;b", "\"a;b\""), ("a\"b", "\"a\"\"b\""),
    ("a\nb", "\"a\nb\""), ("=1+1", "\"'=1+1\""), ("+84", "\"'+84\""), ("@x", "\"'@x\""),
    ("\tx", "\"'\tx\""), ("\r", "\"'\r\""), ("-5", "-5"), ("-5.25", "-5.25"), ("-", "\"'-\""),
    ("-1+2", "\"'-1+2\""), ("-cmd", "\"'-cmd\""),
    ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""),
    ("a=b", "a=b"),
  ])
  func guardsCSVAgainstFormulas(text: String, cell: String) {
    #expect(written { $0.appendCSVCell(text) } == cell)
  }

  @Test(arguments: [
    ("bai-viet/to-covid/", "bai-viet/to-covid/"), ("a b", "a%20b"), ("đ", "%C4%91"),
    ("a?b#c%", "a%3Fb%23c%25"), ("~-._!()*+,;=:@", "~-._!()*+,;=:@"), ("'\"<>&", "%27%22%3C%3E%26"),
  ])
  func encodesURLPaths(path: String, encoded: String) {
    #expect(written { $0.appendURLPath(path) } == encoded)
  }
}

struct SuggestionTests {
  private let known = ["title", "slug", "tags", "date", "publishAt"]

  @Test(arguments: [
    ("tiltle", "title"), ("titel", "title"), ("Title", "title"), ("PUBLISHAT", "publishAt"),
    ("tag", "tags"), ("dat", "date"), ("sulg", "slug"), ("publishedAt", "publishAt"),
  ])
  func findsTheNearestName(name: String, nearest: String) {
    #expect(Suggestion.nearest(to: name, among: known) == nearest)
  }

  @Test(arguments: ["", "xyz", "description", "tt", String(repeating: "t", count: 500)])
  func findsNothingNear(name: String) {
    #expect(Suggestion.nearest(to: name, among: known) == nil)
  }

  @Test func takesTheFirstInOrderOnATie() {
    #expect(Suggestion.nearest(to: "bat", among: ["hat", "cat", "rat"]) == "cat")
    #expect(Suggestion.nearest(to: "x", among: [String]()) == nil)
  }

  @Test func asksInBothLanguages() {
    let hint = Suggestion.hint(to: "tiltle", among: known)
    #expect(hint?.en == "did you mean 'title'?")
    #expect(hint?.vi == "có phải là 'title'?")
  }
}

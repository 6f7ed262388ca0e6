import Testing

@testable import PreviewServer

@Suite struct PageTests {
  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  private func page(style: String, body: String = "x") -> [UInt8] {
    bytes(
      "<html><head><link rel=\"icon\" href=\"/i.svg\"><link rel=\"stylesheet\" href=\"\(style)\"></head>"
        + "<body>\(body)<link rel=\"stylesheet\" href=\"no\"></body></html>")
  }

  /// The page with the block in it.
  private func written(_ page: String) -> String {
    let block = PreviewBlock(token: "t", run: "r")
    var bytes = Array(page.utf8)
    block.insert(into: &bytes, PageFingerprint(bytes))
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func putsOneBlockBeforeTheEndOfTheBody() {
    let out = written("<body>a</body>b</BODY>\n</html>")
    #expect(
      out.hasPrefix("<body>a</body>b<!--guong-preview--><script src=\"/__guong/client.js?r\""))
    #expect(out.hasSuffix("</script><!--/guong-preview--></BODY>\n</html>"))
  }

  @Test func putsTheBlockAtTheEndOfAPageWithoutBody() {
    let out = written("<p>a")
    #expect(out.hasPrefix("<p>a<!--"))
    #expect(out.hasSuffix(PreviewBlock.close))
  }

  @Test func knowsAPageWhoseStyleSheetAloneChanged() {
    let one = PageFingerprint(page(style: "/s.1.css"))
    let other = PageFingerprint(page(style: "/s.22.css"))
    #expect(one.content == other.content)
    #expect(one.whole != other.whole)
    #expect(one.styles == ["/s.1.css"])
    #expect(other.styles == ["/s.22.css"])
    #expect(PageFingerprint(page(style: "/s.1.css", body: "y")).content != one.content)
  }

  @Test func takesAnyBytesForAPage() {
    for text in [
      "", "<", "<link", "<link rel=stylesheet href=\"", "</head>",
      "<link rel=\"stylesheet\"></head>",
    ] {
      #expect(PageFingerprint(bytes(text)).styles == [])
    }
  }
}

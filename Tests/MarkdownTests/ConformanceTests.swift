import Markdown
import Testing

@Suite struct ConformanceTests {
  @Test(
    .enabled(if: !Example.commonMark.isEmpty, "the CommonMark suite is not here: set GUONG_SPECS"),
    arguments: Example.commonMark)
  func rendersCommonMark(_ example: Example) {
    #expect(Parsed(example.markdown, .commonMark).html == example.html)
  }

  @Test(.enabled(if: !Example.commonMark.isEmpty, "the CommonMark suite is not here"))
  func hasTheWholeSuite() {
    #expect(Example.commonMark.count == 652)
    #expect(Example.gfm.count == 23)
  }

  @Test(
    .enabled(if: !Example.gfm.isEmpty, "the GFM suite is not here: set GUONG_SPECS"),
    arguments: Example.gfm)
  func rendersGFM(_ example: Example) {
    #expect(Parsed(example.markdown, .gfm).html == example.html)
  }
}

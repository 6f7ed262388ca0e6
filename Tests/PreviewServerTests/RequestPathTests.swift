import PreviewServer
import Testing

@Suite struct RequestPathTests {
  @Test(arguments: [
    ("/", "/"), ("/bai-viet/a/", "/bai-viet/a/"), ("/a/b.css?v=1&w=/../", "/a/b.css"),
    ("/t%C3%ACm/", "/tìm/"), ("/%E1%BA%A5.txt", "/ấ.txt"), ("/a%20b", "/a b"), ("/a?", "/a"),
    ("/a%25b", "/a%b"), ("/a%252fb", "/a%2fb"), ("/a...b/", "/a...b/"),
  ])
  func decodesOnce(target: String, text: String) throws {
    #expect(try RequestPath(target: target).text == text)
  }

  @Test(arguments: [
    "", "*", "a", "http://x/", "//etc/passwd", "/a//b", "/../etc/passwd", "/a/../b", "/..", "/.",
    "/%2e%2e/etc/passwd", "/%2E%2e", "/..%2fetc/passwd", "/a%2fb", "/a/%2fetc", "/%5c..%5cetc",
    "/a\\b", "/%00", "/a%00.html", "/a%", "/a%4", "/a%zz", "/%c0%ae%c0%ae/", "/%ff", "/%ed%a0%80",
    "/a#b", "/a b", "/a\u{7F}", "/a\u{1}", "/ấ", "/C:/x", "/a%3Ab", "/%0d%0aX:1", "/%c2%80",
    "/" + String(repeating: "a", count: 256), "/" + String(repeating: "a/", count: 5_000),
  ])
  func refusesWhatIsNoPath(target: String) {
    #expect(throws: RequestPath.Refusal.malformed) { try RequestPath(target: target) }
  }

  @Test(arguments: [
    "/.git/config", "/.env", "/a/.dat.nosync1", "/%2egit/config", "/style.css.map", "/a.md~",
    "/a.swp", "/x/a.bak",
  ])
  func hidesDotFilesAndBackups(target: String) {
    #expect(throws: RequestPath.Refusal.hidden) { try RequestPath(target: target) }
  }

  @Test func findsAParameterAsItStands() throws {
    let path = try RequestPath(target: "/s?token=abc&page=/a%20b/&token=x")
    #expect(path.parameter("token") == "abc")
    #expect(path.parameter("page") == "/a%20b/")
    #expect(path.parameter("other") == nil)
  }
}

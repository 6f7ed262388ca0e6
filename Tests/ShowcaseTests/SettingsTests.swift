import Showcase
import Testing
import Text

struct SettingsTests {
  private static let good = """
    title: Gương sáng
    description: Những tấm gương.
    baseURL: https://guong.example/nha-trang/
    publisher: Ban Biên tập
    menu:
      - {label: Bài viết, url: /bai-viet/}
      - {label: Thư, url: "mailto:toa-soan@example.vn"}
    routes:
      story: doc

    """

  private func read(
    _ old: String = "", _ new: String = ""
  ) -> (settings: SiteSettings?, problems: [String]) {
    let text = old.isEmpty ? Self.good : Self.good.replacing(old, with: new)
    let (settings, problems) = SiteSettings.read(SourceFile(path: "content/site.yml", text: text))
    return (settings, problems.sorted().map(\.brief))
  }

  @Test func readsTheSettings() throws {
    let settings = try #require(read().settings)
    #expect(read().problems == [])
    #expect(settings.baseURL == "https://guong.example/nha-trang")
    #expect(settings.basePath == "/nha-trang")
    #expect(settings.route("story") == "doc")
    #expect(settings.route("campaign") == "phong-trao")
    #expect((settings.lang, settings.theme, settings.pageSize) == ("vi", "sen", 20))
    #expect(settings.menu.map(\.label) == ["Bài viết", "Thư"])
    let host = try #require(read("/nha-trang/", "").settings)
    #expect((host.baseURL, host.basePath) == ("https://guong.example", ""))
  }

  // 98, 99, 100
  @Test(arguments: [
    ("title: Gương sáng\n", "", "site.yml:1:1 error missing-field"),
    ("publisher: Ban Biên tập\n", "", "site.yml:1:1 error missing-field"),
    ("title: Gương", "tilte: Gương", "site.yml:1:1 error unknown-key"),
    ("publisher:", "title: Hai\npublisher:", "site.yml:4:1 error duplicate-key"),
    ("https://guong.example/nha-trang/", "guong.example", "site.yml:3:10 error bad-value"),
    ("https://guong.example/nha-trang/", "javascript:alert(1)", "site.yml:3:10 error bad-value"),
    ("https://guong.example/nha-trang/", "https://", "site.yml:3:10 error bad-value"),
    ("guong.example/", "guong example/", "site.yml:3:10 error bad-value"),
    ("nha-trang/", "nha-trang/?a=b", "site.yml:3:10 error bad-base-url"),
    ("nha-trang/", "nha-trang#a", "site.yml:3:10 error bad-base-url"),
    ("nha-trang/", "a/../b", "site.yml:3:10 error bad-base-url"),
    ("nha-trang/", "a//b", "site.yml:3:10 error bad-base-url"),
    ("nha-trang/", "a%2e%2e", "site.yml:3:10 error bad-base-url"),
    ("https://guong", "https://ten:mat-khau@guong", "site.yml:3:10 error bad-base-url"),
    ("publisher:", "theme: ../../x\npublisher:", "site.yml:4:8 error bad-value"),
    ("publisher:", "pageSize: 0\npublisher:", "site.yml:4:11 error bad-value"),
    ("publisher:", "feedContent: all\npublisher:", "site.yml:4:14 error bad-value"),
    ("/bai-viet/", "javascript:alert(1)", "site.yml:6:28 error bad-link"),
    ("/bai-viet/", "//evil.example", "site.yml:6:28 error bad-link"),
    ("  story: doc", "  stroy: doc", "site.yml:9:3 error unknown-key"),
    ("  story: doc", "  story: Đọc", "site.yml:9:10 error bad-value"),
    ("  story: doc", "  story: ../x", "site.yml:9:10 error bad-value"),
  ]) func reports(old: String, new: String, expected: String) {
    let (settings, problems) = read(old, new)
    #expect(problems == [expected])
    #expect(settings == nil)
  }

  @Test(arguments: [
    "https://guong.example", "https://guong.example:8443/a", "http://localhost:8080",
    "https://gương.example/", "https://guong.example/a/b.c/",
  ]) func accepts(baseURL: String) {
    #expect(read("https://guong.example/nha-trang/", baseURL).problems == [])
  }

  @Test(arguments: ["", "# chưa có gì\n", "- a\n", "chỉ chữ\n"])
  func reportsAFileThatIsNoMapping(text: String) {
    let (settings, problems) = SiteSettings.read(SourceFile(path: "content/site.yml", text: text))
    #expect(settings == nil)
    #expect(problems.map(\.code) == ["wrong-shape"])
  }

  @Test func suggestsTheRouteThatIsMeant() throws {
    let text = Self.good.replacing("  story: doc", with: "  stroy: doc")
    let problems = SiteSettings.read(SourceFile(path: "content/site.yml", text: text)).diagnostics
    #expect(
      try #require(problems.first).printed(.vi) == """
        content/site.yml:9:3: lỗi: không có tuyến 'stroy'; có phải là 'story'?
        """)
  }
}

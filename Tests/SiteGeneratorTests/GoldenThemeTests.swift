import Foundation
import Testing

@testable import Pages
@testable import SiteBuilder

// The shipped theme on the fixture's site: `Golden/sen` has the paths of all files, one page of each layout, and
// apart from them what the pages have in common. `make bless` writes it anew.

@Suite struct GoldenThemeTests {
  private struct Kept {
    let name: String
    let layout: Layout
    let path: String
  }

  private static let pages = [
    Kept(name: "home", layout: .home, path: "index.html"),
    Kept(name: "story", layout: .story, path: "bai-viet/vung-xanh/index.html"),
    Kept(name: "story-sample", layout: .story, path: "bai-viet/di-cho-thay/index.html"),
    Kept(name: "tombstone", layout: .tombstone, path: "bai-viet/da-rut/index.html"),
    Kept(name: "list", layout: .list, path: "bai-viet/index.html"),
    Kept(name: "column", layout: .list, path: "chuyen-muc/guong-sang/index.html"),
    Kept(name: "terms", layout: .terms, path: "chu-de/index.html"),
    Kept(name: "campaign", layout: .campaign, path: "phong-trao/dia-ban-an-toan/index.html"),
    Kept(name: "roll", layout: .honours, path: "bang-vang/index.html"),
    Kept(name: "decision", layout: .decision, path: "quyet-dinh/101-qd-ubnd-2021/index.html"),
    Kept(name: "recipient", layout: .recipient, path: "guong/tran-thi-mau/index.html"),
    Kept(
      name: "locality", layout: .locality, path: "dia-phuong/khanh-hoa/nha-trang/index.html"),
    Kept(name: "organisation", layout: .organisation, path: "don-vi/ubnd-tp/index.html"),
    Kept(name: "document", layout: .document, path: "van-ban/101-qd-ubnd-2021/index.html"),
    Kept(name: "event", layout: .event, path: "su-kien/le-trao/index.html"),
    Kept(name: "criteria", layout: .criteria, path: "tieu-chi/an-toan/index.html"),
    Kept(name: "table", layout: .table, path: "guong/index.html"),
    Kept(name: "page", layout: .page, path: "gioi-thieu/index.html"),
    Kept(name: "search", layout: .search, path: "tim-kiem/index.html"),
    Kept(name: "data", layout: .data, path: "data/index.html"),
    Kept(name: "not-found", layout: .notFound, path: "404.html"),
  ]

  /// The fixture's site with the shipped theme, short lists and a withdrawn story.
  private static func fixture() throws -> SiteFixture {
    var fixture = try SiteFixture()
    let themes = SiteFixture.folder.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "themes/sen")
    for (path, bytes) in try SiteFixture.read(themes) {
      fixture.files["themes/sen/\(path)"] = bytes
    }
    fixture.replace("theme: tiny", with: "theme: sen\npageSize: 2", in: "content/site.yml")
    fixture["content/stories/da-rut.md"] = fixture["content/stories/di-cho-thay.md"]
    fixture.replace(
      "sample: true", with: "sample: true\nstatus: withdrawn\nwithdrawnOn: 2021-12-31",
      in: "content/stories/da-rut.md")
    return fixture
  }

  @Test func showsEachKindOfPage() async throws {
    let fixture = try Self.fixture()
    let site = try await fixture.build()
    // A site with problems is not written at all, and must not be blessed.
    try #require(site.problems == [])
    let form = GoldenForm.of(site, of: fixture)
    let paths = form.keys.sorted().map { $0 + "\n" }.joined()
    var pages: [String: String] = [:]
    for page in Self.pages { pages[page.name + ".html"] = form[page.path] }
    try #require(pages.count == Self.pages.count)
    if GoldenForm.blesses {
      let (frame, parts) = GoldenFrame.split(pages)
      let files = parts.merging(["frame.html": frame, "paths.txt": paths]) { _, file in file }
      try GoldenForm.write(files, "sen")
    }
    var kept = try GoldenForm.read("sen")
    let frame = kept.removeValue(forKey: "frame.html") ?? ""
    let wanted = kept.filter { $0.key != "paths.txt" }.mapValues { GoldenFrame.join(frame, $0) }
    GoldenForm.expectSame(pages, wanted)
    GoldenForm.expectSame(["paths.txt": paths], ["paths.txt": kept["paths.txt"] ?? ""])
  }

  /// With a theme whose layouts print their names, so that the list above is what it says.
  @Test func keepsAPageOfEachLayout() async throws {
    var fixture = try Self.fixture()
    fixture["themes/names/theme.yml"] = "title: Names\nparent: sen\n"
    for layout in Layout.allCases {
      fixture["themes/names/layouts/\(layout.rawValue).mustache"] = layout.rawValue
    }
    let site = try await fixture.build { $0.theme = "names" }
    #expect(site.problems == [])
    for page in Self.pages { #expect(site[page.path] == page.layout.rawValue, "\(page.path)") }
    #expect(Set(Self.pages.map(\.layout)) == Set(Layout.allCases))
  }
}

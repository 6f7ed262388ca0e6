import Testing

@testable import SiteBuilder

@Suite struct SiteLanguageTests {
  private func english() throws -> SiteFixture {
    var fixture = try SiteFixture()
    fixture["content/site.yml"] += "lang: en\n"
    fixture.replace(
      "label: Mô hình, labelEn: mo-hinh", with: "label: Mô hình, labelEn: Model",
      in: "content/vocabularies/all.yml")
    return fixture
  }

  @Test(arguments: [
    ("nam/index.html", "- 2021 </nam/2021/>"), ("loai/index.html", "- Model </loai/mo-hinh/>"),
    ("doi-tuong/index.html", "- Person </doi-tuong/ca-nhan/>"),
    ("phong-trao/dia-ban-an-toan/index.html", "- Kind: for a time"),
    ("phong-trao/dia-ban-an-toan/index.html", "- Level: district"),
    ("bai-viet/vung-xanh/index.html", "\nkind Model </loai/mo-hinh/>"),
  ])
  func saysWhatItKnowsInTheLanguageOfTheSite(path: String, text: String) async throws {
    let site = try await english().build()
    #expect(site.problems == [])
    #expect(site[path].contains(text), "\(site[path])")
  }

  @Test func marksSamplesInTheLanguageOfTheSite() async throws {
    let site = try await english().build()
    for path in ["feed.xml", "atom.xml", "feed.json"] {
      #expect(site[path].contains("[Illustration] "), "\(path)")
    }
    let marked = site.files.keys.filter { site[$0].contains("Dữ liệu minh họa") }.sorted()
    #expect(marked == [])
  }
}

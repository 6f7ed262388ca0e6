import Foundation
import Testing

@testable import Outputs

#if canImport(FoundationXML)
  import FoundationXML
#endif

struct SitemapTests {
  static func entries(_ count: Int) -> [(address: String, modified: String?)] {
    (0..<count).map { number in
      (
        "https://guong.example/bai-viet/\(number)/",
        number % 2 == 0 ? "2021-08-1\(number % 10)" : nil
      )
    }
  }

  @Test func listsEveryPageInOneFile() throws {
    let files = Sitemap.files(
      entries: [
        ("https://guong.example/?a=1&b=2", "2021-08-11"), ("https://guong.example/b/", nil),
      ],
      baseURL: "https://guong.example")
    #expect(files.map(\.path) == ["sitemap.xml"])
    let root = try xml(files[0].bytes)
    #expect(root.name == "urlset")
    let urls = root.elements(forName: "url")
    #expect(
      urls.map { $0.text("loc") } == ["https://guong.example/?a=1&b=2", "https://guong.example/b/"])
    #expect(urls.map { $0.text("lastmod") } == ["2021-08-11", nil])
  }

  @Test(arguments: [(50_000, [50_000]), (50_001, [50_000, 1]), (100_000, [50_000, 50_000])])
  func splitsAboveFiftyThousandAddresses(count: Int, parts: [Int]) throws {
    let files = Sitemap.files(entries: Self.entries(count), baseURL: "https://guong.example")
    let maps = files.count == 1 ? files : Array(files.dropFirst())
    #expect(
      maps.map {
        String(decoding: $0.bytes, as: UTF8.self).components(separatedBy: "<loc>").count - 1
      } == parts)
    guard parts.count > 1 else { return }
    #expect(files.map(\.path) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"])
    let index = try xml(files[0].bytes)
    #expect(index.name == "sitemapindex")
    let locations = index.elements(forName: "sitemap").map { $0.text("loc") }
    #expect(
      locations == ["https://guong.example/sitemap-1.xml", "https://guong.example/sitemap-2.xml"])
    #expect(index.elements(forName: "sitemap").first?.text("lastmod") == "2021-08-18")
  }

  @Test func splitsAboveTheLimitOfBytes() throws {
    let files = Sitemap.files(
      entries: Self.entries(100), baseURL: "https://guong.example", byteLimit: 2_000)
    #expect(files.count > 3)
    #expect(files.dropFirst().allSatisfy { $0.bytes.count <= 2_000 })
    var found = 0
    for file in files.dropFirst() { found += try xml(file.bytes).elements(forName: "url").count }
    #expect(found == 100)
  }

  @Test func isValidWithoutPages() throws {
    let files = Sitemap.files(entries: [], baseURL: "https://guong.example")
    #expect(try xml(files[0].bytes).name == "urlset")
  }

  @Test func tellsCrawlersWhereTheMapIs() {
    let text = String(decoding: Robots.text(baseURL: "https://guong.example/x"), as: UTF8.self)
    #expect(text == "User-agent: *\nAllow: /\n\nSitemap: https://guong.example/x/sitemap.xml\n")
  }
}

import Foundation
import Testing
import Text
import Vietnamese

@testable import Outputs
@testable import SiteModel

#if canImport(FoundationXML)
  import FoundationXML
#endif

struct FeedTests {
  static func item(_ title: String, html: String? = "<p>Toàn văn &amp; hết</p>") -> Feed.Item {
    Feed.Item(
      id: "https://guong.example/bai-viet/mot/", title: title,
      address: "https://guong.example/bai-viet/mot/", summary: title,
      html: html.map { Array($0.utf8) }, published: Moment(seconds: 1_628_643_600),
      updated: Moment(seconds: 1_628_735_400), author: title, categories: [title, "Mô hình"])
  }

  static func feed(_ items: [Feed.Item], title: String = "Gương sáng") -> Feed {
    Feed(
      title: title, description: title, address: "https://guong.example/loai/mo-hinh/",
      lang: "vi", publisher: title, icon: "https://guong.example/bieu-tuong.png", items: items)
  }

  @Test(arguments: hostileTexts)
  func rssCarriesEveryText(title: String) throws {
    let feed = Self.feed([Self.item(title)], title: title)
    let root = try xml(RSSFeed.write(feed))
    #expect(root.value("version") == "2.0")
    let channel = try #require(root.elements(forName: "channel").first)
    #expect(channel.text("title") == title)
    #expect(channel.text("link") == feed.address)
    #expect(channel.text("description") == title)
    #expect(channel.text("language") == "vi")
    #expect(channel.text("lastBuildDate") == "Thu, 12 Aug 2021 09:30:00 +0700")
    let own = try #require(channel.elements(forName: "atom:link").first)
    #expect(own.value("rel") == "self")
    #expect(own.value("href") == "https://guong.example/loai/mo-hinh/feed.xml")
    #expect(own.value("type") == "application/rss+xml")
    #expect(channel.elements(forName: "image").first?.text("url") == feed.icon)
    let item = try #require(channel.elements(forName: "item").first)
    #expect(item.text("title") == title)
    #expect(item.text("link") == "https://guong.example/bai-viet/mot/")
    #expect(item.text("guid") == "https://guong.example/bai-viet/mot/")
    #expect(item.elements(forName: "guid").first?.value("isPermaLink") == "true")
    #expect(item.text("pubDate") == "Wed, 11 Aug 2021 08:00:00 +0700")
    #expect(item.text("dc:creator") == title)
    #expect(item.texts("category") == [title, "Mô hình"])
    #expect(item.text("description") == title)
    #expect(item.text("content:encoded") == "<p>Toàn văn &amp; hết</p>")
  }

  @Test(arguments: hostileTexts)
  func atomCarriesEveryText(title: String) throws {
    let feed = Self.feed([Self.item(title)], title: title)
    let root = try xml(AtomFeed.write(feed))
    #expect(root.value("xml:lang") == "vi")
    #expect(root.text("id") == feed.address)
    #expect(root.text("title") == title)
    #expect(root.text("updated") == "2021-08-12T09:30:00+07:00")
    #expect(root.elements(forName: "author").first?.text("name") == title)
    let links = root.elements(forName: "link")
    #expect(links.map { $0.value("rel") } == ["self", "alternate"])
    #expect(links.first?.value("href") == "https://guong.example/loai/mo-hinh/atom.xml")
    let entry = try #require(root.elements(forName: "entry").first)
    #expect(entry.text("id") == "https://guong.example/bai-viet/mot/")
    #expect(entry.text("title") == title)
    #expect(entry.text("updated") == "2021-08-12T09:30:00+07:00")
    #expect(entry.text("published") == "2021-08-11T08:00:00+07:00")
    #expect(entry.elements(forName: "author").first?.text("name") == title)
    #expect(entry.text("summary") == title)
    // A line end in an attribute is read as a blank (XML 1.0, 3.3.3).
    let term = title.replacing("\n", with: " ").replacing("\t", with: " ")
    #expect(entry.elements(forName: "category").map { $0.value("term") } == [term, "Mô hình"])
    let content = try #require(entry.elements(forName: "content").first)
    #expect(content.value("type") == "html")
    #expect(content.stringValue == "<p>Toàn văn &amp; hết</p>")
  }

  @Test(arguments: hostileTexts + ["\u{1}\u{1F}"])
  func jsonCarriesEveryText(title: String) throws {
    let feed = Self.feed([Self.item(title)], title: title)
    let root = try jsonObject(JSONFeed.write(feed))
    #expect(root["version"] as? String == "https://jsonfeed.org/version/1.1")
    #expect(root["title"] as? String == title)
    #expect(root["home_page_url"] as? String == feed.address)
    #expect(root["feed_url"] as? String == "https://guong.example/loai/mo-hinh/feed.json")
    #expect(root["language"] as? String == "vi")
    let item = try #require((root["items"] as? [[String: Any]])?.first)
    #expect(item["id"] as? String == "https://guong.example/bai-viet/mot/")
    #expect(item["url"] as? String == "https://guong.example/bai-viet/mot/")
    #expect(item["title"] as? String == title)
    #expect(item["content_html"] as? String == "<p>Toàn văn &amp; hết</p>")
    #expect(item["content_text"] == nil)
    #expect(item["summary"] as? String == title)
    #expect(item["date_published"] as? String == "2021-08-11T08:00:00+07:00")
    #expect(item["date_modified"] as? String == "2021-08-12T09:30:00+07:00")
    #expect((item["authors"] as? [[String: String]]) == [["name": title]])
    #expect(item["tags"] as? [String] == [title, "Mô hình"])
    #expect(item["_guong"] == nil)
  }

  @Test(arguments: [FeedFormat.rss, .atom])
  func replacesWhatXMLForbids(format: FeedFormat) throws {
    let root = try xml(format.write(Self.feed([Self.item("a\u{1}b\u{B}c")])))
    #expect(root.xmlString.contains("a\u{FFFD}b\u{FFFD}c"))
  }

  @Test func takesTheNewestChangeForTheFeed() throws {
    var older = Self.item("cũ")
    older.updated = Moment(seconds: 1_600_000_000)
    let feed = Self.feed([older, Self.item("mới"), older])
    #expect(feed.updated == Moment(seconds: 1_628_735_400))
  }

  @Test(arguments: FeedFormat.allCases)
  func isValidWithoutItems(format: FeedFormat) throws {
    let bytes = format.write(Self.feed([]))
    switch format {
    case .rss:
      let channel = try #require(try xml(bytes).elements(forName: "channel").first)
      #expect(channel.text("lastBuildDate") == nil)
      #expect(channel.elements(forName: "item").isEmpty)
    case .atom: #expect(try xml(bytes).text("updated") == "1970-01-01T00:00:00+07:00")
    case .json: #expect((try jsonObject(bytes)["items"] as? [Any])?.isEmpty == true)
    }
  }

  @Test(arguments: FeedFormat.allCases)
  func saysThatASampleIsOne(format: FeedFormat) throws {
    var item = Self.item("Bài mẫu")
    item.sampleLabel = "Dữ liệu minh họa"
    let bytes = format.write(Self.feed([item]))
    let title = "[Dữ liệu minh họa] Bài mẫu"
    switch format {
    case .rss:
      let item = try #require(
        try xml(bytes).elements(forName: "channel").first?.elements(forName: "item").first)
      #expect(item.text("title") == title)
      #expect(item.texts("category").first == "Dữ liệu minh họa")
    case .atom:
      let entry = try #require(try xml(bytes).elements(forName: "entry").first)
      #expect(entry.text("title") == title)
      #expect(entry.elements(forName: "category").first?.value("term") == "Dữ liệu minh họa")
    case .json:
      let item = try #require((try jsonObject(bytes)["items"] as? [[String: Any]])?.first)
      #expect(item["title"] as? String == title)
      #expect((item["tags"] as? [String])?.first == "Dữ liệu minh họa")
      #expect((item["_guong"] as? [String: Bool]) == ["sample": true])
    }
  }

  @Test(arguments: FeedFormat.allCases)
  func carriesTheLeadAlone(format: FeedFormat) throws {
    let bytes = format.write(Self.feed([Self.item("Sapo", html: nil)]))
    switch format {
    case .rss:
      let item = try #require(
        try xml(bytes).elements(forName: "channel").first?.elements(forName: "item").first)
      #expect(item.text("content:encoded") == nil)
      #expect(item.text("description") == "Sapo")
    case .atom:
      let entry = try #require(try xml(bytes).elements(forName: "entry").first)
      #expect(entry.text("content") == nil)
      #expect(entry.text("summary") == "Sapo")
    case .json:
      let item = try #require((try jsonObject(bytes)["items"] as? [[String: Any]])?.first)
      #expect(item["content_html"] == nil)
      #expect(item["content_text"] as? String == "Sapo")
    }
  }

  @Test(arguments: FeedFormat.allCases)
  func carriesARecording(format: FeedFormat) throws {
    var item = Self.item("Phát thanh")
    item.enclosure = Feed.Enclosure(
      address: "https://guong.example/a.mp3?x=1&y=2", type: "audio/mpeg", bytes: 4_096,
      duration: 300)
    let bytes = format.write(Self.feed([item]))
    switch format {
    case .rss:
      let enclosure = try #require(
        try xml(bytes).elements(forName: "channel").first?.elements(forName: "item").first?
          .elements(forName: "enclosure").first)
      #expect(enclosure.value("url") == "https://guong.example/a.mp3?x=1&y=2")
      #expect(enclosure.value("length") == "4096")
      #expect(enclosure.value("type") == "audio/mpeg")
    case .atom:
      let link = try #require(
        try xml(bytes).elements(forName: "entry").first?.elements(forName: "link").last)
      #expect(link.value("rel") == "enclosure")
      #expect(link.value("href") == "https://guong.example/a.mp3?x=1&y=2")
      #expect(link.value("length") == "4096")
    case .json:
      let item = try #require((try jsonObject(bytes)["items"] as? [[String: Any]])?.first)
      let file = try #require((item["attachments"] as? [[String: Any]])?.first)
      #expect(file["url"] as? String == "https://guong.example/a.mp3?x=1&y=2")
      #expect(file["mime_type"] as? String == "audio/mpeg")
      #expect(file["size_in_bytes"] as? Int == 4_096)
      #expect(file["duration_in_seconds"] as? Int == 300)
    }
  }

  @Test(arguments: FeedFormat.allCases)
  func takesItemsThatWereWrittenBefore(format: FeedFormat) {
    let feed = Self.feed([Self.item("một"), Self.item("hai")])
    #expect(format.write(feed, items: feed.items.map(format.item)) == format.write(feed))
  }
}

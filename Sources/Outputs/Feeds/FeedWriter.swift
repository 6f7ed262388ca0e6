import Showcase
package import SiteModel
import Text
import Vietnamese

/// Makes the feeds of a site from its stories.
package struct FeedWriter: Sendable {
  let model: SiteModel

  package init(model: SiteModel) {
    self.model = model
  }

  /// A story as all feeds contain it, written in each format.
  package final class WrittenItem: Sendable {
    let updated: Moment
    private let rss: [UInt8]
    private let atom: [UInt8]
    private let json: [UInt8]

    init(_ item: Feed.Item) {
      updated = item.updated
      rss = RSSFeed.item(item)
      atom = AtomFeed.item(item)
      json = JSONFeed.item(item)
    }

    func bytes(as format: FeedFormat) -> [UInt8] {
      switch format {
      case .rss: rss
      case .atom: atom
      case .json: json
      }
    }
  }

  /// Writes a story in every format, once for all feeds that contain it.
  package func written(_ index: Int) -> WrittenItem { WrittenItem(item(index)) }

  /// Writes a feed of items that are already written.
  package func write(_ channel: FeedPlan.Channel, _ items: [WrittenItem], as format: FeedFormat)
    -> [UInt8]
  {
    let feed = Feed(
      title: channel.title, description: channel.description,
      address: model.addresses.canonical(channel.path), lang: model.settings.lang,
      publisher: model.settings.publisher, updated: items.lazy.map(\.updated).max())
    return format.write(feed, items: items.map { $0.bytes(as: format) })
  }

  private func item(_ index: Int) -> Feed.Item {
    let story = model.stories[index]
    let address = model.absolute(model.storyURLs[index])
    let published = story.published ?? Feed.beginning
    var item = Feed.Item(
      id: address, title: story.title, address: address, summary: story.sapo, html: nil,
      published: published, updated: story.updatedAt ?? published, author: story.author)
    item.categories =
      [model.term(story.kind, of: .storyKind)] + story.topics.map { model.term($0, of: .topic) }
    item.sampleLabel = story.isSample ? model.settings.sampleLabel : nil
    if story.lang != model.settings.lang { item.lang = story.lang }
    if model.settings.feedContent == .full {
      item.html = AbsoluteLinks.apply(
        to: model.body(story.document, of: story.origin),
        origin: model.settings.origin, page: address)
    }
    item.enclosure = enclosure(of: story)
    return item
  }

  private func enclosure(of story: Story) -> Feed.Enclosure? {
    guard let recording = story.audio.first ?? story.video.first else { return nil }
    let isVideo = story.audio.isEmpty
    let type =
      MediaType(path: recording.file)?.mediaType ?? (isVideo ? "video/mp4" : "audio/mpeg")
    return Feed.Enclosure(
      address: model.absolute(model.mediaURL(recording.file, of: story.origin)),
      type: type, bytes: recording.bytes, duration: recording.duration)
  }
}

/// Makes the links of the site's own HTML absolute, for readers that show it elsewhere.
enum AbsoluteLinks {
  /// Prefixes `href="/…"` and `src="/…"` with the site's origin, and `href="#…"` with the page.
  ///
  /// The HTML comes from the module `Markdown`: attributes in double quotes, `<` in text escaped.
  static func apply(to html: [UInt8], origin: String, page: String) -> [UInt8] {
    var out = OutputBuffer(capacity: html.count + 512)
    var start = 0
    var index = 0
    while index < html.count {
      guard html[index] == UInt8(ascii: "\""), index + 1 < html.count, isLink(html, before: index)
      else {
        index += 1
        continue
      }
      index += 1
      let prefix: String
      switch html[index] {
      case UInt8(ascii: "/"): prefix = origin
      case UInt8(ascii: "#"): prefix = page
      default: continue
      }
      out.append(contentsOf: html[start..<index])
      out.append(prefix)
      start = index
    }
    out.append(contentsOf: html[start...])
    return out.bytes()
  }

  private static func isLink(_ html: [UInt8], before quote: Int) -> Bool {
    html[..<quote].suffix(6).elementsEqual(" href=".utf8)
      || html[..<quote].suffix(5).elementsEqual(" src=".utf8)
  }
}

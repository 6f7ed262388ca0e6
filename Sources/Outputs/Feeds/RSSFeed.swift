import SiteModel
import Text
import Vietnamese

/// Writes RSS 2.0 (rssboard.org/rss-specification) with the modules content and Dublin Core.
enum RSSFeed {
  static func write(_ feed: Feed) -> [UInt8] {
    write(feed, items: feed.items.map(item))
  }

  /// Writes the channel around items that are already written.
  static func write(_ feed: Feed, items: [[UInt8]]) -> [UInt8] {
    var out = OutputBuffer(capacity: items.reduce(2_048) { $0 + $1.count })
    out.append(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" \
      xmlns:content="http://purl.org/rss/1.0/modules/content/" \
      xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel>

      """ as StaticString)
    out.appendElement("title", feed.title)
    out.appendElement("link", feed.address)
    out.appendElement("description", feed.about)
    out.appendElement("language", feed.lang)
    out.appendElement(
      "atom:link",
      attributes: [
        ("href", feed.selfAddress(.rss)), ("rel", "self"), ("type", FeedFormat.rss.mediaType),
      ])
    out.appendElement("dc:publisher", feed.publisher)
    if let updated = feed.updated { out.appendElement("lastBuildDate", updated.rfc822) }
    if let icon = feed.icon {
      out.append("<image>\n" as StaticString)
      out.appendElement("url", icon)
      out.appendElement("title", feed.title)
      out.appendElement("link", feed.address)
      out.append("</image>\n" as StaticString)
    }
    for item in items { out.append(contentsOf: item) }
    out.append("</channel>\n</rss>\n" as StaticString)
    return out.bytes()
  }

  static func item(_ item: Feed.Item) -> [UInt8] {
    var out = OutputBuffer(capacity: 1_024 + (item.html?.count ?? 0) * 5 / 4)
    out.append("<item>\n" as StaticString)
    out.appendElement("title", item.heading)
    out.appendElement("link", item.address)
    out.appendElement("guid", attributes: [("isPermaLink", "true")], item.id)
    out.appendElement("pubDate", item.published.rfc822)
    out.appendElement("dc:creator", item.author)
    for label in item.labels { out.appendElement("category", label) }
    out.appendElement("description", item.summary)
    if let html = item.html {
      out.appendElement("content:encoded", String(decoding: html, as: UTF8.self))
    }
    if let enclosure = item.enclosure {
      // The length is required; 0 stands for an unknown one.
      out.appendElement(
        "enclosure",
        attributes: [
          ("url", enclosure.address), ("length", String(enclosure.bytes ?? 0)),
          ("type", enclosure.type),
        ])
    }
    out.append("</item>\n" as StaticString)
    return out.bytes()
  }
}

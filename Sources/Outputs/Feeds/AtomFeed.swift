import SiteModel
import Text
import Vietnamese

/// Writes Atom (RFC 4287).
enum AtomFeed {
  static func write(_ feed: Feed) -> [UInt8] {
    write(feed, items: feed.items.map(item))
  }

  /// Writes the feed around items that are already written.
  static func write(_ feed: Feed, items: [[UInt8]]) -> [UInt8] {
    var out = OutputBuffer(capacity: items.reduce(2_048) { $0 + $1.count })
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" as StaticString)
    out.append("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"" as StaticString)
    out.appendXML(feed.lang)
    out.append("\">\n" as StaticString)
    out.appendElement("id", feed.address)
    out.appendElement("title", feed.title)
    out.appendElement("subtitle", feed.about)
    out.appendElement("updated", (feed.updated ?? Feed.beginning).rfc3339)
    appendLink(to: &out, "self", FeedFormat.atom.mediaType, feed.selfAddress(.atom))
    appendLink(to: &out, "alternate", "text/html", feed.address)
    appendAuthor(to: &out, feed.publisher)
    if let icon = feed.icon { out.appendElement("icon", icon) }
    for item in items { out.append(contentsOf: item) }
    out.append("</feed>\n" as StaticString)
    return out.bytes()
  }

  static func item(_ item: Feed.Item) -> [UInt8] {
    var out = OutputBuffer(capacity: 1_024 + (item.html?.count ?? 0) * 5 / 4)
    if let lang = item.lang {
      out.append("<entry xml:lang=\"" as StaticString)
      out.appendXML(lang)
      out.append("\">\n" as StaticString)
    } else {
      out.append("<entry>\n" as StaticString)
    }
    out.appendElement("id", item.id)
    out.appendElement("title", item.heading)
    out.appendElement("updated", item.updated.rfc3339)
    out.appendElement("published", item.published.rfc3339)
    appendLink(to: &out, "alternate", "text/html", item.address)
    appendAuthor(to: &out, item.author)
    for label in item.labels { out.appendElement("category", attributes: [("term", label)]) }
    out.appendElement("summary", item.summary)
    if let html = item.html {
      out.appendElement(
        "content", attributes: [("type", "html")], String(decoding: html, as: UTF8.self))
    }
    if let enclosure = item.enclosure {
      appendLink(to: &out, "enclosure", enclosure.type, enclosure.address, bytes: enclosure.bytes)
    }
    out.append("</entry>\n" as StaticString)
    return out.bytes()
  }

  private static func appendLink(
    to out: inout OutputBuffer, _ relation: String, _ type: String, _ address: String,
    bytes: Int? = nil
  ) {
    var attributes: [(name: StaticString, value: String)] = [
      ("rel", relation), ("type", type), ("href", address),
    ]
    if let bytes { attributes.append(("length", String(bytes))) }
    out.appendElement("link", attributes: attributes)
  }

  private static func appendAuthor(to out: inout OutputBuffer, _ name: String) {
    out.append("<author>" as StaticString)
    out.append("<name>" as StaticString)
    out.appendXML(name)
    out.append("</name></author>\n" as StaticString)
  }
}

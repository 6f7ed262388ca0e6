import SiteModel
import Text
import Vietnamese

/// Writes JSON Feed 1.1 (jsonfeed.org/version/1.1).
enum JSONFeed {
  static func write(_ feed: Feed) -> [UInt8] {
    write(feed, items: feed.items.map(item))
  }

  /// Writes the feed around items that are already written.
  static func write(_ feed: Feed, items: [[UInt8]]) -> [UInt8] {
    var author = JSONObject()
    author.add("name", feed.publisher)
    var object = JSONObject()
    object.add("version", "https://jsonfeed.org/version/1.1" as StaticString)
    object.add("title", feed.title)
    object.add("home_page_url", feed.address)
    object.add("feed_url", feed.selfAddress(.json))
    object.add("description", feed.about)
    object.add("icon", feed.icon)
    object.add("language", feed.lang)
    object.add("authors", list: [author.bytes])
    object.reserve(items.reduce(16) { $0 + $1.count + 2 })
    object.addList("items") { list in
      for item in items { list.put(raw: item, separator: ",\n") }
    }
    return object.bytes + [UInt8(ascii: "\n")]
  }

  /// Writes one item; a sample has the extension `_guong: {sample: true}`, which the format allows.
  static func item(_ item: Feed.Item) -> [UInt8] {
    var author = JSONObject()
    author.add("name", item.author)
    var object = JSONObject()
    object.add("id", item.id)
    object.add("url", item.address)
    object.add("title", item.heading)
    if let html = item.html {
      object.add("content_html", String(decoding: html, as: UTF8.self))
    } else {
      object.add("content_text", item.summary)
    }
    object.add("summary", item.summary)
    object.add("date_published", item.published.rfc3339)
    object.add("date_modified", item.updated.rfc3339)
    object.add("authors", list: [author.bytes])
    object.add("tags", texts: item.labels)
    object.add("language", item.lang)
    object.add("attachments", list: item.enclosure.map { [attachment($0)] } ?? [])
    if item.isSample {
      var mark = JSONObject()
      mark.add("sample", true)
      object.add("_guong", mark)
    }
    return object.bytes
  }

  private static func attachment(_ enclosure: Feed.Enclosure) -> [UInt8] {
    var object = JSONObject()
    object.add("url", enclosure.address)
    object.add("mime_type", enclosure.type)
    object.add("size_in_bytes", enclosure.bytes)
    object.add("duration_in_seconds", enclosure.duration)
    return object.bytes
  }
}

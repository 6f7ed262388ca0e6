import SiteModel
import Text
import Vietnamese

extension FeedFormat {
  /// Writes one item. It is identical in every feed that contains it, so a caller with many feeds
  /// writes it once.
  func item(_ item: Feed.Item) -> [UInt8] {
    switch self {
    case .rss: RSSFeed.item(item)
    case .atom: AtomFeed.item(item)
    case .json: JSONFeed.item(item)
    }
  }

  /// Writes a feed around items that `item(_:)` wrote, in the order of `feed.items`.
  func write(_ feed: Feed, items: [[UInt8]]) -> [UInt8] {
    switch self {
    case .rss: RSSFeed.write(feed, items: items)
    case .atom: AtomFeed.write(feed, items: items)
    case .json: JSONFeed.write(feed, items: items)
    }
  }

  func write(_ feed: Feed) -> [UInt8] {
    write(feed, items: feed.items.map(item))
  }
}

/// The newest stories of a list, for feed readers and other newsrooms.
struct Feed: Sendable {
  /// A story in a feed. All addresses are full.
  struct Item: Sendable {
    /// A permanent identifier: the canonical address of the story at its first publication.
    var id: String
    var title: String
    var address: String
    var summary: String
    /// The text in HTML with full addresses; nil when feeds contain the lead only.
    var html: [UInt8]?
    var published: Moment
    var updated: Moment
    var author: String
    var categories: [String] = []
    /// The label that marks title and categories of a sample, which illustrates and is not a fact.
    var sampleLabel: String?
    /// Language tag, when it differs from that of the feed.
    var lang: String?
    var enclosure: Enclosure?
  }

  /// A recording that belongs to a story.
  struct Enclosure: Sendable {
    var address: String
    /// Media type, such as `audio/mpeg`.
    var type: String
    var bytes: Int?
    /// Seconds.
    var duration: Int?
  }

  /// The `updated` of a feed without items, which Atom requires; a constant, because no output
  /// depends on the clock.
  static let beginning = Moment(seconds: -Moment.zoneOffset)

  let title: String
  let description: String
  /// The canonical address of the page to which it belongs, with a closing slash.
  let address: String
  let lang: String
  let publisher: String
  /// Address of a square picture.
  let icon: String?
  /// When an item last changed; nil without items.
  let updated: Moment?
  /// Newest first; empty when the caller has already written them.
  let items: [Item]

  /// Makes a feed of items, or one `updated` at a given moment whose items are already written.
  init(
    title: String, description: String, address: String, lang: String, publisher: String,
    icon: String? = nil, updated: Moment? = nil, items: [Item] = []
  ) {
    self.title = title
    self.description = description
    self.address = address
    self.lang = lang
    self.publisher = publisher
    self.icon = icon
    self.updated = updated ?? items.lazy.map(\.updated).max()
    self.items = items
  }

  /// Returns the address of the feed itself.
  func selfAddress(_ format: FeedFormat) -> String {
    address + (address.utf8.last == UInt8(ascii: "/") ? "" : "/") + format.fileName
  }

  /// The description, or the title when there is none: RSS does not allow an empty one.
  var about: String { description.isEmpty ? title : description }
}

extension Feed.Item {
  var isSample: Bool { sampleLabel != nil }

  /// The title, marked for a sample.
  var heading: String { sampleLabel.map { "[\($0)] \(title)" } ?? title }

  /// The categories, with that of samples first.
  var labels: [String] { (sampleLabel.map { [$0] } ?? []) + categories }
}

import Templates

/// The head of one page. A class, because it is passed on more often than it is read.
final class PageHead {
  let title: String
  let description: String
  /// Path of the page with the site's base path.
  let url: String
  let canonical: String
  var lang = "vi"
  var type = "website"
  var image: String?
  var published: String?
  var modified: String?
  var breadcrumbs: [Link] = []
  var feeds: [FeedLink] = []
  /// JSON-LD that may be embedded in a script element unchanged.
  var structuredData = Markup { _ in }
  var isIndexed = true
  var isSample = false
  var isHome = false

  init(title: String, description: String, url: String, canonical: String) {
    self.title = title
    self.description = description
    self.url = url
    self.canonical = canonical
  }

  static let view = View<PageHead>("page") { v in
    v.text("title", "title of the page, without the site's name") { $0.title }
    v.text("description", "for search engines and previews") { $0.description }
    v.text("url", "path of the page") { $0.url }
    v.text("canonical", "full address") { $0.canonical }
    v.text("lang", "language tag") { $0.lang }
    v.text("type", "Open Graph type: website, article, profile") { $0.type }
    v.optionalText("image", "full address of a picture for previews") { $0.image }
    v.optionalText("published", "moment of publication, RFC 3339") { $0.published }
    v.optionalText("modified", "moment of the last change, RFC 3339") { $0.modified }
    v.group("breadcrumbs", "the way from the home page, itself left out", Link.view) {
      $0.breadcrumbs
    }
    v.list("feeds", "feeds of this page", FeedLink.view) { $0.feeds }
    v.markup("structuredData", "JSON-LD for a script element") { $0.structuredData }
    v.flag("isIndexed", "search engines may list it") { $0.isIndexed }
    v.flag("isSample", "shows an illustration, not a fact: say \"Dữ liệu minh họa\"") {
      $0.isSample
    }
    v.flag("isHome", "is the home page") { $0.isHome }
  }
}

/// The site, as available to every page.
struct SiteHead: Sendable {
  let title: String
  let description: String
  let home: String
  let address: String
  let lang: String
  let publisher: String
  let publisherURL: String?
  let contact: String?
  let menu: [Link]
  let footer: [Link]
  let search: String
  let data: String
  let feed: String

  static let view = View<SiteHead>("site") { v in
    v.text("title", "name of the site") { $0.title }
    v.text("description", "what it shows") { $0.description }
    v.text("home", "path of the home page") { $0.home }
    v.text("address", "full address of the home page") { $0.address }
    v.text("lang", "language tag") { $0.lang }
    v.text("publisher", "who publishes it") { $0.publisher }
    v.optionalText("publisherURL", "the publisher's own site") { $0.publisherURL }
    v.optionalText("contact", "how readers reach the press office") { $0.contact }
    v.list("menu", "links of the header", Link.view) { $0.menu }
    v.list("footer", "links of the footer", Link.view) { $0.footer }
    v.text("search", "the search page") { $0.search }
    v.text("data", "the page of open data") { $0.data }
    v.text("feed", "the site's RSS feed") { $0.feed }
  }
}

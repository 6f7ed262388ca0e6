import Text

extension SiteSettings {
  static let title = RequiredField("title", .text, vi: "Tên trang", "the name of the site")
  static let description = RequiredField(
    "description", .prose, vi: "Mô tả", "what it shows, for search engines and feeds")
  static let baseURL = RequiredField(
    "baseURL", .url, vi: "Địa chỉ trang", "where it will be published; may have a path",
    example: "https://example.vn/guong")
  static let lang = OptionalField(
    "lang", .text, vi: "Ngôn ngữ", "language tag of the site; `vi` unless given")
  static let theme = OptionalField(
    "theme", .slug, vi: "Giao diện", "name of a folder below themes/; `sen` unless given")
  static let publisher = RequiredField(
    "publisher", .text, vi: "Đơn vị xuất bản", "who publishes it")
  static let publisherURL = OptionalField(
    "publisherURL", .url, vi: "Trang của đơn vị xuất bản", "the publisher's own site")
  static let contact = OptionalField(
    "contact", .text, vi: "Liên hệ", "how readers reach the press office")
  static let menu = GroupsField("menu", of: MenuItem.fields, vi: "Menu", "links of the header")
  static let footer = GroupsField(
    "footer", of: MenuItem.fields, vi: "Chân trang", "links of the footer")
  static let pageSize = OptionalField(
    "pageSize", .integer(1...1_000), vi: "Số bài mỗi trang",
    "stories on one page of a list; 20 unless given")
  static let feedLimit = OptionalField(
    "feedLimit", .integer(1...1_000), vi: "Số mục trong nguồn tin",
    "items of a feed; 20 unless given")
  static let feedContent = OptionalField(
    "feedContent", .choice(FeedContent.self), vi: "Nội dung nguồn tin",
    "whether feeds carry the whole text; `full` unless given")
  static let awardOrder = OptionalField(
    "awardOrder", .choice(AwardOrder.self), vi: "Thứ tự khen thưởng",
    "the order of award forms in lists; `law` unless given")
  static let search = OptionalField(
    "search", .flag, vi: "Tìm kiếm", "whether readers can search the site; `true` unless given")
  static let routes = OptionalField(
    "routes", .extra, vi: "Thư mục của các loại trang",
    "folders of the kinds of page, to replace the defaults")

  private static let keys: [any FieldKey] = [
    title, description, baseURL, lang, theme, publisher, publisherURL, contact, menu, footer,
    pageSize, feedLimit, feedContent, awardOrder, search, routes,
  ]

  package static let schema: [FieldSpec] = keys.map(\.spec)
}

extension SiteSettings.MenuItem {
  static let label = RequiredField("label", .text, vi: "Nhãn", "the words of the link")
  static let url = RequiredField(
    "url", .text, vi: "Địa chỉ", "an address, or a path of the site beginning with /")

  static let fields: [any FieldKey] = [label, url]
}

package import Text
import YAML

/// The settings of a site, `content/site.yml`.
package final class SiteSettings: Sendable {
  package struct MenuItem: Sendable {
    package let label: String
    package let url: String
  }

  package enum FeedContent: String, Sendable {
    case full, summary
  }

  package enum AwardOrder: String, Sendable {
    case law, ceremony
  }

  package let title: String
  package let description: String
  /// The address of the site without a closing slash, such as `https://guong.example/nha-trang`.
  package let baseURL: String
  /// The path of `baseURL`, "" or "/path", without a closing slash.
  package let basePath: String
  /// `baseURL` without its path: `https://guong.example`.
  package let origin: String
  package let lang: String
  package let theme: String
  package let publisher: String
  package let publisherURL: String?
  package let contact: String?
  package let menu: [MenuItem]
  package let footer: [MenuItem]
  /// Stories on one page of a list.
  package let pageSize: Int
  /// Items of a feed.
  package let feedLimit: Int
  package let feedContent: FeedContent
  package let awardOrder: AwardOrder
  /// Whether readers can search the site.
  package let hasSearch: Bool
  private let routes: [String: String]

  /// The folder of a kind of page, by its name in `routes:` or by default.
  package func route(_ name: String) -> String {
    routes[name] ?? Self.defaultRoutes[name] ?? name
  }

  package static let defaultRoutes: [String: String] = [
    "story": "bai-viet", "kind": "loai", "campaign": "phong-trao", "column": "chuyen-muc",
    "locality": "dia-phuong", "field": "linh-vuc", "recipientType": "doi-tuong",
    "awardForm": "hinh-thuc", "year": "nam", "honours": "bang-vang", "decision": "quyet-dinh",
    "recipient": "guong", "organisation": "don-vi", "document": "van-ban", "event": "su-kien",
    "criteria": "tieu-chi", "search": "tim-kiem", "data": "data", "page": "trang",
    "assets": "assets", "topic": "chu-de", "setting": "noi-ap-dung",
  ]

  static let link: [FieldSpec] = [
    FieldSpec("label", .text, required: true, "the words of the link"),
    FieldSpec("url", .text, required: true, "an address, or a path of the site beginning with /"),
  ]

  package static let schema: [FieldSpec] = [
    FieldSpec("title", .text, required: true, "the name of the site"),
    FieldSpec("description", .prose, required: true, "what it shows, for search engines and feeds"),
    FieldSpec(
      "baseURL", .url, required: true, "where it will be published; may have a path",
      example: "https://example.vn/guong"),
    FieldSpec("lang", .text, "language tag of the site; `vi` unless given"),
    FieldSpec("theme", .slug, "name of a folder below themes/; `sen` unless given"),
    FieldSpec("publisher", .text, required: true, "who publishes it"),
    FieldSpec("publisherURL", .url, "the publisher's own site"),
    FieldSpec("contact", .text, "how readers reach the press office"),
    FieldSpec("menu", .groups(link), "links of the header"),
    FieldSpec("footer", .groups(link), "links of the footer"),
    FieldSpec("pageSize", .integer(1...1_000), "stories on one page of a list; 20 unless given"),
    FieldSpec("feedLimit", .integer(1...1_000), "items of a feed; 20 unless given"),
    FieldSpec(
      "feedContent",
      .choice([
        Choice("full", "toàn văn", "full text"), Choice("summary", "chỉ sapo", "lead only"),
      ]), "whether feeds carry the whole text; `full` unless given"),
    FieldSpec(
      "awardOrder",
      .choice([
        Choice("law", "theo Luật", "as in the Law"),
        Choice("ceremony", "theo nghi lễ", "as at ceremonies"),
      ]), "the order of award forms in lists; `law` unless given"),
    FieldSpec("search", .flag, "whether readers can search the site; `true` unless given"),
    FieldSpec("routes", .extra, "folders of the kinds of page, to replace the defaults"),
  ]

  /// Reads the settings; nil when they cannot be used, with the reasons.
  package static func read(
    _ file: SourceFile, baseURL: String? = nil
  ) -> (settings: SiteSettings?, diagnostics: [Diagnostic]) {
    let (root, errors) = YAMLReader.read(file, in: 0..<file.bytes.count)
    guard let root, case .mapping(let entries) = root.kind else {
      return (
        nil,
        errors.isEmpty ? [.wrongShape("site.yml", expected: .mapping, in: file, at: 0)] : errors
      )
    }
    var parser = FieldParser(file: file)
    let set = parser.mapping(entries, specs: schema, start: root.offset)
    var diagnostics = errors + parser.diagnostics
    diagnostics += checkRoutes(set, in: file) + checkAddresses(set, in: file)
    guard !diagnostics.contains(where: { $0.severity == .error }) else { return (nil, diagnostics) }
    return (SiteSettings(set, baseURL: baseURL), diagnostics)
  }

  private init(_ set: FieldSet, baseURL override: String?) {
    title = set.requiredText("title")
    description = set.requiredText("description")
    var base = override ?? set.requiredText("baseURL")
    while base.hasSuffix("/") { base.removeLast() }
    baseURL = base
    let parts = base.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    basePath = parts.count > 3 ? "/" + parts[3] : ""
    origin = String(base.dropLast(basePath.count))
    lang = set.text("lang") ?? "vi"
    theme = set.text("theme") ?? "sen"
    publisher = set.requiredText("publisher")
    publisherURL = set.text("publisherURL")
    contact = set.text("contact")
    menu = set.groups("menu").map(MenuItem.init)
    footer = set.groups("footer").map(MenuItem.init)
    pageSize = set.integer("pageSize") ?? 20
    feedLimit = set.integer("feedLimit") ?? 20
    feedContent = set.text("feedContent").flatMap(FeedContent.init) ?? .full
    awardOrder = set.text("awardOrder").flatMap(AwardOrder.init) ?? .law
    hasSearch = set.flag("search") ?? true
    var routes: [String: String] = [:]
    if case .extra(let fields) = set["routes"] {
      for field in fields { routes[field.key] = field.value }
    }
    self.routes = routes
  }
}

extension SiteSettings.MenuItem {
  init(_ set: FieldSet) {
    self.init(label: set.requiredText("label"), url: set.requiredText("url"))
  }
}

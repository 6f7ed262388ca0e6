package import Text
import YAML

/// The settings of a site, `content/site.yml`.
package final class SiteSettings: Sendable {
  package struct MenuItem: Sendable {
    package let label: String
    package let url: String
  }

  package enum FeedContent: String, ChoiceValue {
    case full, summary

    package var label: Message {
      switch self {
      case .full: Message(en: "full text", vi: "toàn văn")
      case .summary: Message(en: "lead only", vi: "chỉ sapo")
      }
    }
  }

  package enum AwardOrder: String, ChoiceValue {
    case law, ceremony

    package var label: Message {
      switch self {
      case .law: Message(en: "as in the Law", vi: "theo Luật")
      case .ceremony: Message(en: "as at ceremonies", vi: "theo nghi lễ")
      }
    }
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
  /// The number of stories on one page of a list.
  package let pageSize: Int
  /// The number of items in a feed.
  package let feedLimit: Int
  package let feedContent: FeedContent
  package let awardOrder: AwardOrder
  /// Whether the site has a search.
  package let hasSearch: Bool
  private let routes: [String: String]

  /// Returns the folder of a kind of page, by its name in `routes:` or by default.
  package func route(_ name: String) -> String {
    routes[name] ?? Self.defaultRoutes[name] ?? name
  }

  /// The default folders of the kinds of record with pages, of the lists of stories, and of other
  /// pages.
  package static let defaultRoutes: [String: String] = {
    var routes = [
      "kind": "loai", "field": "linh-vuc", "recipientType": "doi-tuong",
      "awardForm": "hinh-thuc", "year": "nam", "topic": "chu-de", "setting": "noi-ap-dung",
      "decision": "quyet-dinh", "search": "tim-kiem", "data": "data", "page": "trang",
      "assets": "assets",
    ]
    for kind in RecordKind.allCases {
      guard case .folder(let route, let folder) = kind.schema.pages?.place else { continue }
      routes[route] = folder
    }
    return routes
  }()

  /// Reads the settings; nil when they are unusable, with the reasons.
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
    let set = parser.mapping(
      entries, of: "site.yml", specs: schema, start: root.offset)
    var diagnostics = errors + parser.diagnostics
    diagnostics += checkRoutes(set, in: file) + checkAddresses(set, in: file)
    guard !diagnostics.contains(where: { $0.severity == .error }) else { return (nil, diagnostics) }
    return (SiteSettings(set, baseURL: baseURL), diagnostics)
  }

  private init(_ set: FieldSet, baseURL override: String?) {
    title = set[Self.title]
    description = set[Self.description]
    var base = override ?? set[Self.baseURL]
    while base.hasSuffix("/") { base.removeLast() }
    baseURL = base
    let parts = base.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    basePath = parts.count > 3 ? "/" + parts[3] : ""
    origin = String(base.dropLast(basePath.count))
    lang = set[Self.lang] ?? "vi"
    theme = set[Self.theme] ?? "sen"
    publisher = set[Self.publisher]
    publisherURL = set[Self.publisherURL]
    contact = set[Self.contact]
    menu = set[Self.menu].map(MenuItem.init)
    footer = set[Self.footer].map(MenuItem.init)
    pageSize = set[Self.pageSize] ?? 20
    feedLimit = set[Self.feedLimit] ?? 20
    feedContent = set[Self.feedContent] ?? .full
    awardOrder = set[Self.awardOrder] ?? .law
    hasSearch = set[Self.search] ?? true
    var routes: [String: String] = [:]
    for field in set[Self.routes]?.all ?? [] { routes[field.key] = field.value }
    self.routes = routes
  }
}

extension SiteSettings.MenuItem {
  init(_ set: FieldSet) {
    self.init(label: set[Self.label], url: set[Self.url])
  }
}

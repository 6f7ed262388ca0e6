package import Showcase
import Text

/// Maps records, lists and terms to the paths of their pages. Paths begin with `/` and exclude the
/// base path; `url` adds it.
package final class AddressIndex: Sendable {
  private let settings: SiteSettings
  private let base: String
  /// Folders by their names in `routes:`.
  private let folders: TextMap<String>
  /// The folder of each kind that has pages; "/" for a kind whose pages are at the root.
  private let kinds: [RecordKind: String]
  /// Records whose path is not the folder plus the id: stories with a slug of their own, and
  /// localities, whose path contains the province of their last day.
  private let exceptions: [RecordKind: TextMap<String>]
  /// The folder that holds the second and later pages of a list, below the folder of the list.
  private let furtherPages: String
  /// The folder of stories, stored because it is requested most often.
  package let stories: String

  package init(_ catalogue: Catalogue, _ settings: SiteSettings) {
    self.settings = settings
    base = settings.basePath
    folders = TextMap(
      SiteSettings.defaultRoutes.keys.map { name in (name, "/\(settings.route(name))/") })
    furtherPages = settings.route("page") + "/"
    var kinds: [RecordKind: String] = [:]
    for kind in RecordKind.allCases {
      switch kind.schema.pages?.place {
      case .folder(let route, _): kinds[kind] = "/\(settings.route(route))/"
      case .root: kinds[kind] = "/"
      case nil: break
      }
    }
    self.kinds = kinds
    stories = kinds[.story] ?? "/"
    exceptions = [
      .story: Self.slugs(catalogue, below: stories),
      .locality: Self.places(catalogue.localities, below: kinds[.locality] ?? "/"),
    ]
  }

  private static func slugs(_ catalogue: Catalogue, below folder: String) -> TextMap<String> {
    TextMap(
      catalogue.stories.filter { $0.slug != $0.id }.map {
        ($0.id, String(joining: folder, $0.slug, "/"))
      })
  }

  private static func places(
    _ localities: LocalityTable, below folder: String
  ) -> TextMap<String> {
    var places = TextMap<String>()
    for locality in localities {
      let chain = localities.chain(from: locality.id, on: locality.validFrom)
      guard let province = chain.first(where: { $0.level == .province }), province.id != locality.id
      else { continue }
      places.set("\(folder)\(province.id)/\(locality.id)/", for: locality.id)
    }
    return places
  }

  /// Returns the path with the site's base path, as links contain it.
  package func url(_ path: String) -> String { base.isEmpty ? path : String(joining: base, path) }

  /// Returns the full address of a path.
  package func canonical(_ path: String) -> String { String(joining: settings.baseURL, path) }

  package var home: String { "/" }
  package var honours: String { list(of: .awardForm) }
  package var search: String { folder("search") }
  package var data: String { folder("data") }

  /// Returns the folder configured under a name in `routes:`.
  package func folder(_ route: String) -> String { folders[route] ?? "/\(route)/" }

  /// Returns the page of a term, decision or similar below the folder of a route.
  package func page(_ id: String, below route: String) -> String {
    String(joining: folder(route), id, "/")
  }

  // MARK: Records

  /// Returns the list page of a kind that has pages.
  package func list(of kind: RecordKind) -> String {
    guard let folder = kinds[kind] else { preconditionFailure("a \(kind.rawValue) has no page") }
    return folder
  }

  /// Returns the page of a record whose kind has pages.
  package func page(of kind: RecordKind, _ id: String) -> String {
    exceptions[kind]?[id] ?? String(joining: list(of: kind), id, "/")
  }

  /// Returns the page of a record, or nil when its kind has none.
  package func target(_ kind: RecordKind, _ id: String) -> String? {
    kinds[kind] == nil ? nil : page(of: kind, id)
  }

  package func story(_ id: String) -> String { page(of: .story, id) }

  package func locality(_ id: String) -> String { page(of: .locality, id) }

  /// Returns the page with a number of a paginated list.
  package func page(_ number: Int, of list: String) -> String {
    number == 1 ? list : String(joining: list, furtherPages, String(number), "/")
  }
}

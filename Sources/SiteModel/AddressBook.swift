package import Showcase
import Text

/// Where every page of the site is. Paths begin with `/` and have no base path; `url` adds it.
package final class AddressBook: Sendable {
  private let settings: SiteSettings
  private let base: String
  /// The page of each locality that lies in a province, below that of its last day.
  private let localities: TextMap<String>
  private let slugs: TextMap<String>
  private let folders: TextMap<String>
  /// The folder of further pages, below that of their list.
  private let furtherPages: String
  /// The folder of stories, which is asked for most.
  package let stories: String

  package init(_ catalogue: Catalogue, _ settings: SiteSettings) {
    self.settings = settings
    base = settings.basePath
    folders = TextMap(
      SiteSettings.defaultRoutes.keys.map { name in (name, "/\(settings.route(name))/") })
    furtherPages = settings.route("page") + "/"
    stories = folders["story"] ?? "/story/"
    let places = folders["locality"] ?? "/locality/"
    var localities = TextMap<String>()
    for locality in catalogue.localities {
      let chain = catalogue.localities.chain(from: locality.id, on: locality.validFrom)
      guard let province = chain.first(where: { $0.level == "tinh" }), province.id != locality.id
      else { continue }
      localities.set("\(places)\(province.id)/\(locality.id)/", for: locality.id)
    }
    self.localities = localities
    slugs = TextMap(catalogue.stories.filter { $0.slug != $0.id }.map { ($0.id, $0.slug) })
  }

  /// The path with the site's base path, as links carry it.
  package func url(_ path: String) -> String { base.isEmpty ? path : String(joining: base, path) }

  /// The full address of a path.
  package func canonical(_ path: String) -> String { String(joining: settings.baseURL, path) }

  package var home: String { "/" }
  package var honours: String { folder("honours") }
  package var search: String { folder("search") }
  package var data: String { folder("data") }

  package func folder(_ route: String) -> String { folders[route] ?? "/\(route)/" }

  package func page(_ id: String) -> String { String(joining: "/", id, "/") }

  package func story(_ id: String) -> String { String(joining: stories, slugs[id] ?? id, "/") }

  package func record(_ route: String, _ id: String) -> String {
    String(joining: folder(route), id, "/")
  }

  package func locality(_ id: String) -> String { localities[id] ?? record("locality", id) }

  /// A further page of a list.
  package func page(_ number: Int, of list: String) -> String {
    number == 1 ? list : String(joining: list, furtherPages, String(number), "/")
  }

  /// The page that a link of a text names; nil for a type that has no page.
  package func target(type: String, id: String) -> String? {
    switch type {
    case "story": story(id)
    case "locality": locality(id)
    case "page": page(id)
    case "criterion-set": record("criteria", id)
    case "award-form": record("honours", id)
    case "campaign", "recipient", "organisation", "document", "event", "column": record(type, id)
    default: nil
    }
  }
}

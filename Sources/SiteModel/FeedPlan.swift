import Showcase
import Text
import Vietnamese

/// The feed formats in which a list is published.
package enum FeedFormat: String, CaseIterable, Sendable {
  case rss, atom, json

  /// The name of the file in the folder of its list.
  package var fileName: String {
    switch self {
    case .rss: "feed.xml"
    case .atom: "atom.xml"
    case .json: "feed.json"
    }
  }

  /// The name of the format as readers know it.
  package var title: String {
    switch self {
    case .rss: "RSS"
    case .atom: "Atom"
    case .json: "JSON Feed"
    }
  }

  package var mediaType: String {
    switch self {
    case .rss: "application/rss+xml"
    case .atom: "application/atom+xml"
    case .json: "application/feed+json"
    }
  }
}

/// Determines which lists have feeds: the whole site, and each column, campaign and locality with
/// stories.
package struct FeedPlan: Sendable {
  package struct Channel: Sendable {
    package let title: String
    package let description: String
    /// The path of the list's folder, `/…/`.
    package let path: String
    package let stories: [Int]
  }

  package let channels: [Channel]
  /// The titles of the lists that have feeds, by path.
  package let titles: [String: String]

  package init(_ model: SiteModel) {
    let settings = model.settings
    var channels = [
      Channel(
        title: settings.title, description: settings.description, path: "/",
        stories: Array(model.stories.indices.prefix(settings.feedLimit)))
    ]
    for taxonomy in [Taxonomy.column, .campaign, .locality] {
      for list in model.lists[taxonomy] ?? [] {
        let description = Self.description(of: list, in: taxonomy, model)
        channels.append(
          Channel(
            title: "\(list.label) – \(settings.title)",
            description: description ?? settings.description,
            path: list.path, stories: Array(list.stories.prefix(settings.feedLimit))))
      }
    }
    self.channels = channels
    titles = Dictionary(
      channels.map { ($0.path, $0.title) }, uniquingKeysWith: { first, _ in first })
  }

  private static func description(
    of list: TermList, in taxonomy: Taxonomy, _ model: SiteModel
  ) -> String? {
    switch taxonomy {
    case .column: model.columns[list.id]?.summary
    case .campaign: model.campaigns[list.id]?.summary
    case .kind, .locality, .field, .topic, .setting, .recipientType, .awardForm, .year: nil
    }
  }
}

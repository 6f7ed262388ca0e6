import Showcase
import Text
import Vietnamese

/// The lists that have feeds: the whole site, each column, campaign and locality with stories.
struct FeedPlan: Sendable {
  struct Channel: Sendable {
    let title: String
    let description: String
    /// The path of the list's folder, `/…/`.
    let path: String
    let stories: [Int]
  }

  let channels: [Channel]
  /// The titles of the lists that have feeds, by path.
  private let titles: [String: String]

  init(_ model: SiteModel) {
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

  /// The links to the feeds of a list; none when it has no feeds.
  func links(for path: String, model: SiteModel) -> [FeedLink] {
    guard let title = titles[path] else { return [] }
    return FeedFormat.allCases.map { format in
      FeedLink(
        title: "\(title) (\(format.title))", url: model.url(path + format.fileName),
        type: format.mediaType)
    }
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

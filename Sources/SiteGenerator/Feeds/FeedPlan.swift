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
  /// The lists that have feeds.
  let paths: Set<String>

  init(_ model: SiteModel) {
    let settings = model.settings
    var channels = [
      Channel(
        title: settings.title, description: settings.description, path: "/",
        stories: Array(model.stories.indices.prefix(settings.feedLimit)))
    ]
    for taxonomy in [Taxonomy.column, .campaign, .locality] {
      for list in model.lists[taxonomy] ?? [] {
        let description =
          taxonomy == .column
          ? model.columns[list.id]?.summary : model.campaigns[list.id]?.summary
        channels.append(
          Channel(
            title: "\(list.label) – \(settings.title)",
            description: description ?? settings.description,
            path: list.path, stories: Array(list.stories.prefix(settings.feedLimit))))
      }
    }
    self.channels = channels
    paths = Set(channels.map(\.path))
  }

  /// The links to the feeds of a list; none when it has no feeds.
  func links(for path: String, model: SiteModel) -> [FeedLink] {
    FeedFormat.allCases.map { format in
      FeedLink(
        title: "\(model.settings.title) (\(format.title))", url: model.url(path + format.fileName),
        type: format.mediaType)
    }
  }
}

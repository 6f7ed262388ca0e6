import SiteModel

extension FeedPlan {
  /// Returns the links to the feeds of a list; none when it has no feeds.
  func links(for path: String, model: SiteModel) -> [FeedLink] {
    guard let title = titles[path] else { return [] }
    return FeedFormat.allCases.map { format in
      FeedLink(
        title: "\(title) (\(format.title))", url: model.url(path + format.fileName),
        type: format.mediaType)
    }
  }
}

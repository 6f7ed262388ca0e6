import Pages
import Publish
import SearchFormat
import Showcase
import SiteBuilder
import SiteModel
import Text

/// What lies where in a site. It stays the same while stories are edited that keep their addresses.
final class LiveIndex: Sendable {
  /// A file that is made alone, by its place in its list.
  enum Entry: Sendable {
    case page(Int)
    case feed(Int)
    case text(Int)
    case copy(String)
  }

  /// Files that are made together and whose names depend on what is in them.
  enum Family: CaseIterable, Sendable {
    case tables, sitemap, search
  }

  /// By path, which begins with `/`; of pages that of their folder.
  let entries: [String: Entry]
  let feeds: [SiteFiles.FeedFile]
  let texts: [(path: String, bytes: [UInt8])]
  /// Paths that no site can have side by side: what keeps a build from being published.
  let problems: [Diagnostic]
  private let dataFolder: String
  private let searchFolder: String?

  init(_ files: SiteFiles) {
    var entries: [String: Entry] = [:]
    entries.reserveCapacity(files.pages.count * 5 / 4 + 256)
    for (number, page) in files.pages.enumerated() { entries[page.path] = .page(number) }
    feeds = files.feeds
    for (number, feed) in feeds.enumerated() { entries["/" + feed.path] = .feed(number) }
    texts = files.texts
    for (number, text) in texts.enumerated() { entries["/" + text.path] = .text(number) }
    for copy in files.copies { entries["/" + copy.target] = .copy(copy.source) }
    self.entries = entries
    dataFolder = "/\(files.model.settings.route("data"))/"
    searchFolder = files.hasSearch ? "/" + IndexLayout.folder : nil
    problems = Publication.problems(
      of: files.pages.map(\.file) + feeds.map(\.path) + texts.map(\.path)
        + files.copies.map(\.target))
  }

  /// The family that a path may belong to.
  func family(of path: String) -> Family? {
    let bytes = path.utf8
    if bytes.starts(with: dataFolder.utf8) { return .tables }
    if let searchFolder, bytes.starts(with: searchFolder.utf8) { return .search }
    return bytes.starts(with: "/sitemap".utf8) ? .sitemap : nil
  }
}

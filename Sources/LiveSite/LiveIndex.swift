import Pages
import Publish
import SearchFormat
import Showcase
import SiteBuilder
import SiteModel
import Text

/// Maps the paths of a site to its files. It stays valid while stories are edited that keep their
/// addresses.
final class LiveIndex: Sendable {
  /// A file that is made alone, by its position in its list.
  enum Entry: Sendable {
    case page(Int)
    case feed(Int)
    case text(Int)
    case copy(String)
  }

  /// Files that are made together and whose names depend on their content.
  enum Family: CaseIterable, Sendable {
    case tables, sitemap, search
  }

  /// Entries by path, which begins with `/`; a page has the path of its folder.
  let entries: [String: Entry]
  let feeds: [SiteFiles.FeedFile]
  let texts: [(path: String, bytes: [UInt8])]
  /// Paths that cannot coexist in one site; they prevent a build from being published.
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

  /// Returns the family that a path may belong to.
  func family(of path: String) -> Family? {
    let bytes = path.utf8
    if bytes.starts(with: dataFolder.utf8) { return .tables }
    if let searchFolder, bytes.starts(with: searchFolder.utf8) { return .search }
    return bytes.starts(with: "/sitemap".utf8) ? .sitemap : nil
  }
}

import Search
import Showcase
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
    var paths: [ManifestEntry] = []
    paths.reserveCapacity(files.pages.count + 256)
    func add(_ path: String, _ file: String, _ entry: Entry) {
      entries[path] = entry
      paths.append(
        ManifestEntry(
          path: file, size: 0, hash: Self.noHash, trace: .unknown, isUnchanged: false))
    }
    for (number, page) in files.pages.enumerated() { add(page.path, page.file, .page(number)) }
    feeds = files.feeds
    for (number, feed) in feeds.enumerated() { add("/" + feed.path, feed.path, .feed(number)) }
    texts = files.texts
    for (number, text) in texts.enumerated() { add("/" + text.path, text.path, .text(number)) }
    for copy in files.copies { add("/" + copy.target, copy.target, .copy(copy.source)) }
    self.entries = entries
    dataFolder = "/\(files.model.settings.route("data"))/"
    searchFolder = files.hasSearch ? "/" + SearchSettings.routePrefix : nil
    problems = Self.problems(of: paths)
  }

  private static let noHash = ContentHash([])

  /// The family that a path may belong to.
  func family(of path: String) -> Family? {
    let bytes = path.utf8
    if bytes.starts(with: dataFolder.utf8) { return .tables }
    if let searchFolder, bytes.starts(with: searchFolder.utf8) { return .search }
    return bytes.starts(with: "/sitemap".utf8) ? .sitemap : nil
  }

  /// What the publication would say of these paths.
  private static func problems(of paths: [ManifestEntry]) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for entry in paths {
      if let rule = PathRule.violated(by: entry.path) {
        found += PublicationError.badPath(entry.path, rule).diagnostics
      }
    }
    do throws(PublicationError) {
      _ = try Manifest(checking: paths)
    } catch {
      found += error.diagnostics
    }
    return found
  }
}

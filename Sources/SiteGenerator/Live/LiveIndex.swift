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
    var paths = SitePaths()
    func add(_ path: String, _ file: @autoclosure () -> String, _ entry: Entry) {
      let isTwice = entries.updateValue(entry, forKey: path) != nil
      paths.add(path, file: file, isTwice: isTwice)
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
    guard paths.mayMeet(entries) else {
      problems = []
      return
    }
    problems = SitePaths.problems(
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

/// Sees cheaply that no two paths of a site can meet: all but a few are folders of small letters, digits
/// and hyphens.
private struct SitePaths {
  private var isTwice = false
  /// Paths with other letters, or with a point elsewhere than in the name of a file.
  private var unusual: [String] = []

  mutating func add(_ path: String, file: () -> String, isTwice: Bool) {
    self.isTwice = self.isTwice || isTwice
    var path = path
    let isUsual = path.withUTF8 { bytes in
      var points = 0
      var length = 1
      for byte in bytes {
        length += 1
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
          UInt8(ascii: "-"), UInt8(ascii: "_"):
          break
        case UInt8(ascii: "."): points += 1
        case UInt8(ascii: "/"):
          // A point before a slash is in the name of a folder.
          if points > 0 || length == 1 || length > 250 { return false }
          length = 0
        default: return false
        }
      }
      return bytes.count < 1_000 && length < 250 && (points > 0 || bytes.last == UInt8(ascii: "/"))
    }
    if !isUsual { unusual.append(file()) }
  }

  /// Whether the paths have to be held against each other.
  func mayMeet(_ entries: [String: LiveIndex.Entry]) -> Bool {
    // Each of them is looked for among all paths: of many, the publication's own way is shorter.
    if isTwice || unusual.count > 16 { return true }
    var folded: Set<String> = []
    for path in unusual {
      if PathRule.violated(by: path) != nil { return true }
      let other = path.lowercased()
      if !folded.insert(other).inserted { return true }
      let place = other.hasSuffix("/index.html") ? String(other.dropLast(10)) : other
      if other != path, entries["/" + place] != nil { return true }
      let folder = Array("/\(other)/".utf8)
      if entries.keys.contains(where: { $0.utf8.starts(with: folder) }) { return true }
      let parts = other.utf8.split(separator: UInt8(ascii: "/"))
      if parts.dropLast().contains(where: { $0.contains(UInt8(ascii: ".")) }) { return true }
    }
    return false
  }

  /// What the publication would say of these paths.
  static func problems(of paths: [String]) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for path in paths {
      if let rule = PathRule.violated(by: path) {
        found += PublicationError.badPath(path, rule).diagnostics
      }
    }
    let hash = ContentHash([])
    do throws(PublicationError) {
      _ = try Manifest(
        checking: paths.map {
          ManifestEntry(path: $0, size: 0, hash: hash, trace: .unknown, isUnchanged: false)
        })
    } catch {
      found += error.diagnostics
    }
    return found
  }
}

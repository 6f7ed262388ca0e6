import Dispatch
import Loader
import Outputs
import Pages
import SearchWriter
package import Showcase
import SiteBuilder
import SiteModel
import Synchronization
import Templates
package import Text

/// Holds a whole site in memory, none of it rendered, and returns for each path the bytes that a
/// build would write there.
///
/// It is immutable, and many threads may use it at once, but not those of Swift's concurrency pool:
/// making the search index blocks on that pool. Data that many pages share are ready; a page is
/// rendered when its bytes are requested, and files that are made together (tables, sitemap, search
/// index) once, when one of them is requested.
package final class LiveSite: Sendable {
  let files: SiteFiles
  let index: LiveIndex
  private let renderer: PageRenderer
  private let tables: Lazy<OpenData.Output>
  private let together: [LiveIndex.Family: Lazy<[String: [UInt8]]>]

  init(_ files: SiteFiles, _ index: LiveIndex, jobs: Int) {
    self.files = files
    self.index = index
    renderer = files.renderer()
    let tables = Lazy { files.tables() }
    self.tables = tables
    together = [
      .tables: Lazy { Self.byPath(try tables.get().files) },
      .sitemap: Lazy { Self.byPath(files.sitemap()) },
      .search: Lazy {
        let made = try Self.wait { await files.search(Parallel(jobs: jobs)) }
        return Self.byPath(made.map { ($0.path, $0.bytes) })
      },
    ]
  }

  /// The number of pages.
  package var pageCount: Int { files.pages.count }

  /// Returns the file at a path that begins with `/` and excludes the base path; nil if there is
  /// none. A folder's path ends in `/`. Whether a file exists that is made together with others is
  /// known only when it is requested.
  package func file(at path: String) -> LiveFile? {
    if let entry = index.entries[path] { return file(entry, path) }
    if path.utf8.last == UInt8(ascii: "l"), path.utf8.reversed().starts(with: "lmth.xedni/".utf8) {
      let folder = String(path.dropLast(10))
      guard case .page(let number)? = index.entries[folder] else { return nil }
      return page(number)
    }
    guard let family = index.family(of: path), let files = together[family] else { return nil }
    return LiveFile(name: path, isLong: true, .made { try files.get()[path] })
  }

  /// Returns every path that has a file; makes the files that are made together.
  package func paths() throws -> [String] {
    try index.entries.keys + together.values.flatMap { try $0.get().keys }
  }

  private func file(_ entry: LiveIndex.Entry, _ path: String) -> LiveFile {
    switch entry {
    case .page(let number): return page(number)
    case .feed(let number):
      let feed = index.feeds[number]
      return LiveFile(
        name: path, isLong: true,
        .made { [renderer] in
          let writer = FeedWriter(model: renderer.model)
          return writer.write(
            feed.channel, feed.channel.stories.map(writer.written), as: feed.format)
        })
    case .text(let number):
      let bytes = index.texts[number].bytes
      return LiveFile(name: path, isLong: false, .made { bytes })
    case .copy(let source): return LiveFile(name: path, isLong: false, .copy(source))
    }
  }

  private func page(_ number: Int) -> LiveFile {
    let page = files.pages[number]
    // The page of a folder always has the same file name.
    let name = page.path.utf8.last == UInt8(ascii: "/") ? "index.html" : page.path
    guard !page.isDataPage else {
      return LiveFile(
        name: name, isLong: true,
        .page { [self] out in
          let renderer = files.renderer(dataTables: try tables.get().tables)
          renderer.render(files.pages[number], into: &out)
        })
    }
    return LiveFile(
      name: name, isLong: page.isLong,
      .page { [self] out in renderer.render(files.pages[number], into: &out) })
  }

  private static func byPath(_ files: [(path: String, bytes: [UInt8])]) -> [String: [UInt8]] {
    Dictionary(files.map { ("/" + $0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
  }

  /// Blocks until work on Swift's concurrency pool is done; must not be called on one of its
  /// threads.
  private static func wait<Value: Sendable>(
    for work: @escaping @Sendable () async throws -> Value
  ) throws -> Value {
    let slot = Slot<Value>()
    let done = DispatchSemaphore(value: 0)
    Task {
      let made: Result<Value, any Error>
      do {
        made = .success(try await work())
      } catch {
        made = .failure(error)
      }
      slot.result.withLock { $0 = made }
      done.signal()
    }
    done.wait()
    guard let result = slot.result.withLock({ $0 }) else {
      preconditionFailure("the result was put there")
    }
    return try result.get()
  }

  private final class Slot<Value: Sendable>: Sendable {
    let result = Mutex<Result<Value, any Error>?>(nil)
  }
}

/// A file of a site that is not made yet.
package struct LiveFile: Sendable {
  package enum Body: Sendable {
    /// Appends the bytes of a page.
    case page(@Sendable (inout OutputBuffer) throws -> Void)
    /// Makes the bytes; nil if it turns out that there is no such file.
    case made(@Sendable () throws -> [UInt8]?)
    /// A file of the project that is published unchanged, by its path below the root.
    case copy(String)
  }

  /// Its path in the site or its name; the extension determines its type.
  package let name: String
  /// Whether making it may take longer than a few hundred microseconds.
  package let isLong: Bool
  package let body: Body

  init(name: String, isLong: Bool, _ body: Body) {
    self.name = name
    self.isLong = isLong
    self.body = body
  }

  /// Returns its bytes, for tests; nil when there is no such file.
  package func bytes(root: String) throws -> [UInt8]? {
    switch body {
    case .page(let write): try [UInt8].written(capacity: 24_576) { try write(&$0) }
    case .made(let make): try make()
    case .copy(let source): try Disk.read("\(root)/\(source)", limit: Discovery.mediaLimit)
    }
  }
}

extension PlannedPage {
  /// Whether the page may show more than one record with its related records.
  fileprivate var isLong: Bool {
    switch content {
    case .story, .tombstone, .record(.page, _), .redirect, .notFound, .search: false
    case .home, .data, .allStories, .terms, .term, .record, .records, .decision, .decisions,
      .honours:
      true
    }
  }
}

/// The subject of a page.
package struct LiveSubject: Sendable {
  /// The type of record; empty for lists.
  package let kind: String
  /// The file that it is made from, below the project's root; nil for lists.
  package let source: String?
  package let story: Story?
}

extension LiveSite {
  /// Returns the subject of the page at a path; nil when there is no page.
  package func subject(at path: String) -> LiveSubject? {
    guard case .page(let number)? = index.entries[path] else { return nil }
    let page = files.pages[number]
    let kind = page.content.kind
    return LiveSubject(
      kind: kind?.rawValue ?? "", source: kind.map { _ in page.origin.path },
      story: page.content.story(in: files.model))
  }
}

extension PlannedPage.Content {
  /// The kind of the one record that is shown; nil for lists.
  fileprivate var kind: RecordKind? {
    switch self {
    case .story, .tombstone: .story
    // The honour roll of an award form is a list.
    case .record(.awardForm, _): nil
    case .record(let kind, _): kind
    case .home, .search, .data, .notFound, .allStories, .terms, .term, .records, .decision,
      .decisions, .honours, .redirect:
      nil
    }
  }

  fileprivate func story(in model: SiteModel) -> Story? {
    switch self {
    case .story(let index): model.stories[index]
    case .tombstone(let index): model.withdrawn[index]
    case .home, .search, .data, .notFound, .allStories, .terms, .term, .record, .records,
      .decision, .decisions, .honours, .redirect:
      nil
    }
  }
}

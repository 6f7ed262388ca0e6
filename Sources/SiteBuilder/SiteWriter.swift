import Loader
import Markdown
import Outputs
import Pages
import Publish
import SearchWriter
import Showcase
import SiteModel
import Text
import Vietnamese

/// Renders every file of a site and passes each to the publication as soon as it is ready, so that
/// no more than a few pages are in memory at once.
struct SiteWriter: Sendable {
  let files: SiteFiles
  let index: [SearchFile]
  let writer: PublicationWriter
  let parallel: Parallel

  /// Writes all files; returns the entries of the manifest.
  func write() async throws -> [ManifestEntry] {
    let renderer = files.renderer()
    // Much of the other output is made on one core; the remaining cores write pages at the same
    // time.
    let besides = Task { try await besidesPages(FeedWriter(model: files.model)) }
    let pages: [ManifestEntry]
    do {
      pages = try await self.pages(files.pagesAsRead.filter { !$0.isDataPage }, renderer)
    } catch {
      // Wait, so that nothing is written after this returns.
      _ = await besides.result
      throw error
    }
    let (written, tables) = try await besides.value
    let last = files.pages.filter(\.isDataPage)
    return try await pages + written + self.pages(last, files.renderer(dataTables: tables))
  }

  /// Writes tables, feeds, sitemaps, the index and copies; returns the tables for the page that
  /// lists them.
  private func besidesPages(
    _ writing: FeedWriter
  ) async throws -> (entries: [ManifestEntry], tables: [OpenData.TableFile]) {
    var (entries, tables) = try await tables()
    entries += try await feeds(writing)
    entries += try await small(files.sitemap() + files.texts)
    entries += try await small(index.map { (path: $0.path, bytes: $0.bytes) })
    entries += try await copies()
    return (entries, tables)
  }

  /// Writes the tables of open data. Their bytes are freed before anything else is made.
  private func tables() async throws -> (entries: [ManifestEntry], tables: [OpenData.TableFile]) {
    let data = files.tables()
    return (try await small(data.files), data.tables)
  }

  private func pages(
    _ pages: [PlannedPage], _ renderer: PageRenderer
  ) async throws -> [ManifestEntry] {
    try await parallel.batches(count: pages.count) { range in
      var buffer = OutputBuffer(capacity: 65_536)
      return try range.map { index in
        let page = pages[index]
        buffer.removeAll()
        renderer.render(page, into: &buffer)
        return try buffer.withBytes {
          try writer.write(page.file, UnsafeRawBufferPointer($0))
        }
      }
    }.flatMap { $0 }
  }

  /// Writes the feeds. They share most of their items, which are written once.
  private func feeds(_ writing: FeedWriter) async throws -> [ManifestEntry] {
    let feeds = files.feeds
    let stories = Set(files.feedPlan.channels.flatMap(\.stories)).sorted()
    let written = await parallel.map(count: stories.count) { writing.written(stories[$0]) }
    let items = Dictionary(uniqueKeysWithValues: zip(stories, written))
    return try await parallel.map(count: feeds.count) { index in
      let feed = feeds[index]
      return try writer.write(
        feed.path,
        writing.write(feed.channel, feed.channel.stories.compactMap { items[$0] }, as: feed.format))
    }
  }

  private func small(
    _ files: [(path: String, bytes: [UInt8])]
  ) async throws -> [ManifestEntry] {
    try await parallel.map(count: files.count) { index in
      try writer.write(files[index].path, files[index].bytes)
    }
  }

  private func copies() async throws -> [ManifestEntry] {
    let root = files.prepared.discovery.root
    let all = files.copies
    return try await parallel.map(count: all.count) { index in
      let bytes = try Disk.read("\(root)/\(all[index].source)", limit: Discovery.mediaLimit)
      return try writer.write(all[index].target, bytes)
    }
  }
}

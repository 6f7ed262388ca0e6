import Markdown
import SearchWriter
import Showcase
import Text
import Vietnamese

/// Renders every file of a site and hands each to the publication as soon as it is ready, so that no more
/// than a few pages are in memory at once.
struct SiteWriter: Sendable {
  let files: SiteFiles
  let index: [SearchFile]
  let writer: PublicationWriter
  let parallel: Parallel

  /// Writes all files; returns what the manifest needs.
  func write() async throws -> [ManifestEntry] {
    let renderer = files.renderer()
    // Much of what is not a page is made on one core: the others write pages meanwhile.
    let besides = Task { try await besidesPages(FeedWriter(renderer: renderer)) }
    let pages: [ManifestEntry]
    do {
      pages = try await self.pages(files.pagesAsRead.filter { !$0.isDataPage }, renderer)
    } catch {
      // Nothing is written any more when this returns.
      _ = await besides.result
      throw error
    }
    let (written, tables) = try await besides.value
    let last = files.pages.filter(\.isDataPage)
    return try await pages + written + self.pages(last, files.renderer(dataTables: tables))
  }

  /// Writes tables, feeds, maps, the index and copies; gives the tables for the page that lists them.
  private func besidesPages(
    _ writing: FeedWriter
  ) async throws -> (entries: [ManifestEntry], tables: [DataPage.TableFile]) {
    var (entries, tables) = try await tables()
    entries += try await feeds(writing)
    entries += try await small(files.sitemap() + files.texts)
    entries += try await small(index.map { (path: $0.path, bytes: $0.bytes) })
    entries += try await copies()
    return (entries, tables)
  }

  /// Their bytes are given back before anything else is made.
  private func tables() async throws -> (entries: [ManifestEntry], tables: [DataPage.TableFile]) {
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

  /// Feeds share most of their items, which are written once.
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

/// The images, recordings and documents that records name, and only those: what a hidden story would show is
/// not published with the others.
struct MediaPlan: Sendable {
  /// Where a file lies below the project's root, and where it goes in the output.
  struct File: Sendable, Hashable {
    let source: String
    let target: String
  }

  let files: [File]
  private let root: String

  init(_ model: SiteModel, discovery: Discovery) {
    root = discovery.root
    let known = Set(discovery.media.map(\.path))
    var files: Set<File> = []
    func add(_ file: String, _ record: ParsedRecord) {
      let path = CheckContext.path(of: file, for: record)
      guard known.contains(path) else { return }
      files.insert(
        File(source: "content/\(path)", target: PageBuilder.mediaPath(file, of: record)))
    }
    for story in model.stories {
      for image in story.images { add(image.file, story.origin) }
      for recording in story.audio + story.video { add(recording.file, story.origin) }
      for hole in story.document.holes {
        if case .file(let file) = hole.reference { add(file, story.origin) }
      }
    }
    for page in model.texts {
      for hole in page.document.holes {
        if case .file(let file) = hole.reference { add(file, page.origin) }
      }
    }
    for document in model.documents {
      if let file = document.file { add(file, document.origin) }
    }
    self.files = files.sorted { $0.source.utf8.lexicographicallyPrecedes($1.source.utf8) }
  }

  /// Looks into every file: is it what its name says, and is it free of personal metadata? Gives what was
  /// found by the path of the file; those that are `known` are not looked into again.
  func inspect(
    _ parallel: Parallel, known: [String: Diagnostic?] = [:]
  ) async throws -> [String: Diagnostic?] {
    let paths = files.map(\.source)
    let root = root
    let found = try await parallel.map(count: paths.count) { index -> Diagnostic? in
      let path = paths[index]
      if let problem = known[path] { return problem }
      guard let type = MediaType(path: path) else { return nil }
      let bytes = try Disk.read("\(root)/\(path)", limit: Discovery.mediaLimit)
      return Diagnostic.media(path, type, bytes)
    }
    return Dictionary(zip(paths, found), uniquingKeysWith: { first, _ in first })
  }
}

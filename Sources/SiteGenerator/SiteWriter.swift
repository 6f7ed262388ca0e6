import Markdown
import Search
import Showcase
import Text
import Vietnamese

/// Renders every file of a site and hands each to the publication as soon as it is ready, so that no more
/// than a few pages are in memory at once.
struct SiteWriter: Sendable {
  let prepared: PreparedSite
  let index: [SearchFile]
  let writer: PublicationWriter
  let parallel: Parallel

  private var model: SiteModel { prepared.builder.model }

  /// Writes all files; returns what the manifest needs.
  func write() async throws -> [ManifestEntry] {
    let feeds = FeedPlan(model)
    // The tables take about as long as a tenth of the pages, on one core: they are written meanwhile.
    async let tables = OpenData.files(model.catalogue, model.settings, addresses: model.addresses)
    let renderer = self.renderer(feeds, dataTables: [])
    let dataPage = prepared.plan.pages.filter(\.isDataPage)
    var entries = try await pages(prepared.plan.pages.filter { !$0.isDataPage }, renderer)
    entries += try await self.feeds(feeds, FeedWriter(renderer: renderer))
    let data = await tables
    entries += try await pages(dataPage, self.renderer(feeds, dataTables: data.tables))
    entries += try await small(data.files)
    entries += try await searchIndex()
    entries += try await copies()
    return entries
  }

  private func renderer(_ feeds: FeedPlan, dataTables: [DataPage.TableFile]) -> PageRenderer {
    PageRenderer(
      builder: prepared.builder, theme: prepared.theme, feeds: feeds, dataTables: dataTables,
      site: prepared.site)
  }

  private func pages(
    _ pages: [PlannedPage], _ renderer: PageRenderer
  ) async throws -> [ManifestEntry] {
    try await parallel.batches(count: pages.count) { range in
      var buffer: [UInt8] = []
      buffer.reserveCapacity(65_536)
      return try range.map { index in
        buffer.removeAll(keepingCapacity: true)
        renderer.render(pages[index], into: &buffer)
        return try writer.write(pages[index].file, buffer)
      }
    }.flatMap { $0 }
  }

  private func feeds(_ plan: FeedPlan, _ feeds: FeedWriter) async throws -> [ManifestEntry] {
    let formats = FeedFormat.allCases
    let stories = Set(plan.channels.flatMap(\.stories)).sorted()
    let written = await parallel.map(count: stories.count) { feeds.written(stories[$0]) }
    let items = Dictionary(uniqueKeysWithValues: zip(stories, written))
    return try await parallel.map(count: plan.channels.count * formats.count) { index in
      let channel = plan.channels[index / formats.count]
      let format = formats[index % formats.count]
      let path = String(channel.path.dropFirst()) + format.fileName
      return try writer.write(
        path, feeds.write(channel, channel.stories.compactMap { items[$0] }, as: format))
    }
  }

  /// Sitemap, robots, data and the theme's files.
  private func small(_ data: [(path: String, bytes: [UInt8])]) async throws -> [ManifestEntry] {
    var files = data
    let indexed = prepared.plan.pages.filter(isIndexed)
    files += Sitemap.files(
      entries: indexed.map {
        (address: model.addresses.canonical($0.path), modified: modified($0))
      },
      baseURL: model.settings.baseURL)
    files.append((path: "robots.txt", bytes: Robots.text(baseURL: model.settings.baseURL)))
    let search = model.addresses.search
    files.append(
      (
        path: "\(search.dropFirst())opensearch.xml",
        bytes: OpenSearch.description(
          title: model.settings.title, summary: model.settings.description,
          lang: model.settings.lang, search: model.addresses.canonical(search))
      ))
    files += prepared.theme.assets.map { (path: $0.path, bytes: $0.bytes) }
    let all = files
    return try await parallel.map(count: all.count) { index in
      try writer.write(all[index].path, all[index].bytes)
    }
  }

  private func searchIndex() async throws -> [ManifestEntry] {
    let files = index
    return try await parallel.map(count: files.count) { number in
      try writer.write(files[number].path, files[number].bytes)
    }
  }

  /// Files to publish as they are: `content/static/`, and what records name.
  private func copies() async throws -> [ManifestEntry] {
    let root = prepared.discovery.root
    let statics = prepared.discovery.statics.map {
      MediaPlan.File(source: "content/static/\($0.path)", target: $0.path)
    }
    let all = statics + prepared.media.files
    return try await parallel.map(count: all.count) { index in
      let bytes = try Disk.read("\(root)/\(all[index].source)", limit: Discovery.mediaLimit)
      return try writer.write(all[index].target, bytes)
    }
  }

  private func isIndexed(_ page: PlannedPage) -> Bool {
    switch page.content {
    case .redirect, .tombstone, .notFound: false
    case .decision(let index): model.relations.counts(model.relations.decisions[index])
    default: true
    }
  }

  /// The day of a story's last change; other pages have none that is known.
  private func modified(_ page: PlannedPage) -> String? {
    guard case .story(let index) = page.content else { return nil }
    let story = model.stories[index]
    return (story.updatedAt ?? story.published)?.date.isoText
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

  /// Looks into every file: is it what its name says, and is it free of personal metadata?
  func inspect(_ parallel: Parallel) async throws -> [Diagnostic] {
    let files = files
    let root = root
    return try await parallel.map(count: files.count) { index in
      guard let type = MediaType(path: files[index].source) else { return nil }
      let bytes = try Disk.read("\(root)/\(files[index].source)", limit: Discovery.mediaLimit)
      return Diagnostic.media(files[index].source, type, bytes)
    }.compactMap { $0 }
  }
}

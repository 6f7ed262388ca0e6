import Loader
package import Outputs
package import Pages
import SearchRecords
package import SearchWriter
import Showcase
package import SiteModel
package import Text
import Vietnamese

/// Lists every file of a site and how each is made. A build writes from this list and a preview
/// serves from it, so the two cannot differ.
package struct SiteFiles: Sendable {
  /// A feed of a list in one format.
  package struct FeedFile: Sendable {
    package let path: String
    package let channel: FeedPlan.Channel
    package let format: FeedFormat
  }

  package let prepared: PreparedSite
  /// Whether there is a search index.
  package let hasSearch: Bool
  let feedPlan: FeedPlan

  package init(_ prepared: PreparedSite, hasSearch: Bool) {
    self.prepared = prepared
    self.hasSearch = hasSearch && prepared.builder.model.settings.hasSearch
    feedPlan = FeedPlan(prepared.builder.model)
  }

  /// Makes the same list after some stories were replaced; all paths stay.
  package init(_ files: SiteFiles, with builder: PageBuilder) {
    prepared = PreparedSite(
      plan: files.prepared.plan, builder: builder, theme: files.prepared.theme,
      site: files.prepared.site, media: files.prepared.media, discovery: files.prepared.discovery)
    hasSearch = files.hasSearch
    feedPlan = files.feedPlan
  }

  package var model: SiteModel { prepared.builder.model }

  // MARK: Files that are made one by one

  package var pages: [PlannedPage] { prepared.plan.pages }

  /// The same pages, those of stories in the order of their ids: their files were read in that
  /// order, so neighbouring stories are close in memory and are reached faster.
  var pagesAsRead: [PlannedPage] {
    let table = model.catalogue.stories
    let keyed = pages.enumerated().map { place, page in
      guard case .story(let index) = page.content else { return (rank: table.count, place: place) }
      return (rank: table.position(of: model.stories[index].id) ?? 0, place: place)
    }
    return keyed.sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }.map { pages[$0.place] }
  }

  package var feeds: [FeedFile] {
    feedPlan.channels.flatMap { channel in
      FeedFormat.allCases.map { format in
        FeedFile(
          path: String(channel.path.dropFirst()) + format.fileName, channel: channel, format: format
        )
      }
    }
  }

  /// Makes the renderer of the pages; the page about open data needs the tables that it lists.
  package func renderer(dataTables: [OpenData.TableFile] = []) -> PageRenderer {
    PageRenderer(
      builder: prepared.builder, theme: prepared.theme, feeds: feedPlan,
      dataTables: dataTables.map {
        DataPage.TableFile(
          title: $0.title, summary: $0.summary, rows: $0.rows, csv: $0.csv, json: $0.json)
      }, site: prepared.site)
  }

  /// The files for crawlers and other programs, and the theme's files.
  package var texts: [(path: String, bytes: [UInt8])] {
    let search = model.addresses.search
    return [
      (path: "robots.txt", bytes: Robots.text(baseURL: model.settings.baseURL)),
      (
        path: "\(search.dropFirst())opensearch.xml",
        bytes: OpenSearch.description(
          title: model.settings.title, summary: model.settings.description,
          lang: model.settings.lang, search: model.addresses.canonical(search))
      ),
    ] + prepared.theme.assets.map { (path: $0.path, bytes: $0.bytes) }
  }

  /// Files to publish unchanged: `content/static/`, and those that records name.
  package var copies: [MediaPlan.File] {
    prepared.discovery.statics.map {
      MediaPlan.File(source: "content/static/\($0.path)", target: $0.path)
    } + prepared.media.files
  }

  // MARK: Files that are made together and named by their content

  /// Returns the tables of open data.
  package func tables() -> OpenData.Output {
    OpenData.files(model.catalogue, model.settings, addresses: model.addresses)
  }

  /// Returns the sitemap, in as many files as it needs.
  package func sitemap() -> [(path: String, bytes: [UInt8])] {
    let indexed = pages.filter(isIndexed)
    return Sitemap.files(
      entries: indexed.map {
        (address: model.addresses.canonical($0.path), modified: modified($0))
      },
      baseURL: model.settings.baseURL)
  }

  /// Returns the files of the search index.
  package func search(_ parallel: Parallel) async -> [SearchFile] {
    hasSearch ? await SearchIndexing(model).files(parallel) : []
  }

  private func isIndexed(_ page: PlannedPage) -> Bool {
    switch page.content {
    case .redirect, .tombstone, .notFound: false
    case .decision(let index): model.relations.counts(model.relations.decisions[index])
    case .record(let kind, _): kind.schema.pages?.isInSitemap ?? false
    case .home, .search, .data, .story, .allStories, .terms, .term, .records, .decisions, .honours:
      true
    }
  }

  /// Returns the day of a story's last change; it is unknown for other pages.
  private func modified(_ page: PlannedPage) -> String? {
    guard case .story(let index) = page.content else { return nil }
    let story = model.stories[index]
    return (story.updatedAt ?? story.published)?.date.isoText
  }
}

import Markdown
import Showcase
import SiteModel
import StructuredData
import Templates
import Text
import Vietnamese

extension PageRenderer {
  func home(_ path: String) -> PageContent {
    let head = head(model.settings.title, model.settings.description, path)
    head.breadcrumbs = []
    head.isHome = true
    head.feeds = feeds.links(for: "/", model: model)
    head.structuredData = graph(of: StructuredData.webSite(model, builder.linked))
    return (.home, HomePage.view.record(of: builder.homePage()), head)
  }

  func story(_ index: Int, _ path: String) -> PageContent {
    let story = model.stories[index]
    let page = builder.storyPage(index)
    let all = crumb(builder.word("Bài viết", "Stories"), model.addresses.stories)
    let kind = Link(label: page.kind.label, url: page.kind.url ?? all.url)
    let head = head(story.title, story.sapo, path, crumbs: [all, kind])
    let (model, linked, crumbs) = (model, builder.linked, head.breadcrumbs)
    head.lang = story.lang
    head.type = "article"
    head.published = page.moment
    head.modified = story.updatedAt?.rfc3339 ?? page.moment
    head.image = page.image.map { model.absolute($0.url) }
    head.isSample = story.isSample
    let images = ([page.image].compactMap { $0 } + page.images).map { model.absolute($0.url) }
    head.structuredData = Markup { out in
      StructuredData.graph(to: &out) { graph in
        graph.put(type: "NewsArticle") { object in
          StructuredData.story(
            index, model: model, linked: linked, images: images, to: &object)
        }
        StructuredData.breadcrumbs(
          home: linked.home, Self.steps(crumbs), origin: model.settings.origin, to: &graph)
      }
    }
    return (.story, StoryPage.view.record(of: consume page), head)
  }

  func tombstone(_ index: Int, _ path: String) -> PageContent {
    let story = model.withdrawn[index]
    let title = builder.word("Bài đã được gỡ", "Story withdrawn")
    let head = head(
      title, nil, path,
      crumbs: [crumb(builder.word("Bài viết", "Stories"), model.addresses.stories)])
    head.isIndexed = false
    head.structuredData = graph(head)
    return (.tombstone, TombstonePage.view.record(of: builder.tombstone(story)), head)
  }

  func list(
    _ page: ListPage, _ path: String, _ number: Int, crumbs: [Link], feeds feedPath: String? = nil
  ) -> PageContent {
    let head = head(numbered(page.title, number), page.summary, path, crumbs: crumbs)
    if let feedPath { head.feeds = feeds.links(for: feedPath, model: model) }
    head.structuredData = graph(head)
    return (.list, ListPage.view.record(of: page), head)
  }

  func terms(_ taxonomy: Taxonomy, _ path: String) -> PageContent {
    let page = builder.termsPage(taxonomy)
    let head = head(page.title, nil, path)
    head.structuredData = graph(head)
    return (.terms, TermsPage.view.record(of: page), head)
  }

  func search(_ path: String) -> PageContent {
    let page = builder.searchPage()
    let head = head(page.title, nil, path)
    head.structuredData = graph(head)
    return (.search, TermsPage.view.record(of: page), head)
  }

  func data(_ path: String) -> PageContent {
    let page = DataPage(
      tables: dataTables, package: model.url(model.addresses.data + "datapackage.json"))
    let head = head(builder.word("Dữ liệu mở", "Open data"), nil, path)
    head.structuredData = graph(head)
    return (.data, DataPage.view.record(of: page), head)
  }

  func notFound(_ path: String) -> PageContent {
    let head = head(builder.word("Không tìm thấy trang", "Page not found"), nil, path)
    head.isIndexed = false
    head.structuredData = graph(of: StructuredData.webSite(model, builder.linked))
    return (.notFound, TextPage.view.record(of: TextPage(title: head.title)), head)
  }

  func table(_ page: TablePage, _ path: String, _ number: Int = 1) -> PageContent {
    let head = head(numbered(page.title, number), page.summary, path)
    head.structuredData = graph(head)
    return (.table, TablePage.view.record(of: page), head)
  }

  func honours(form: String?, year: Int?, _ path: String) -> PageContent {
    let page = builder.honoursPage(form: form, year: year)
    let roll = crumb(builder.word("Bảng vàng", "Roll of honour"), model.addresses.honours)
    let head = head(
      page.title, page.summary, path, crumbs: form == nil && year == nil ? [] : [roll])
    head.structuredData = graph(head)
    return (.honours, HonoursPage.view.record(of: page), head)
  }

  func decision(_ decision: Relations.Decision, _ path: String) -> PageContent {
    let all = crumb(
      builder.word("Quyết định khen thưởng", "Decisions"), model.addresses.folder("decision"))
    return recordPage(.decision, builder.decisionPage(decision), path, crumbs: [all], about: nil)
  }

  /// Returns a page in the form that most kinds of record share.
  func recordPage(
    _ layout: Layout, _ page: RecordPage, _ path: String, crumbs: [Link], about: [UInt8]?
  ) -> PageContent {
    let head = head(page.name, page.summary.first, path, crumbs: crumbs)
    head.isSample = page.isSample
    head.structuredData = graph(head, about: about)
    return (layout, RecordPage.view.record(of: page), head)
  }

  private func numbered(_ title: String, _ number: Int) -> String {
    number == 1 ? title : "\(title) – " + builder.word("trang", "page") + " \(Print.number(number))"
  }

  /// Returns the structured data of a page: its subject, if written, and its breadcrumbs.
  func graph(_ head: PageHead, about: [UInt8]? = nil) -> Markup {
    let (model, linked, crumbs) = (model, builder.linked, head.breadcrumbs)
    return Markup { out in
      StructuredData.graph(to: &out) { graph in
        if let about { graph.put(raw: about) }
        StructuredData.breadcrumbs(
          home: linked.home, Self.steps(crumbs), origin: model.settings.origin, to: &graph)
      }
    }
  }

  private func graph(of object: [UInt8]) -> Markup {
    Markup { out in StructuredData.graph(to: &out) { $0.put(raw: object) } }
  }

  /// Converts the breadcrumbs of a page for its structured data.
  private static func steps(_ crumbs: [Link]) -> [StructuredData.Step] {
    crumbs.map { StructuredData.Step(name: $0.label, url: $0.url) }
  }
}

import Showcase
package import SiteModel
package import Templates
package import Text
import Vietnamese

/// Renders a planned page to bytes.
package struct PageRenderer: Sendable {
  let builder: PageBuilder
  let theme: Theme
  let feeds: FeedPlan
  let dataTables: [DataPage.TableFile]
  private let site: Record

  package var model: SiteModel { builder.model }

  package init(
    builder: PageBuilder, theme: Theme, feeds: FeedPlan, dataTables: [DataPage.TableFile],
    site: Record
  ) {
    self.builder = builder
    self.theme = theme
    self.feeds = feeds
    self.dataTables = dataTables
    self.site = site
  }

  /// Makes the record of the site that every page uses.
  package static func siteRecord(_ model: SiteModel) -> Record {
    let settings = model.settings
    func link(_ item: SiteSettings.MenuItem) -> Link {
      Link(label: item.label, url: item.url.hasPrefix("/") ? model.url(item.url) : item.url)
    }
    return SiteHead.view.record(
      of: SiteHead(
        title: settings.title, description: settings.description, home: model.url("/"),
        address: settings.baseURL + "/", lang: settings.lang, publisher: settings.publisher,
        publisherURL: settings.publisherURL, contact: settings.contact,
        menu: settings.menu.map(link), footer: settings.footer.map(link),
        search: model.url(model.addresses.search), data: model.url(model.addresses.data),
        feed: model.url("/" + FeedFormat.rss.fileName)))
  }

  /// Appends the page.
  package func render(_ page: PlannedPage, into out: inout OutputBuffer) {
    if case .redirect(let target) = page.content { return redirect(to: target, into: &out) }
    let (layout, content, head) = parts(of: page)
    guard let template = theme.template(layout) else { return }
    let record = Record([
      .record(site), .record(theme.words), .record(theme.assetURLs),
      .record(PageHead.view.record(of: head)), .record(content),
    ])
    template.render(record, into: &out)
  }

  private func parts(of page: PlannedPage) -> PageContent {
    let path = page.path
    switch page.content {
    case .home: return home(path)
    case .search: return search(path)
    case .data: return data(path)
    case .notFound: return notFound(path)
    case .redirect: return notFound(path)
    case .story(let index): return story(index, path)
    case .tombstone(let index): return tombstone(index, path)
    case .allStories(let number):
      return list(builder.allStories(page: number), path, number, crumbs: [])
    case .terms(let taxonomy): return terms(taxonomy, path)
    case .term(let taxonomy, let index, let number):
      return list(
        builder.termPage(taxonomy, index, page: number), path, number, crumbs: [crumb(taxonomy)],
        feeds: model.lists[taxonomy]?[index].path)
    case .decision(let index): return decision(model.relations.decisions[index], path)
    case .honours(let year): return honours(form: nil, year: year, path)
    case .decisions: return table(builder.decisionTable(), path)
    case .record(let kind, let position):
      return kind.pageMaker?.page(at: position, path: path, by: self) ?? notFound(path)
    case .records(let kind, let number):
      return kind.pageMaker?.list(page: number, path: path, by: self) ?? notFound(path)
    }
  }

  /// Appends a page that redirects the browser to another address.
  private func redirect(to target: String, into out: inout OutputBuffer) {
    let address = model.url(target)
    out.append("<!doctype html><html lang=\"" as StaticString)
    out.appendHTML(model.settings.lang)
    out.append("\"><head><meta charset=\"utf-8\"><title>" as StaticString)
    out.appendHTML(model.settings.title)
    out.append("</title><link rel=\"canonical\" href=\"" as StaticString)
    out.appendHTML(model.addresses.canonical(target))
    out.append(
      "\"><meta name=\"robots\" content=\"noindex\"><meta http-equiv=\"refresh\" content=\"0; url="
        as StaticString)
    out.appendHTML(address)
    out.append("\"></head><body><p><a href=\"" as StaticString)
    out.appendHTML(address)
    out.append("\">" as StaticString)
    out.appendHTML(model.addresses.canonical(target))
    out.append("</a></p></body></html>\n" as StaticString)
  }

  // MARK: Heads

  func head(_ title: String, _ description: String?, _ path: String, crumbs: [Link] = [])
    -> PageHead
  {
    let head = PageHead(
      title: title, description: Self.shortened(description ?? model.settings.description),
      url: model.url(path), canonical: model.addresses.canonical(path))
    head.lang = model.settings.lang
    head.breadcrumbs = crumbs + [Link(label: title, url: model.url(path))]
    return head
  }

  func crumb(_ taxonomy: Taxonomy) -> Link {
    Link(
      label: builder.title(of: taxonomy), url: model.url(model.addresses.folder(taxonomy.rawValue)))
  }

  func crumb(_ label: String, _ path: String) -> Link { Link(label: label, url: model.url(path)) }

  /// Counts characters (scalars): each begins with a byte that is not a continuation.
  private static func characters(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    for byte in text { count &+= byte & 0xC0 == 0x80 ? 0 : 1 }
    return count
  }

  /// Returns at most 200 characters, cut at a blank.
  static func shortened(_ text: String) -> String {
    guard text.utf8.count > 200, text.withBytes(characters) > 200 else { return text }
    let scalars = text.unicodeScalars
    let cut = scalars.index(scalars.startIndex, offsetBy: 200)
    let end = scalars[..<cut].lastIndex(of: " ") ?? cut
    return String(text[..<end]) + "…"
  }
}

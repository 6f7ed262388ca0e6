import Markdown
import Showcase
import SiteModel
import Templates

/// Makes the pages of `content/pages/`.
enum TextPages: RecordPageMaker {
  static let hasList = false

  static func page(of page: Page, at path: String, by renderer: PageRenderer) -> PageContent {
    let head = renderer.head(page.title, page.summary ?? page.document.lead, path)
    head.lang = page.lang
    head.structuredData = renderer.graph(head)
    let body = renderer.model.body(page.document, of: page.origin)
    return (.page, TextPage.view.record(of: TextPage(title: page.title, body: body)), head)
  }
}

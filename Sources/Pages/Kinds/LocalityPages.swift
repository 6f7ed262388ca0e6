import Showcase
import SiteModel
import StructuredData
import Templates

/// Makes the page of a place with all its versions and the first page of its list of stories.
enum LocalityPages: RecordPageMaker {
  static let hasList = false

  static func page(
    of locality: Locality, at path: String, by renderer: PageRenderer
  ) -> PageContent {
    let (builder, model, id) = (renderer.builder, renderer.model, locality.id)
    var page = builder.localityPage(id)
    let stories = model.list(.locality, id)
    page.stories = builder.slice(stories, page: 1)
    page.storyCount = stories.count
    page.pagination = builder.pagination(1, of: builder.pageCount(stories.count), path: path)
    let above = page.parents.reversed().map {
      Link(label: $0.label, url: $0.url ?? model.url(path))
    }
    let head = renderer.head(
      page.name, page.note, path, crumbs: [renderer.crumb(.locality)] + above)
    head.feeds = renderer.feeds.links(for: path, model: model)
    let place = StructuredData.place(id, on: nil, model: model, linked: builder.linked)
    head.structuredData = renderer.graph(head, about: place)
    return (.locality, RecordPage.view.record(of: page), head)
  }
}

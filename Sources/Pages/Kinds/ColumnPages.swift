import Showcase
import SiteModel

/// Makes the page of a column, which is the first page of its list of stories.
enum ColumnPages: RecordPageMaker {
  static let hasList = false

  static func page(of column: Column, at path: String, by renderer: PageRenderer) -> PageContent {
    let (builder, model) = (renderer.builder, renderer.model)
    var page = ListPage()
    let stories = model.list(.column, column.id)
    page.title = column.title
    page.summary = column.summary
    page.stories = builder.slice(stories, page: 1)
    page.count = stories.count
    page.pagination = builder.pagination(1, of: builder.pageCount(stories.count), path: path)
    page.siblings = builder.siblings[.column] ?? []
    let content = renderer.list(page, path, 1, crumbs: [renderer.crumb(.column)], feeds: path)
    content.head.isSample = column.isSample
    return content
  }
}

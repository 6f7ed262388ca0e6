import Showcase
import SiteModel
import Templates

enum CriteriaPages: RecordPageMaker {
  static let listSize: Int? = nil

  static func page(
    of set: CriterionSet, at path: String, by renderer: PageRenderer
  ) -> PageContent {
    let head = renderer.head(
      set.name, set.summary, path, crumbs: [renderer.crumb(listOf: .criterionSet)])
    head.isSample = set.isSample
    head.structuredData = renderer.graph(head)
    let page = renderer.builder.criteriaPage(set)
    return (.criteria, CriteriaPage.view.record(of: page), head)
  }

  static func fill(_ table: inout TablePage, page: Int, by builder: PageBuilder) {
    table.criteria = slice(builder.model.criteria.all, page: page).map(builder.criteriaPage)
  }
}

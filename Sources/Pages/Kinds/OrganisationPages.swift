import Showcase
import SiteModel

enum OrganisationPages: RecordPageMaker {
  static let listSize: Int? = nil

  static func page(
    of organisation: Organisation, at path: String, by renderer: PageRenderer
  ) -> PageContent {
    let page = renderer.builder.organisationPage(organisation)
    return renderer.recordPage(.organisation, page, of: organisation, path)
  }

  /// Fills the list by name, each with its kind.
  static func fill(_ table: inout TablePage, page: Int, by builder: PageBuilder) {
    let model = builder.model
    table.organisations = slice(builder.sortedByName(model.organisations.all), page: page).map {
      Term(
        label: $0.name, url: builder.url(model.addresses.page(of: kind, $0.id)), count: 0,
        note: model.term($0.kind, of: .organisationKind))
    }
  }
}

import Showcase
import SiteModel
import Vietnamese

enum DocumentPages: RecordPageMaker {
  static let listSize: Int? = nil

  static func page(
    of document: OfficialDocument, at path: String, by renderer: PageRenderer
  ) -> PageContent {
    renderer.recordPage(
      .document, renderer.builder.documentPage(document), of: document, path)
  }

  /// Fills the list, newest first.
  static func fill(_ table: inout TablePage, page: Int, by builder: PageBuilder) {
    let documents = builder.model.documents.all.sorted {
      ($1.date?.daysSinceEpoch ?? .min, $0.id) < ($0.date?.daysSinceEpoch ?? .min, $1.id)
    }
    table.documents = slice(documents, page: page).map(builder.documentRow)
  }
}

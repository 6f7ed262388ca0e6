import Showcase
import SiteModel

enum EventPages: RecordPageMaker {
  static let listSize: Int? = nil

  static func page(of event: Event, at path: String, by renderer: PageRenderer) -> PageContent {
    renderer.recordPage(.event, renderer.builder.eventPage(event), of: event, path)
  }

  /// Fills the list, newest first.
  static func fill(_ table: inout TablePage, page: Int, by builder: PageBuilder) {
    table.events = slice(builder.eventsNewestFirst(), page: page).map(builder.eventRow)
  }
}

import Showcase
import SiteModel

enum RecipientPages: RecordPageMaker {
  static func page(
    of recipient: Recipient, at path: String, by renderer: PageRenderer
  ) -> PageContent {
    let page = renderer.builder.recipientPage(recipient)
    let content = renderer.recordPage(.recipient, page, of: recipient, path)
    if recipient.isPerson { content.head.type = "profile" }
    return content
  }

  /// Fills the list by given name, family name, middle names and id.
  static func fill(_ table: inout TablePage, page: Int, by builder: PageBuilder) {
    table.recipients = slice(builder.model.recipientsByName, page: page).map {
      builder.recipientCards[$0]
    }
  }
}

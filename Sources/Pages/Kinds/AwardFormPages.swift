import Showcase
import SiteModel

/// Makes the page of an award form, which is the honour roll of that form. A form that nobody has
/// been given yet has one too, because campaigns and data name it.
enum AwardFormPages: RecordPageMaker {
  static let hasList = false

  static func page(of form: AwardForm, at path: String, by renderer: PageRenderer) -> PageContent {
    renderer.honours(form: form.id, year: nil, path)
  }
}

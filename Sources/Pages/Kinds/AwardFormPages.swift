import Showcase
import SiteModel

/// The page of a form of award is the roll of honour of that form; a form that nobody has been given yet has
/// one too, for campaigns and data name it.
enum AwardFormPages: RecordPageMaker {
  static let hasList = false

  static func page(of form: AwardForm, at path: String, by renderer: PageRenderer) -> PageContent {
    renderer.honours(form: form.id, year: nil, path)
  }
}

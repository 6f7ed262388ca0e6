import Showcase
import Text

extension SiteSettings {
  var isEnglish: Bool { lang.hasPrefix("en") }

  /// A word in the site's language.
  func word(_ vi: String, _ en: String) -> String { isEnglish ? en : vi }

  /// The label of a value of a fixed set in the site's language.
  func label(_ value: some ChoiceValue) -> String { word(value.label.vi, value.label.en) }

  func label(_ term: Vocabulary.Term) -> String { word(term.label, term.labelEn) }

  /// What feeds and structured data say of that which illustrates and is not a fact.
  var sampleLabel: String { word("Dữ liệu minh họa", "Illustration") }
}

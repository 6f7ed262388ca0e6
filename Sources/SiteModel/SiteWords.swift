package import Showcase
import Text

extension SiteSettings {
  package var isEnglish: Bool { lang.hasPrefix("en") }

  /// A word in the site's language.
  package func word(_ vi: String, _ en: String) -> String { isEnglish ? en : vi }

  /// The label of a value of a fixed set in the site's language.
  package func label(_ value: some ChoiceValue) -> String { word(value.label.vi, value.label.en) }

  package func label(_ term: Vocabulary.Term) -> String { word(term.label, term.labelEn) }

  /// What feeds and structured data say of that which illustrates and is not a fact.
  package var sampleLabel: String { word("Dữ liệu minh họa", "Illustration") }
}

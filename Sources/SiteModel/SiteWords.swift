package import Showcase
import Text

extension SiteSettings {
  package var isEnglish: Bool { lang.hasPrefix("en") }

  /// Returns a word in the site's language.
  package func word(_ vi: String, _ en: String) -> String { isEnglish ? en : vi }

  /// Returns the label of a fixed-set value in the site's language.
  package func label(_ value: some ChoiceValue) -> String { word(value.label.vi, value.label.en) }

  package func label(_ term: Vocabulary.Term) -> String { word(term.label, term.labelEn) }

  /// The label that feeds and structured data put on samples, which illustrate and are not facts.
  package var sampleLabel: String { word("Dữ liệu minh họa", "Illustration") }
}

package import Showcase

extension SiteSettings {
  package var isEnglish: Bool { lang.hasPrefix("en") }

  /// A word in the site's language.
  package func word(_ vi: String, _ en: String) -> String { isEnglish ? en : vi }

  /// The label of a value of a fixed set in the site's language; the value itself when it has none.
  package func label(_ id: String, of field: String, in schema: RecordSchema) -> String {
    guard let spec = schema.fields.first(where: { $0.name == field }) else { return id }
    switch spec.kind {
    case .choice(let choices), .list(.choice(let choices)):
      return choices.first { $0.id == id }.map(label) ?? id
    default: return id
    }
  }

  package func label(_ choice: Choice) -> String { word(choice.vi, choice.en) }

  package func label(_ term: Vocabulary.Term) -> String { word(term.label, term.labelEn) }

  /// What feeds and structured data say of that which illustrates and is not a fact.
  package var sampleLabel: String { word("Dữ liệu minh họa", "Illustration") }
}

import Showcase
import Vietnamese

/// The names that pages print over and over, with their links, made once.
final class NameBook: Sendable {
  let terms: [Taxonomy: [String: Name]]
  let campaigns: [String: Name]
  let organisations: [String: Name]
  let documents: [String: Name]
  let forms: [String: Name]
  let columns: [String: Name]
  /// By position in the table of recipients.
  let recipients: [Name]

  init(_ catalogue: Catalogue, _ settings: SiteSettings, _ addresses: AddressBook) {
    recipients = catalogue.table(of: Recipient.self).map { recipient in
      Name(recipient.name, url: addresses.url(addresses.record("recipient", recipient.id)))
    }
    func names<Value: ShowcaseRecord>(
      _ type: Value.Type, _ route: String, _ label: (Value) -> String,
      note: (Value) -> String? = { _ in nil }
    ) -> [String: Name] {
      catalogue.table(of: type).reduce(into: [:]) { names, value in
        names[value.id] = Name(
          label(value), url: addresses.url(addresses.record(route, value.id)), note: note(value))
      }
    }
    campaigns = names(Campaign.self, "campaign") { $0.shortName }
    columns = names(Column.self, "column") { $0.title }
    organisations = names(Organisation.self, "organisation") { $0.name }
    // A form has a roll to lead to once an award of it counts.
    let granted = Set(catalogue.table(of: Award.self).all.filter(\.counts).map(\.form))
    forms = names(AwardForm.self, "honours") { $0.name }.reduce(into: [:]) { forms, form in
      forms[form.key] = granted.contains(form.key) ? form.value : Name(form.value.label)
    }
    documents = names(
      OfficialDocument.self, "document", { Self.title(of: $0, catalogue) }, note: { $0.subject })
    var terms: [Taxonomy: [String: Name]] = [:]
    for vocabulary in catalogue.table(of: Vocabulary.self) {
      guard let taxonomy = Taxonomy(rawValue: vocabulary.id) else { continue }
      terms[taxonomy] = vocabulary.terms.reduce(into: [:]) { names, term in
        names[term.id] = Name(
          settings.label(term), url: addresses.url(addresses.record(taxonomy.rawValue, term.id)))
      }
    }
    self.terms = terms
  }

  /// Type and number: `Kế hoạch số 5488-KH/UBND`; a document without a number by its type alone.
  private static func title(of document: OfficialDocument, _ catalogue: Catalogue) -> String {
    let type = catalogue.term(document.docType, of: "doc-type")?.label ?? document.docType
    let hasNumber = document.number.utf8.contains { (0x30...0x39).contains($0) }
    return hasNumber ? "\(type) số \(document.number)" : type
  }
}

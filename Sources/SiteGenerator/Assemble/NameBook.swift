import Showcase
import Text
import Vietnamese

/// The names that pages print over and over, with their links, made once.
final class NameBook: Sendable {
  /// By vocabulary.
  private let terms: TextMap<TextMap<Name>>
  let campaigns: TextMap<Name>
  let organisations: TextMap<Name>
  let documents: TextMap<Name>
  let forms: TextMap<Name>
  let columns: TextMap<Name>
  /// By position in the table of recipients.
  let recipients: [Name]

  init(_ catalogue: Catalogue, _ settings: SiteSettings, _ addresses: AddressBook) {
    recipients = catalogue.table(of: Recipient.self).map { recipient in
      Name(recipient.name, url: addresses.url(addresses.record("recipient", recipient.id)))
    }
    func names<Value: ShowcaseRecord>(
      _ type: Value.Type, _ route: String, _ label: (Value) -> String,
      note: (Value) -> String? = { _ in nil }
    ) -> TextMap<Name> {
      TextMap(
        catalogue.table(of: type).map { value in
          let url = addresses.url(addresses.record(route, value.id))
          return (value.id, Name(label(value), url: url, note: note(value)))
        })
    }
    campaigns = names(Campaign.self, "campaign") { $0.shortName }
    columns = names(Column.self, "column") { $0.title }
    organisations = names(Organisation.self, "organisation") { $0.name }
    // A form has a roll to lead to once an award of it counts.
    let granted = Set(catalogue.table(of: Award.self).all.filter(\.counts).map(\.form))
    forms = TextMap(
      names(AwardForm.self, "honours") { $0.name }.pairs.map { id, name in
        (id, granted.contains(id) ? name : Name(name.label))
      })
    documents = names(
      OfficialDocument.self, "document", { Self.title(of: $0, catalogue) }, note: { $0.subject })
    let listed = catalogue.table(of: Vocabulary.self).filter { Taxonomy(rawValue: $0.id) != nil }
    terms = TextMap(
      listed.map { vocabulary in
        let names = vocabulary.terms.map { term in
          let url = addresses.url(addresses.record(vocabulary.id, term.id))
          return (term.id, Name(settings.label(term), url: url))
        }
        return (vocabulary.id, TextMap(names))
      })
  }

  /// A term of a vocabulary by which stories are listed.
  func term(_ id: String, of taxonomy: Taxonomy) -> Name? { terms[taxonomy.rawValue]?[id] }

  /// Type and number: `Kế hoạch số 5488-KH/UBND`; a document without a number by its type alone.
  private static func title(of document: OfficialDocument, _ catalogue: Catalogue) -> String {
    let type = catalogue.term(document.docType, of: .documentType)?.label ?? document.docType
    let hasNumber = document.number.utf8.contains { (0x30...0x39).contains($0) }
    return hasNumber ? "\(type) số \(document.number)" : type
  }
}

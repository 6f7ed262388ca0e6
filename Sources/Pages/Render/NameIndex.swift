import Showcase
import SiteModel
import Text
import Vietnamese

/// The names that many pages print, with their links, made once.
struct NameIndex: Sendable {
  /// By vocabulary.
  private let terms: TextMap<TextMap<Name>>
  let campaigns: TextMap<Name>
  let organisations: TextMap<Name>
  let documents: TextMap<Name>
  let forms: TextMap<Name>
  let columns: TextMap<Name>
  /// By position in the table of recipients.
  let recipients: [Name]
  /// By position in the model's stories: each title with its page.
  private(set) var stories: [Name]
  /// By number of the version in the model's places.
  let places: [Name]

  init(_ model: SiteModel) {
    let (catalogue, settings, addresses) = (model.catalogue, model.settings, model.addresses)
    stories = model.stories.indices.map { Name(model.stories[$0].title, url: model.storyURLs[$0]) }
    places = model.places.all.map { entry in
      Name(
        Print.capitalised(entry.spell.fullName),
        url: addresses.url(addresses.locality(entry.spell.id)))
    }
    recipients = catalogue.table(of: Recipient.self).map { recipient in
      Name(recipient.name, url: addresses.url(addresses.page(of: .recipient, recipient.id)))
    }
    func names<Value: ShowcaseRecord>(
      _ type: Value.Type, _ label: (Value) -> String,
      note: (Value) -> String? = { _ in nil }
    ) -> TextMap<Name> {
      TextMap(
        catalogue.table(of: type).map { value in
          let url = addresses.url(addresses.page(of: Value.schema.kind, value.id))
          return (value.id, Name(label(value), url: url, note: note(value)))
        })
    }
    campaigns = names(Campaign.self) { $0.shortName }
    columns = names(Column.self) { $0.title }
    organisations = names(Organisation.self) { $0.name }
    // A form has a page to link to once an award of it counts.
    let granted = Set(catalogue.table(of: Award.self).all.filter(\.counts).map(\.form))
    forms = TextMap(
      names(AwardForm.self) { $0.name }.pairs.map { id, name in
        (id, granted.contains(id) ? name : Name(name.label))
      })
    documents = names(
      OfficialDocument.self, { model.title(of: $0) }, note: { $0.subject })
    let listed = catalogue.table(of: Vocabulary.self).filter { Taxonomy(rawValue: $0.id) != nil }
    terms = TextMap(
      listed.map { vocabulary in
        let names = vocabulary.terms.map { term in
          let url = addresses.url(addresses.page(term.id, below: vocabulary.id))
          return (term.id, Name(settings.label(term), url: url))
        }
        return (vocabulary.id, TextMap(names))
      })
  }

  /// Returns a term of a vocabulary by which stories are listed.
  func term(_ id: String, of taxonomy: Taxonomy) -> Name? { terms[taxonomy.rawValue]?[id] }

  /// Returns the same names with the titles of new versions of some stories.
  func replacing(_ stories: [Int], in model: SiteModel) -> NameIndex {
    var names = self
    for index in stories {
      names.stories[index] = Name(model.stories[index].title, url: model.storyURLs[index])
    }
    return names
  }
}

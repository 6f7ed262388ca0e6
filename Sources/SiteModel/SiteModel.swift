import Markdown
package import Showcase
package import Text
package import Vietnamese

/// Holds everything that pages are made from: the catalogue, the relations between records, and the
/// address of every page.
package final class SiteModel: Sendable {
  package let settings: SiteSettings
  package let catalogue: Catalogue
  /// The day for which the site is built; it determines the current names of places.
  package let today: CivilDate
  package let addresses: AddressIndex
  /// The stories that are shown, newest first; withdrawn ones are excluded.
  package let stories: [Story]
  package let withdrawn: [Story]
  package let lists: [Taxonomy: [TermList]]
  package let relations: Relations
  package let places: PlaceIndex
  /// The address of each story's page as links contain it.
  package let storyURLs: [String]
  package let campaigns: Table<Campaign>
  package let columns: Table<Column>
  package let recipients: Table<Recipient>
  package let organisations: Table<Organisation>
  package let documents: Table<OfficialDocument>
  package let forms: Table<AwardForm>
  package let events: Table<Event>
  package let criteria: Table<CriterionSet>
  package let texts: Table<Page>
  /// Positions of recipients by given name, family name, middle names and id.
  package let recipientsByName: [Int]
  private let listPositions: [Taxonomy: TextMap<Int>]
  /// The labels of the terms of each vocabulary.
  private let labels: TextMap<TextMap<String>>
  private let campaignPlaces: [CampaignPlace?]

  /// Derives the model from the catalogue; independent parts are computed concurrently.
  package static func make(
    _ catalogue: Catalogue, _ settings: SiteSettings, today: CivilDate, parallel: Parallel
  ) async -> SiteModel {
    let addresses = AddressIndex(catalogue, settings)
    let stories = newestFirst(catalogue.stories.filter { !$0.isWithdrawn })
    let related = Task { Relations(catalogue, stories) }
    let recipients = Task { order(of: catalogue.table(of: Recipient.self)) }
    let storyURLs = stories.map { addresses.url(addresses.story($0.id)) }
    let places = PlaceIndex(catalogue.localities, today: today, isEnglish: settings.isEnglish)
    let relations = await related.value
    let lists = await ListBuilder(
      catalogue: catalogue, settings: settings, stories: stories, addresses: addresses,
      relations: relations
    ).lists(parallel)
    return await SiteModel(
      catalogue, settings, today: today, addresses: addresses, stories: stories,
      relations: relations, places: places, storyURLs: storyURLs,
      recipientsByName: recipients.value, lists: lists)
  }

  private init(
    _ catalogue: Catalogue, _ settings: SiteSettings, today: CivilDate, addresses: AddressIndex,
    stories: [Story], relations: Relations, places: PlaceIndex, storyURLs: [String],
    recipientsByName: [Int], lists: [Taxonomy: [TermList]]
  ) {
    self.settings = settings
    self.today = today
    self.catalogue = catalogue
    self.addresses = addresses
    self.stories = stories
    self.relations = relations
    self.places = places
    self.storyURLs = storyURLs
    self.recipientsByName = recipientsByName
    self.lists = lists
    campaigns = catalogue.table(of: Campaign.self)
    columns = catalogue.table(of: Column.self)
    recipients = catalogue.table(of: Recipient.self)
    organisations = catalogue.table(of: Organisation.self)
    documents = catalogue.table(of: OfficialDocument.self)
    forms = catalogue.table(of: AwardForm.self)
    events = catalogue.table(of: Event.self)
    criteria = catalogue.table(of: CriterionSet.self)
    texts = catalogue.table(of: Page.self)
    withdrawn = Self.newestFirst(catalogue.stories.filter(\.isWithdrawn))
    listPositions = lists.mapValues { terms in
      TextMap(terms.enumerated().map { ($0.element.id, $0.offset) })
    }
    labels = TextMap(
      catalogue.table(of: Vocabulary.self).map { vocabulary in
        (vocabulary.id, TextMap(vocabulary.terms.map { ($0.id, settings.label($0)) }))
      })
    campaignPlaces = Self.places(of: stories, in: lists[.campaign] ?? [])
  }

  /// Returns the same model with new versions of some shown stories. Each has the same keys as the
  /// story that it replaces, so it keeps its place in every list. Positions are those in `stories`.
  package func replacing(_ changes: [(position: Int, story: Story)], in catalogue: Catalogue)
    -> SiteModel
  {
    SiteModel(self, changes, in: catalogue)
  }

  private init(
    _ model: SiteModel, _ changes: [(position: Int, story: Story)], in catalogue: Catalogue
  ) {
    var stories = model.stories
    for (position, story) in changes { stories[position] = story }
    self.stories = stories
    storyURLs = model.storyURLs
    self.catalogue = catalogue
    settings = model.settings
    today = model.today
    addresses = model.addresses
    withdrawn = model.withdrawn
    lists = model.lists
    relations = model.relations
    places = model.places
    campaigns = model.campaigns
    columns = model.columns
    recipients = model.recipients
    organisations = model.organisations
    documents = model.documents
    forms = model.forms
    events = model.events
    criteria = model.criteria
    texts = model.texts
    recipientsByName = model.recipientsByName
    listPositions = model.listPositions
    labels = model.labels
    campaignPlaces = model.campaignPlaces
  }

  /// Sorts the positions of recipients by given name, family name, middle names and id.
  private static func order(of recipients: Table<Recipient>) -> [Int] {
    recipients.all.enumerated()
      .map { (key: $0.element.collationKey, position: $0.offset) }
      .sorted {
        $0.key == $1.key ? $0.position < $1.position : $0.key.lexicographicallyPrecedes($1.key)
      }
      .map(\.position)
  }

  /// Sorts stories by moment of publication, newest first, and stories of one moment by id.
  private static func newestFirst(_ stories: [Story]) -> [Story] {
    let keyed = stories.enumerated().map { ($0.element.published?.seconds ?? 0, $0.offset) }
    return keyed.sorted { $0.0 == $1.0 ? $0.1 < $1.1 : $0.0 > $1.0 }.map { stories[$0.1] }
  }

  /// Returns the day on which the localities of a story are resolved.
  package func day(of story: Story) -> CivilDate? { story.origin.localityDate }

  package func term(_ id: String, of vocabulary: VocabularyName) -> String {
    labels[vocabulary.rawValue]?[id] ?? id
  }

  package func url(_ path: String) -> String { addresses.url(path) }

  /// Returns the display name of a record; nil when there is none with the id.
  package func displayName(of kind: RecordKind, _ id: String) -> String? {
    displayName(of: kind.type, id)
  }

  private func displayName<Value: ShowcaseRecord>(of type: Value.Type, _ id: String) -> String? {
    catalogue.table(of: type)[id]?.displayName
  }

  /// Returns type and number: `Kế hoạch số 5488-KH/UBND`; for a document without a number, the type
  /// alone.
  package func title(of document: OfficialDocument) -> String {
    let type = catalogue.term(document.docType, of: .documentType)?.label ?? document.docType
    let hasNumber = document.number.utf8.contains { (0x30...0x39).contains($0) }
    return hasNumber ? "\(type) số \(document.number)" : type
  }

  /// Returns how many pages a list needs, at least one; `size` defaults to that of lists of
  /// stories.
  package func pageCount(_ count: Int, size: Int? = nil) -> Int {
    let size = size ?? settings.pageSize
    return max(1, (count + size - 1) / size)
  }

  /// Returns the stories of a term, newest first; empty when it has none.
  package func list(_ taxonomy: Taxonomy, _ id: String) -> [Int] {
    guard let position = listPositions[taxonomy]?[id] else { return [] }
    return lists[taxonomy]?[position].stories ?? []
  }

  /// Returns the stories before and after one in the list of its first campaign.
  package func neighbours(of index: Int) -> Neighbours {
    guard let place = campaignPlaces[index] else {
      return Neighbours(newer: nil, older: nil, related: [])
    }
    let list = (lists[.campaign] ?? [])[place.list].stories
    let position = place.position
    let newer = position > 0 ? list[position - 1] : nil
    let older = position + 1 < list.count ? list[position + 1] : nil
    var related: [Int] = []
    for distance in 1...3 {
      if related.count < 3, position >= distance { related.append(list[position - distance]) }
      if related.count < 3, position + distance < list.count {
        related.append(list[position + distance])
      }
    }
    return Neighbours(newer: newer, older: older, related: related)
  }

  /// Returns the position of each story in the list of its first campaign.
  private static func places(
    of stories: [Story], in lists: [TermList]
  ) -> [CampaignPlace?] {
    var places = [CampaignPlace?](repeating: nil, count: stories.count)
    for (number, list) in lists.enumerated() {
      for (position, story) in list.stories.enumerated()
      where stories[story].campaigns.first == list.id {
        places[story] = CampaignPlace(list: number, position: position)
      }
    }
    return places
  }
}

/// The stories before and after one.
package struct Neighbours: Sendable {
  package let newer: Int?
  package let older: Int?
  package let related: [Int]
}

private struct CampaignPlace: Sendable {
  let list: Int
  let position: Int
}

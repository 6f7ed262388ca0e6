import Showcase
import Templates
import Vietnamese

/// Everything that pages are made of: the catalogue, who belongs to whom, and where every page is.
struct SiteModel: Sendable {
  let settings: SiteSettings
  let catalogue: Catalogue
  /// The day for which the site is built; what places are now depends on it.
  let today: CivilDate
  let addresses: AddressBook
  /// Stories that are shown, newest first; withdrawn ones are not among them.
  let stories: [Story]
  let withdrawn: [Story]
  let lists: [Taxonomy: [TermList]]
  let relations: Relations
  let campaigns: Table<Campaign>
  let columns: Table<Column>
  let recipients: Table<Recipient>
  let organisations: Table<Organisation>
  let documents: Table<OfficialDocument>
  let forms: Table<AwardForm>
  let events: Table<Event>
  let criteria: Table<CriterionSet>
  let texts: Table<Page>
  /// Positions of recipients by given name, family name, middle names and id.
  let recipientsByName: [Int]
  private let listPositions: [Taxonomy: [String: Int]]
  private let campaignPlaces: [CampaignPlace?]

  init(_ catalogue: Catalogue, _ settings: SiteSettings, today: CivilDate) {
    self.settings = settings
    self.today = today
    self.catalogue = catalogue
    addresses = AddressBook(catalogue, settings)
    campaigns = catalogue.table(of: Campaign.self)
    columns = catalogue.table(of: Column.self)
    recipients = catalogue.table(of: Recipient.self)
    organisations = catalogue.table(of: Organisation.self)
    documents = catalogue.table(of: OfficialDocument.self)
    forms = catalogue.table(of: AwardForm.self)
    events = catalogue.table(of: Event.self)
    criteria = catalogue.table(of: CriterionSet.self)
    texts = catalogue.table(of: Page.self)
    stories = Self.newestFirst(catalogue.stories.filter { !$0.isWithdrawn })
    withdrawn = Self.newestFirst(catalogue.stories.filter(\.isWithdrawn))
    relations = Relations(catalogue, stories)
    lists = ListBuilder(
      catalogue: catalogue, stories: stories, addresses: addresses, relations: relations
    ).lists()
    listPositions = lists.mapValues { terms in
      Dictionary(
        terms.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
    }
    recipientsByName = recipients.all.enumerated()
      .map { (key: $0.element.collationKey, position: $0.offset) }
      .sorted { $0.key == $1.key ? $0.position < $1.position : $0.key.lexicographicallyPrecedes($1.key) }
      .map(\.position)
    campaignPlaces = Self.places(of: stories, in: lists[.campaign] ?? [])
  }

  /// By moment of publication, the newest first; stories of one moment by id.
  private static func newestFirst(_ stories: [Story]) -> [Story] {
    let keyed = stories.enumerated().map { ($0.element.published?.seconds ?? 0, $0.offset) }
    return keyed.sorted { $0.0 == $1.0 ? $0.1 < $1.1 : $0.0 > $1.0 }.map { stories[$0.1] }
  }

  /// The day on which the places of a story are meant.
  func day(of story: Story) -> CivilDate? { story.origin.localityDate }

  func term(_ id: String, of vocabulary: String) -> String {
    catalogue.term(id, of: vocabulary)?.label ?? id
  }

  func url(_ path: String) -> String { addresses.url(path) }

  /// The stories of a term, newest first; empty when it has none.
  func list(_ taxonomy: Taxonomy, _ id: String) -> [Int] {
    guard let position = listPositions[taxonomy]?[id] else { return [] }
    return lists[taxonomy]?[position].stories ?? []
  }

  /// The stories around one in the list of its first campaign.
  func neighbours(of index: Int) -> Neighbours {
    guard let place = campaignPlaces[index] else { return Neighbours(newer: nil, older: nil, related: []) }
    let list = (lists[.campaign] ?? [])[place.list].stories
    let position = place.position
    let newer = position > 0 ? list[position - 1] : nil
    let older = position + 1 < list.count ? list[position + 1] : nil
    let nearby = [position - 1, position + 1, position - 2, position + 2, position - 3, position + 3]
    let related = nearby.filter { list.indices.contains($0) }.prefix(3).map { list[$0] }
    return Neighbours(newer: newer, older: older, related: Array(related))
  }

  /// Where each story stands in the list of its first campaign.
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

/// The stories around one.
struct Neighbours: Sendable {
  let newer: Int?
  let older: Int?
  let related: [Int]
}

private struct CampaignPlace: Sendable {
  let list: Int
  let position: Int
}

/// Who belongs to whom, by id.
struct Relations: Sendable {
  /// Positions in the model's stories, newest first.
  private(set) var storiesOfRecipient: [String: [Int]] = [:]
  /// Stories by each source that they give; documents are named by their ids.
  private(set) var storiesOfDocument: [String: [Int]] = [:]
  private(set) var followers: [String: [Int]] = [:]
  private(set) var awardsOfRecipient: [String: [Award]] = [:]
  private(set) var decisions: [Decision] = []
  private(set) var decisionPaths: [String: Int] = [:]
  private(set) var committees: [String: [Committee]] = [:]
  private(set) var events: [String: [Event]] = [:]
  private(set) var criteria: [String: [CriterionSet]] = [:]
  private(set) var assessments: [String: [Assessment]] = [:]
  private(set) var awards: [Award] = []
  /// The forms of which at least one award counts; each has a roll of its own.
  private(set) var grantedForms: Set<String> = []
  let awardTable: Table<Award>

  /// One decision with all awards by it.
  struct Decision: Sendable {
    let id: String
    let key: String
    var awards: [Award]

    var first: Award { awards[0] }
  }

  init(_ catalogue: Catalogue, _ stories: [Story]) {
    awardTable = catalogue.table(of: Award.self)
    awards = awardTable.all
    grantedForms = Set(awards.filter(\.counts).map(\.form))
    for (index, story) in stories.enumerated() {
      for recipient in story.recipients {
        storiesOfRecipient[recipient, default: []].append(index)
      }
      for source in story.sources { storiesOfDocument[source, default: []].append(index) }
      if let model = story.basedOn { followers[model, default: []].append(index) }
    }
    for award in awards { awardsOfRecipient[award.recipient, default: []].append(award) }
    awardsOfRecipient = awardsOfRecipient.mapValues { list in
      list.sorted { Self.date(of: $0) == Self.date(of: $1) ? $0.id < $1.id : Self.date(of: $0) > Self.date(of: $1) }
    }
    for committee in catalogue.table(of: Committee.self) {
      for campaign in committee.campaigns { committees[campaign, default: []].append(committee) }
    }
    for event in catalogue.table(of: Event.self) {
      for campaign in event.campaigns { events[campaign, default: []].append(event) }
    }
    for set in catalogue.table(of: CriterionSet.self) {
      for campaign in set.campaigns { criteria[campaign, default: []].append(set) }
    }
    for assessment in catalogue.table(of: Assessment.self) {
      assessments[assessment.set, default: []].append(assessment)
    }
    collectDecisions(catalogue)
  }

  static func date(of award: Award) -> Int { award.decisionDate?.daysSinceEpoch ?? .min }

  /// Groups awards by decision; its address is the number with the year, or the first award's id.
  private mutating func collectDecisions(_ catalogue: Catalogue) {
    var positions: [String: Int] = [:]
    for award in awards {
      guard let key = award.decisionKey else { continue }
      if let position = positions[key] {
        decisions[position].awards.append(award)
      } else {
        positions[key] = decisions.count
        decisions.append(Decision(id: "", key: key, awards: [award]))
      }
    }
    var used: [String: Int] = [:]
    decisions = decisions.map { decision in
      let award = decision.first
      let year = award.decisionDate.map { String($0.year) } ?? ""
      let number = award.decision.map { Slug.make($0) } ?? ""
      var id = number.isEmpty ? "\(award.issuer)-\(award.decisionDate?.isoText ?? "")" : "\(number)-\(year)"
      used[id, default: 0] += 1
      if used[id, default: 0] > 1 { id += "-\(award.issuer)-\(award.decisionDate?.isoText ?? "")" }
      return Decision(id: id, key: decision.key, awards: decision.awards)
    }
    for (index, decision) in decisions.enumerated() { decisionPaths[decision.key] = index }
  }

  /// The decision of an award.
  func decision(of award: Award) -> Decision? {
    award.decisionKey.flatMap { decisionPaths[$0] }.map { decisions[$0] }
  }
}

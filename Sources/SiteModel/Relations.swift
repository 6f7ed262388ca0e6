package import Showcase
package import Text
import Vietnamese

/// Indexes the relations between records by id.
package struct Relations: Sendable {
  /// Positions in the model's stories, newest first.
  package private(set) var storiesOfRecipient = TextMap<[Int]>()
  /// Stories by each source that they cite; documents are named by their ids.
  package private(set) var storiesOfDocument = TextMap<[Int]>()
  package private(set) var followers = TextMap<[Int]>()
  /// Positions in `awards`, the newest first.
  package private(set) var awardsOfRecipient = TextMap<[Int]>()
  package private(set) var decisions: [Decision] = []
  private(set) var decisionPaths = TextMap<Int>()
  package private(set) var committees = TextMap<[Committee]>()
  package internal(set) var events = TextMap<[Event]>()
  package private(set) var criteria = TextMap<[CriterionSet]>()
  /// Assessments by set of criteria.
  package internal(set) var assessments = TextMap<[Assessment]>()
  /// Assessments by the area assessed, earliest first.
  package internal(set) var assessmentsOfArea = TextMap<[Assessment]>()
  package private(set) var awards: [Award] = []
  /// Positions in `awards`.
  package private(set) var awardsOfIssuer = TextMap<[Int]>()
  package private(set) var awardsOfCampaign = TextMap<[Int]>()
  package private(set) var awardsOfEvent = TextMap<[Int]>()
  /// Positions of awards that count, by the place of their recipient and by each place above it.
  package private(set) var awardsOfPlace = TextMap<[Int]>()
  /// Positions in the table of recipients.
  package private(set) var recipientsOfPlace = TextMap<[Int]>()
  package private(set) var recipientsOfOrganisation = TextMap<[Int]>()
  package internal(set) var eventsOfPlace = TextMap<[Event]>()
  package internal(set) var eventsOfRecipient = TextMap<[Event]>()
  package internal(set) var eventsOfOrganisation = TextMap<[Event]>()
  package internal(set) var eventsOfDocument = TextMap<[Event]>()
  package internal(set) var documentsOfIssuer = TextMap<[OfficialDocument]>()
  package internal(set) var columnsOfCampaign = TextMap<[Column]>()
  /// Organisations by their parent, and those merged into another one by that successor.
  package internal(set) var partsOfOrganisation = TextMap<[Organisation]>()
  package internal(set) var formerOrganisations = TextMap<[Organisation]>()
  /// Campaigns by their parent, by the body that launched them, by the bodies with a role in them,
  /// and by the documents on which they are based.
  package internal(set) var partsOfCampaign = TextMap<[Campaign]>()
  package internal(set) var campaignsOfOwner = TextMap<[Campaign]>()
  package internal(set) var campaignsOfOrganisation = TextMap<[Campaign]>()
  package internal(set) var campaignsOfDocument = TextMap<[Campaign]>()
  package private(set) var predecessors = TextMap<[Locality]>()
  package private(set) var partsOfPlace = TextMap<[Locality]>()
  package let awardTable: Table<Award>

  /// One decision with all awards by it.
  package struct Decision: Sendable {
    package let id: String
    package let key: String
    /// Its first award, which provides number, date and issuer.
    package let first: Award
    /// Positions in `awards`.
    package var awards: [Int]
  }

  init(_ catalogue: Catalogue, _ stories: [Story]) {
    awardTable = catalogue.table(of: Award.self)
    awards = awardTable.all
    for (index, story) in stories.enumerated() {
      for recipient in story.recipients {
        storiesOfRecipient[recipient, default: []].append(index)
      }
      for source in story.sources { storiesOfDocument[source, default: []].append(index) }
      if let model = story.basedOn { followers[model, default: []].append(index) }
    }
    collectAwards(catalogue)
    collectPlaces(catalogue)
    for committee in catalogue.table(of: Committee.self) {
      for campaign in committee.campaigns { committees[campaign, default: []].append(committee) }
    }
    for set in catalogue.table(of: CriterionSet.self) {
      for campaign in set.campaigns { criteria[campaign, default: []].append(set) }
    }
    collectEvents(catalogue)
    collectAssessments(catalogue)
    collectOrganisations(catalogue)
    collectCampaigns(catalogue)
    collectDecisions(catalogue)
  }

  private mutating func collectAwards(_ catalogue: Catalogue) {
    let recipients = catalogue.table(of: Recipient.self)
    for (index, award) in awards.enumerated() {
      awardsOfRecipient[award.recipient, default: []].append(index)
      awardsOfIssuer[award.issuer, default: []].append(index)
      if let campaign = award.campaign { awardsOfCampaign[campaign, default: []].append(index) }
      if let event = award.presentedAt { awardsOfEvent[event, default: []].append(index) }
      guard award.counts, let recipient = recipients[award.recipient] else { continue }
      let chain = catalogue.localities.chain(
        from: recipient.locality, on: recipient.origin.localityDate)
      for place in chain where place.level != .country {
        awardsOfPlace[place.id, default: []].append(index)
      }
    }
    let awards = awards
    awardsOfRecipient = awardsOfRecipient.mapValues { list in
      list.sorted { (Self.date(of: awards[$1]), $0) < (Self.date(of: awards[$0]), $1) }
    }
  }

  private mutating func collectPlaces(_ catalogue: Catalogue) {
    for (index, recipient) in catalogue.table(of: Recipient.self).enumerated() {
      recipientsOfPlace[recipient.locality, default: []].append(index)
      if let organisation = recipient.organisation {
        recipientsOfOrganisation[organisation, default: []].append(index)
      }
    }
    var seen: Set<String> = []
    for locality in catalogue.localities {
      for successor in locality.successors where successor.id != locality.id {
        predecessors[successor.id, default: []].append(locality)
      }
      guard let parent = locality.parent, seen.insert("\(parent)/\(locality.id)").inserted else {
        continue
      }
      partsOfPlace[parent, default: []].append(locality)
    }
  }

  package static func date(of award: Award) -> Int { award.decisionDate?.daysSinceEpoch ?? .min }

  /// Groups awards by decision; the address of a decision is its number with the year, or the first
  /// award's id.
  private mutating func collectDecisions(_ catalogue: Catalogue) {
    var positions = TextMap<Int>()
    for (index, award) in awards.enumerated() {
      guard let key = award.decisionKey else { continue }
      if let position = positions[key] {
        decisions[position].awards.append(index)
      } else {
        positions.set(decisions.count, for: key)
        decisions.append(Decision(id: "", key: key, first: award, awards: [index]))
      }
    }
    var used = TextMap<Int>()
    decisions = decisions.map { decision in
      let award = decision.first
      let year = award.decisionDate.map { String($0.year) } ?? ""
      let number = award.decision.map { Slug.make($0) } ?? ""
      var id =
        number.isEmpty
        ? "\(award.issuer)-\(award.decisionDate?.isoText ?? "")" : "\(number)-\(year)"
      used[id, default: 0] += 1
      if used[id, default: 0] > 1 { id += "-\(award.issuer)-\(award.decisionDate?.isoText ?? "")" }
      return Decision(id: id, key: decision.key, first: award, awards: decision.awards)
    }
    for (index, decision) in decisions.enumerated() { decisionPaths.set(index, for: decision.key) }
  }

  /// Returns whether any award of a decision counts.
  package func counts(_ decision: Decision) -> Bool {
    decision.awards.contains { awards[$0].counts }
  }

  /// Returns the decision of an award.
  package func decision(of award: Award) -> Decision? {
    award.decisionKey.flatMap { decisionPaths[$0] }.map { decisions[$0] }
  }
}

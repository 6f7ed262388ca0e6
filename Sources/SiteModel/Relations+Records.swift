import Showcase
import Text
import Vietnamese

// The records that events, organisations, documents and campaigns refer to, each once, in table
// order.

extension Relations {
  mutating func collectEvents(_ catalogue: Catalogue) {
    for event in catalogue.table(of: Event.self) {
      if let place = event.locality { eventsOfPlace[place, default: []].append(event) }
      for campaign in event.campaigns { events[campaign, default: []].append(event) }
      for id in Set(event.honoured) { eventsOfRecipient[id, default: []].append(event) }
      for id in Set(event.organisers) { eventsOfOrganisation[id, default: []].append(event) }
      for id in Set(event.documents) { eventsOfDocument[id, default: []].append(event) }
    }
  }

  mutating func collectAssessments(_ catalogue: Catalogue) {
    for assessment in catalogue.table(of: Assessment.self) {
      assessments[assessment.set, default: []].append(assessment)
      assessmentsOfArea[assessment.area, default: []].append(assessment)
    }
    assessmentsOfArea = assessmentsOfArea.mapValues { list in
      list.sorted { ($0.date.daysSinceEpoch, $0.id) < ($1.date.daysSinceEpoch, $1.id) }
    }
  }

  mutating func collectOrganisations(_ catalogue: Catalogue) {
    for organisation in catalogue.table(of: Organisation.self) {
      if let parent = organisation.parent {
        partsOfOrganisation[parent, default: []].append(organisation)
      }
      for id in Set(organisation.successors) {
        formerOrganisations[id, default: []].append(organisation)
      }
    }
    for document in catalogue.table(of: OfficialDocument.self) {
      documentsOfIssuer[document.issuer, default: []].append(document)
    }
  }

  mutating func collectCampaigns(_ catalogue: Catalogue) {
    for campaign in catalogue.table(of: Campaign.self) {
      if let parent = campaign.parent { partsOfCampaign[parent, default: []].append(campaign) }
      campaignsOfOwner[campaign.owner, default: []].append(campaign)
      for id in Set(campaign.roles.map(\.organisation)) {
        campaignsOfOrganisation[id, default: []].append(campaign)
      }
      let documents =
        [campaign.plan].compactMap { $0 } + campaign.legalBasis + campaign.documents
        + campaign.awardRules
      for id in Set(documents) { campaignsOfDocument[id, default: []].append(campaign) }
    }
    for column in catalogue.table(of: Column.self) {
      for id in Set(column.campaigns) { columnsOfCampaign[id, default: []].append(column) }
    }
  }
}

import Showcase
import SiteModel
import StructuredData
import Templates
import Vietnamese

extension PageRenderer {
  func campaign(_ campaign: Campaign, _ path: String) -> (Layout, Record, PageHead) {
    var page = builder.campaignPage(campaign)
    let stories = model.list(.campaign, campaign.id)
    page.stories = builder.slice(stories, page: 1)
    page.pagination = builder.pagination(1, of: builder.pageCount(stories.count), path: path)
    let head = head(campaign.shortName, campaign.summary, path, crumbs: [crumb(.campaign)])
    head.feeds = feeds.links(for: path, model: model)
    head.isSample = campaign.isSample
    head.structuredData = graph(head)
    return (.campaign, CampaignPage.view.record(of: page), head)
  }

  func locality(_ id: String, _ path: String) -> (Layout, Record, PageHead) {
    var page = builder.localityPage(id)
    let stories = model.list(.locality, id)
    page.stories = builder.slice(stories, page: 1)
    page.storyCount = stories.count
    page.pagination = builder.pagination(1, of: builder.pageCount(stories.count), path: path)
    let above = page.parents.reversed().map {
      Link(label: $0.label, url: $0.url ?? model.url(path))
    }
    let head = head(page.name, page.note, path, crumbs: [crumb(.locality)] + above)
    head.feeds = feeds.links(for: path, model: model)
    let place = StructuredData.place(id, on: nil, model: model, linked: builder.linked)
    head.structuredData = graph(head, about: place)
    return (.locality, RecordPage.view.record(of: page), head)
  }

  func recipient(_ recipient: Recipient, _ path: String) -> (Layout, Record, PageHead) {
    let page = builder.recipientPage(recipient)
    let all = crumb(
      builder.word("Gương điển hình", "Exemplars"), model.addresses.folder("recipient"))
    let parts = record(.recipient, page, path, crumbs: [all]) {
      StructuredData.recipient(recipient, model: model, linked: builder.linked)
    }
    if recipient.isPerson { parts.2.type = "profile" }
    return parts
  }

  func organisation(_ organisation: Organisation, _ path: String) -> (Layout, Record, PageHead) {
    let all = crumb(
      builder.word("Cơ quan, đơn vị", "Organisations"), model.addresses.folder("organisation"))
    return record(.organisation, builder.organisationPage(organisation), path, crumbs: [all]) {
      StructuredData.organisation(organisation, model: model, linked: builder.linked)
    }
  }

  func document(_ document: OfficialDocument, _ path: String) -> (Layout, Record, PageHead) {
    let all = crumb(builder.word("Văn bản", "Documents"), model.addresses.folder("document"))
    return record(.document, builder.documentPage(document), path, crumbs: [all]) {
      StructuredData.document(document, model: model, linked: builder.linked)
    }
  }

  func event(_ event: Event, _ path: String) -> (Layout, Record, PageHead) {
    let all = crumb(builder.word("Sự kiện", "Events"), model.addresses.folder("event"))
    return record(.event, builder.eventPage(event), path, crumbs: [all]) {
      StructuredData.event(event, model: model, linked: builder.linked)
    }
  }

  func decision(_ decision: Relations.Decision, _ path: String) -> (Layout, Record, PageHead) {
    let all = crumb(
      builder.word("Quyết định khen thưởng", "Decisions"), model.addresses.folder("decision"))
    return record(.decision, builder.decisionPage(decision), path, crumbs: [all]) { nil }
  }

  func criteria(_ set: CriterionSet, _ path: String) -> (Layout, Record, PageHead) {
    let all = crumb(builder.word("Bộ tiêu chí", "Criteria"), model.addresses.folder("criteria"))
    let head = head(set.name, set.summary, path, crumbs: [all])
    head.isSample = set.isSample
    head.structuredData = graph(head)
    return (.criteria, CriteriaPage.view.record(of: builder.criteriaPage(set)), head)
  }

  private func record(
    _ layout: Layout, _ page: RecordPage, _ path: String, crumbs: [Link], about: () -> [UInt8]?
  ) -> (Layout, Record, PageHead) {
    let head = head(page.name, page.summary.first, path, crumbs: crumbs)
    head.isSample = page.isSample
    head.structuredData = graph(head, about: about())
    return (layout, RecordPage.view.record(of: page), head)
  }
}

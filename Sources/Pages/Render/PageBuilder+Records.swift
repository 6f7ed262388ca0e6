import Showcase
import SiteModel
import Text
import Vietnamese

extension PageBuilder {
  func documentRow(_ document: OfficialDocument) -> DocumentRow {
    DocumentRow(
      number: documentName(document.id).label,
      url: url(model.addresses.page(of: .document, document.id)),
      type: model.term(document.docType, of: .documentType), day: day(document.date),
      issuer: organisationName(document.issuer), subject: document.subject)
  }

  func eventRow(_ event: Event) -> EventRow {
    EventRow(
      name: event.name, url: url(model.addresses.page(of: .event, event.id)),
      type: model.term(event.type, of: .eventType), day: day(event.start.date as CivilDate?),
      when: when(event), venue: event.venue,
      place: event.locality.map { placeName($0, on: event.start.date) }, isSample: event.isSample)
  }

  /// Formats `08 giờ ngày 11/8/2021`, a day, or a range of days.
  private func when(_ event: Event) -> String {
    let start = event.start
    let first = event.isAllDay ? start.date.vietnameseText : start.vietnameseText
    guard let end = event.end, end.date != start.date else { return first }
    return word("từ", "from") + " \(first) " + word("đến", "to") + " \(end.date.vietnameseText)"
  }

  func documentPage(_ document: OfficialDocument) -> RecordPage {
    var page = RecordPage()
    page.name = documentName(document.id).label
    page.kind = model.term(document.docType, of: .documentType)
    page.summary = [document.subject]
    let signer = [document.signerTitle, document.signer].compactMap { $0 }.joined(separator: " ")
    page.facts = [
      Fact(label: word("Số, ký hiệu", "Number"), value: document.number),
      document.date.map { Fact(label: word("Ngày ban hành", "Date"), value: $0.vietnameseText) },
      fact(word("Cơ quan ban hành", "Issued by"), organisationName(document.issuer)),
      signer.nonEmpty.map { Fact(label: word("Người ký", "Signed by"), value: $0) },
      document.effectiveFrom.map {
        Fact(label: word("Hiệu lực từ", "In force from"), value: $0.vietnameseText)
      },
      document.status.map {
        Fact(
          label: word("Tình trạng", "Status"),
          value: label($0))
      },
      document.file.map {
        Fact(
          label: word("Toàn văn", "Full text"), value: $0,
          url: model.mediaURL($0, of: document.origin))
      },
      document.url.map { Fact(label: word("Địa chỉ", "Address"), value: $0, url: $0) },
    ].compactMap { $0 }
    let relations = model.relations
    page.campaigns = (relations.campaignsOfDocument[document.id] ?? []).map { campaignName($0.id) }
    page.events = (relations.eventsOfDocument[document.id] ?? []).map(eventRow)
    page.sources = sources(document)
    page.stories = cards(
      (relations.storiesOfDocument[document.id] ?? []).prefix(model.settings.pageSize))
    page.isSample = document.isSample
    return page
  }

  func eventPage(_ event: Event) -> RecordPage {
    var page = RecordPage()
    page.name = event.name
    page.kind = model.term(event.type, of: .eventType)
    page.summary = Paragraphs.split(event.summary)
    page.facts = [
      Fact(label: word("Thời gian", "When"), value: when(event)),
      event.venue.map { Fact(label: word("Địa điểm", "Venue"), value: $0) },
      event.locality.map { id in
        let place = Print.capitalised(fullPlace(id, on: event.start.date))
        let now = placeNow(id, on: event.start.date)
        return Fact(
          label: word("Địa bàn", "Place"), value: now.map { "\(place) (\($0))" } ?? place,
          url: url(model.addresses.locality(id)))
      },
    ].compactMap { $0 }
    page.facts += event.organisers.map {
      fact(word("Đơn vị tổ chức", "Held by"), organisationName($0))
    }
    page.facts += event.support.map { fact(word("Đơn vị phối hợp", "With"), organisationName($0)) }
    page.campaigns = event.campaigns.map(campaignName)
    page.documents = event.documents.compactMap { model.documents[$0] }.map(documentRow)
    let awards = model.relations.awards
    let presented = (model.relations.awardsOfEvent[event.id] ?? []).filter { awards[$0].counts }
    page.honours = honours(presented)
    let named = Set(presented.map { awards[$0].recipient })
    page.recipients = event.honoured.filter { !named.contains($0) }.compactMap(recipientCard)
    page.sources = sources(event)
    page.isSample = event.isSample
    return page
  }

  func organisationPage(_ organisation: Organisation) -> RecordPage {
    var page = RecordPage()
    page.name = organisation.name
    page.kind = model.term(organisation.kind, of: .organisationKind)
    page.summary = Paragraphs.split(organisation.summary)
    page.facts = organisationFacts(organisation)
    page.parents = organisation.parent.map { [organisationName($0)] } ?? []
    page.after = organisation.successors.map(organisationName)
    fillRelations(of: organisation, into: &page)
    page.sources = sources(organisation)
    page.isSample = organisation.isSample
    return page
  }

  private func fillRelations(of organisation: Organisation, into page: inout RecordPage) {
    let (relations, id) = (model.relations, organisation.id)
    page.before = (relations.formerOrganisations[id] ?? []).map { organisationName($0.id) }
    page.children = (relations.partsOfOrganisation[id] ?? []).map {
      Term(
        label: $0.name, url: url(model.addresses.page(of: .organisation, $0.id)), count: 0,
        note: $0.shortName)
    }
    page.roles = (relations.campaignsOfOrganisation[id] ?? []).flatMap { campaign in
      campaign.roles.filter { $0.organisation == id }.map { role in
        Passage(
          title: campaign.shortName, paragraphs: Paragraphs.split(role.text),
          links: [campaignName(campaign.id)], note: model.term(role.role, of: .role))
      }
    }
    page.campaigns = (relations.campaignsOfOwner[id] ?? []).map { campaignName($0.id) }
    page.documents = (relations.documentsOfIssuer[id] ?? []).map(documentRow)
    page.events = (relations.eventsOfOrganisation[id] ?? []).map(eventRow)
    page.recipients = (relations.recipientsOfOrganisation[id] ?? []).map { recipientCards[$0] }
    page.honours = honours(relations.awardsOfIssuer[id] ?? [])
  }

  private func organisationFacts(_ organisation: Organisation) -> [Fact] {
    [
      organisation.shortName.map { Fact(label: word("Tên viết tắt", "Short name"), value: $0) },
      organisation.alternatives.isEmpty
        ? nil
        : Fact(
          label: word("Tên khác", "Other names"),
          value: organisation.alternatives.joined(separator: ", ")),
      Fact(
        label: word("Cấp", "Level"),
        value: label(organisation.level)),
      organisation.locality.map {
        fact(word("Địa bàn", "Place"), placeName($0, on: organisation.validFrom))
      },
      organisation.validFrom.map { Fact(label: word("Từ ngày", "From"), value: $0.vietnameseText) },
      organisation.validTo.map {
        Fact(label: word("Đến hết ngày", "Until"), value: $0.adding(days: -1).vietnameseText)
      },
      organisation.contact.map { Fact(label: word("Liên hệ", "Contact"), value: $0) },
    ].compactMap { $0 }
  }
}

import Markdown
import SearchWriter
import Showcase
import SiteModel
import Text
import Vietnamese

/// Makes search records of the results other than stories.
extension SearchIndexing {
  func record(
    _ type: FoundKind, id: String, title: String, path: String, day: CivilDate? = nil,
    place: (id: String, day: CivilDate?)? = nil, placeText: String? = nil, isSample: Bool = false,
    values: [[Int]] = [[], [], []], names: TextLines = TextLines(), lead: TextLines = TextLines(),
    text: TextLines = TextLines(), more: [SearchRecord.Field] = []
  ) -> SearchRecord {
    SearchRecord(
      id: id, title: title, path: path, kind: kinds[type.id] ?? 0, day: day?.daysSinceEpoch,
      place: place.flatMap { places.number(of: $0.id, on: $0.day) },
      placeText: placeText ?? place.flatMap { model.places.entry($0.id, on: $0.day)?.full },
      values: values, isStory: false, isSample: isSample,
      fields: [
        SearchRecord.Field(.title, title), names.field(.name), lead.field(.lead),
        text.field(.text),
      ] + more)
  }

  func recipients() -> [SearchRecord] {
    model.recipients.map { recipient in
      let awards = (model.relations.awardsOfRecipient[recipient.id] ?? [])
        .map { model.relations.awards[$0] }.filter(\.counts)
      let place = model.places.entry(recipient.locality, on: recipient.origin.localityDate)
      var names = TextLines()
      names.add(recipient.honorific.map { "\($0) \(recipient.name)" }, recipient.title)
      names.add(recipient.unit, recipient.workplace, recipient.head, place?.full, place?.now)
      names.add(recipient.organisation.flatMap { model.organisations[$0]?.name })
      var text = TextLines()
      text.add(recipient.summary)
      for award in awards {
        names.add(model.forms[award.form]?.name)
        text.add(award.achievement, award.decision)
      }
      return record(
        .records(.recipient), id: recipient.id, title: recipient.name,
        path: model.addresses.page(of: .recipient, recipient.id),
        day: awards.compactMap(\.decisionDate).max(),
        place: (recipient.locality, recipient.origin.localityDate), isSample: recipient.isSample,
        values: [
          [], values(awards.compactMap(\.campaign), in: campaigns),
          values(awards.map(\.form), in: forms),
        ], names: names, text: text)
    }
  }

  /// Returns the decisions that granted an award; awards that do not count are excluded from their
  /// words.
  func decisions() -> [SearchRecord] {
    model.relations.decisions.compactMap { decision in
      let awards = decision.awards.map { model.relations.awards[$0] }.filter(\.counts)
      guard let first = awards.first else { return nil }
      let isEnglish = model.settings.lang.hasPrefix("en")
      var names = TextLines()
      names.add(model.organisations[first.issuer]?.name, first.signer)
      for form in Set(awards.map(\.form)).sorted() { names.add(model.forms[form]?.name) }
      var text = TextLines()
      for award in awards {
        text.add(model.recipients[award.recipient]?.name, award.achievement)
      }
      let title =
        first.decision.map { (isEnglish ? "Decision no." : "Quyết định số") + " \($0)" }
        ?? (isEnglish ? "Decision of" : "Quyết định ngày")
        + " \(first.decisionDate?.vietnameseText ?? "")"
      return record(
        .decisions, id: decision.id, title: title,
        path: model.addresses.page(decision.id, below: "decision"), day: first.decisionDate,
        isSample: first.isSample,
        values: [
          [], values(awards.compactMap(\.campaign), in: campaigns),
          values(awards.map(\.form), in: forms),
        ], names: names, text: text)
    }
  }

  func localities() -> [SearchRecord] {
    var seen: Set<String> = []
    return model.catalogue.localities.compactMap { locality in
      guard seen.insert(locality.id).inserted,
        let latest = model.places.entry(locality.id, on: nil)
      else { return nil }
      var names = TextLines()
      for spell in model.catalogue.localities.spells(of: locality.id) {
        names.add(spell.fullName)
        for name in spell.alternatives { names.add(name) }
      }
      var text = TextLines()
      text.add(latest.full, latest.now, locality.code)
      for former in model.relations.predecessors[locality.id] ?? [] { text.add(former.fullName) }
      return record(
        .records(.locality), id: locality.id, title: Print.capitalised(latest.spell.fullName),
        path: model.addresses.locality(locality.id), placeText: latest.full,
        isSample: locality.isSample, names: names, text: text)
    }
  }

  func campaignRecords() -> [SearchRecord] {
    model.campaigns.map { campaign in
      var names = TextLines()
      names.add(campaign.shortName, model.organisations[campaign.owner]?.name)
      for id in campaign.scope { names.add(model.places.entry(id, on: campaign.start)?.full) }
      var lead = TextLines()
      lead.add(campaign.summary)
      for slogan in campaign.slogans { lead.add(slogan) }
      var text = TextLines()
      text.add(campaign.eligibleText, campaign.funding, campaign.contact)
      for objective in campaign.objectives { text.add(objective) }
      for duty in campaign.duties { text.add(duty.title, duty.text) }
      for role in campaign.roles {
        text.add(model.organisations[role.organisation]?.name, role.text)
      }
      for report in campaign.reporting { text.add(report.text) }
      for publicity in campaign.publicity { text.add(publicity.text) }
      return record(
        .records(.campaign), id: campaign.id, title: campaign.name,
        path: model.addresses.page(of: .campaign, campaign.id), day: campaign.start,
        isSample: campaign.isSample, values: [[], values([campaign.id], in: campaigns), []],
        names: names, lead: lead, text: text)
    }
  }

  func documents() -> [SearchRecord] {
    model.documents.map { document in
      let name = model.title(of: document)
      var names = TextLines()
      names.add(document.number, model.organisations[document.issuer]?.name, document.signer)
      names.add(model.term(document.docType, of: .documentType))
      var lead = TextLines()
      lead.add(document.subject)
      return record(
        .records(.document), id: document.id, title: "\(name): \(document.subject)",
        path: model.addresses.page(of: .document, document.id), day: document.date,
        isSample: document.isSample, names: names, lead: lead)
    }
  }

  func organisations() -> [SearchRecord] {
    model.organisations.map { body in
      var names = TextLines()
      names.add(body.shortName)
      for name in body.alternatives { names.add(name) }
      var text = TextLines()
      text.add(body.summary, body.contact, model.term(body.kind, of: .organisationKind))
      return record(
        .records(.organisation), id: body.id, title: body.name,
        path: model.addresses.page(of: .organisation, body.id),
        place: body.locality.map { ($0, body.origin.localityDate) }, isSample: body.isSample,
        names: names, text: text)
    }
  }

  func events() -> [SearchRecord] {
    model.events.map { event in
      var names = TextLines()
      names.add(event.venue, model.term(event.type, of: .eventType))
      for id in event.organisers + event.support { names.add(model.organisations[id]?.name) }
      for id in event.honoured { names.add(model.recipients[id]?.name) }
      var lead = TextLines()
      lead.add(event.summary)
      return record(
        .records(.event), id: event.id, title: event.name,
        path: model.addresses.page(of: .event, event.id),
        day: event.start.date, place: event.locality.map { ($0, event.start.date) },
        isSample: event.isSample, values: [[], values(event.campaigns, in: campaigns), []],
        names: names, lead: lead)
    }
  }

  func columns() -> [SearchRecord] {
    model.columns.map { column in
      var names = TextLines()
      names.add(model.organisations[column.outlet]?.name)
      var lead = TextLines()
      lead.add(column.summary, column.frequency, column.slot)
      return record(
        .records(.column), id: column.id, title: column.title,
        path: model.addresses.page(of: .column, column.id), isSample: column.isSample,
        values: [[], values(column.campaigns, in: campaigns), []], names: names, lead: lead)
    }
  }

  func criteria() -> [SearchRecord] {
    model.criteria.map { set in
      var lead = TextLines()
      lead.add(set.summary)
      var text = TextLines()
      for criterion in set.criteria { text.add(criterion.text) }
      return record(
        .records(.criterionSet), id: set.id, title: set.name,
        path: model.addresses.page(of: .criterionSet, set.id),
        isSample: set.isSample, values: [[], values(set.campaigns, in: campaigns), []],
        lead: lead, text: text)
    }
  }

  func pages() -> [SearchRecord] {
    model.texts.map { page in
      var lead = TextLines()
      lead.add(page.summary)
      for heading in page.document.headings { lead.add(heading.text) }
      return record(
        .records(.page), id: page.id, title: page.title,
        path: model.addresses.page(of: .page, page.id),
        isSample: page.isSample, lead: lead,
        more: page.document.sectionTexts.map { SearchRecord.Field(.text, $0) })
    }
  }
}

import Showcase
import SiteModel
import Text
import Vietnamese

extension PageBuilder {
  func campaignPage(_ campaign: Campaign) -> CampaignPage {
    var page = CampaignPage()
    page.name = campaign.name
    page.summary = Paragraphs.split(campaign.summary)
    page.facts = campaignFacts(campaign)
    page.slogans = campaign.slogans
    page.objectives = campaign.objectives
    page.tasks = campaign.duties.map {
      Passage(title: $0.title, paragraphs: Paragraphs.split($0.text))
    }
    page.legalBasis = campaign.legalBasis.compactMap { model.documents[$0] }.map(documentRow)
    page.documents = campaign.documents.compactMap { model.documents[$0] }.map(documentRow)
    page.eligible =
      campaign.eligibleText.map { Paragraphs.split($0) }
      ?? campaign.eligible.map { label($0) }
    page.funding = Paragraphs.split(campaign.funding)
    page.contact = campaign.contact
    page.related = campaign.related.map(campaignName)
    page.parts = campaignParts(campaign)
    page.columns = (model.relations.columnsOfCampaign[campaign.id] ?? []).map(columnName)
    page.isSample = campaign.isSample
    fillDuties(of: campaign, into: &page)
    fillResults(of: campaign, into: &page)
    return page
  }

  private func campaignFacts(_ campaign: Campaign) -> [Fact] {
    let start = campaign.start.vietnameseText
    let period =
      campaign.end.map { "\(start) – \($0.vietnameseText)" } ?? word("từ", "from") + " \(start)"
    return [
      Fact(
        label: word("Loại phong trào", "Kind"),
        value: label(campaign.type)),
      Fact(
        label: word("Cấp phát động", "Level"),
        value: label(campaign.level)),
      fact(word("Cơ quan phát động", "Launched by"), organisationName(campaign.owner)),
      campaign.plan.map { fact(word("Kế hoạch", "Plan"), documentName($0)) },
      Fact(
        label: word("Phạm vi", "Scope"),
        value: campaign.scope.map { placeName($0, on: campaign.start).label }.joined(
          separator: ", "),
        url: campaign.scope.count == 1
          ? campaign.scope.first.map { url(model.addresses.locality($0)) } : nil),
      Fact(label: word("Thời gian", "Period"), value: period),
    ].compactMap { $0 }
  }

  private func campaignParts(_ campaign: Campaign) -> [Name] {
    let parent = campaign.parent.map { id -> Name in
      campaignName(id).noted(word("phong trào cấp trên", "the movement above"))
    }
    let parts = (model.relations.partsOfCampaign[campaign.id] ?? []).map { campaignName($0.id) }
    return [parent].compactMap { $0 } + parts
  }

  private func fillDuties(of campaign: Campaign, into page: inout CampaignPage) {
    page.roles = campaign.roles.map { role in
      Passage(
        title: organisationName(role.organisation).label, paragraphs: Paragraphs.split(role.text),
        links: [organisationName(role.organisation)], note: model.term(role.role, of: .role))
    }
    page.reporting = campaign.reporting.map { duty in
      let period = label(duty.period)
      let via = duty.via.map { word("qua", "through") + " \(organisationName($0).label)" }
      let from = duty.from.map { organisationName($0).label }.joined(separator: ", ")
      let way = "\(from) → \(organisationName(duty.to).label)"
      return Passage(
        title: Print.capitalised(period), paragraphs: [way] + Paragraphs.split(duty.text),
        links: duty.from.map(organisationName) + [organisationName(duty.to)], note: via)
    }
    page.publicity = campaign.publicity.map { duty in
      Passage(
        title: organisationName(duty.organisation).label, paragraphs: Paragraphs.split(duty.text),
        links: [organisationName(duty.organisation)])
    }
    page.committees = (model.relations.committees[campaign.id] ?? []).map(committee)
    page.criteria = unique(
      campaign.criterionSets + (model.relations.criteria[campaign.id] ?? []).map(\.id)
    ).compactMap { model.criteria[$0] }.map(criteriaPage)
    page.events = (model.relations.events[campaign.id] ?? [])
      .sorted { ($0.start.seconds, $0.id) < ($1.start.seconds, $1.id) }.map(eventRow)
    page.awardForms = campaign.awardForms.compactMap { model.forms[$0] }.map { form in
      Passage(
        title: form.name, paragraphs: Paragraphs.split(form.summary), links: [formName(form.id)],
        note: form.issuerOffice)
    }
    page.awardRules = campaign.awardRules.compactMap { model.documents[$0] }.map(documentRow)
  }

  private func committee(_ committee: Committee) -> CampaignPage.CommitteeBox {
    CampaignPage.CommitteeBox(
      name: committee.name, summary: Paragraphs.split(committee.summary),
      document: committee.document.map(documentName),
      standing: committee.standing.map(organisationName),
      members: committee.members.enumerated().map { index, member in
        CampaignPage.CommitteeBox.Member(
          number: index + 1, name: member.name, position: member.position, role: member.role)
      })
  }

  private func fillResults(of campaign: Campaign, into page: inout CampaignPage) {
    let stories = model.list(.campaign, campaign.id)
    let awards = (model.relations.awardsOfCampaign[campaign.id] ?? [])
      .filter { model.relations.awards[$0].counts }
    page.honours = honours(awards)
    page.storyCount = stories.count
    let kinds = Dictionary(grouping: stories) { model.stories[$0].kind }
    page.kinds = (model.lists[.kind] ?? []).compactMap { list in
      kinds[list.id].map { Term(label: list.label, url: url(list.path), count: $0.count) }
    }
    let models = kinds[Story.KnownKind.model.rawValue] ?? []
    page.models = cards(models.prefix(6))
    page.figures = [
      Fact(label: word("bài viết", "stories"), value: Print.number(stories.count)),
      Fact(label: word("mô hình", "models"), value: Print.number(models.count)),
      Fact(label: word("khen thưởng", "awards"), value: Print.number(awards.count)),
      Fact(
        label: word("địa phương có bài", "places with stories"),
        value: Print.number(Set(stories.map { model.stories[$0].locality }).count)),
    ]
  }

  func criteriaPage(_ set: CriterionSet) -> CriteriaPage {
    CriteriaPage(
      name: set.name, url: url(model.addresses.page(of: .criterionSet, set.id)),
      summary: Paragraphs.split(set.summary), appliesTo: set.appliesTo.joined(separator: ", "),
      document: set.document.map(documentName), campaigns: set.campaigns.map(campaignName),
      criteria: set.criteria.enumerated().map { index, criterion in
        CriteriaPage.Criterion(
          number: index + 1, text: criterion.text, measure: measure(criterion),
          isRequired: criterion.isRequired)
      },
      areas: (model.relations.assessments[set.id] ?? []).map(area), isSample: set.isSample)
  }

  private func measure(_ criterion: CriterionSet.Criterion) -> String {
    guard let threshold = criterion.threshold else { return word("có / không", "yes / no") }
    let comparison = label(criterion.comparison)
    return "\(comparison) \(threshold.vietnameseText)\(criterion.kind == .percent ? "%" : "")"
  }

  func assessments(of recipient: String) -> [CriteriaPage.Area] {
    (model.relations.assessmentsOfArea[recipient] ?? []).map(area)
  }

  private func area(_ assessment: Assessment) -> CriteriaPage.Area {
    let set = model.criteria[assessment.set]
    let recipient = model.recipients[assessment.area]
    let recognition = assessment.recognition.map { number in
      let day = assessment.recognitionDate.map { " ngày \($0.vietnameseText)" } ?? ""
      return "\(number)\(day)"
    }
    return CriteriaPage.Area(
      name: recipientName(assessment.area),
      place: recipient.map { placeName($0.locality, on: assessment.date) } ?? Name(""),
      day: day(assessment.date as CivilDate?), assessor: organisationName(assessment.assessor),
      results: assessment.results.map { result in
        let criterion = set?.criteria.first { $0.id == result.criterion }
        let percent = criterion?.kind == .percent && !result.value.hasSuffix("%") ? "%" : ""
        let evidence = result.evidence.map { " (\($0))" } ?? ""
        return Fact(
          label: criterion?.text ?? result.criterion, value: "\(result.value)\(percent)\(evidence)")
      },
      isPassed: assessment.isPassed, recognition: recognition,
      isSample: assessment.isSample || recipient?.isSample == true)
  }
}

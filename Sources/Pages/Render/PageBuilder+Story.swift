import Markdown
import Showcase
import SiteModel
import Templates
import Text
import Vietnamese

extension PageBuilder {
  /// Returns a story's page; the neighbours are those of its first campaign.
  func storyPage(_ index: Int) -> StoryPage {
    let story = model.stories[index]
    let placeDay = model.day(of: story)
    var page = StoryPage()
    page.title = story.title
    page.sapo = Paragraphs.split(story.sapo)
    page.kind = termName(.kind, story.kind)
    page.topics = story.topics.map { termName(.topic, $0) }
    page.fields = story.fields.map { termName(.field, $0) }
    page.settings = story.settings.map { termName(.setting, $0) }
    page.campaigns = story.campaigns.map(campaignName)
    page.column = story.column.flatMap { model.columns[$0] }.map(columnName)
    page.place = placeName(story.locality, on: placeDay)
    page.placeFull = Print.capitalised(fullPlace(story.locality, on: placeDay))
    page.placeNow = placeNow(story.locality, on: placeDay)
    page.day = day(story.published?.date)
    page.moment = story.published?.rfc3339
    page.updated = story.updatedAt.flatMap { day($0.date) }
    page.author = story.author
    page.photographer = story.photographer
    // 233 syllables a minute is the measured pace of reading aloud; silent reading is about as
    // fast.
    page.readingMinutes = max(1, (story.document.syllableCount + 116) / 233)
    page.isCorrected = story.isCorrected
    page.isSample = story.isSample
    fillContent(of: story, into: &page)
    fillRelations(of: story, index: index, into: &page)
    return page
  }

  private func fillContent(of story: Story, into page: inout StoryPage) {
    page.image = story.images.first.map { image($0, of: story) }
    if story.images.count > 1 {
      page.images = story.images.dropFirst().map { image($0, of: story) }
    }
    page.audio = story.audio.map { recording($0, of: story) }
    page.video = story.video.map { recording($0, of: story) }
    page.body = Markup { [model] out in model.append(story.document, of: story.origin, to: &out) }
    page.contents = story.document.headings.map {
      StoryPage.Heading(id: $0.id, text: $0.text, level: $0.level)
    }
    page.whatWasDone = Paragraphs.split(story.whatWasDone)
    page.results = story.results.map { result in
      StoryPage.Figure(
        label: result.label, value: Print.quantity(result.value, result.unit),
        asOf: day(result.asOf))
    }
    page.applicability = story.applicability.map {
      StoryPage.ApplicabilityBox(
        conditions: $0.conditions, cost: $0.cost, steps: $0.steps, contact: $0.contact)
    }
    page.replications = story.replications.map { replication in
      StoryPage.Replication(
        place: placeName(replication.locality, on: replication.since),
        organisation: replication.organisation.map(organisationName),
        since: day(replication.since),
        status: replication.status, checkedOn: day(replication.checkedOn))
    }
    page.sources = sources(story)
  }

  private func fillRelations(of story: Story, index: Int, into page: inout StoryPage) {
    page.basedOn = story.basedOn.flatMap { model.catalogue.stories[$0] }
      .flatMap { $0.isWithdrawn ? nil : Name($0.title, url: url(model.addresses.story($0.id))) }
    page.followers = (model.relations.followers[story.id] ?? []).map(storyName)
    page.recipients = story.recipients.compactMap(recipientCard)
    page.awards = awards(toldBy: story)
    let neighbours = model.neighbours(of: index)
    page.related = cards(neighbours.related)
    page.newer = neighbours.newer.map(storyLink)
    page.older = neighbours.older.map(storyLink)
  }

  /// Returns the awards that a story names, or else those of its recipients in its campaigns; only
  /// awards that count.
  private func awards(toldBy story: Story) -> [Record] {
    guard story.awards.isEmpty else {
      return rows(
        story.awards.compactMap { model.relations.awardTable.position(of: $0) }, where: \.counts)
    }
    return story.recipients.flatMap { recipient in
      rows(model.relations.awardsOfRecipient[recipient] ?? []) { award in
        award.counts && (award.campaign.map { story.campaigns.contains($0) } ?? false)
      }
    }
  }

  private func storyLink(_ index: Int) -> Link {
    let name = names.stories[index]
    return Link(label: name.label, url: name.url ?? "")
  }

  /// Returns the page of a withdrawn story.
  func tombstone(_ story: Story) -> TombstonePage {
    TombstonePage(day: day(story.withdrawnOn))
  }
}

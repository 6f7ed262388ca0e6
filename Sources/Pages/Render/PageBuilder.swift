import Showcase
package import SiteModel
import StructuredData
import Templates
package import Text
import Vietnamese

/// Makes the view models of pages from the site's model.
///
/// Cards of stories and recipients are made once, because they appear on many pages.
package final class PageBuilder: Sendable {
  package let model: SiteModel
  let names: NameIndex
  let days: DayCache
  let linked: LinkedDataCache
  let cards: [Record]
  let recipientCards: [Record]
  /// The rows of all awards, in the order of the model.
  let awardRows: [Record]
  let roll: HonourRoll
  /// The rank of each award in a roll of honour.
  let honourRanks: [Int]
  /// The terms that appear beside the lists of each taxonomy.
  let siblings: [Taxonomy: [Record]]

  private init(
    _ model: SiteModel, _ parts: PageParts, cards: [Record] = [], recipientCards: [Record] = [],
    awardRows: [Record] = [], honourRanks: [Int] = [], siblings: [Taxonomy: [Record]] = [:]
  ) {
    self.model = model
    names = parts.names
    days = parts.days
    linked = parts.linked
    roll = parts.roll
    self.cards = cards
    self.recipientCards = recipientCards
    self.awardRows = awardRows
    self.honourRanks = honourRanks
    self.siblings = siblings
  }

  /// Makes the cards, in parallel, and then the builder.
  package static func make(
    _ model: SiteModel, _ parts: PageParts, parallel: Parallel
  ) async -> PageBuilder {
    let bare = PageBuilder(model, parts)
    let cards = await parallel.map(count: model.stories.count) { index in
      StoryCard.view.sharedRecord(of: bare.card(of: index))
    }
    let recipientCards = await parallel.map(count: model.recipients.count) { index in
      RecipientCard.view.sharedRecord(of: bare.card(ofRecipient: index))
    }
    let awardRows = await parallel.map(count: model.relations.awards.count) { index in
      AwardRow.view.sharedRecord(of: bare.awardRow(model.relations.awards[index]))
    }
    return PageBuilder(
      model, parts, cards: cards, recipientCards: recipientCards, awardRows: awardRows,
      honourRanks: honourRanks(model), siblings: siblings(bare))
  }

  /// Returns the same builder with a model in which some stories have new versions.
  package func replacing(_ stories: [Int], in model: SiteModel) -> PageBuilder {
    let parts = PageParts(
      names: names.replacing(stories, in: model), days: days, linked: linked, roll: roll)
    let bare = PageBuilder(model, parts)
    var cards = cards
    for index in stories { cards[index] = StoryCard.view.sharedRecord(of: bare.card(of: index)) }
    return PageBuilder(
      model, parts, cards: cards, recipientCards: recipientCards, awardRows: awardRows,
      honourRanks: honourRanks, siblings: siblings)
  }

  /// Returns a word in the site's language.
  func word(_ vi: String, _ en: String) -> String {
    model.settings.word(vi, en)
  }

  func url(_ path: String) -> String { model.url(path) }

  func cards(_ stories: some Sequence<Int>) -> [Record] { stories.map { cards[$0] } }

  func recipientCard(_ id: String) -> Record? {
    model.recipients.position(of: id).map { recipientCards[$0] }
  }

  // MARK: Cards

  private func card(of index: Int) -> StoryCard {
    let story = model.stories[index]
    return StoryCard(
      title: story.title, url: model.storyURLs[index], sapo: story.sapo,
      kind: termName(.kind, story.kind), day: day(story.published?.date),
      place: placeName(story.locality, on: model.day(of: story)),
      campaign: campaignName(story.campaigns.first ?? ""),
      image: story.images.first.map { image($0, of: story) }, isSample: story.isSample)
  }

  private func card(ofRecipient index: Int) -> RecipientCard {
    let recipient = model.recipients.all[index]
    return RecipientCard(
      name: recipient.name, url: names.recipients[index].url ?? "",
      type: recipientType(recipient), detail: detail(of: recipient),
      place: placeName(recipient.locality, on: recipient.origin.localityDate),
      awards: model.relations.awardsOfRecipient[recipient.id]?
        .count { model.relations.awards[$0].counts } ?? 0,
      stories: model.relations.storiesOfRecipient[recipient.id]?.count ?? 0,
      isSample: recipient.isSample)
  }

  // MARK: Names

  /// Returns a term of a vocabulary with its list.
  func termName(_ taxonomy: Taxonomy, _ id: String) -> Name {
    names.term(id, of: taxonomy) ?? Name(id)
  }

  func campaignName(_ id: String) -> Name { names.campaigns[id] ?? Name(id) }

  func organisationName(_ id: String) -> Name { names.organisations[id] ?? Name(id) }

  func documentName(_ id: String) -> Name { names.documents[id] ?? Name(id) }

  func formName(_ id: String) -> Name { names.forms[id] ?? Name(id) }

  func recipientName(_ id: String) -> Name {
    model.recipients.position(of: id).map { names.recipients[$0] } ?? Name(id)
  }

  func columnName(_ column: Column) -> Name { names.columns[column.id] ?? Name(column.title) }

  func storyName(_ index: Int) -> Name { names.stories[index] }

  func day(_ date: CivilDate) -> Day { days[date] }

  func day(_ date: CivilDate?) -> Day? { date.map { days[$0] } }

  func recipientType(_ recipient: Recipient) -> String {
    label(recipient.type)
  }

  /// Returns the post and workplace of a person, or the kind of a collective.
  func detail(of recipient: Recipient) -> String? {
    let parts = [recipient.title, recipient.unit, recipient.workplace].compactMap { $0 }
    if !parts.isEmpty { return parts.joined(separator: ", ") }
    if let type = recipient.collectiveType { return model.term(type, of: .collectiveType) }
    if let type = recipient.personType { return model.term(type, of: .personType) }
    return recipient.head
  }

  /// Returns the label of a fixed-set value.
  func label(_ value: some ChoiceValue) -> String { model.settings.label(value) }

  /// Returns the sources of a record: documents by name, addresses as links, other texts unchanged.
  func sources(_ record: any ShowcaseRecord) -> [Name] {
    record.sources.map { source in
      if model.documents.contains(source) { return documentName(source) }
      guard source.hasPrefix("https://") || source.hasPrefix("http://") else { return Name(source) }
      let host = source.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first
      return Name(host.map { String($0) } ?? source, url: source)
    }
  }

  // MARK: Media

  func image(_ image: Story.Image, of story: Story) -> StoryImage {
    StoryImage(
      url: model.mediaURL(image.file, of: story.origin), alt: image.alt, caption: image.caption,
      credit: image.credit)
  }

  func recording(_ recording: Story.Recording, of story: Story) -> StoryRecording {
    StoryRecording(
      url: model.mediaURL(recording.file, of: story.origin), title: recording.title,
      duration: recording.duration.map(Print.duration),
      transcript: Paragraphs.split(recording.transcript))
  }
}

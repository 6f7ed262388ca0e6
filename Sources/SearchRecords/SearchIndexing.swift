import Markdown
import SearchFormat
package import SearchWriter
import Showcase
package import SiteModel
package import Text
import Vietnamese

/// Makes a search record of each page of the site, from the parsed records and never from HTML.
///
/// The model contains nothing hidden and no withdrawn story; awards that do not count are excluded
/// here.
package struct SearchIndexing: Sendable {
  let model: SiteModel
  let places: SearchPlaces
  /// Positions of values within their facet.
  let kinds: [String: Int]
  let fields: [String: Int]
  let campaigns: [String: Int]
  let forms: [String: Int]
  let facets: [SearchFacet]
  /// The award forms of each story, by its position.
  let formsOfStory: [[Int]]

  package init(_ model: SiteModel) {
    self.model = model
    places = SearchPlaces(model)
    let isEnglish = model.settings.lang.hasPrefix("en")
    func terms(_ vocabulary: VocabularyName) -> [SearchFacet.Value] {
      model.catalogue.terms(of: vocabulary).map {
        SearchFacet.Value(id: $0.id, label: isEnglish ? $0.labelEn : $0.label)
      }
    }
    let types = FoundKind.all.map {
      SearchFacet.Value(id: $0.id, label: isEnglish ? $0.label.en : $0.label.vi)
    }
    let facets = [
      SearchFacet(
        id: "kind", label: isEnglish ? "Kind" : "Loại", values: terms(.storyKind) + types),
      SearchFacet(id: "field", label: isEnglish ? "Field" : "Lĩnh vực", values: terms(.field)),
      SearchFacet(
        id: "campaign", label: isEnglish ? "Campaign" : "Phong trào",
        values: model.campaigns.map { SearchFacet.Value(id: $0.id, label: $0.shortName) }),
      SearchFacet(
        id: "form", label: isEnglish ? "Award" : "Hình thức khen thưởng",
        values: model.forms.all.sorted { ($0.rank, $0.id) < ($1.rank, $1.id) }
          .map { SearchFacet.Value(id: $0.id, label: $0.name) }),
    ]
    self.facets = facets
    let positions = facets.map { facet in
      Dictionary(
        facet.values.enumerated().map { ($0.element.id, $0.offset) },
        uniquingKeysWith: { first, _ in first })
    }
    kinds = positions[0]
    fields = positions[1]
    campaigns = positions[2]
    forms = positions[3]
    var formsOfStory = [[Int]](repeating: [], count: model.stories.count)
    for list in model.lists[.awardForm] ?? [] {
      guard let form = positions[3][list.id] else { continue }
      for story in list.stories { formsOfStory[story].append(form) }
    }
    self.formsOfStory = formsOfStory.map { $0.sorted() }
  }

  /// Returns all files of the index.
  package func files(_ parallel: Parallel) async -> [SearchFile] {
    // One function for each step, so that its intermediate values are freed before the next.
    await unpublished(parallel).published()
  }

  private func unpublished(_ parallel: Parallel) async -> IndexFiles {
    await writer(parallel).files()
  }

  private func writer(_ parallel: Parallel) async -> IndexWriter {
    let others = Task { self.others() }
    let stories = await parallel.map(count: model.stories.count) { record(story: $0) }
    let content = SearchContent(
      records: stories + (await others.value), facets: facets, places: places.all,
      lang: model.settings.lang,
      basePath: model.settings.basePath)
    return await IndexWriter(content, jobs: parallel.jobs)
  }

  // MARK: Stories

  private func record(story index: Int) -> SearchRecord {
    let story = model.stories[index]
    let day = model.day(of: story)
    let place = model.places.entry(story.locality, on: day)
    var names = TextLines()
    for id in story.recipients {
      guard let recipient = model.recipients[id] else { continue }
      names.add(recipient.name, recipient.title, recipient.unit, recipient.workplace)
    }
    names.add(place?.full, place?.now)
    for id in story.campaigns { names.add(model.campaigns[id]?.shortName) }
    if let column = story.column { names.add(model.columns[column]?.title) }
    for form in formsOfStory[index] { names.add(facets[3].values[form].label) }
    var lead = TextLines()
    lead.add(story.sapo)
    for heading in story.document.headings { lead.add(heading.text) }
    var fields = [
      SearchRecord.Field(.title, story.title), names.field(.name), lead.field(.lead),
      texts(of: story).field(.text),
    ]
    fields += story.document.sectionTexts.map { SearchRecord.Field(.text, $0) }
    return SearchRecord(
      id: story.id, title: story.title, path: model.addresses.story(story.id),
      kind: kinds[story.kind] ?? 0, day: story.published?.date.daysSinceEpoch,
      place: places.number(of: story.locality, on: day), placeText: place?.full,
      values: [
        values(story.fields, in: self.fields), values(story.campaigns, in: campaigns),
        formsOfStory[index],
      ], isStory: true, isSample: story.isSample, fields: fields)
  }

  /// Returns the texts that a story's page shows around the body.
  private func texts(of story: Story) -> TextLines {
    var lines = TextLines()
    lines.add(story.whatWasDone, model.term(story.kind, of: .storyKind), story.author)
    lines.add(story.photographer)
    for result in story.results {
      lines.add("\(result.label) \(result.value.vietnameseText) \(result.unit)")
    }
    for id in story.fields { lines.add(model.term(id, of: .field)) }
    for id in story.topics { lines.add(model.term(id, of: .topic)) }
    for id in story.settings { lines.add(model.term(id, of: .setting)) }
    if let box = story.applicability {
      lines.add(box.conditions, box.cost, box.contact)
      for step in box.steps { lines.add(step) }
    }
    for replication in story.replications {
      lines.add(model.places.entry(replication.locality, on: replication.since)?.full)
    }
    for image in story.images { lines.add(image.caption, image.alt, image.credit) }
    for recording in story.audio + story.video {
      lines.add(recording.title, recording.transcript)
    }
    return lines
  }

  func values(_ ids: [String], in positions: [String: Int]) -> [Int] {
    Set(ids.compactMap { positions[$0] }).sorted()
  }
}

/// Joins texts, each on a line of its own.
struct TextLines {
  private var bytes: [UInt8] = []

  mutating func add(_ texts: String?...) {
    for text in texts {
      guard let text, !text.isEmpty else { continue }
      if !bytes.isEmpty { bytes.append(0x0A) }
      bytes.append(contentsOf: text.utf8)
    }
  }

  func field(_ weight: SearchRecord.Weight) -> SearchRecord.Field {
    SearchRecord.Field(weight, bytes[...])
  }
}

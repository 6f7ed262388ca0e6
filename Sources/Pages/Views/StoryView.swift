import Markdown
import Templates
import Vietnamese

/// A story's page.
struct StoryPage: Sendable {
  var title = ""
  var sapo: [String] = []
  var kind = Name("")
  var topics: [Name] = []
  var fields: [Name] = []
  var settings: [Name] = []
  var campaigns: [Name] = []
  var column: Name?
  var place = Name("")
  /// The place as named on that day with its current one (domain: "nay thuộc …").
  var placeFull = ""
  var placeNow: String?
  var day: Day?
  var moment: String?
  var updated: Day?
  var author = ""
  var photographer: String?
  var readingMinutes = 1
  var image: StoryImage?
  var images: [StoryImage] = []
  var audio: [StoryRecording] = []
  var video: [StoryRecording] = []
  var body = Markup { _ in }
  var contents: [Heading] = []
  var whatWasDone: [String] = []
  var results: [Figure] = []
  var basedOn: Name?
  var followers: [Name] = []
  var replications: [Replication] = []
  var applicability: ApplicabilityBox?
  var recipients: [Record] = []
  var awards: [Record] = []
  var sources: [Name] = []
  var related: [Record] = []
  var newer: Link?
  var older: Link?
  var isCorrected = false
  var isSample = false

  struct Heading: Sendable {
    let id: String
    let text: String
    let level: Int

    static let view = View<Heading>("heading") { v in
      v.text("id", "anchor") { $0.id }
      v.text("text", "words of the heading") { $0.text }
      v.flag("isSub", "below another heading") { $0.level > 2 }
    }
  }

  /// A result in figures.
  struct Figure: Sendable {
    let label: String
    let value: String
    let asOf: Day

    static let view = View<Figure>("figure") { v in
      v.text("label", "what is counted") { $0.label }
      v.text("value", "number with unit, as printed") { $0.value }
      v.record("asOf", "day of the count", Day.view) { $0.asOf }
    }
  }

  /// A place that adopted the model.
  struct Replication: Sendable {
    let place: Name
    let organisation: Name?
    let since: Day
    let status: String?
    let checkedOn: Day?

    static let view = View<Replication>("replication") { v in
      v.record("place", "where", Name.view) { $0.place }
      v.optionalRecord("organisation", "who", Name.view) { $0.organisation }
      v.record("since", "since when", Day.view) { $0.since }
      v.optionalText("status", "how it stands") { $0.status }
      v.optionalRecord("checkedOn", "when that was checked", Day.view) { $0.checkedOn }
    }
  }

  /// The box "Nhân rộng".
  struct ApplicabilityBox: Sendable {
    let conditions: String?
    let cost: String?
    let steps: [String]
    let contact: String?

    static let view = View<ApplicabilityBox>("applicability") { v in
      v.optionalText("conditions", "what it needs") { $0.conditions }
      v.optionalText("cost", "what it costs") { $0.cost }
      v.texts("steps", "how to do it, step by step") { $0.steps }
      v.flag("hasSteps", "there are steps") { !$0.steps.isEmpty }
      v.optionalText("contact", "whom to ask") { $0.contact }
    }
  }

  static let view = View<StoryPage>("story") { v in
    identity(&v)
    content(&v)
    around(&v)
  }

  private static func identity(_ v: inout FieldList<StoryPage>) {
    v.text("title", "headline") { $0.title }
    v.texts("sapo", "lead, paragraph by paragraph") { $0.sapo }
    v.record("kind", "kind of exemplar", Name.view) { $0.kind }
    v.list("topics", "topics", Name.view) { $0.topics }
    v.list("fields", "fields of activity", Name.view) { $0.fields }
    v.list("settings", "where it is applied", Name.view) { $0.settings }
    v.list("campaigns", "campaigns", Name.view) { $0.campaigns }
    v.optionalRecord("column", "press column", Name.view) { $0.column }
    v.record("place", "where it happened", Name.view) { $0.place }
    v.text("placeFull", "the place with all above it, as named on that day") { $0.placeFull }
    v.optionalText("placeNow", "what the place belongs to now, if that changed") { $0.placeNow }
    v.optionalRecord("day", "day of publication", Day.view) { $0.day }
    v.optionalText("moment", "moment of publication, RFC 3339") { $0.moment }
    v.optionalRecord("updated", "day of the last change in substance", Day.view) { $0.updated }
    v.text("author", "who wrote it") { $0.author }
    v.optionalText("photographer", "who took the photographs") { $0.photographer }
    v.text("readingMinutes", "reading time in minutes") { Print.number($0.readingMinutes) }
  }

  private static func content(_ v: inout FieldList<StoryPage>) {
    v.optionalRecord("image", "leading picture", StoryImage.view) { $0.image }
    v.group("images", "further pictures", StoryImage.view) { $0.images }
    v.group("audio", "sound recordings", StoryRecording.view) { $0.audio }
    v.group("video", "films", StoryRecording.view) { $0.video }
    v.markup("body", "the text") { $0.body }
    v.group("contents", "table of contents; absent below three headings", Heading.view) {
      $0.contents.count < 3 ? [] : $0.contents
    }
    v.texts("whatWasDone", "what was done, paragraph by paragraph") { $0.whatWasDone }
    v.flag("hasSummary", "there is a box of what was done or of results") {
      !$0.whatWasDone.isEmpty || !$0.results.isEmpty
    }
    v.group("results", "results in figures", Figure.view) { $0.results }
    v.optionalRecord("applicability", "how others can do it", ApplicabilityBox.view) {
      $0.applicability
    }
    v.optionalRecord("basedOn", "the model that it follows", Name.view) { $0.basedOn }
    v.group("followers", "models that follow it", Name.view) { $0.followers }
    v.group("replications", "where it was taken up", Replication.view) { $0.replications }
  }

  private static func around(_ v: inout FieldList<StoryPage>) {
    v.group("recipients", "whom it tells of", RecipientCard.view.schema) { $0.recipients }
    v.group("awards", "awards it tells of", AwardRow.view.schema) { $0.awards }
    v.group("sources", "where the facts come from", Name.view) { $0.sources }
    v.group("related", "other stories of the campaign", StoryCard.view.schema) { $0.related }
    v.optionalRecord("newer", "next story of the campaign", Link.view) { $0.newer }
    v.optionalRecord("older", "story before it in the campaign", Link.view) { $0.older }
    v.flag("isCorrected", "has been corrected") { $0.isCorrected }
    v.flag("isSample", "illustration, not fact") { $0.isSample }
  }
}

/// The content of a withdrawn story's page.
struct TombstonePage: Sendable {
  let day: Day?

  static let view = View<TombstonePage>("tombstone") { v in
    v.optionalRecord("day", "when the story was withdrawn", Day.view) { $0.day }
  }
}

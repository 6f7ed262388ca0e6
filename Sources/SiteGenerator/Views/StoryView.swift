import Templates

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
  /// The place as named on that day with what it is now (domain: "nay thuộc …").
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
  var body: [UInt8] = []
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

    static let view = View<Heading>(
      "heading",
      [
        .text("id", "anchor") { $0.id },
        .text("text", "words of the heading") { $0.text },
        .flag("isSub", "below another heading") { $0.level > 2 },
      ])
  }

  /// A result in figures.
  struct Figure: Sendable {
    let label: String
    let value: String
    let asOf: Day

    static let view = View<Figure>(
      "figure",
      [
        .text("label", "what is counted") { $0.label },
        .text("value", "number with unit, as printed") { $0.value },
        .record("asOf", "day of the count", Day.view) { $0.asOf },
      ])
  }

  /// A place that took the model up.
  struct Replication: Sendable {
    let place: Name
    let organisation: Name?
    let since: Day
    let status: String?
    let checkedOn: Day?

    static let view = View<Replication>(
      "replication",
      [
        .record("place", "where", Name.view) { $0.place },
        .optionalRecord("organisation", "who", Name.view) { $0.organisation },
        .record("since", "since when", Day.view) { $0.since },
        .optionalText("status", "how it stands") { $0.status },
        .optionalRecord("checkedOn", "when that was checked", Day.view) { $0.checkedOn },
      ])
  }

  /// The box "Nhân rộng".
  struct ApplicabilityBox: Sendable {
    let conditions: String?
    let cost: String?
    let steps: [String]
    let contact: String?

    static let view = View<ApplicabilityBox>(
      "applicability",
      [
        .optionalText("conditions", "what it needs") { $0.conditions },
        .optionalText("cost", "what it costs") { $0.cost },
        .texts("steps", "how to do it, step by step") { $0.steps },
        .flag("hasSteps", "there are steps") { !$0.steps.isEmpty },
        .optionalText("contact", "whom to ask") { $0.contact },
      ])
  }

  static let view = View<StoryPage>("story", identity + content + around)

  private static let identity: [Property<StoryPage>] = [
    .text("title", "headline") { $0.title },
    .texts("sapo", "lead, paragraph by paragraph") { $0.sapo },
    .record("kind", "kind of exemplar", Name.view) { $0.kind },
    .list("topics", "topics", Name.view) { $0.topics },
    .list("fields", "fields of activity", Name.view) { $0.fields },
    .list("settings", "where it is applied", Name.view) { $0.settings },
    .list("campaigns", "campaigns", Name.view) { $0.campaigns },
    .optionalRecord("column", "press column", Name.view) { $0.column },
    .record("place", "where it happened", Name.view) { $0.place },
    .text("placeFull", "the place with all above it, as named on that day") { $0.placeFull },
    .optionalText("placeNow", "what the place belongs to now, if that changed") { $0.placeNow },
    .optionalRecord("day", "day of publication", Day.view) { $0.day },
    .optionalText("moment", "moment of publication, RFC 3339") { $0.moment },
    .optionalRecord("updated", "day of the last change in substance", Day.view) { $0.updated },
    .text("author", "who wrote it") { $0.author },
    .optionalText("photographer", "who took the photographs") { $0.photographer },
    .text("readingMinutes", "reading time in minutes") { Print.number($0.readingMinutes) },
  ]

  private static let content: [Property<StoryPage>] = [
    .optionalRecord("image", "leading picture", StoryImage.view) { $0.image },
    .group("images", "further pictures", StoryImage.view) { $0.images },
    .group("audio", "sound recordings", StoryRecording.view) { $0.audio },
    .group("video", "films", StoryRecording.view) { $0.video },
    .html("body", "the text") { $0.body },
    .group("contents", "table of contents; absent below three headings", Heading.view) {
      $0.contents.count < 3 ? [] : $0.contents
    },
    .texts("whatWasDone", "what was done, paragraph by paragraph") { $0.whatWasDone },
    .flag("hasSummary", "there is a box of what was done or of results") {
      !$0.whatWasDone.isEmpty || !$0.results.isEmpty
    },
    .group("results", "results in figures", Figure.view) { $0.results },
    .optionalRecord("applicability", "how others can do it", ApplicabilityBox.view) {
      $0.applicability
    },
    .optionalRecord("basedOn", "the model that it follows", Name.view) { $0.basedOn },
    .group("followers", "models that follow it", Name.view) { $0.followers },
    .group("replications", "where it was taken up", Replication.view) { $0.replications },
  ]

  private static let around: [Property<StoryPage>] = [
    .group("recipients", "whom it tells of", RecipientCard.view.schema) { $0.recipients },
    .group("awards", "awards it tells of", AwardRow.view.schema) { $0.awards },
    .group("sources", "where the facts come from", Name.view) { $0.sources },
    .group("related", "other stories of the campaign", StoryCard.view.schema) { $0.related },
    .optionalRecord("newer", "next story of the campaign", Link.view) { $0.newer },
    .optionalRecord("older", "story before it in the campaign", Link.view) { $0.older },
    .flag("isCorrected", "has been corrected") { $0.isCorrected },
    .flag("isSample", "illustration, not fact") { $0.isSample },
  ]
}

/// What stands in the place of a withdrawn story.
struct TombstonePage: Sendable {
  let day: Day?

  static let view = View<TombstonePage>(
    "tombstone",
    [.optionalRecord("day", "when the story was withdrawn", Day.view) { $0.day }])
}

import Templates

/// One page of a list of stories.
struct ListPage: Sendable {
  var title = ""
  var summary: String?
  var stories: [Record] = []
  var count = 0
  var pagination: Pagination?
  var siblings: [Record] = []

  static let view = View<ListPage>(
    "list",
    [
      .text("title", "what is listed") { $0.title },
      .optionalText("summary", "about it") { $0.summary },
      .text("count", "number of stories in the whole list") { Print.number($0.count) },
      .group("stories", "stories of this page, newest first", StoryCard.view.schema) { $0.stories },
      .optionalRecord("pagination", "the other pages", Pagination.view) { $0.pagination },
      .group("siblings", "the other terms of the taxonomy", Term.view.schema) { $0.siblings },
    ])
}

/// The terms of one or several taxonomies.
struct TermsPage: Sendable {
  var title = ""
  var summary: String?
  var groups: [TermGroup] = []

  struct TermGroup: Sendable {
    let title: String
    let url: String?
    let terms: [Term]

    static let view = View<TermGroup>(
      "term group",
      [
        .text("title", "name of the taxonomy") { $0.title },
        .optionalText("url", "its page") { $0.url },
        .list("terms", "its terms", Term.view) { $0.terms },
      ])
  }

  static let view = View<TermsPage>(
    "terms",
    [
      .text("title", "what is listed") { $0.title },
      .optionalText("summary", "about it") { $0.summary },
      .list("groups", "taxonomies with their terms", TermGroup.view) { $0.groups },
    ])
}

/// The roll of honour.
struct HonoursPage: Sendable {
  var title = ""
  var summary: String?
  var groups: [AwardGroup] = []
  var count = 0
  var forms: [Term] = []
  var years: [Term] = []
  var stories: [Record] = []

  static let view = View<HonoursPage>(
    "honours",
    [
      .text("title", "the roll or the form") { $0.title },
      .optionalText("summary", "about it") { $0.summary },
      .text("count", "number of awards, as printed") { Print.number($0.count) },
      .group("groups", "awards by rank of form, then by given name", AwardGroup.view) { $0.groups },
      .group("forms", "rolls by form", Term.view) { $0.forms },
      .group("years", "rolls by year", Term.view) { $0.years },
      .group("stories", "stories of those commended", StoryCard.view.schema) { $0.stories },
    ])
}

/// A list of records that are not stories; one of the groups is there.
struct TablePage: Sendable {
  var title = ""
  var summary: String?
  var recipients: [Record] = []
  var documents: [DocumentRow] = []
  var events: [EventRow] = []
  var decisions: [DecisionRow] = []
  var organisations: [Term] = []
  var criteria: [CriteriaPage] = []
  var pagination: Pagination?

  struct DecisionRow: Sendable {
    let number: Name
    let day: Day?
    let issuer: Name
    let forms: String
    let recipients: String
    let isSample: Bool

    static let view = View<DecisionRow>(
      "decision row",
      [
        .record("number", "number of the decision and its page", Name.view) { $0.number },
        .optionalRecord("day", "its date", Day.view) { $0.day },
        .record("issuer", "who issued it", Name.view) { $0.issuer },
        .text("forms", "forms of commendation in it") { $0.forms },
        .text("recipients", "number of recipients by type, as printed") { $0.recipients },
        .flag("isSample", "illustration, not fact") { $0.isSample },
      ])
  }

  static let view = View<TablePage>(
    "table",
    [
      .text("title", "what is listed") { $0.title },
      .optionalText("summary", "about it") { $0.summary },
      .group("recipients", "recipients by given name", RecipientCard.view.schema) { $0.recipients },
      .group("documents", "documents, newest first", DocumentRow.view) { $0.documents },
      .group("events", "events, newest first", EventRow.view) { $0.events },
      .group("decisions", "decisions, newest first", DecisionRow.view) { $0.decisions },
      .group("organisations", "organisations", Term.view) { $0.organisations },
      .group("criteria", "sets of criteria", CriteriaPage.view) { $0.criteria },
      .optionalRecord("pagination", "the other pages", Pagination.view) { $0.pagination },
    ])
}

/// The home page.
struct HomePage: Sendable {
  var lead: Record?
  var stories: [Record] = []
  var campaigns: [Passage] = []
  var kinds: [Term] = []
  var honours: [Record] = []
  var events: [EventRow] = []
  var places: [Term] = []
  var columns: [Name] = []
  var figures: [Fact] = []
  var allStories = ""
  var roll = ""

  static let view = View<HomePage>(
    "home",
    [
      .optionalRecordValue("lead", "the newest story", StoryCard.view.schema) { $0.lead },
      .group("stories", "further new stories", StoryCard.view.schema) { $0.stories },
      .group("campaigns", "campaigns with their summaries", Passage.view) { $0.campaigns },
      .group("kinds", "stories by kind", Term.view) { $0.kinds },
      .group("honours", "the newest awards", AwardRow.view.schema) { $0.honours },
      .group("events", "events, newest first", EventRow.view) { $0.events },
      .group("places", "provinces with their stories", Term.view) { $0.places },
      .group("columns", "press columns", Name.view) { $0.columns },
      .group("figures", "the site in figures", Fact.view) { $0.figures },
      .text("allStories", "address of the list of all stories") { $0.allStories },
      .text("roll", "address of the roll of honour") { $0.roll },
    ])
}

/// A page of `content/pages/`, and the one for addresses that do not exist.
struct TextPage: Sendable {
  var title = ""
  var body: [UInt8] = []

  static let view = View<TextPage>(
    "text page",
    [
      .text("title", "its title") { $0.title },
      .html("body", "the text; empty on the page for addresses that do not exist") { $0.body },
    ])
}

/// The page of open data.
struct DataPage: Sendable {
  var tables: [TableFile] = []
  var package = ""

  struct TableFile: Sendable {
    let title: String
    let summary: String
    let rows: Int
    let csv: String
    let json: String

    static let view = View<TableFile>(
      "data table",
      [
        .text("title", "name of the table") { $0.title },
        .text("summary", "what is in it") { $0.summary },
        .text("rows", "number of rows, as printed") { Print.number($0.rows) },
        .text("csv", "address of the CSV file") { $0.csv },
        .text("json", "address of the JSON file") { $0.json },
      ])
  }

  static let view = View<DataPage>(
    "data",
    [
      .list("tables", "the tables", TableFile.view) { $0.tables },
      .text("package", "address of datapackage.json") { $0.package },
    ])
}

import Templates
import Vietnamese

/// One page of a list of stories.
struct ListPage: Sendable {
  var title = ""
  var summary: String?
  var stories: [Record] = []
  var count = 0
  var pagination: Pagination?
  var siblings: [Record] = []

  static let view = View<ListPage>("list") { v in
    v.text("title", "what is listed") { $0.title }
    v.optionalText("summary", "about it") { $0.summary }
    v.text("count", "number of stories in the whole list") { Print.number($0.count) }
    v.group("stories", "stories of this page, newest first", StoryCard.view.schema) { $0.stories }
    v.optionalRecord("pagination", "the other pages", Pagination.view) { $0.pagination }
    v.group("siblings", "the other terms of the taxonomy", Term.view.schema) { $0.siblings }
  }
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

    static let view = View<TermGroup>("term group") { v in
      v.text("title", "name of the taxonomy") { $0.title }
      v.optionalText("url", "its page") { $0.url }
      v.list("terms", "its terms", Term.view) { $0.terms }
    }
  }

  static let view = View<TermsPage>("terms") { v in
    v.text("title", "what is listed") { $0.title }
    v.optionalText("summary", "about it") { $0.summary }
    v.list("groups", "taxonomies with their terms", TermGroup.view) { $0.groups }
  }
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

  static let view = View<HonoursPage>("honours") { v in
    v.text("title", "the roll or the form") { $0.title }
    v.optionalText("summary", "about it") { $0.summary }
    v.text("count", "number of awards, as printed") { Print.number($0.count) }
    v.group("groups", "awards by rank of form, then by given name", AwardGroup.view) { $0.groups }
    v.group("forms", "rolls by form", Term.view) { $0.forms }
    v.group("years", "rolls by year", Term.view) { $0.years }
    v.group("stories", "stories of those commended", StoryCard.view.schema) { $0.stories }
  }
}

/// A list of records other than stories; exactly one of the groups is present.
struct TablePage: Sendable {
  var title = ""
  var summary: String?
  var recipients: [Record] = []
  var documents: [DocumentRow] = []
  var events: [EventRow] = []
  var decisions: [DecisionRow] = []
  var organisations: [Term] = []
  var criteria: [CriteriaPage] = []
  var records: [Name] = []
  var pagination: Pagination?

  struct DecisionRow: Sendable {
    let number: Name
    let day: Day?
    let issuer: Name
    let forms: String
    let recipients: String
    let isSample: Bool

    static let view = View<DecisionRow>("decision row") { v in
      v.record("number", "number of the decision and its page", Name.view) { $0.number }
      v.optionalRecord("day", "its date", Day.view) { $0.day }
      v.record("issuer", "who issued it", Name.view) { $0.issuer }
      v.text("forms", "forms of commendation in it") { $0.forms }
      v.text("recipients", "number of recipients by type, as printed") { $0.recipients }
      v.flag("isSample", "illustration, not fact") { $0.isSample }
    }
  }

  static let view = View<TablePage>("table") { v in
    v.text("title", "what is listed") { $0.title }
    v.optionalText("summary", "about it") { $0.summary }
    v.group("recipients", "recipients by given name", RecipientCard.view.schema) { $0.recipients }
    v.group("documents", "documents, newest first", DocumentRow.view) { $0.documents }
    v.group("events", "events, newest first", EventRow.view) { $0.events }
    v.group("decisions", "decisions, newest first", DecisionRow.view) { $0.decisions }
    v.group("organisations", "organisations", Term.view) { $0.organisations }
    v.group("criteria", "sets of criteria", CriteriaPage.view) { $0.criteria }
    v.group("records", "records of any other kind by name", Name.view) { $0.records }
    v.optionalRecord("pagination", "the other pages", Pagination.view) { $0.pagination }
  }
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

  static let view = View<HomePage>("home") { v in
    v.optionalRecordValue("lead", "the newest story", StoryCard.view.schema) { $0.lead }
    v.group("stories", "further new stories", StoryCard.view.schema) { $0.stories }
    v.group("campaigns", "campaigns with their summaries", Passage.view) { $0.campaigns }
    v.group("kinds", "stories by kind", Term.view) { $0.kinds }
    v.group("honours", "the newest awards", AwardRow.view.schema) { $0.honours }
    v.group("events", "events, newest first", EventRow.view) { $0.events }
    v.group("places", "provinces with their stories", Term.view) { $0.places }
    v.group("columns", "press columns", Name.view) { $0.columns }
    v.group("figures", "the site in figures", Fact.view) { $0.figures }
    v.text("allStories", "address of the list of all stories") { $0.allStories }
    v.text("roll", "address of the roll of honour") { $0.roll }
  }
}

/// A page of `content/pages/`, or the not-found page.
struct TextPage: Sendable {
  var title = ""
  var body: [UInt8] = []

  static let view = View<TextPage>("text page") { v in
    v.text("title", "its title") { $0.title }
    v.html("body", "the text; empty on the page for addresses that do not exist") { $0.body }
  }
}

/// The page of open data.
package struct DataPage: Sendable {
  var tables: [TableFile] = []
  var package = ""

  package struct TableFile: Sendable {
    let title: String
    let summary: String
    let rows: Int
    let csv: String
    let json: String

    package init(title: String, summary: String, rows: Int, csv: String, json: String) {
      self.title = title
      self.summary = summary
      self.rows = rows
      self.csv = csv
      self.json = json
    }

    static let view = View<TableFile>("data table") { v in
      v.text("title", "name of the table") { $0.title }
      v.text("summary", "what is in it") { $0.summary }
      v.text("rows", "number of rows, as printed") { Print.number($0.rows) }
      v.text("csv", "address of the CSV file") { $0.csv }
      v.text("json", "address of the JSON file") { $0.json }
    }
  }

  static let view = View<DataPage>("data") { v in
    v.list("tables", "the tables", TableFile.view) { $0.tables }
    v.text("package", "address of datapackage.json") { $0.package }
  }
}

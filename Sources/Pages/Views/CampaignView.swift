import Templates
import Vietnamese

/// A campaign's page.
struct CampaignPage: Sendable {
  var name = ""
  var summary: [String] = []
  var facts: [Fact] = []
  var slogans: [String] = []
  var objectives: [String] = []
  var tasks: [Passage] = []
  var roles: [Passage] = []
  var legalBasis: [DocumentRow] = []
  var documents: [DocumentRow] = []
  var committees: [CommitteeBox] = []
  var criteria: [CriteriaPage] = []
  var events: [EventRow] = []
  var awardForms: [Passage] = []
  var awardRules: [DocumentRow] = []
  var honours: [AwardGroup] = []
  var reporting: [Passage] = []
  var publicity: [Passage] = []
  var columns: [Name] = []
  var eligible: [String] = []
  var funding: [String] = []
  var parts: [Name] = []
  var related: [Name] = []
  var figures: [Fact] = []
  var kinds: [Term] = []
  var models: [Record] = []
  var stories: [Record] = []
  var storyCount = 0
  var pagination: Pagination?
  var contact: String?
  var isSample = false

  /// A committee with its members in the order of the decision.
  struct CommitteeBox: Sendable {
    let name: String
    let summary: [String]
    let document: Name?
    let standing: Name?
    let members: [Member]

    struct Member: Sendable {
      let number: Int
      let name: String?
      let position: String
      let role: String

      static let view = View<Member>("member") { v in
        v.text("number", "place in the list") { String($0.number) }
        v.optionalText("name", "name, when the document gives it") { $0.name }
        v.text("position", "post") { $0.position }
        v.text("role", "part in the committee") { $0.role }
      }
    }

    static let view = View<CommitteeBox>("committee") { v in
      v.text("name", "its name") { $0.name }
      v.texts("summary", "its task") { $0.summary }
      v.optionalRecord("document", "the decision that set it up", Name.view) { $0.document }
      v.optionalRecord("standing", "its standing agency", Name.view) { $0.standing }
      v.group("members", "members in the decision's order", Member.view) { $0.members }
    }
  }

  static let view = View<CampaignPage>("campaign") { v in
    plan(&v)
    people(&v)
    results(&v)
  }

  private static func plan(_ v: inout FieldList<CampaignPage>) {
    v.text("name", "full name") { $0.name }
    v.texts("summary", "what it is") { $0.summary }
    v.group("facts", "kind, level, owner, scope, period", Fact.view) { $0.facts }
    v.texts("slogans", "slogans, word for word") { $0.slogans }
    v.texts("objectives", "aims and requirements") { $0.objectives }
    v.flag("hasObjectives", "aims are given") { !$0.objectives.isEmpty }
    v.group("tasks", "contents of the plan", Passage.view) { $0.tasks }
    v.group("legalBasis", "documents on which it stands, in order", DocumentRow.view) {
      $0.legalBasis
    }
    v.group("documents", "other documents", DocumentRow.view) { $0.documents }
    v.texts("eligible", "who may take part") { $0.eligible }
    v.flag("hasEligible", "who may take part is said") { !$0.eligible.isEmpty }
    v.texts("funding", "where the money comes from") { $0.funding }
    v.flag("hasFunding", "funding is said") { !$0.funding.isEmpty }
    v.group("parts", "the movement above it and its parts", Name.view) { $0.parts }
    v.group("related", "movements tied to it", Name.view) { $0.related }
    v.optionalText("contact", "where problems go") { $0.contact }
  }

  private static func people(_ v: inout FieldList<CampaignPage>) {
    v.group("committees", "steering committees and task forces", CommitteeBox.view) {
      $0.committees
    }
    v.group("roles", "who does what", Passage.view) { $0.roles }
    v.group("reporting", "reporting duties", Passage.view) { $0.reporting }
    v.group("publicity", "duties of press and broadcast", Passage.view) { $0.publicity }
    v.group("columns", "press columns", Name.view) { $0.columns }
    v.group("criteria", "criteria", CriteriaPage.view) { $0.criteria }
    v.group("events", "timeline, earliest first", EventRow.view) { $0.events }
    v.group("awardForms", "award forms by rank", Passage.view) { $0.awardForms }
    v.group("awardRules", "rules for awards", DocumentRow.view) { $0.awardRules }
  }

  private static func results(_ v: inout FieldList<CampaignPage>) {
    v.group("figures", "the campaign in figures", Fact.view) { $0.figures }
    v.group("honours", "awards by rank of form, then by given name", AwardGroup.view) { $0.honours }
    v.group("kinds", "its stories by kind", Term.view) { $0.kinds }
    v.group("models", "its models", StoryCard.view.schema) { $0.models }
    v.group("stories", "its stories, newest first", StoryCard.view.schema) { $0.stories }
    v.text("storyCount", "number of its stories") { Print.number($0.storyCount) }
    v.optionalRecord("pagination", "further pages of stories", Pagination.view) { $0.pagination }
    v.flag("isSample", "illustration, not fact") { $0.isSample }
  }
}

/// A set of criteria and the areas assessed by it.
struct CriteriaPage: Sendable {
  let name: String
  let url: String
  let summary: [String]
  let appliesTo: String
  let document: Name?
  let campaigns: [Name]
  let criteria: [Criterion]
  let areas: [Area]
  let isSample: Bool

  struct Criterion: Sendable {
    let number: Int
    let text: String
    let measure: String
    let isRequired: Bool

    static let view = View<Criterion>("criterion") { v in
      v.text("number", "place in the list") { String($0.number) }
      v.text("text", "the criterion, in the document's words") { $0.text }
      v.text("measure", "how it is measured and what must be reached") { $0.measure }
      v.flag("isRequired", "must be met") { $0.isRequired }
    }
  }

  struct Area: Sendable {
    let name: Name
    let place: Name
    let day: Day?
    let assessor: Name
    let results: [Fact]
    let isPassed: Bool
    let recognition: String?
    let isSample: Bool

    static let view = View<Area>("assessed area") { v in
      v.record("name", "the area and its page", Name.view) { $0.name }
      v.record("place", "where", Name.view) { $0.place }
      v.optionalRecord("day", "day of the assessment", Day.view) { $0.day }
      v.record("assessor", "who assessed", Name.view) { $0.assessor }
      v.list("results", "criterion by criterion", Fact.view) { $0.results }
      v.flag("isPassed", "meets all required criteria: say it in words, not by colour alone") {
        $0.isPassed
      }
      v.optionalText("recognition", "document and day of the announcement as a safe area") {
        $0.recognition
      }
      v.flag("isSample", "illustration, not fact") { $0.isSample }
    }
  }

  static let view = View<CriteriaPage>("criteria") { v in
    v.text("name", "name of the set") { $0.name }
    v.text("url", "its page") { $0.url }
    v.texts("summary", "what it is for") { $0.summary }
    v.text("appliesTo", "for what kinds of place or unit") { $0.appliesTo }
    v.optionalRecord("document", "the document that lays it down", Name.view) { $0.document }
    v.list("campaigns", "campaigns that use it", Name.view) { $0.campaigns }
    v.group("criteria", "the criteria in order", Criterion.view) { $0.criteria }
    v.group("areas", "areas that were assessed", Area.view) { $0.areas }
    v.flag("isSample", "illustration, not fact") { $0.isSample }
  }
}

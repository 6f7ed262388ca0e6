import Templates
import Vietnamese

/// The page of one record: recipient, decision, place, organisation, document or event.
///
/// They share one structure, so that a theme handles them alike: facts, texts, and related records.
struct RecordPage: Sendable {
  var name = ""
  var kind = ""
  var summary: [String] = []
  var facts: [Fact] = []
  var note: String?
  var awards: [Record] = []
  var revoked: [Record] = []
  var pending: [Record] = []
  var honours: [AwardGroup] = []
  var recipients: [Record] = []
  var campaigns: [Name] = []
  var documents: [DocumentRow] = []
  var events: [EventRow] = []
  var roles: [Passage] = []
  var areas: [CriteriaPage.Area] = []
  var parents: [Name] = []
  var children: [Term] = []
  var before: [Name] = []
  var after: [Name] = []
  var sources: [Name] = []
  var stories: [Record] = []
  var storyCount = 0
  var pagination: Pagination?
  var isSample = false

  static let view = View<RecordPage>("record") { v in
    v.text("name", "its name, number or title") { $0.name }
    v.text("kind", "what it is: Cá nhân, Kế hoạch, phường …") { $0.kind }
    v.texts("summary", "about it, paragraph by paragraph") { $0.summary }
    v.group("facts", "its facts", Fact.view) { $0.facts }
    v.optionalText("note", "what must be known first, such as the withdrawal of an award") {
      $0.note
    }
    v.group("honours", "awards by rank of form, then by given name", AwardGroup.view) {
      $0.honours
    }
    v.group("awards", "its awards, newest first", AwardRow.view.schema) { $0.awards }
    v.group("revoked", "awards withdrawn or annulled", AwardRow.view.schema) { $0.revoked }
    v.group("pending", "awards proposed or in consultation", AwardRow.view.schema) { $0.pending }
    v.group("recipients", "recipients that belong to it", RecipientCard.view.schema) {
      $0.recipients
    }
    v.group("campaigns", "campaigns it belongs to", Name.view) { $0.campaigns }
    v.group("documents", "documents about it or by it", DocumentRow.view) { $0.documents }
    v.group("events", "events there or by it", EventRow.view) { $0.events }
    v.group("roles", "its duties in campaigns", Passage.view) { $0.roles }
    v.group("areas", "assessments", CriteriaPage.Area.view) { $0.areas }
    v.group("parents", "what it belongs to", Name.view) { $0.parents }
    v.group("children", "what belongs to it, with the number of stories", Term.view) {
      $0.children
    }
    v.group("before", "what it was before", Name.view) { $0.before }
    v.group("after", "what became of it", Name.view) { $0.after }
    v.group("sources", "where the facts come from", Name.view) { $0.sources }
    v.group("stories", "its stories, newest first", StoryCard.view.schema) { $0.stories }
    v.text("storyCount", "number of its stories") { Print.number($0.storyCount) }
    v.optionalRecord("pagination", "further pages of stories", Pagination.view) { $0.pagination }
    v.flag("isSample", "illustration, not fact") { $0.isSample }
  }
}

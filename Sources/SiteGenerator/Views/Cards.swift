import Templates

/// A story as it stands in lists.
struct StoryCard: Sendable {
  let title: String
  let url: String
  let sapo: String
  let kind: Name
  let day: Day?
  let place: Name
  let campaign: Name
  let image: StoryImage?
  let isSample: Bool

  static let view = View<StoryCard>(
    "story card",
    [
      .text("title", "headline") { $0.title },
      .text("url", "its page") { $0.url },
      .text("sapo", "lead") { $0.sapo },
      .record("kind", "kind of exemplar", Name.view) { $0.kind },
      .optionalRecord("day", "day of publication", Day.view) { $0.day },
      .record("place", "where it happened, as named then", Name.view) { $0.place },
      .record("campaign", "first campaign", Name.view) { $0.campaign },
      .optionalRecord("image", "leading picture", StoryImage.view) { $0.image },
      .flag("isSample", "illustration, not fact: say \"Dữ liệu minh họa\"") { $0.isSample },
    ])
}

/// A picture of a story.
struct StoryImage: Sendable {
  let url: String
  let alt: String
  let caption: String
  let credit: String

  static let view = View<StoryImage>(
    "image",
    [
      .text("url", "its file") { $0.url },
      .text("alt", "what it shows") { $0.alt },
      .text("caption", "who, what, where, when") { $0.caption },
      .text("credit", "photographer or source") { $0.credit },
    ])
}

/// A sound recording or film of a story.
struct StoryRecording: Sendable {
  let url: String
  let title: String
  let duration: String?
  let transcript: [String]

  static let view = View<StoryRecording>(
    "recording",
    [
      .text("url", "its file") { $0.url },
      .text("title", "what it is") { $0.title },
      .optionalText("duration", "length as printed, minutes:seconds") { $0.duration },
      .texts("transcript", "the words in it, paragraph by paragraph") { $0.transcript },
    ])
}

/// An award as a row of a list.
struct AwardRow: Sendable {
  let form: Name
  let formClass: String?
  let recipient: Name
  let recipientType: String
  let recipientDetail: String?
  let place: Name
  let decision: Name?
  let day: Day?
  let issuer: Name
  let signer: String?
  let achievement: String
  let status: String
  let isRevoked: Bool
  let isPending: Bool
  let revocation: String?
  let revocationDay: Day?
  let consultation: String?
  let money: String?
  let campaign: Name?
  let isPosthumous: Bool
  let isStatutory: Bool
  let isSample: Bool

  static let view = View<AwardRow>(
    "award",
    [
      .record("form", "form of commendation", Name.view) { $0.form },
      .optionalText("class", "class of the form: hạng Nhất …") { $0.formClass },
      .record("recipient", "who received it", Name.view) { $0.recipient },
      .text("recipientType", "Cá nhân, Tập thể …") { $0.recipientType },
      .optionalText("recipientDetail", "post, workplace or summary") { $0.recipientDetail },
      .record("place", "where the recipient is", Name.view) { $0.place },
      .optionalRecord("decision", "number of the decision and its page", Name.view) { $0.decision },
      .optionalRecord("day", "day of the decision", Day.view) { $0.day },
      .record("issuer", "who granted it", Name.view) { $0.issuer },
      .optionalText("signer", "who signed, and as what") { $0.signer },
      .text("achievement", "for what, as on the certificate") { $0.achievement },
      .text("status", "status as printed") { $0.status },
      .flag("isRevoked", "withdrawn or annulled; counts nowhere") { $0.isRevoked },
      .flag("isPending", "proposed or in consultation; not an award yet") { $0.isPending },
      .optionalText("revocation", "number of the decision that withdrew it") { $0.revocation },
      .optionalRecord("revocationDay", "day of that decision", Day.view) { $0.revocationDay },
      .optionalText("consultation", "from when to when the public is asked") { $0.consultation },
      .optionalText("money", "reward money as printed") { $0.money },
      .optionalRecord("campaign", "in which movement", Name.view) { $0.campaign },
      .flag("isPosthumous", "granted after death (truy tặng)") { $0.isPosthumous },
      .flag("isStatutory", "a form of the Law, not of the Front or an association") {
        $0.isStatutory
      },
      .flag("isSample", "illustration, not fact") { $0.isSample },
    ])
}

/// A recipient as it stands in lists.
struct RecipientCard: Sendable {
  let name: String
  let url: String
  let type: String
  let detail: String?
  let place: Name
  let awards: Int
  let stories: Int
  let isSample: Bool

  static let view = View<RecipientCard>(
    "recipient card",
    [
      .text("name", "name with its honorific") { $0.name },
      .text("url", "its page") { $0.url },
      .text("type", "Cá nhân, Tập thể …") { $0.type },
      .optionalText("detail", "post, workplace or summary") { $0.detail },
      .record("place", "where", Name.view) { $0.place },
      .text("awards", "number of awards, as printed") { Print.number($0.awards) },
      .text("stories", "number of stories, as printed") { Print.number($0.stories) },
      .flag("hasAwards", "has at least one award") { $0.awards > 0 },
      .flag("hasStories", "has at least one story") { $0.stories > 0 },
      .flag("isSample", "illustration, not fact") { $0.isSample },
    ])
}

/// A document as it stands in lists.
struct DocumentRow: Sendable {
  let number: String
  let url: String
  let type: String
  let day: Day?
  let issuer: Name
  let subject: String

  static let view = View<DocumentRow>(
    "document row",
    [
      .text("number", "number and symbol") { $0.number },
      .text("url", "its page") { $0.url },
      .text("type", "Kế hoạch, Quyết định …") { $0.type },
      .optionalRecord("day", "day of issue", Day.view) { $0.day },
      .record("issuer", "who issued it", Name.view) { $0.issuer },
      .text("subject", "what it is about (trích yếu)") { $0.subject },
    ])
}

/// An event as it stands in lists.
struct EventRow: Sendable {
  let name: String
  let url: String
  let type: String
  let day: Day?
  let when: String
  let venue: String?
  let place: Name?
  let isSample: Bool

  static let view = View<EventRow>(
    "event row",
    [
      .text("name", "what it is called") { $0.name },
      .text("url", "its page") { $0.url },
      .text("type", "kind of event") { $0.type },
      .optionalRecord("day", "first day", Day.view) { $0.day },
      .text("when", "when, as printed") { $0.when },
      .optionalText("venue", "where exactly") { $0.venue },
      .optionalRecord("place", "in which place", Name.view) { $0.place },
      .flag("isSample", "illustration, not fact") { $0.isSample },
    ])
}

/// Awards of one form, for the roll of honour.
struct AwardGroup: Sendable {
  let form: Name
  let note: String?
  let awards: [Record]

  static let view = View<AwardGroup>(
    "award group",
    [
      .record("form", "the form, with its page", Name.view) { $0.form },
      .optionalText("note", "who grants it") { $0.note },
      .text("count", "how many, as printed") { Print.number($0.awards.count) },
      .listValue("awards", "the awards, by given name", AwardRow.view.schema) { $0.awards },
    ])
}

/// The neighbours of a page of a list.
struct Pagination: Sendable {
  let page: Int
  let pages: Int
  let previous: String?
  let next: String?
  let links: [PageLink]

  struct PageLink: Sendable {
    let label: String
    let url: String
    let isCurrent: Bool
    let isGap: Bool

    static let view = View<PageLink>(
      "page link",
      [
        .text("label", "number of the page") { $0.label },
        .text("url", "its address") { $0.url },
        .flag("isCurrent", "the page that is shown") { $0.isCurrent },
        .flag("isGap", "numbers are left out here") { $0.isGap },
      ])
  }

  static let view = View<Pagination>(
    "pagination",
    [
      .text("page", "number of this page") { Print.number($0.page) },
      .text("pages", "number of pages") { Print.number($0.pages) },
      .optionalText("previous", "address of the page before") { $0.previous },
      .optionalText("next", "address of the page after") { $0.next },
      .list("links", "first, last and nearby pages", PageLink.view) { $0.links },
    ])
}

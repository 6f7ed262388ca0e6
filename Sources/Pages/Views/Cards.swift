import Templates
import Vietnamese

/// A story as an item of a list.
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

  static let view = View<StoryCard>("story card") { v in
    v.text("title", "headline") { $0.title }
    v.text("url", "its page") { $0.url }
    v.text("sapo", "lead") { $0.sapo }
    v.record("kind", "kind of exemplar", Name.view) { $0.kind }
    v.optionalRecord("day", "day of publication", Day.view) { $0.day }
    v.record("place", "where it happened, as named then", Name.view) { $0.place }
    v.record("campaign", "first campaign", Name.view) { $0.campaign }
    v.optionalRecord("image", "leading picture", StoryImage.view) { $0.image }
    v.flag("isSample", "illustration, not fact: say \"Dữ liệu minh họa\"") { $0.isSample }
  }
}

/// A picture of a story.
struct StoryImage: Sendable {
  let url: String
  let alt: String
  let caption: String
  let credit: String

  static let view = View<StoryImage>("image") { v in
    v.text("url", "its file") { $0.url }
    v.text("alt", "what it shows") { $0.alt }
    v.text("caption", "who, what, where, when") { $0.caption }
    v.text("credit", "photographer or source") { $0.credit }
  }
}

/// A sound recording or film of a story.
struct StoryRecording: Sendable {
  let url: String
  let title: String
  let duration: String?
  let transcript: [String]

  static let view = View<StoryRecording>("recording") { v in
    v.text("url", "its file") { $0.url }
    v.text("title", "what it is") { $0.title }
    v.optionalText("duration", "length as printed, minutes:seconds") { $0.duration }
    v.texts("transcript", "the words in it, paragraph by paragraph") { $0.transcript }
  }
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

  static let view = View<AwardRow>("award") { v in
    v.record("form", "form of commendation", Name.view) { $0.form }
    v.optionalText("class", "class of the form: hạng Nhất …") { $0.formClass }
    v.record("recipient", "who received it", Name.view) { $0.recipient }
    v.text("recipientType", "Cá nhân, Tập thể …") { $0.recipientType }
    v.optionalText("recipientDetail", "post, workplace or summary") { $0.recipientDetail }
    v.record("place", "where the recipient is", Name.view) { $0.place }
    v.optionalRecord("decision", "number of the decision and its page", Name.view) { $0.decision }
    v.optionalRecord("day", "day of the decision", Day.view) { $0.day }
    v.record("issuer", "who granted it", Name.view) { $0.issuer }
    v.optionalText("signer", "who signed, and as what") { $0.signer }
    v.text("achievement", "for what, as on the certificate") { $0.achievement }
    v.text("status", "status as printed") { $0.status }
    v.flag("isRevoked", "withdrawn or annulled; counts nowhere") { $0.isRevoked }
    v.flag("isPending", "proposed or in consultation; not an award yet") { $0.isPending }
    v.optionalText("revocation", "number of the decision that withdrew it") { $0.revocation }
    v.optionalRecord("revocationDay", "day of that decision", Day.view) { $0.revocationDay }
    v.optionalText("consultation", "from when to when the public is asked") { $0.consultation }
    v.optionalText("money", "reward money as printed") { $0.money }
    v.optionalRecord("campaign", "in which movement", Name.view) { $0.campaign }
    v.flag("isPosthumous", "granted after death (truy tặng)") { $0.isPosthumous }
    v.flag("isStatutory", "a form of the Law, not of the Front or an association") {
      $0.isStatutory
    }
    v.flag("isSample", "illustration, not fact") { $0.isSample }
  }
}

/// A recipient as an item of a list.
struct RecipientCard: Sendable {
  let name: String
  let url: String
  let type: String
  let detail: String?
  let place: Name
  let awards: Int
  let stories: Int
  let isSample: Bool

  static let view = View<RecipientCard>("recipient card") { v in
    v.text("name", "name with its honorific") { $0.name }
    v.text("url", "its page") { $0.url }
    v.text("type", "Cá nhân, Tập thể …") { $0.type }
    v.optionalText("detail", "post, workplace or summary") { $0.detail }
    v.record("place", "where", Name.view) { $0.place }
    v.text("awards", "number of awards, as printed") { Print.number($0.awards) }
    v.text("stories", "number of stories, as printed") { Print.number($0.stories) }
    v.flag("hasAwards", "has at least one award") { $0.awards > 0 }
    v.flag("hasStories", "has at least one story") { $0.stories > 0 }
    v.flag("isSample", "illustration, not fact") { $0.isSample }
  }
}

/// A document as a row of a list.
struct DocumentRow: Sendable {
  let number: String
  let url: String
  let type: String
  let day: Day?
  let issuer: Name
  let subject: String

  static let view = View<DocumentRow>("document row") { v in
    v.text("number", "number and symbol") { $0.number }
    v.text("url", "its page") { $0.url }
    v.text("type", "Kế hoạch, Quyết định …") { $0.type }
    v.optionalRecord("day", "day of issue", Day.view) { $0.day }
    v.record("issuer", "who issued it", Name.view) { $0.issuer }
    v.text("subject", "what it is about (trích yếu)") { $0.subject }
  }
}

/// An event as a row of a list.
struct EventRow: Sendable {
  let name: String
  let url: String
  let type: String
  let day: Day?
  let when: String
  let venue: String?
  let place: Name?
  let isSample: Bool

  static let view = View<EventRow>("event row") { v in
    v.text("name", "what it is called") { $0.name }
    v.text("url", "its page") { $0.url }
    v.text("type", "kind of event") { $0.type }
    v.optionalRecord("day", "first day", Day.view) { $0.day }
    v.text("when", "when, as printed") { $0.when }
    v.optionalText("venue", "where exactly") { $0.venue }
    v.optionalRecord("place", "in which place", Name.view) { $0.place }
    v.flag("isSample", "illustration, not fact") { $0.isSample }
  }
}

/// Awards of one form, for the roll of honour.
struct AwardGroup: Sendable {
  let form: Name
  let note: String?
  let awards: [Record]

  static let view = View<AwardGroup>("award group") { v in
    v.record("form", "the form, with its page", Name.view) { $0.form }
    v.optionalText("note", "who grants it") { $0.note }
    v.text("count", "how many, as printed") { Print.number($0.awards.count) }
    v.listValue("awards", "the awards, by given name", AwardRow.view.schema) { $0.awards }
  }
}

/// Links to the neighbouring pages of a list.
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

    static let view = View<PageLink>("page link") { v in
      v.text("label", "number of the page") { $0.label }
      v.text("url", "its address") { $0.url }
      v.flag("isCurrent", "the page that is shown") { $0.isCurrent }
      v.flag("isGap", "numbers are left out here") { $0.isGap }
    }
  }

  static let view = View<Pagination>("pagination") { v in
    v.text("page", "number of this page") { Print.number($0.page) }
    v.text("pages", "number of pages") { Print.number($0.pages) }
    v.optionalText("previous", "address of the page before") { $0.previous }
    v.optionalText("next", "address of the page after") { $0.next }
    v.list("links", "first, last and nearby pages", PageLink.view) { $0.links }
  }
}

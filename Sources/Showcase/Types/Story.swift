package import Markdown
package import Vietnamese

/// A story (bài viết): front matter and the Markdown that follows it.
package final class Story: ShowcaseRecord {
  package struct Result: Sendable {
    package let label: String
    package let value: DecimalNumber
    package let unit: String
    package let asOf: CivilDate
  }

  package struct Replication: Sendable {
    package let locality: String
    package let organisation: String?
    package let since: CivilDate
    package let status: String?
    package let checkedOn: CivilDate?
    let fields: FieldSet
  }

  /// The box "Nhân rộng": how others can do it.
  package struct Applicability: Sendable {
    package let conditions: String?
    package let cost: String?
    package let steps: [String]
    package let contact: String?
  }

  package struct Image: Sendable {
    package let file: String
    package let alt: String
    package let caption: String
    package let credit: String
    package let offset: Int
  }

  package struct Recording: Sendable {
    package let file: String
    package let title: String
    package let duration: Int?
    package let bytes: Int?
    package let transcript: String?
    package let offset: Int
  }

  package let origin: ParsedRecord
  package let id: String
  package let slug: String
  package let title: String
  package let kind: String
  package let sapo: String
  package let lang: String
  package let status: String
  package let withdrawnOn: CivilDate?
  package let campaigns: [String]
  package let column: String?
  package let recipients: [String]
  package let locality: String
  package let settings: [String]
  package let fields: [String]
  package let topics: [String]
  package let awards: [String]
  package let whatWasDone: String?
  package let results: [Result]
  package let basedOn: String?
  package let replications: [Replication]
  package let applicability: Applicability?
  package let author: String
  package let photographer: String?
  package let publishAt: Moment?
  /// The moment from which it is shown: the later of `publishAt` and `embargoUntil`.
  package let published: Moment?
  package let updatedAt: Moment?
  package let images: [Image]
  package let audio: [Recording]
  package let video: [Recording]
  /// The text, rendered and taken apart.
  package let document: Document

  package init(_ origin: ParsedRecord) {
    let set = origin.fields
    self.origin = origin
    id = origin.id ?? ""
    slug = set.text("slug") ?? id
    title = set.requiredText("title")
    kind = set.requiredText("kind")
    sapo = set.requiredText("sapo")
    lang = set.text("lang") ?? "vi"
    status = set.text("status") ?? "published"
    withdrawnOn = set.date("withdrawnOn")
    campaigns = set.references("campaign")
    column = set.reference("column")
    recipients = set.references("recipients")
    locality = set.reference("locality") ?? ""
    settings = set.texts("settings")
    fields = set.texts("fields")
    topics = set.texts("topics")
    awards = set.references("awards")
    whatWasDone = set.text("whatWasDone")
    results = set.groups("results").compactMap(Result.init)
    basedOn = set.reference("basedOn")
    replications = set.groups("replications").compactMap(Replication.init)
    applicability = set.group("applicability").map(Applicability.init)
    author = set.requiredText("author")
    photographer = set.text("photographer")
    let publishAt = set.moment("publishAt")
    self.publishAt = publishAt
    published = publishAt.map { max($0, set.moment("embargoUntil") ?? $0) }
    updatedAt = set.moment("updatedAt")
    images = set.groups("images").map(Image.init)
    audio = set.groups("audio").map(Recording.init)
    video = set.groups("video").map(Recording.init)
    document = origin.document ?? .empty
  }

  package var isWithdrawn: Bool { status == "withdrawn" }
}

extension Story.Result {
  init?(_ set: FieldSet) {
    guard let label = set.text("label"), let value = set.decimal("value"),
      let unit = set.text("unit"), let asOf = set.date("asOf")
    else { return nil }
    self.init(label: label, value: value, unit: unit, asOf: asOf)
  }
}

extension Story.Replication {
  init?(_ set: FieldSet) {
    guard let locality = set.reference("locality"), let since = set.date("since") else {
      return nil
    }
    self.init(
      locality: locality, organisation: set.reference("organisation"), since: since,
      status: set.text("status"), checkedOn: set.date("checkedOn"), fields: set)
  }
}

extension Story.Applicability {
  init(_ set: FieldSet) {
    self.init(
      conditions: set.text("conditions"), cost: set.text("cost"), steps: set.texts("steps"),
      contact: set.text("contact"))
  }
}

extension Story.Image {
  init(_ set: FieldSet) {
    self.init(
      file: set.requiredText("file"), alt: set.requiredText("alt"),
      caption: set.requiredText("caption"), credit: set.requiredText("credit"),
      offset: set.offset(of: "file"))
  }
}

extension Story.Recording {
  init(_ set: FieldSet) {
    self.init(
      file: set.requiredText("file"), title: set.requiredText("title"),
      duration: set.integer("duration"), bytes: set.integer("bytes"),
      transcript: set.text("transcript"), offset: set.offset(of: "file"))
  }
}

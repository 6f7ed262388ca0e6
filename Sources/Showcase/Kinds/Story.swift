package import Markdown
package import Text
package import Vietnamese

/// A story (bài viết): front matter and the Markdown that follows it.
package final class Story: ShowcaseRecord {
  package enum Status: String, ChoiceValue {
    case draft, review, approved, published, corrected, withdrawn

    package var label: Message {
      switch self {
      case .draft: Message(en: "draft", vi: "bản thảo")
      case .review: Message(en: "in review", vi: "chờ duyệt")
      case .approved: Message(en: "approved", vi: "đã duyệt")
      case .published: Message(en: "published", vi: "đã đăng")
      case .corrected: Message(en: "corrected", vi: "đã đính chính")
      case .withdrawn: Message(en: "withdrawn", vi: "đã gỡ")
      }
    }

    /// Whether the status hides the story.
    package var isDraft: Bool {
      switch self {
      case .draft, .review: true
      case .approved, .published, .corrected, .withdrawn: false
      }
    }
  }

  /// The kinds of exemplar on which rules depend. A site may have more in `vocabularies/kind.yml`.
  package enum KnownKind: String, Sendable {
    case model = "mo-hinh"
    case exemplar = "dien-hinh"
    case goodDeed = "nguoi-tot-viec-tot"
    case goodPractice = "cach-lam-hay"
  }

  /// A result in figures.
  package struct Outcome: Sendable {
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
  }

  /// The box "Nhân rộng": how others can apply it.
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
  package let status: Status
  package let withdrawnOn: CivilDate?
  package let campaigns: [String]
  package let column: String?
  package let recipients: [String]
  package let locality: String
  /// The day on which the place is resolved.
  package let placeDay: CivilDate?
  package let settings: [String]
  package let fields: [String]
  package let topics: [String]
  package let awards: [String]
  package let whatWasDone: String?
  package let results: [Outcome]
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
  /// The text, rendered and analysed.
  package let document: Document

  package init(_ origin: ParsedRecord) {
    self.origin = origin
    id = origin.id ?? ""
    slug = origin[Story.slug] ?? id
    title = origin[Story.title]
    kind = origin[Story.kind]
    sapo = origin[Story.sapo]
    lang = origin[Story.lang] ?? "vi"
    status = origin[Story.status] ?? .published
    withdrawnOn = origin[Story.withdrawnOn]
    campaigns = origin[Story.campaigns]
    column = origin[Story.column]
    recipients = origin[Story.recipients]
    let place = origin[Story.locality]
    locality = place.id
    placeDay = place.asOf ?? origin.localityDate
    settings = origin[Story.settings]
    fields = origin[Story.fields]
    topics = origin[Story.topics]
    awards = origin[Story.awards]
    whatWasDone = origin[Story.whatWasDone]
    results = origin[Story.results].map(Outcome.init)
    basedOn = origin[Story.basedOn]
    replications = origin[Story.replications].map(Replication.init)
    applicability = origin[Story.applicability].map(Applicability.init)
    author = origin[Story.author]
    photographer = origin[Story.photographer]
    publishAt = origin[CommonFields.publishAt]
    published = publishAt == nil ? nil : origin.starts.max()
    updatedAt = origin[Story.updatedAt]
    images = origin[Story.images].map(Image.init)
    audio = origin[Story.audio].map(Recording.init)
    video = origin[Story.video].map(Recording.init)
    document = origin.document ?? .empty
  }

  package var displayName: String { title }

  package var placeID: String? { locality }

  package var isWithdrawn: Bool { status == .withdrawn }

  package var isCorrected: Bool { status == .corrected }

  /// Its kind, if rules depend on it.
  package var knownKind: KnownKind? { KnownKind(rawValue: kind) }

  /// Returns the names of absent fields: required ones, and the given expected ones.
  package func missing(_ expected: [any FieldKey]) -> [String] {
    let wanted = Story.schema.fields.filter(\.isRequired) + expected.map(\.spec)
    return wanted.filter { !origin.fields.isWritten($0) }.map(\.name)
  }

  /// The moment from which it is hidden again.
  package var expires: Moment? { origin[CommonFields.expires] }
}

extension Story.Outcome {
  init(_ set: FieldSet) {
    self.init(
      label: set[Self.label], value: set[Self.value], unit: set[Self.unit], asOf: set[Self.asOf])
  }
}

extension Story.Replication {
  init(_ set: FieldSet) {
    self.init(
      locality: set[Self.locality].id, organisation: set[Self.organisation],
      since: set[Self.since], status: set[Self.status], checkedOn: set[Self.checkedOn])
  }
}

extension Story.Applicability {
  init(_ set: FieldSet) {
    self.init(
      conditions: set[Self.conditions], cost: set[Self.cost], steps: set[Self.steps],
      contact: set[Self.contact])
  }
}

extension Story.Image {
  init(_ set: FieldSet) {
    self.init(
      file: set[Self.file], alt: set[Self.alt], caption: set[Self.caption],
      credit: set[Self.credit], offset: set.offset(of: Self.file))
  }
}

extension Story.Recording {
  init(_ set: FieldSet) {
    self.init(
      file: set[Self.file], title: set[Self.title], duration: set[Self.duration],
      bytes: set[Self.bytes], transcript: set[Self.transcript], offset: set.offset(of: Self.file))
  }
}

package import Text
package import Vietnamese

/// An emulation movement (phong trào thi đua).
package final class Campaign: ShowcaseRecord {
  /// What kind of movement it is (loại phong trào).
  package enum Kind: String, ChoiceValue {
    case standing = "thuong-xuyen"
    case forATime = "theo-dot"
    case yearly = "hang-nam"
    case fiveYearly = "nam-nam"
    case special = "dac-biet"
    case other = "khac"

    package var label: Message {
      switch self {
      case .standing: Message(en: "standing", vi: "thường xuyên")
      case .forATime: Message(en: "for a time", vi: "theo đợt")
      case .yearly: Message(en: "yearly", vi: "hằng năm")
      case .fiveYearly: Message(en: "five-yearly", vi: "5 năm")
      case .special: Message(en: "special", vi: "đặc biệt")
      case .other: Message(en: "other", vi: "khác")
      }
    }
  }

  /// A duty that the plan sets.
  package struct Duty: Sendable {
    package let title: String
    package let text: String
  }

  package struct Role: Sendable {
    package let organisation: String
    package let role: String
    package let text: String
  }

  package struct Reporting: Sendable {
    package enum Period: String, ChoiceValue {
      case monthly = "thang"
      case quarterly = "quy"
      case halfYearly = "sau-thang"
      case yearly = "nam"
      case periodic = "dinh-ky"
      case adHoc = "dot-xuat"
      case final = "tong-ket"

      package var label: Message {
        switch self {
        case .monthly: Message(en: "monthly", vi: "hằng tháng")
        case .quarterly: Message(en: "quarterly", vi: "hằng quý")
        case .halfYearly: Message(en: "half-yearly", vi: "6 tháng")
        case .yearly: Message(en: "yearly", vi: "hằng năm")
        case .periodic: Message(en: "periodic", vi: "định kỳ")
        case .adHoc: Message(en: "ad hoc", vi: "đột xuất")
        case .final: Message(en: "final", vi: "tổng kết")
        }
      }
    }

    package let period: Period
    package let from: [String]
    package let to: String
    package let via: String?
    package let text: String?
  }

  package struct Publicity: Sendable {
    package let organisation: String
    package let text: String
  }

  package let origin: ParsedRecord
  package let id: String
  package let name: String
  package let shortName: String
  package let summary: String
  package let type: Kind
  package let level: OrganisationLevel
  package let parent: String?
  package let related: [String]
  package let owner: String
  package let plan: String?
  package let legalBasis: [String]
  package let documents: [String]
  package let scope: [String]
  package let eligible: [RecipientType]
  package let eligibleText: String?
  package let start: CivilDate
  package let end: CivilDate?
  package let slogans: [String]
  package let objectives: [String]
  package let duties: [Duty]
  package let roles: [Role]
  package let funding: String?
  package let awardRules: [String]
  package let awardForms: [String]
  package let criterionSets: [String]
  package let reporting: [Reporting]
  package let publicity: [Publicity]
  package let contact: String?

  package init(_ origin: ParsedRecord) {
    self.origin = origin
    id = origin.id ?? ""
    name = origin[Campaign.name]
    shortName = origin[Campaign.shortName]
    summary = origin[Campaign.summary]
    type = origin[Campaign.type]
    level = origin[Campaign.level]
    parent = origin[Campaign.parent]
    related = origin[Campaign.related]
    owner = origin[Campaign.owner]
    plan = origin[Campaign.plan]
    legalBasis = origin[Campaign.legalBasis]
    documents = origin[Campaign.documents]
    scope = origin[Campaign.scope]
    eligible = origin[Campaign.eligible]
    eligibleText = origin[Campaign.eligibleText]
    start = origin[Campaign.start]
    end = origin[Campaign.end]
    slogans = origin[Campaign.slogans]
    objectives = origin[Campaign.objectives]
    duties = origin[Campaign.duties].map(Duty.init)
    roles = origin[Campaign.roles].map(Role.init)
    funding = origin[Campaign.funding]
    awardRules = origin[Campaign.awardRules]
    awardForms = origin[Campaign.awardForms]
    criterionSets = origin[Campaign.criterionSets]
    reporting = origin[Campaign.reporting].map(Reporting.init)
    publicity = origin[Campaign.publicity].map(Publicity.init)
    contact = origin[Campaign.contact]
  }

  package var displayName: String { name }

  package var shortDisplayName: String { shortName }
}

extension Campaign.Duty {
  init(_ set: FieldSet) {
    self.init(title: set[Self.title], text: set[Self.text])
  }
}

extension Campaign.Role {
  init(_ set: FieldSet) {
    self.init(
      organisation: set[Self.organisation], role: set[Self.role], text: set[Self.text])
  }
}

extension Campaign.Reporting {
  init(_ set: FieldSet) {
    self.init(
      period: set[Self.period], from: set[Self.from], to: set[Self.to], via: set[Self.via],
      text: set[Self.text])
  }
}

extension Campaign.Publicity {
  init(_ set: FieldSet) {
    self.init(organisation: set[Self.organisation], text: set[Self.text])
  }
}

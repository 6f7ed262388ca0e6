package import Text
package import Vietnamese

/// The types of recipient (đối tượng).
package enum RecipientType: String, ChoiceValue {
  case person = "ca-nhan"
  case collective = "tap-the"
  case household = "ho-gia-dinh"
  case residentialArea = "khu-dan-cu"

  package var label: Message {
    switch self {
    case .person: Message(en: "Person", vi: "Cá nhân")
    case .collective: Message(en: "Collective", vi: "Tập thể")
    case .household: Message(en: "Household", vi: "Hộ gia đình")
    case .residentialArea: Message(en: "Residential area", vi: "Khu dân cư")
    }
  }
}

/// A person, collective, household or residential area (đối tượng).
package final class Recipient: ShowcaseRecord {
  package enum Gender: String, ChoiceValue {
    case male = "nam"
    case female = "nu"

    package var label: Message {
      switch self {
      case .male: Message(en: "male", vi: "nam")
      case .female: Message(en: "female", vi: "nữ")
      }
    }
  }

  package let origin: ParsedRecord
  package let id: String
  package let type: RecipientType
  package let name: String
  package let sortKey: String?
  package let honorific: String?
  package let title: String?
  package let workplace: String?
  package let unit: String?
  package let personType: String?
  package let collectiveType: String?
  package let head: String?
  package let members: Int?
  package let locality: String
  /// The day on which the place is resolved.
  package let placeDay: CivilDate?
  package let organisation: String?
  package let summary: String?

  package init(_ origin: ParsedRecord) {
    self.origin = origin
    id = origin.id ?? ""
    type = origin[Recipient.type]
    name = origin[Recipient.name]
    sortKey = origin[Recipient.sortKey]
    honorific = origin[Recipient.honorific]
    title = origin[Recipient.title]
    workplace = origin[Recipient.workplace]
    unit = origin[Recipient.unit]
    personType = origin[Recipient.personType]
    collectiveType = origin[Recipient.collectiveType]
    head = origin[Recipient.head]
    members = origin[Recipient.members]
    let place = origin[Recipient.locality]
    locality = place.id
    placeDay = place.asOf ?? origin.localityDate
    organisation = origin[Recipient.organisation]
    summary = origin[Recipient.summary]
  }

  package var displayName: String { name }

  package var placeID: String? { locality }

  package var isPerson: Bool { type == .person }

  /// The sort key in lists: a person by given name, others by the whole name.
  package var collationKey: [UInt8] {
    if let sortKey { return Collation.key(sortKey) }
    return isPerson ? PersonalName.sortKey(name) : Collation.key(name)
  }
}

extension Recipient {
  package static func check(_ table: Table<Recipient>, in context: CheckContext) -> [Diagnostic] {
    table.compactMap { recipient in
      let needed: FieldSpec? =
        switch recipient.type {
        case .person: recipient.personType == nil ? Recipient.personType.spec : nil
        case .collective: recipient.collectiveType == nil ? Recipient.collectiveType.spec : nil
        case .household: recipient.head == nil ? Recipient.head.spec : nil
        case .residentialArea: nil
        }
      guard let needed else { return nil }
      let type = recipient.type.rawValue
      return recipient.problem(
        at: Recipient.type, code: "missing-field",
        Message(
          en: "a recipient of type '\(type)' needs '\(needed.name)'",
          vi: "đối tượng loại '\(type)' phải có '\(needed.name)'"))
    }
  }
}

extension Recipient {
  package static let id = RequiredField("id", .slug, vi: "Mã", "unique")
  package static let type = RequiredField(
    "type", .choice(RecipientType.self), vi: "Loại đối tượng", "what it is", example: "tap-the")
  package static let name = RequiredField(
    "name", .text, vi: "Tên", "the name as printed", foundAs: .title)
  package static let sortKey = OptionalField(
    "sortKey", .text, public: false, vi: "Khóa sắp xếp",
    "order in lists, where the name does not split as usual")
  package static let honorific = OptionalField(
    "honorific", .text, vi: "Danh xưng", "ông, bà, anh, chị, đồng chí")
  package static let title = OptionalField("title", .text, vi: "Chức vụ", "post or title")
  package static let workplace = OptionalField(
    "workplace", .text, vi: "Nơi công tác", "where they work")
  package static let unit = OptionalField("unit", .text, vi: "Đơn vị", "unit within it")
  package static let personType = OptionalField(
    "personType", .term(.personType), vi: "Nhóm cá nhân", "kind of person; required for ca-nhan")
  package static let gender = OptionalField(
    "gender", .choice(Gender.self), public: false, vi: "Giới tính", "gender")
  package static let birthYear = OptionalField(
    "birthYear", .integer(1900...2100), public: false, vi: "Năm sinh",
    "year of birth, never the day")
  package static let minor = OptionalField(
    "minor", .flag, public: false, vi: "Dưới 16 tuổi", "under 16")
  package static let consent = OptionalField(
    "consent", .text, public: false, vi: "Văn bản đồng ý", "the record of consent")
  package static let collectiveType = OptionalField(
    "collectiveType", .term(.collectiveType), vi: "Nhóm tập thể",
    "kind of collective; required for tap-the")
  package static let head = OptionalField(
    "head", .text, vi: "Chủ hộ",
    "head of the household, \"Gia đình ông …\"; required for ho-gia-dinh")
  package static let members = OptionalField(
    "members", .integer(1...10_000_000), vi: "Số thành viên", "how many belong to it",
    example: "11")
  package static let locality = RequiredField("locality", .place, vi: "Địa bàn", "where")
  package static let localityAsOf = OptionalField(
    "localityAsOf", .date, vi: "Địa bàn tính đến ngày", "the day on which the locality is meant")
  package static let organisation = OptionalField(
    "organisation", .reference(.organisation), vi: "Thuộc cơ quan, tổ chức",
    "the organisation that it is or belongs to")
  package static let summary = OptionalField(
    "summary", .prose, vi: "Giới thiệu", "who they are, in one or two sentences", foundAs: .lead)

  package static let schema = RecordSchema(
    .recipient, folder: "recipients", title: "Đối tượng",
    summary: "A person, collective, household or residential area that is told of or commended.",
    label: Message(en: "Person or collective", vi: "Cá nhân, tập thể"),
    listTitle: Message(en: "Exemplars", vi: "Gương điển hình"),
    tableSummary:
      "cá nhân, tập thể, hộ gia đình, khu dân cư được nêu gương; không có dữ liệu cá nhân không công khai",
    pages: RecordPages(
      .folder(route: "recipient", default: "guong"), structuredType: "Person"),
    asOf: [localityAsOf],
    fields: [
      id, type, name, sortKey, honorific, title, workplace, unit, personType, gender, birthYear,
      minor, consent, collectiveType, head, members, locality, localityAsOf, organisation, summary,
    ],
    example: example)

  private static let example = RecordExample(
    "recipients/minh-hoa.csv",
    """
    id,type,name,honorific,title,workplace,personType,collectiveType,members,locality,localityAsOf,summary,sample
    nguyen-van-vi-du,ca-nhan,Nguyễn Văn Ví Dụ,ông,Tổ trưởng Tổ tự quản,,doan-vien-hoi-vien,,,nha-trang,2021-08-11,Người minh họa giữ cuốn sổ trực.,true
    to-tu-quan-minh-hoa,tap-the,Tổ tự quản minh họa,,,,,to-doi-nhom,12,nha-trang,2021-08-11,"Mười hai người, chia bốn ca.",true
    """)
}

package import Text
package import Vietnamese

/// The levels of the State, the Party and society, from the centre down.
package enum OrganisationLevel: String, ChoiceValue {
  case national = "trung-uong"
  case province = "tinh"
  case department = "so-nganh"
  case district = "huyen"
  case commune = "xa"
  case unit = "co-so"
  case organisation = "to-chuc"

  package var label: Message {
    switch self {
    case .national: Message(en: "national", vi: "Trung ương")
    case .province: Message(en: "province", vi: "cấp tỉnh")
    case .department: Message(en: "department", vi: "sở, ban, ngành")
    case .district: Message(en: "district", vi: "cấp huyện")
    case .commune: Message(en: "commune", vi: "cấp xã")
    case .unit: Message(en: "unit", vi: "cơ sở")
    case .organisation: Message(en: "organisation", vi: "tổ chức")
    }
  }
}

/// A body of Party, State, Front or society (cơ quan, tổ chức).
package final class Organisation: ShowcaseRecord {
  package let origin: ParsedRecord
  package let id: String
  package let name: String
  package let shortName: String?
  package let alternatives: [String]
  package let kind: String
  package let level: OrganisationLevel
  package let locality: String?
  /// The day on which the place is resolved.
  package let placeDay: CivilDate?
  package let parent: String?
  package let validFrom: CivilDate?
  package let validTo: CivilDate?
  package let successors: [String]
  package let isOutlet: Bool
  package let isGroup: Bool
  package let contact: String?
  package let summary: String?

  package init(_ origin: ParsedRecord) {
    self.origin = origin
    id = origin.id ?? ""
    name = origin[Organisation.name]
    shortName = origin[Organisation.shortName]
    alternatives = origin[Organisation.alternatives]
    kind = origin[Organisation.kind]
    level = origin[Organisation.level]
    let place = origin[Organisation.locality]
    locality = place?.id
    placeDay = place?.asOf ?? origin.localityDate
    parent = origin[Organisation.parent]
    validFrom = origin[Organisation.validFrom]
    validTo = origin[Organisation.validTo]
    successors = origin[Organisation.successors]
    isOutlet = origin[Organisation.outlet] ?? false
    isGroup = origin[Organisation.group] ?? false
    contact = origin[Organisation.contact]
    summary = origin[Organisation.summary]
  }

  package var displayName: String { name }

  package var shortDisplayName: String { shortName ?? name }

  package var placeID: String? { locality }
}

extension Organisation {
  package static let id = RequiredField("id", .slug, vi: "Mã", "unique")
  package static let name = RequiredField(
    "name", .text, vi: "Tên đầy đủ", "the full name at its time", foundAs: .title)
  package static let shortName = OptionalField(
    "shortName", .text, vi: "Tên viết tắt", "the usual abbreviation")
  package static let alternatives = ListField(
    "alternatives", .text, vi: "Tên khác", "other names, code names", example: "T78")
  package static let kind = RequiredField(
    "kind", .term(.organisationKind), vi: "Loại cơ quan, tổ chức", "what kind of body it is",
    foundAs: .text)
  package static let level = RequiredField(
    "level", .choice(OrganisationLevel.self), vi: "Cấp", "its level")
  package static let locality = OptionalField("locality", .place, vi: "Địa bàn", "where")
  package static let parent = OptionalField(
    "parent", .reference(.organisation), vi: "Cơ quan cấp trên", "the body above it")
  package static let validFrom = OptionalField("validFrom", .date, vi: "Từ ngày", "first day")
  package static let validTo = OptionalField(
    "validTo", .date, vi: "Không còn từ ngày", "first day on which it was no more")
  package static let successors = ListField(
    "successor", .reference(.organisation), vi: "Cơ quan kế tiếp", "what became of it")
  package static let outlet = OptionalField(
    "isOutlet", .flag, vi: "Cơ quan báo chí", "a newspaper or broadcaster")
  package static let group = OptionalField(
    "group", .flag, vi: "Nhóm cơ quan",
    "stands for many bodies of a kind (\"các sở, ban, ngành\")")
  package static let contact = OptionalField(
    "contact", .text, vi: "Liên hệ", "address for the public", foundAs: .text)
  package static let summary = OptionalField(
    "summary", .prose, vi: "Giới thiệu", "what it does in the campaigns", foundAs: .lead)

  package static let schema = RecordSchema(
    .organisation, folder: "organisations", title: "Cơ quan, tổ chức",
    summary: "A body of Party, State, Front or society, for as long as it existed.",
    label: Message(en: "Organisation", vi: "Cơ quan, đơn vị"),
    listTitle: Message(en: "Organisations", vi: "Cơ quan, đơn vị"),
    tableSummary: "cơ quan, tổ chức tham gia các phong trào",
    pages: RecordPages(
      .folder(route: "organisation", default: "don-vi"), structuredType: "Organization"),
    asOf: [validFrom],
    fields: [
      id, name, shortName, alternatives, kind, level, locality, parent, validFrom, validTo,
      successors, outlet, group, contact, summary,
    ],
    example: example)

  private static let example = RecordExample(
    "organisations/khanh-hoa.csv",
    """
    id,name,shortName,alternatives,kind,level,locality,validTo,isOutlet
    ubnd-tp-nha-trang,Ủy ban nhân dân thành phố Nha Trang,UBND TP Nha Trang,,chinh-quyen,huyen,nha-trang,2025-07-01,false
    bao-khanh-hoa,Báo Khánh Hòa,,,bao-chi,tinh,khanh-hoa,,true
    """)
}

extension Organisation {
  package static func check(_ table: Table<Organisation>, in context: CheckContext) -> [Diagnostic]
  {
    var found = rings(table, code: "organisation-ring", field: Organisation.parent) { $0.parent }
    for organisation in table {
      guard let from = organisation.validFrom, let to = organisation.validTo, to <= from else {
        continue
      }
      found.append(
        organisation.problem(
          at: Organisation.validTo, code: "ends-before-start",
          Message(en: "'validTo' is not after 'validFrom'", vi: "'validTo' không sau 'validFrom'")))
    }
    return found
  }
}

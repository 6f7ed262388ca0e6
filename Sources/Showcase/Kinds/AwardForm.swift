package import Text
package import Vietnamese

/// The class of an award (hạng), the highest first.
package enum AwardClass: String, ChoiceValue {
  case first = "nhat"
  case second = "nhi"
  case third = "ba"
  /// The award has a class, but it is not known which.
  case unknown = "khong-ro"

  package var label: Message {
    switch self {
    case .first: Message(en: "first class", vi: "hạng Nhất")
    case .second: Message(en: "second class", vi: "hạng Nhì")
    case .third: Message(en: "third class", vi: "hạng Ba")
    case .unknown: Message(en: "class unknown", vi: "không rõ hạng")
    }
  }
}

/// A form of commendation or an emulation title (hình thức khen thưởng, danh hiệu).
package final class AwardForm: ShowcaseRecord {
  package let origin: ParsedRecord
  package let id: String
  package let name: String
  package let alternatives: [String]
  package let group: String
  /// Its classes, highest first; empty when it has none.
  package let classes: [AwardClass]
  package let issuerOffice: String
  package let level: OrganisationLevel
  package let isStatutory: Bool
  package let rank: Int
  package let rankCeremony: Int
  package let validFrom: CivilDate
  package let validTo: CivilDate?
  package let law: String?
  package let appliesTo: [RecipientType]
  package let summary: String?

  package init(_ origin: ParsedRecord) {
    self.origin = origin
    id = origin.id ?? ""
    name = origin[AwardForm.name]
    alternatives = origin[AwardForm.alternatives]
    group = origin[AwardForm.group]
    classes = origin[AwardForm.classes]
    issuerOffice = origin[AwardForm.issuerOffice]
    level = origin[AwardForm.level]
    isStatutory = origin[AwardForm.statutory]
    rank = origin[AwardForm.rank]
    rankCeremony = origin[AwardForm.rankCeremony]
    validFrom = origin[AwardForm.validFrom]
    validTo = origin[AwardForm.validTo]
    law = origin[AwardForm.law]
    appliesTo = origin[AwardForm.appliesTo]
    summary = origin[AwardForm.summary]
  }

  package var displayName: String { name }
}

extension AwardForm {
  package static let id = RequiredField(
    "id", .slug, vi: "Mã", "unique", example: "bang-khen-ubnd-tinh")
  package static let name = RequiredField(
    "name", .text, vi: "Tên", "the exact name", foundAs: .title)
  package static let alternatives = ListField(
    "alternatives", .text, vi: "Tên khác", "other names under which it is found")
  package static let group = RequiredField(
    "group", .term(.awardGroup), vi: "Nhóm", "huân chương, bằng khen, giấy khen …")
  package static let classes = ListField(
    "classes", .choice(AwardClass.self), vi: "Các hạng",
    "its classes, highest first; none when it has none", example: "nhat|nhi|ba")
  package static let issuerOffice = RequiredField(
    "issuerOffice", .text, vi: "Thẩm quyền tặng", "the office that grants it")
  package static let level = RequiredField(
    "level", .choice(OrganisationLevel.self), vi: "Cấp tặng", "the level of that office")
  package static let statutory = RequiredField(
    "statutory", .flag, vi: "Theo Luật",
    "a form of the Law on Emulation and Commendation; false for those of the Front and associations"
  )
  package static let rank = RequiredField(
    "rank", .integer(1...999), vi: "Thứ bậc",
    "order in lists, highest first (Law 06/2022/QH15 art. 9)")
  package static let rankCeremony = RequiredField(
    "rankCeremony", .integer(1...999), vi: "Thứ tự trao tại lễ",
    "order at a ceremony, highest first (Decree 145/2013/NĐ-CP art. 25)")
  package static let validFrom = RequiredField(
    "validFrom", .date, vi: "Áp dụng từ ngày", "first day on which it could be granted")
  package static let validTo = OptionalField(
    "validTo", .date, vi: "Hết áp dụng từ ngày", "first day on which it could no longer be granted"
  )
  package static let law = OptionalField(
    "law", .reference(.document), vi: "Văn bản quy định", "the law or plan that names it")
  package static let appliesTo = ListField(
    "appliesTo", .choice(RecipientType.self), required: true, vi: "Đối tượng được tặng",
    "who may receive it")
  package static let summary = OptionalField(
    "summary", .prose, vi: "Tóm tắt", "what it is given for", foundAs: .lead)

  package static let schema = RecordSchema(
    .awardForm, folder: "award-forms", title: "Hình thức khen thưởng",
    summary: "A form of commendation or emulation title: who grants it, to whom, and its rank.",
    label: Message(en: "Form of award", vi: "Hình thức khen thưởng"),
    listTitle: Message(en: "Forms of award", vi: "Hình thức khen thưởng"),
    tableSummary: "các hình thức khen thưởng và danh hiệu, xếp theo Luật Thi đua, khen thưởng",
    pages: RecordPages(
      .folder(route: "honours", default: "bang-vang"), isSearched: false),
    fields: [
      id, name, alternatives, group, classes, issuerOffice, level, statutory, rank, rankCeremony,
      validFrom, validTo, law, appliesTo, summary,
    ],
    example: example)

  private static let example = RecordExample(
    "award-forms/hinh-thuc-khen-thuong.csv",
    """
    id,name,group,classes,issuerOffice,level,statutory,rank,rankCeremony,validFrom,appliesTo
    huan-chuong-lao-dong,Huân chương Lao động,huan-chuong,nhat|nhi|ba,Chủ tịch nước,trung-uong,true,100,100,2004-07-01,ca-nhan|tap-the
    bang-khen-ttcp,Bằng khen của Thủ tướng Chính phủ,bang-khen,,Thủ tướng Chính phủ,trung-uong,true,600,500,2004-07-01,ca-nhan|tap-the
    """)
}

extension AwardForm {
  package static func check(_ table: Table<AwardForm>, in context: CheckContext) -> [Diagnostic] {
    table.compactMap { form in
      guard let to = form.validTo, to <= form.validFrom else { return nil }
      return form.problem(
        at: AwardForm.validTo, code: "ends-before-start",
        Message(en: "'validTo' is not after 'validFrom'", vi: "'validTo' không sau 'validFrom'"))
    }
  }
}

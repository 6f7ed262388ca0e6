package import Text
package import Vietnamese

/// One recipient's award by one decision (khen thưởng).
package final class Award: ShowcaseRecord {
  package enum Status: String, ChoiceValue {
    case proposed = "de-nghi"
    case inConsultation = "lay-y-kien"
    case decided = "quyet-dinh"
    case presented = "trao"
    case withdrawn = "thu-hoi"
    case annulled = "huy-bo"

    package var label: Message {
      switch self {
      case .proposed: Message(en: "proposed", vi: "đề nghị")
      case .inConsultation: Message(en: "in consultation", vi: "lấy ý kiến")
      case .decided: Message(en: "decided", vi: "đã quyết định")
      case .presented: Message(en: "presented", vi: "đã trao")
      case .withdrawn: Message(en: "withdrawn", vi: "thu hồi")
      case .annulled: Message(en: "annulled", vi: "hủy bỏ")
      }
    }

    /// Whether it counts as an award: only one that was decided or presented does.
    package var counts: Bool {
      switch self {
      case .decided, .presented: true
      case .proposed, .inConsultation, .withdrawn, .annulled: false
      }
    }

    /// Whether there must be a decision.
    package var needsDecision: Bool { counts || isRevoked }

    /// Whether the award was revoked.
    package var isRevoked: Bool {
      switch self {
      case .withdrawn, .annulled: true
      case .proposed, .inConsultation, .decided, .presented: false
      }
    }
  }

  /// The type of commendation (Law 06/2022/QH15 art. 8).
  package enum Category: String, ChoiceValue {
    case merit = "cong-trang"
    case irregular = "dot-xuat"
    case movement = "phong-trao"
    case contribution = "cong-hien"
    case service = "nien-han"
    case external = "doi-ngoai"

    package var label: Message {
      switch self {
      case .merit: Message(en: "regular merit", vi: "công trạng")
      case .irregular: Message(en: "irregular", vi: "đột xuất")
      case .movement: Message(en: "emulation movement", vi: "phong trào")
      case .contribution: Message(en: "long contribution", vi: "quá trình cống hiến")
      case .service: Message(en: "length of service", vi: "niên hạn")
      case .external: Message(en: "external relations", vi: "đối ngoại")
      }
    }
  }

  package let origin: ParsedRecord
  package let id: String
  package let form: String
  package let formClass: AwardClass?
  package let recipient: String
  package let issuer: String
  package let decision: String?
  package let decisionDate: CivilDate?
  package let document: String?
  package let signer: String?
  package let signerTitle: String?
  package let category: Category?
  package let campaign: String?
  package let achievement: String
  package let status: Status
  package let revocation: String?
  package let revocationDate: CivilDate?
  package let isPosthumous: Bool
  package let money: Int?
  package let presentedAt: String?
  package let consultFrom: CivilDate?
  package let consultTo: CivilDate?

  package init(_ origin: ParsedRecord) {
    self.origin = origin
    form = origin[Award.form]
    formClass = origin[Award.formClass]
    recipient = origin[Award.recipient]
    issuer = origin[Award.issuer]
    decision = origin[Award.decision]
    decisionDate = origin[Award.decisionDate]
    document = origin[Award.document]
    signer = origin[Award.signer]
    signerTitle = origin[Award.signerTitle]
    category = origin[Award.category]
    campaign = origin[Award.campaign]
    achievement = origin[Award.achievement]
    status = origin[Award.status]
    revocation = origin[Award.revocation]
    revocationDate = origin[Award.revocationDate]
    isPosthumous = origin[Award.posthumous] ?? false
    money = origin[Award.money]
    presentedAt = origin[Award.presentedAt]
    consultFrom = origin[Award.consultFrom]
    consultTo = origin[Award.consultTo]
    id = origin.id ?? Award.derivedID(form, decision, decisionDate, recipient)
  }

  package var displayName: String { achievement }

  /// Whether it counts as an award: only one that was decided or presented does.
  package var counts: Bool { status.counts }

  /// Whether it was revoked; then it is named only on the pages of its decision and its recipient.
  package var isRevoked: Bool { status.isRevoked }

  private static func derivedID(
    _ form: String, _ decision: String?, _ date: CivilDate?, _ recipient: String
  ) -> String {
    let parts = [form, decision.map(Slug.make) ?? "", date?.isoText ?? "", recipient]
    return parts.filter { !$0.isEmpty }.joined(separator: "-")
  }
}

extension Award {
  package static let id = OptionalField(
    "id", .slug, vi: "Mã", "form, decision and recipient unless given")
  package static let form = RequiredField(
    "form", .reference(.awardForm), vi: "Hình thức khen thưởng", "which form")
  package static let formClass = OptionalField(
    "class", .choice(AwardClass.self), vi: "Hạng", "its class, when the form has classes")
  package static let recipient = RequiredField(
    "recipient", .reference(.recipient), vi: "Người, tập thể được khen", "who receives it")
  package static let issuer = RequiredField(
    "issuer", .reference(.organisation), vi: "Cơ quan tặng", "who grants it")
  package static let decision = OptionalField(
    "decision", .text, vi: "Số quyết định",
    "number of the decision; required from status quyet-dinh on unless `sources` tell of the award",
    example: "1034/QĐ-UBND")
  package static let decisionDate = OptionalField(
    "decisionDate", .date, vi: "Ngày quyết định",
    "date of the decision; required from status quyet-dinh on")
  package static let document = OptionalField(
    "document", .reference(.document), vi: "Văn bản",
    "the decision, when it is listed as a document")
  package static let signer = OptionalField("signer", .text, vi: "Người ký", "who signed")
  package static let signerTitle = OptionalField(
    "signerTitle", .text, vi: "Chức vụ người ký", "as which office", example: "KT. CHỦ TỊCH")
  package static let category = OptionalField(
    "category", .choice(Category.self), vi: "Loại hình khen thưởng",
    "type of commendation (Law 06/2022/QH15 art. 8)")
  package static let campaign = OptionalField(
    "campaign", .reference(.campaign), vi: "Phong trào", "the movement in which it was earned")
  package static let achievement = RequiredField(
    "achievement", .text, vi: "Thành tích", "for what, as printed on the certificate",
    foundAs: .title)
  package static let status = RequiredField(
    "status", .choice(Status.self), vi: "Trạng thái",
    "only quyet-dinh and trao count as awards")
  package static let revocation = OptionalField(
    "revocation", .text, vi: "Số quyết định thu hồi, hủy bỏ",
    "number of the decision that withdrew it; required with thu-hoi and huy-bo")
  package static let revocationDate = OptionalField(
    "revocationDate", .date, vi: "Ngày quyết định thu hồi, hủy bỏ", "its date; required with it")
  package static let posthumous = OptionalField(
    "posthumous", .flag, vi: "Truy tặng", "granted after death (truy tặng)")
  package static let money = OptionalField(
    "money", .integer(0...1_000_000_000_000), vi: "Tiền thưởng (đồng)",
    "reward money in đồng, as in the decision")
  package static let presentedAt = OptionalField(
    "presentedAt", .reference(.event), vi: "Trao tại", "where it was presented")
  package static let consultFrom = OptionalField(
    "consultFrom", .date, vi: "Lấy ý kiến từ ngày",
    "consultation opens; required with lay-y-kien")
  package static let consultTo = OptionalField(
    "consultTo", .date, vi: "Lấy ý kiến đến ngày",
    "consultation closes, at least ten working days later")

  package static let schema = RecordSchema(
    .award, folder: "awards", title: "Khen thưởng",
    summary: "One recipient's award by one decision; several rows may share a decision.",
    label: Message(en: "Award", vi: "Khen thưởng"),
    listTitle: Message(en: "Awards", vi: "Khen thưởng"),
    tableSummary:
      "mỗi dòng một đối tượng được khen thưởng theo một quyết định, kèm trạng thái; có cả quyết định đã thu hồi, hủy bỏ",
    newRecord: NewRecordOffer(),
    fields: [
      id, form, formClass, recipient, issuer, decision, decisionDate, document, signer,
      signerTitle, category, campaign, achievement, status, revocation, revocationDate,
      posthumous, money, presentedAt, consultFrom, consultTo,
    ],
    example: example)

  private static let example = RecordExample(
    "awards/minh-hoa.csv",
    """
    form,recipient,issuer,decision,decisionDate,category,campaign,achievement,status,revocation,revocationDate,money,sample
    giay-khen-ubnd-huyen,to-tu-quan-minh-hoa,ubnd-tp-nha-trang,90101/QĐ-UBND,2021-10-18,phong-trao,dia-ban-an-toan-nha-trang,"Có thành tích xuất sắc trong trực chốt, chăm lo hộ khó khăn",trao,,,447000,true
    giay-khen-ubnd-huyen,nguyen-van-vi-du,ubnd-tp-nha-trang,90102/QĐ-UBND,2021-10-18,phong-trao,dia-ban-an-toan-nha-trang,Có thành tích xuất sắc trong chỉ huy tổ tự quản,thu-hoi,90155/QĐ-UBND,2021-12-01,,true
    """)
}

package import Text
package import Vietnamese

extension Campaign {
  package static let id = RequiredField(
    "id", .slug, vi: "Mã", "unique", example: "dan-van-kheo-covid-lam-dong")
  package static let name = RequiredField(
    "name", .text, vi: "Tên đầy đủ", "the full name, with its quotation marks", foundAs: .title)
  package static let shortName = RequiredField(
    "shortName", .text, vi: "Tên gọn", "the name in menus and lists")
  package static let summary = RequiredField(
    "summary", .prose, vi: "Tóm tắt", "what it is, in two or three sentences", foundAs: .lead)
  package static let type = RequiredField(
    "type", .choice(Kind.self), vi: "Loại phong trào", "the kind of movement", example: "theo-dot")
  package static let level = RequiredField(
    "level", .choice(OrganisationLevel.self), vi: "Cấp phát động", "the level that runs it")
  package static let parent = OptionalField(
    "parent", .reference(.campaign), vi: "Phong trào cấp trên",
    "the movement of which it is a part")
  package static let related = ListField(
    "related", .reference(.campaign), vi: "Phong trào liên quan", "movements tied to it")
  package static let owner = RequiredField(
    "owner", .reference(.organisation), vi: "Cơ quan phát động", "who launched it")
  package static let plan = OptionalField(
    "plan", .reference(.document), vi: "Kế hoạch phát động", "the plan that launched it")
  package static let legalBasis = ListField(
    "legalBasis", .reference(.document), required: true, vi: "Căn cứ pháp lý",
    "the documents on which it stands, in the plan's own order")
  package static let documents = ListField(
    "documents", .reference(.document), vi: "Văn bản liên quan", "other documents that it names")
  package static let scope = ListField(
    "scope", .reference(.locality), required: true, vi: "Phạm vi", "where it holds")
  package static let eligible = ListField(
    "eligible", .choice(RecipientType.self), vi: "Đối tượng",
    "the recipients it is for; an award outside is a warning")
  package static let eligibleText = OptionalField(
    "eligibleText", .prose, vi: "Đối tượng tham gia", "who may take part, in the plan's words")
  package static let start = RequiredField("start", .date, vi: "Ngày bắt đầu", "first day")
  package static let end = OptionalField("end", .date, vi: "Ngày kết thúc", "last day")
  package static let slogans = ListField(
    "slogans", .text, vi: "Khẩu hiệu", "its slogans, word for word", foundAs: .lead)
  package static let objectives = ListField(
    "objectives", .text, vi: "Mục đích, yêu cầu", "aims and requirements (mục đích, yêu cầu)",
    foundAs: .text)
  package static let duties = GroupsField(
    "tasks", of: Duty.fields, vi: "Nội dung", "the plan's contents (nội dung)")
  package static let roles = GroupsField(
    "roles", of: Role.fields, vi: "Tổ chức thực hiện",
    "who does what (tổ chức thực hiện), in the plan's order")
  package static let funding = OptionalField(
    "funding", .prose, vi: "Kinh phí", "where the money comes from")
  package static let awardRules = ListField(
    "awardRules", .reference(.document), vi: "Quy định khen thưởng", "the rules for its awards")
  package static let awardForms = ListField(
    "awardForms", .reference(.awardForm), vi: "Hình thức khen thưởng", "its award forms, by rank")
  package static let criterionSets = ListField(
    "criterionSets", .reference(.criterionSet), vi: "Bộ tiêu chí", "its criteria")
  package static let reporting = GroupsField(
    "reporting", of: Reporting.fields, vi: "Chế độ báo cáo", "reporting duties")
  package static let publicity = GroupsField(
    "publicity", of: Publicity.fields, vi: "Tuyên truyền", "duties of press and broadcast")
  package static let contact = OptionalField(
    "contact", .text, vi: "Liên hệ", "where problems go", foundAs: .text)
}

extension Campaign.Duty {
  package static let title = RequiredField("title", .text, vi: "Việc", "what is to be done")
  package static let text = RequiredField(
    "text", .prose, vi: "Cách làm", "how, in the plan's words or a true summary")

  static let fields: [any FieldKey] = [title, text]
}

extension Campaign.Role {
  package static let organisation = RequiredField(
    "organisation", .reference(.organisation), vi: "Cơ quan, đơn vị", "who")
  package static let role = RequiredField(
    "role", .term(.role), vi: "Vai trò", "which part it plays")
  package static let text = RequiredField(
    "text", .prose, vi: "Nhiệm vụ", "its duty, in the plan's words or a true summary")

  static let fields: [any FieldKey] = [organisation, role, text]
}

extension Campaign.Reporting {
  package static let period = RequiredField(
    "period", .choice(Period.self), vi: "Kỳ báo cáo", "how often")
  package static let from = ListField(
    "from", .reference(.organisation), required: true, vi: "Nơi báo cáo", "who reports")
  package static let to = RequiredField(
    "to", .reference(.organisation), vi: "Nơi nhận báo cáo", "to whom")
  package static let via = OptionalField(
    "via", .reference(.organisation), vi: "Báo cáo qua", "through whom")
  package static let text = OptionalField(
    "text", .prose, vi: "Nội dung", "in the plan's words")

  static let fields: [any FieldKey] = [period, from, to, via, text]
}

extension Campaign.Publicity {
  package static let organisation = RequiredField(
    "organisation", .reference(.organisation), vi: "Cơ quan báo chí", "newspaper or broadcaster")
  package static let text = RequiredField("text", .prose, vi: "Nhiệm vụ", "its duty")

  static let fields: [any FieldKey] = [organisation, text]
}

extension Campaign {
  package static let schema = RecordSchema(
    .campaign, folder: "campaigns", title: "Phong trào thi đua",
    summary: "An emulation movement: who runs it, on what basis, where, when and what it asks for.",
    label: Message(en: "Campaign", vi: "Phong trào"),
    listTitle: Message(en: "Campaigns", vi: "Phong trào thi đua"),
    tableSummary: "mỗi dòng một phong trào: căn cứ, thời gian, nội dung, phân công thực hiện",
    pages: RecordPages(.folder(route: "campaign", default: "phong-trao")),
    newRecord: NewRecordOffer(mainField: name), asOf: [start],
    fields: [
      id, name, shortName, summary, type, level, parent, related, owner, plan, legalBasis,
      documents, scope, eligible, eligibleText, start, end, slogans, objectives, duties, roles,
      funding, awardRules, awardForms, criterionSets, reporting, publicity, contact,
    ],
    example: example)

  private static let example = RecordExample(
    "campaigns/dia-ban-an-toan-nha-trang.yml",
    """
    id: dia-ban-an-toan-nha-trang
    name: >-
      Phong trào “Toàn dân tham gia xây dựng địa bàn an toàn trong phòng, chống dịch COVID-19” thành
      phố Nha Trang
    shortName: Địa bàn an toàn – Nha Trang
    summary: Phong trào lấy các Tổ tự quản thôn, tổ dân phố an toàn làm hạt nhân.
    type: theo-dot
    level: huyen
    owner: ban-chi-dao-nha-trang
    plan: ke-hoach-phat-dong-nha-trang-2021
    legalBasis: [7579-kh-bcd-2021, 14802-qd-ubnd-2021]
    scope: [nha-trang]
    eligible: [ca-nhan, tap-the, ho-gia-dinh, khu-dan-cu]
    start: 2021-08-11
    slogans:
      - mở rộng “vùng xanh”, thu hẹp “vùng đỏ”
    tasks:
      - title: Phát động phong trào
        text: UBND thành phố tổ chức Lễ phát động vào lúc 08 giờ ngày 11/8/2021.
    """)
}

extension Campaign {
  package static func check(_ table: Table<Campaign>, in context: CheckContext) -> [Diagnostic] {
    var found = rings(table, code: "campaign-ring", field: Campaign.parent) { $0.parent }
    let forms = context.catalogue.table(of: AwardForm.self)
    for campaign in table {
      if let end = campaign.end, end < campaign.start {
        found.append(
          campaign.problem(
            at: Campaign.end, code: "ends-before-start",
            Message(
              en: "the campaign ends before it begins", vi: "phong trào kết thúc trước khi bắt đầu")
          ))
      }
      let ranks = campaign.awardForms.compactMap { forms[$0]?.rank }
      if ranks.count == campaign.awardForms.count, ranks != ranks.sorted() {
        found.append(
          campaign.problem(
            .warning, at: Campaign.awardForms, code: "award-forms-order",
            Message(
              en: "the award forms are not in the order of their ranks",
              vi: "các hình thức khen thưởng chưa xếp theo thứ bậc")))
      }
    }
    return found
  }
}

package import Showcase
import Text
import Vietnamese

extension NewRecordKind {
  /// Every kind that `guong new` can begin, in the order of the table of kinds.
  package static let all = RecordKind.allCases.compactMap(of)

  /// Returns how a record of a kind is begun; nil when the kind offers none.
  package static func of(_ kind: RecordKind) -> NewRecordKind? {
    guard let offer = kind.schema.newRecord else { return nil }
    return [story, campaign, award].first { $0.schema.kind == kind }
      ?? fromSchema(kind.schema, mainField: offer.mainField)
  }

  static let story = NewRecordKind(
    name: "story", abstract: "Write the beginnings of a story, as a draft.", schema: Story.schema,
    questions: [
      ask(Story.title, en: "headline", vi: "Tít bài"),
      ask(
        Story.kind, en: "kind of exemplar", vi: "Loại gương",
        propose: { $0.desk.term(Story.KnownKind.goodPractice.rawValue, of: .storyKind) }),
      ask(
        Story.campaigns, en: "campaigns", vi: "Phong trào",
        propose: { $0.desk.records(of: .campaign).first?.id }),
      ask(
        CommonFields.publishAt, en: "shown from this day on", vi: "Ngày đăng",
        propose: { $0.desk.today.isoText }),
      ask(
        Story.locality, en: "where it happened", vi: "Nơi diễn ra",
        propose: { $0.scopeOfCampaign }),
      ask(
        Story.recipients, en: "whom it tells of", vi: "Kể về ai",
        need: { $0.storyKind == .exemplar || $0.storyKind == .goodDeed ? .required : .optional }),
      ask(
        Story.whatWasDone, en: "what was done, concretely", vi: "Đã làm gì, thật cụ thể",
        need: { $0.storyKind == .model ? .required : .unneeded }),
      ask(
        Story.results, en: "results: what is counted; number; unit; day",
        vi: "Kết quả: chỉ tiêu; số; đơn vị; ngày",
        need: { $0.storyKind == .model ? .required : .unneeded }),
      ask(
        Story.sapo, en: "lead of 20 to 60 words", vi: "Sapo từ 20 đến 60 chữ",
        propose: { _ in placeholder }),
      ask(
        Story.author, en: "author", vi: "Tác giả",
        propose: { $0.desk.publisher ?? "Ban Biên tập" }),
      ask(
        CommonFields.sources, en: "sources: documents or addresses",
        vi: "Nguồn: văn bản hoặc địa chỉ"),
      ask(
        Story.id, en: "id, also the last part of the address",
        vi: "Mã, cũng là phần cuối của địa chỉ", need: { _ in .required },
        propose: { $0.freeID(from: $0[Story.title]) }),
      ask(
        Story.status, en: "status", vi: "Trạng thái", need: { _ in .silent },
        propose: { _ in Story.Status.draft.rawValue }),
      sample,
    ],
    mainField: Story.title.spec.name,
    path: { "stories/\($0[Story.campaigns]?.firstOfList ?? "")/\($0[Story.id] ?? "").md" },
    body: "---\nMở đầu bằng một cảnh cụ thể.\n\n## Cách làm\n\n## Kết quả\n")

  private static let placeholder =
    "Viết sapo từ 20 đến 60 chữ: ai, làm gì, ở đâu, khi nào, kết quả ra sao, vì sao người đọc nên biết, "
    + "và nơi khác có thể học được điều gì từ câu chuyện này."

  static let campaign = NewRecordKind(
    name: "campaign", abstract: "Write a new campaign.", schema: Campaign.schema,
    questions: [
      ask(Campaign.name, en: "full name", vi: "Tên đầy đủ"),
      ask(
        Campaign.shortName, en: "short name, for menus and lists",
        vi: "Tên ngắn, dùng trong danh sách"),
      ask(
        Campaign.id, en: "id, also the last part of the address",
        vi: "Mã, cũng là phần cuối của địa chỉ",
        propose: { $0.freeID(from: $0[Campaign.shortName]) }),
      ask(
        Campaign.summary, en: "summary in two or three sentences",
        vi: "Tóm tắt trong hai, ba câu"),
      ask(Campaign.type, en: "kind of movement", vi: "Loại phong trào"),
      ask(Campaign.level, en: "level that runs it", vi: "Cấp phát động"),
      ask(Campaign.owner, en: "who launched it", vi: "Cơ quan phát động"),
      ask(Campaign.plan, en: "plan that launched it", vi: "Kế hoạch phát động"),
      ask(
        Campaign.legalBasis, en: "documents on which it stands", vi: "Căn cứ pháp lý",
        propose: { $0[Campaign.plan] }),
      ask(Campaign.start, en: "first day", vi: "Ngày bắt đầu"),
      ask(Campaign.end, en: "last day", vi: "Ngày kết thúc"),
      ask(Campaign.scope, en: "where it holds", vi: "Phạm vi (địa bàn)"),
      ask(
        CommonFields.sources, en: "sources: documents or addresses",
        vi: "Nguồn: văn bản hoặc địa chỉ"),
      sample,
    ],
    mainField: Campaign.name.spec.name, path: { "campaigns/\($0[Campaign.id] ?? "").yml" }, body: ""
  )

  static let award = NewRecordKind(
    name: "award", abstract: "Add an award to a table in content/awards/.", schema: Award.schema,
    questions: [
      ask(Award.recipient, en: "who receives it", vi: "Ai được khen"),
      ask(Award.form, en: "form of commendation", vi: "Hình thức khen thưởng"),
      ask(
        Award.formClass, en: "class", vi: "Hạng",
        need: { $0.classesOfForm.isEmpty ? .unneeded : .required }),
      ask(Award.issuer, en: "who grants it", vi: "Cơ quan tặng"),
      ask(Award.status, en: "status", vi: "Trạng thái"),
      ask(
        Award.decision, en: "number of the decision", vi: "Số quyết định",
        need: {
          !$0.isDecided ? .unneeded : $0[CommonFields.sources] == nil ? .required : .optional
        }),
      ask(
        Award.decisionDate, en: "date of the decision", vi: "Ngày quyết định",
        need: { $0.isDecided ? .required : .unneeded }),
      ask(
        Award.consultFrom, en: "consultation opens", vi: "Lấy ý kiến từ ngày",
        need: { $0.awardStatus == .inConsultation ? .required : .unneeded }),
      ask(
        Award.consultTo, en: "consultation closes", vi: "Lấy ý kiến đến ngày",
        need: { $0.awardStatus == .inConsultation ? .required : .unneeded }),
      ask(
        Award.revocation, en: "number of the decision that withdrew it",
        vi: "Số quyết định thu hồi, hủy bỏ", need: { $0.isRevoked ? .required : .unneeded }),
      ask(
        Award.revocationDate, en: "its date", vi: "Ngày quyết định thu hồi, hủy bỏ",
        need: { $0.isRevoked ? .required : .unneeded }),
      ask(Award.campaign, en: "movement in which it was earned", vi: "Phong trào"),
      ask(
        Award.achievement, en: "for what, as printed on the certificate",
        vi: "Thành tích, như in trên bằng"),
      sample,
      ask(
        Award.id, en: "id of the award", vi: "Mã khen thưởng",
        propose: { $0.freeID(from: $0.nameOfAward) }),
      ask(
        AwardTable.file, en: "table in content/awards", vi: "Bảng trong content/awards",
        need: { _ in .required }, propose: { AwardTable.candidates($0).first }),
    ],
    mainField: nil, path: nil, body: "")
}

extension NewRecordDraft {
  var storyKind: Story.KnownKind? { self[Story.kind].flatMap(Story.KnownKind.init) }

  var awardStatus: Award.Status? { self[Award.status].flatMap(Award.Status.init) }

  var isRevoked: Bool { awardStatus?.isRevoked == true }

  var isDecided: Bool { awardStatus?.needsDecision == true }

  var classesOfForm: [String] {
    desk.record(.awardForm, self[Award.form])?[AwardForm.classes].map(\.rawValue) ?? []
  }

  /// The first place of the first campaign, if it existed on the day.
  var scopeOfCampaign: String? {
    let campaign = desk.record(.campaign, self[Story.campaigns]?.firstOfList)
    guard let place = campaign?[Campaign.scope].first else { return nil }
    return desk.isThere(place, on: day) ? place : nil
  }

  /// An id that identifies an award: `bang-khen-…-1034-qd-ubnd-nguyen-van-a`.
  var nameOfAward: String? {
    let parts = [
      self[Award.form], self[Award.decision] ?? self[Award.decisionDate], self[Award.recipient],
    ]
    return self[Award.recipient] == nil ? nil : parts.compactMap { $0 }.joined(separator: " ")
  }
}

import Showcase
import Text
import Vietnamese

extension NewRecordKind {
  package static let all = [story, campaign, award]

  package static let story = NewRecordKind(
    name: "story", schema: Story.schema,
    questions: [
      ask(Story.schema, "title", en: "headline", vi: "Tít bài"),
      ask(
        Story.schema, "kind", en: "kind of exemplar", vi: "Loại gương",
        propose: { $0.desk.term("cach-lam-hay", of: "kind") }),
      ask(
        Story.schema, "campaign", en: "campaigns", vi: "Phong trào",
        propose: { $0.desk.records(of: "campaign").first?.id }),
      ask(
        Story.schema, "publishAt", en: "shown from this day on", vi: "Ngày đăng",
        propose: { $0.desk.today.isoText }),
      ask(
        Story.schema, "locality", en: "where it happened", vi: "Nơi diễn ra",
        propose: { $0.scopeOfCampaign }),
      ask(
        Story.schema, "recipients", en: "whom it tells of", vi: "Kể về ai",
        need: { ["dien-hinh", "nguoi-tot-viec-tot"].contains($0["kind"]) ? .required : .optional }),
      ask(
        Story.schema, "whatWasDone", en: "what was done, concretely", vi: "Đã làm gì, thật cụ thể",
        need: { $0["kind"] == "mo-hinh" ? .required : .unneeded }),
      ask(
        Story.schema, "results", en: "results: what is counted; number; unit; day",
        vi: "Kết quả: chỉ tiêu; số; đơn vị; ngày",
        need: { $0["kind"] == "mo-hinh" ? .required : .unneeded }),
      ask(
        Story.schema, "sapo", en: "lead of 20 to 60 words", vi: "Sapo từ 20 đến 60 chữ",
        propose: { _ in placeholder }),
      ask(
        Story.schema, "author", en: "author", vi: "Tác giả",
        propose: { $0.desk.publisher ?? "Ban Biên tập" }),
      ask(
        Story.schema, "sources", en: "sources: documents or addresses",
        vi: "Nguồn: văn bản hoặc địa chỉ"),
      ask(
        Story.schema, "id", en: "id, also the last part of the address",
        vi: "Mã, cũng là phần cuối của địa chỉ", need: { _ in .required },
        propose: { $0.freeID(from: $0["title"]) }),
      ask(
        Story.schema, "status", en: "status", vi: "Trạng thái", need: { _ in .silent },
        propose: { _ in "draft" }),
      sample(Story.schema),
    ],
    mainField: "title",
    path: { "stories/\($0["campaign"]?.firstOfList ?? "")/\($0["id"] ?? "").md" },
    body: "---\nMở đầu bằng một cảnh cụ thể.\n\n## Cách làm\n\n## Kết quả\n")

  private static let placeholder =
    "Viết sapo từ 20 đến 60 chữ: ai, làm gì, ở đâu, khi nào, kết quả ra sao, vì sao người đọc nên biết, "
    + "và nơi khác có thể học được điều gì từ câu chuyện này."

  package static let campaign = NewRecordKind(
    name: "campaign", schema: Campaign.schema,
    questions: [
      ask(Campaign.schema, "name", en: "full name", vi: "Tên đầy đủ"),
      ask(
        Campaign.schema, "shortName", en: "short name, for menus and lists",
        vi: "Tên ngắn, dùng trong danh sách"),
      ask(
        Campaign.schema, "id", en: "id, also the last part of the address",
        vi: "Mã, cũng là phần cuối của địa chỉ", propose: { $0.freeID(from: $0["shortName"]) }),
      ask(
        Campaign.schema, "summary", en: "summary in two or three sentences",
        vi: "Tóm tắt trong hai, ba câu"),
      ask(Campaign.schema, "type", en: "kind of movement", vi: "Loại phong trào"),
      ask(Campaign.schema, "level", en: "level that runs it", vi: "Cấp phát động"),
      ask(Campaign.schema, "owner", en: "who launched it", vi: "Cơ quan phát động"),
      ask(Campaign.schema, "plan", en: "plan that launched it", vi: "Kế hoạch phát động"),
      ask(
        Campaign.schema, "legalBasis", en: "documents on which it stands", vi: "Căn cứ pháp lý",
        propose: { $0["plan"] }),
      ask(Campaign.schema, "start", en: "first day", vi: "Ngày bắt đầu"),
      ask(Campaign.schema, "end", en: "last day", vi: "Ngày kết thúc"),
      ask(Campaign.schema, "scope", en: "where it holds", vi: "Phạm vi (địa bàn)"),
      ask(
        Campaign.schema, "sources", en: "sources: documents or addresses",
        vi: "Nguồn: văn bản hoặc địa chỉ"),
      sample(Campaign.schema),
    ],
    mainField: "name", path: { "campaigns/\($0["id"] ?? "").yml" }, body: "")

  package static let award = NewRecordKind(
    name: "award", schema: Award.schema,
    questions: [
      ask(Award.schema, "recipient", en: "who receives it", vi: "Ai được khen"),
      ask(Award.schema, "form", en: "form of commendation", vi: "Hình thức khen thưởng"),
      ask(
        Award.schema, "class", en: "class", vi: "Hạng",
        need: { $0.classesOfForm.isEmpty ? .unneeded : .required }),
      ask(Award.schema, "issuer", en: "who grants it", vi: "Cơ quan tặng"),
      ask(Award.schema, "status", en: "status", vi: "Trạng thái"),
      ask(
        Award.schema, "decision", en: "number of the decision", vi: "Số quyết định",
        need: { !$0.isDecided ? .unneeded : $0["sources"] == nil ? .required : .optional }),
      ask(
        Award.schema, "decisionDate", en: "date of the decision", vi: "Ngày quyết định",
        need: { $0.isDecided ? .required : .unneeded }),
      ask(
        Award.schema, "consultFrom", en: "consultation opens", vi: "Lấy ý kiến từ ngày",
        need: { $0["status"] == "lay-y-kien" ? .required : .unneeded }),
      ask(
        Award.schema, "consultTo", en: "consultation closes", vi: "Lấy ý kiến đến ngày",
        need: { $0["status"] == "lay-y-kien" ? .required : .unneeded }),
      ask(
        Award.schema, "revocation", en: "number of the decision that withdrew it",
        vi: "Số quyết định thu hồi, hủy bỏ", need: { $0.isRevoked ? .required : .unneeded }),
      ask(
        Award.schema, "revocationDate", en: "its date", vi: "Ngày quyết định thu hồi, hủy bỏ",
        need: { $0.isRevoked ? .required : .unneeded }),
      ask(Award.schema, "campaign", en: "movement in which it was earned", vi: "Phong trào"),
      ask(
        Award.schema, "achievement", en: "for what, as printed on the certificate",
        vi: "Thành tích, như in trên bằng"),
      sample(Award.schema),
      ask(
        Award.schema, "id", en: "id of the award", vi: "Mã khen thưởng",
        propose: { $0.freeID(from: $0.nameOfAward) }),
      ask(
        Award.schema, "file", en: "table in content/awards", vi: "Bảng trong content/awards",
        need: { _ in .required }, propose: { AwardTable.candidates($0).first }),
    ],
    mainField: nil, path: nil, body: "")
}

extension NewRecordDraft {
  var isRevoked: Bool { ["thu-hoi", "huy-bo"].contains(self["status"]) }

  var isDecided: Bool { ["quyet-dinh", "trao"].contains(self["status"]) || isRevoked }

  var classesOfForm: [String] {
    desk.record("award-form", self["form"])?.fields.texts("classes") ?? []
  }

  /// The first place of the first campaign, when it was there on the day.
  var scopeOfCampaign: String? {
    let campaign = desk.record("campaign", self["campaign"]?.firstOfList)
    guard let place = campaign?.fields.references("scope").first else { return nil }
    return desk.isThere(place, on: day) ? place : nil
  }

  /// What tells an award apart: `bang-khen-…-1034-qd-ubnd-nguyen-van-a`.
  var nameOfAward: String? {
    let parts = [self["form"], self["decision"] ?? self["decisionDate"], self["recipient"]]
    return self["recipient"] == nil ? nil : parts.compactMap { $0 }.joined(separator: " ")
  }
}

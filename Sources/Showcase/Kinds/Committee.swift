import Text

/// A steering committee or task force (ban chỉ đạo, tổ công tác).
package final class Committee: ShowcaseRecord {
  package struct Member: Sendable {
    package let name: String?
    package let position: String
    package let role: String
  }

  package let origin: ParsedRecord
  package let id: String
  package let name: String
  package let campaigns: [String]
  package let locality: String?
  package let document: String?
  package let standing: String?
  package let summary: String?
  /// In the order of the decision, which is one of rank.
  package let members: [Member]

  package init(_ origin: ParsedRecord) {
    self.origin = origin
    id = origin.id ?? ""
    name = origin[Committee.name]
    campaigns = origin[Committee.campaigns]
    locality = origin[Committee.locality]
    document = origin[Committee.document]
    standing = origin[Committee.standing]
    summary = origin[Committee.summary]
    members = origin[Committee.members].map(Member.init)
  }

  package var displayName: String { name }

  package var placeID: String? { locality }
}

extension Committee.Member {
  package static let name = OptionalField(
    "name", .text, vi: "Họ tên", "the name; absent when the document names the post only")
  package static let position = RequiredField("position", .text, vi: "Chức vụ", "the post")
  package static let role = RequiredField(
    "role", .text, vi: "Vai trò", "Trưởng ban, Tổ trưởng, Thành viên, Thư ký …")

  static let fields: [any FieldKey] = [name, position, role]

  init(_ set: FieldSet) {
    self.init(name: set[Self.name], position: set[Self.position], role: set[Self.role])
  }
}

extension Committee {
  package static let id = RequiredField("id", .slug, vi: "Mã", "unique")
  package static let name = RequiredField(
    "name", .text, vi: "Tên đầy đủ", "its full name", foundAs: .title)
  package static let campaigns = ListField(
    "campaign", .reference(.campaign), required: true, vi: "Phong trào",
    "the campaigns it steers")
  package static let locality = OptionalField(
    "locality", .reference(.locality), vi: "Địa bàn", "where")
  package static let document = OptionalField(
    "document", .reference(.document), vi: "Quyết định thành lập",
    "the decision that set it up")
  package static let standing = OptionalField(
    "standing", .reference(.organisation), vi: "Cơ quan thường trực",
    "its standing agency (cơ quan thường trực)")
  package static let summary = OptionalField(
    "summary", .prose, vi: "Nhiệm vụ", "its task", foundAs: .lead)
  package static let members = GroupsField(
    "members", of: Member.fields, vi: "Thành viên", "members in the decision's order")

  package static let schema = RecordSchema(
    .committee, folder: "committees", title: "Ban chỉ đạo, tổ công tác",
    summary: "A steering committee or task force of a campaign, in the decision's order.",
    label: Message(en: "Committee", vi: "Ban chỉ đạo, tổ công tác"),
    listTitle: Message(en: "Committees", vi: "Ban chỉ đạo, tổ công tác"),
    tableSummary: "ban chỉ đạo, tổ công tác và thành viên theo quyết định",
    fields: [id, name, campaigns, locality, document, standing, summary, members],
    example: example)

  private static let example = RecordExample(
    "committees/ban-chi-dao-nha-trang.yml",
    """
    id: ban-chi-dao-nha-trang
    name: Ban Chỉ đạo Phong trào thành phố Nha Trang
    campaign: [dia-ban-an-toan-nha-trang]
    locality: nha-trang
    document: 14802-qd-ubnd-2021
    members:
      - position: Chủ tịch UBND thành phố
        role: Trưởng ban
      - position: Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam thành phố
        role: Phó Trưởng ban
    """)
}

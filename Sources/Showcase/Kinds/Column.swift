package import Text

/// A column of a newspaper or a programme of a broadcaster (chuyên mục).
package final class Column: ShowcaseRecord {
  package let origin: ParsedRecord
  package let id: String
  package let title: String
  package let outlet: String
  package let campaigns: [String]
  package let frequency: String?
  package let slot: String?
  package let summary: String

  package init(_ origin: ParsedRecord) {
    self.origin = origin
    id = origin.id ?? ""
    title = origin[Column.title]
    outlet = origin[Column.outlet]
    campaigns = origin[Column.campaigns]
    frequency = origin[Column.frequency]
    slot = origin[Column.slot]
    summary = origin[Column.summary]
  }

  package var displayName: String { title }
}

extension Column {
  package static let id = RequiredField("id", .slug, vi: "Mã", "unique")
  package static let title = RequiredField("title", .text, vi: "Tên", "its title", foundAs: .title)
  package static let outlet = RequiredField(
    "outlet", .reference(.organisation), vi: "Cơ quan báo chí", "newspaper or broadcaster")
  package static let campaigns = ListField(
    "campaign", .reference(.campaign), vi: "Phong trào", "the campaigns that it serves")
  package static let frequency = OptionalField(
    "frequency", .text, vi: "Định kỳ", "how often", foundAs: .lead)
  package static let slot = OptionalField(
    "slot", .text, vi: "Trang, giờ phát", "page or hour", foundAs: .lead)
  package static let editor = OptionalField(
    "editor", .text, public: false, vi: "Người phụ trách", "who is in charge")
  package static let summary = RequiredField(
    "summary", .prose, vi: "Giới thiệu", "what it shows", foundAs: .lead)

  package static let schema = RecordSchema(
    .column, folder: "columns", title: "Chuyên mục",
    summary: "A column of a newspaper or a programme of a broadcaster in which stories run.",
    label: Message(en: "Column", vi: "Chuyên mục"),
    listTitle: Message(en: "Columns", vi: "Chuyên mục"),
    tableSummary: "chuyên mục báo, đài đăng gương điển hình",
    pages: RecordPages(.folder(route: "column", default: "chuyen-muc")),
    fields: [id, title, outlet, campaigns, frequency, slot, editor, summary],
    example: example)

  private static let example = RecordExample(
    "columns/dan-van-kheo-bao-lam-dong.yml",
    """
    id: dan-van-kheo-bao-lam-dong
    title: Dân vận khéo
    outlet: bao-lam-dong
    campaign: [dan-van-kheo-covid-lam-dong]
    summary: Các mô hình, điển hình “Dân vận khéo” trong phòng, chống dịch.
    """)
}

extension Column {
  package static func check(_ table: Table<Column>, in context: CheckContext) -> [Diagnostic] {
    let organisations = context.catalogue.table(of: Organisation.self)
    return table.compactMap { column in
      guard let outlet = organisations[column.outlet], !outlet.isOutlet else { return nil }
      return column.problem(
        at: Column.outlet, code: "not-an-outlet",
        Message(
          en: "'\(outlet.id)' is not marked as a newspaper or broadcaster",
          vi: "'\(outlet.id)' chưa được ghi là cơ quan báo chí"),
        hint: Message(
          en: "write 'isOutlet: true' in its record", vi: "hãy ghi 'isOutlet: true' cho cơ quan này"
        ))
    }
  }
}

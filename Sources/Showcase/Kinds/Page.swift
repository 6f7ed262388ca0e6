package import Markdown
import Text

/// A page of text that is neither a story nor a record of facts.
package final class Page: ShowcaseRecord {
  package let origin: ParsedRecord
  package let id: String
  package let title: String
  package let summary: String?
  package let lang: String
  /// The text, rendered.
  package let document: Document

  package init(_ origin: ParsedRecord) {
    self.origin = origin
    id = origin.id ?? ""
    title = origin[Page.title]
    summary = origin[Page.summary]
    lang = origin[Page.lang] ?? "vi"
    document = origin.document ?? .empty
  }

  package var displayName: String { title }
}

extension Page {
  package static let id = OptionalField(
    "id", .slug, vi: "Mã",
    "the file's name without `.md` unless given; its address as well")
  package static let title = RequiredField("title", .text, vi: "Tên", "its title", foundAs: .title)
  package static let summary = OptionalField(
    "summary", .prose, vi: "Tóm tắt", "for search engines and previews", foundAs: .lead)
  package static let lang = OptionalField(
    "lang", .text, vi: "Ngôn ngữ", "language tag (BCP 47); `vi` unless given",
    foundAs: SearchRole.none)

  package static let schema = RecordSchema(
    .page, folder: "pages", title: "Trang",
    summary: "A page that is neither story nor record, in Markdown; about, contact and the like.",
    label: Message(en: "Page", vi: "Trang"),
    listTitle: Message(en: "Pages", vi: "Trang"),
    tableSummary: "các trang giới thiệu của website",
    isMarkdown: true, pages: RecordPages(.root),
    fields: [id, title, summary, lang],
    example: example)

  private static let example = RecordExample(
    "pages/gioi-thieu.md",
    """
    ---
    title: Giới thiệu
    summary: Trang này nêu gương những mô hình và con người trong các phong trào thi đua.
    ---

    Trang này do Ban Biên tập thực hiện. Xem thêm [phong trào](campaign:dia-ban-an-toan-nha-trang).
    """)
}

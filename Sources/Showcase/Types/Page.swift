package import Markdown

/// A page that is neither story nor record.
package final class Page: ShowcaseRecord {
  package let origin: ParsedRecord
  package let id: String
  package let title: String
  package let summary: String?
  package let lang: String
  /// The text, rendered.
  package let document: Document

  package init(_ origin: ParsedRecord) {
    let set = origin.fields
    self.origin = origin
    id = origin.id ?? ""
    title = set.requiredText("title")
    summary = set.text("summary")
    lang = set.text("lang") ?? "vi"
    document = origin.document ?? .empty
  }
}

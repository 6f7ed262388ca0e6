import Templates

/// The layouts of a theme, one file each in `layouts/`.
package enum Layout: String, CaseIterable, Sendable {
  case home, story, tombstone, list, terms, campaign, honours, decision, recipient, locality
  case organisation, document, event, criteria, table, page, search, data
  case notFound = "not-found"

  /// A description of the layout.
  package var summary: String {
    switch self {
    case .home: "the home page"
    case .story: "one story"
    case .tombstone: "what stands in the place of a withdrawn story"
    case .list: "one page of a list of stories"
    case .terms: "the terms of a taxonomy with their counts"
    case .campaign: "one campaign"
    case .honours: "the roll of honour, whole, of a form or of a year"
    case .decision: "one decision and all whom it commends"
    case .recipient: "one recipient with all awards and stories"
    case .locality: "one place with what became of it"
    case .organisation: "one organisation"
    case .document: "one document"
    case .event: "one event"
    case .criteria: "one set of criteria with the areas assessed"
    case .table: "a list of recipients, documents, decisions or events"
    case .page: "a page of content/pages"
    case .search: "the search page"
    case .data: "the page of open data"
    case .notFound: "the page for addresses that do not exist"
    }
  }
}

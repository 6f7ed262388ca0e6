import Showcase
import SiteModel
import StructuredData
import Templates
import Text
import Vietnamese

/// The input for rendering a page: the layout, its content, and the head of the page.
typealias PageContent = (layout: Layout, content: Record, head: PageHead)

/// Makes the pages of one kind of record.
///
/// Stories have none: they are listed newest first, and a withdrawn one leaves a tombstone
/// (`PageRenderer+Stories.swift`).
protocol RecordPageMaker {
  associatedtype Value: ShowcaseRecord
  /// Whether the folder of the kind has a list of all records; false where stories or awards are
  /// listed there.
  static var hasList: Bool { get }
  /// The number of records on one page of that list; nil for all.
  static var listSize: Int? { get }
  /// Returns the page of one record.
  static func page(of value: Value, at path: String, by renderer: PageRenderer) -> PageContent
  /// Fills one page of the list, counted from 1.
  static func fill(_ table: inout TablePage, page: Int, by builder: PageBuilder)
}

extension RecordKind {
  /// The table of page makers; nil for stories and for kinds without pages.
  var pageMaker: (any RecordPageMaker.Type)? {
    switch self {
    case .campaign: CampaignPages.self
    case .awardForm: AwardFormPages.self
    case .recipient: RecipientPages.self
    case .locality: LocalityPages.self
    case .organisation: OrganisationPages.self
    case .document: DocumentPages.self
    case .criterionSet: CriteriaPages.self
    case .event: EventPages.self
    case .column: ColumnPages.self
    case .page: TextPages.self
    case .story, .award, .committee, .assessment, .vocabulary: nil
    }
  }
}

extension RecordPageMaker {
  static var hasList: Bool { true }

  static var listSize: Int? { 100 }

  /// Fills the list with records by name, each with its page.
  static func fill(_ table: inout TablePage, page: Int, by builder: PageBuilder) {
    let model = builder.model
    let records = builder.sortedByName(model.catalogue.table(of: Value.self).all)
    table.records = slice(records, page: page).map { record in
      Name(record.displayName, url: builder.url(model.addresses.page(of: kind, record.id)))
    }
  }

  static var kind: RecordKind { Value.schema.kind }

  /// Returns the part of a list that a page shows.
  static func slice<Element>(_ all: [Element], page: Int) -> ArraySlice<Element> {
    guard let size = listSize else { return all[...] }
    return all.dropFirst((page - 1) * size).prefix(size)
  }

  static func count(in model: SiteModel) -> Int { model.catalogue.table(of: Value.self).count }

  /// Returns how many pages the list of a site needs.
  static func listPages(_ model: SiteModel) -> Int {
    listSize.map { model.pageCount(count(in: model), size: $0) } ?? 1
  }

  static func page(at position: Int, path: String, by renderer: PageRenderer) -> PageContent {
    page(
      of: renderer.model.catalogue.table(of: Value.self).all[position], at: path, by: renderer)
  }

  /// Returns one page of the list of all records.
  static func list(page: Int, path: String, by renderer: PageRenderer) -> PageContent {
    let builder = renderer.builder
    var table = TablePage()
    table.title = builder.listTitle(of: kind)
    fill(&table, page: page, by: builder)
    table.pagination = builder.pagination(
      page, of: listPages(builder.model), path: builder.model.addresses.list(of: kind))
    return renderer.table(table, path, page)
  }
}

extension PageRenderer {
  /// Returns the page of a record in the form that most kinds share, with its structured data.
  func recordPage(
    _ layout: Layout, _ page: RecordPage, of value: some ShowcaseRecord, _ path: String
  ) -> PageContent {
    recordPage(
      layout, page, path, crumbs: [crumb(listOf: type(of: value).schema.kind)],
      about: StructuredData.object(of: value, model: model, linked: builder.linked))
  }

  /// Returns the list of all records of a kind, as a breadcrumb of one of them.
  func crumb(listOf kind: RecordKind) -> Link {
    crumb(builder.listTitle(of: kind), model.addresses.list(of: kind))
  }
}

extension PageBuilder {
  func listTitle(of kind: RecordKind) -> String {
    let title = kind.schema.listTitle
    return word(title.vi, title.en)
  }
}

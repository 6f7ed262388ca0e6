import SearchWriter
import Showcase
import SiteModel

/// A kind of record whose search record contains more than the fields of its schema.
protocol SearchedRecord: ShowcaseRecord {
  static func searchRecords(_ indexing: SearchIndexing) -> [SearchRecord]
}

extension SearchIndexing {
  /// Returns every search record other than those of stories.
  func others() -> [SearchRecord] { FoundKind.all.flatMap(records(of:)) }

  private func records(of found: FoundKind) -> [SearchRecord] {
    switch found {
    case .decisions: decisions()
    case .records(let kind): records(of: kind.type)
    }
  }

  private func records<Value: ShowcaseRecord>(of type: Value.Type) -> [SearchRecord] {
    if let own = type as? any SearchedRecord.Type { return own.searchRecords(self) }
    return model.catalogue.table(of: type).map(record(of:))
  }

  /// Makes a search record from the roles that a record's fields have in the search.
  private func record<Value: ShowcaseRecord>(of value: Value) -> SearchRecord {
    let kind = Value.schema.kind
    func lines(_ role: SearchRole) -> TextLines {
      var lines = TextLines()
      for found in value.origin.values(foundAs: role) { lines.add(text(of: found)) }
      return lines
    }
    return record(
      .records(kind), id: value.id, title: value.displayName,
      path: model.addresses.page(of: kind, value.id), day: value.origin.firstDay,
      isSample: value.isSample, names: lines(.name), lead: lines(.lead), text: lines(.text))
  }

  private func text(of found: FoundValue) -> String? {
    switch found {
    case .text(let text): text
    case .term(let vocabulary, let id): model.term(id, of: vocabulary)
    case .record(.locality, let id): model.places.entry(id, on: nil)?.full
    case .record(let kind, let id): model.displayName(of: kind, id)
    }
  }
}

extension Recipient: SearchedRecord {
  static func searchRecords(_ indexing: SearchIndexing) -> [SearchRecord] { indexing.recipients() }
}

extension Locality: SearchedRecord {
  static func searchRecords(_ indexing: SearchIndexing) -> [SearchRecord] { indexing.localities() }
}

extension Campaign: SearchedRecord {
  static func searchRecords(_ indexing: SearchIndexing) -> [SearchRecord] {
    indexing.campaignRecords()
  }
}

extension OfficialDocument: SearchedRecord {
  static func searchRecords(_ indexing: SearchIndexing) -> [SearchRecord] { indexing.documents() }
}

extension Organisation: SearchedRecord {
  static func searchRecords(_ indexing: SearchIndexing) -> [SearchRecord] {
    indexing.organisations()
  }
}

extension Event: SearchedRecord {
  static func searchRecords(_ indexing: SearchIndexing) -> [SearchRecord] { indexing.events() }
}

extension Column: SearchedRecord {
  static func searchRecords(_ indexing: SearchIndexing) -> [SearchRecord] { indexing.columns() }
}

extension CriterionSet: SearchedRecord {
  static func searchRecords(_ indexing: SearchIndexing) -> [SearchRecord] { indexing.criteria() }
}

extension Page: SearchedRecord {
  static func searchRecords(_ indexing: SearchIndexing) -> [SearchRecord] { indexing.pages() }
}

package import Showcase
package import SiteModel
import Text

// Every table of the catalogue as CSV and JSON, with a data package that describes them. Only
// public fields are written; hidden records never reach the catalogue. Withdrawn stories are left
// out, and a list of awards names those that count; the table of awards holds all of them with
// their status.

/// Writes the files of `data/`.
package enum OpenData {
  /// A table as the page about open data lists it.
  package struct TableFile: Sendable {
    package let title: String
    package let summary: String
    package let rows: Int
    /// Addresses as links contain them.
    package let csv: String
    package let json: String
  }

  /// The files, and the tables for the page that lists them.
  package struct Output: Sendable {
    /// Paths relative to the root of the site, without a leading slash.
    package let files: [(path: String, bytes: [UInt8])]
    /// One for each type of record, in the order of `Catalogue.types`.
    package let tables: [TableFile]
    /// Address of `datapackage.json`, as links contain it.
    let package: String
  }

  /// Writes all tables and `datapackage.json`.
  ///
  /// `addresses` are those of the site if they are already made; `folder` is relative to the root
  /// of the site and defaults to the route `data`.
  package static func files(
    _ catalogue: Catalogue, _ settings: SiteSettings, addresses: AddressIndex? = nil,
    folder: String? = nil
  ) -> Output {
    let addresses = addresses ?? AddressIndex(catalogue, settings)
    let folder = folder ?? settings.route("data")
    let writer = TableWriter(catalogue, addresses)
    let tables = Catalogue.types.map { writer.table(of: $0) }
    return output(tables, settings, addresses: addresses, folder: folder)
  }

  /// Joins tables that were written separately, in the order of `Catalogue.types`.
  static func output(
    _ tables: [TableOutput], _ settings: SiteSettings, addresses: AddressIndex, folder: String
  ) -> Output {
    var files: [(path: String, bytes: [UInt8])] = []
    var list: [TableFile] = []
    for table in tables {
      let path = "\(folder)/\(table.name)"
      files.append(("\(path).csv", table.csv))
      files.append(("\(path).json", table.json))
      list.append(
        TableFile(
          title: table.schema.title, summary: table.columns.about, rows: table.rows,
          csv: addresses.url("/\(path).csv"), json: addresses.url("/\(path).json")))
    }
    let package = "\(folder)/datapackage.json"
    let address = addresses.canonical("/\(folder)/")
    files.append((package, DataPackage.write(tables, settings, homepage: address)))
    return Output(files: files, tables: list, package: addresses.url("/" + package))
  }
}

/// The written table of one type of record.
struct TableOutput: Sendable {
  let schema: RecordSchema
  let columns: TableColumns
  let rows: Int
  let csv: [UInt8]
  let json: [UInt8]

  /// The name of its files without their extension.
  var name: String { schema.folder }
}

/// The columns of a table: the public fields in the order of the schema, `id` first, and derived
/// columns.
struct TableColumns: Sendable {
  final class Column: Sendable {
    /// The source of a column's values; fields by their position in the schema.
    enum Source: Sendable {
      case field(Int)
      /// The awards of a field that were not revoked.
      case awards(Int)
      case id, sample, page, wordCount
    }

    let spec: FieldSpec
    let source: Source
    /// Its key with the colon, as JSON.
    let key: [UInt8]

    init(_ spec: FieldSpec, _ source: Source) {
      self.spec = spec
      self.source = source
      key = .written { key in
        key.appendJSONString(spec.name)
        key.append(UInt8(ascii: ":"))
      }
    }

    /// Makes the column of a field.
    convenience init(_ spec: FieldSpec, field: Int) {
      switch (spec.name, spec.kind) {
      case ("id", _): self.init(spec, .id)
      case ("sample", _): self.init(spec, .sample)
      case (_, .list(.reference(.award))): self.init(spec, .awards(field))
      default: self.init(spec, .field(field))
      }
    }
  }

  let all: [Column]
  /// What the table holds, in Vietnamese.
  let about: String
  /// The columns that identify its rows.
  let primaryKey: [String]
  /// The column with the address of the record's page. A document's own `url` points elsewhere.
  let pageColumn: String?

  init(_ schema: RecordSchema) {
    let fields = schema.fields.enumerated().filter(\.element.isPublic)
    let first =
      fields.filter { $0.element.name == "id" } + fields.filter { $0.element.name != "id" }
    pageColumn =
      schema.pages == nil
      ? nil : schema.fields.contains { $0.name == "url" } ? "page" : "url"
    var columns = first.map { Column($0.element, field: $0.offset) }
    if let pageColumn {
      columns.append(
        Column(
          FieldSpec(
            pageColumn, .url, vi: "Trang", "derived: the address of its page on this site"),
          .page))
    }
    if schema.kind == .story {
      columns.append(
        Column(
          FieldSpec(
            "wordCount", .integer(0...Int.max), vi: "Số từ", "derived: words of the text"),
          .wordCount))
    }
    all = columns
    about = schema.tableSummary
    primaryKey = schema.kind == .locality ? ["id", "validFrom"] : ["id"]
  }
}

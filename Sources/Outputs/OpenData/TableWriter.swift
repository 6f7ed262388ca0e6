import Markdown
import Showcase
import SiteModel
import Text
import Vietnamese

/// Writes the rows of one type of record as CSV and JSON in one pass.
struct TableWriter: Sendable {
  private let catalogue: Catalogue
  private let addresses: AddressIndex
  /// Awards that were revoked, which no list names.
  private let revoked: Set<String>

  init(_ catalogue: Catalogue, _ addresses: AddressIndex) {
    self.catalogue = catalogue
    self.addresses = addresses
    revoked = Set(catalogue.table(of: Award.self).lazy.filter(\.isRevoked).map(\.id))
  }

  func table<Value: ShowcaseRecord>(of type: Value.Type) -> TableOutput {
    let schema = type.schema
    let columns = TableColumns(schema)
    var csv = OutputBuffer()
    var json = OutputBuffer()
    var cell = OutputBuffer()
    json.append(UInt8(ascii: "["))
    for (index, column) in columns.all.enumerated() {
      if index > 0 { csv.append(UInt8(ascii: ",")) }
      csv.appendCSVCell(column.spec.name)
    }
    csv.append("\r\n" as StaticString)
    var rows = 0
    for record in catalogue.table(of: type) where isShown(record) {
      json.append(rows > 0 ? ",\n" : "\n" as StaticString)
      append(record, columns, to: &csv, &json, cell: &cell)
      rows += 1
    }
    json.append("\n]\n" as StaticString)
    return TableOutput(
      schema: schema, columns: columns, rows: rows, csv: csv.bytes(), json: json.bytes())
  }

  /// Returns whether a record is written. A withdrawn story leaves a note on its page and nothing
  /// else.
  private func isShown(_ record: some ShowcaseRecord) -> Bool {
    (record as? Story)?.isWithdrawn != true
  }

  private func append<Value: ShowcaseRecord>(
    _ record: Value, _ columns: TableColumns, to csv: inout OutputBuffer,
    _ json: inout OutputBuffer, cell: inout OutputBuffer
  ) {
    let start = json.count
    json.append(UInt8(ascii: "{"))
    for (index, column) in columns.all.enumerated() {
      if index > 0 { csv.append(UInt8(ascii: ",")) }
      guard let value = value(of: column, record) else { continue }
      if json.count > start + 1 { json.append(UInt8(ascii: ",")) }
      json.append(contentsOf: column.key)
      let place = json.count
      append(value, toJSON: &json)
      append(value, toCSV: &csv, json, from: place, cell: &cell)
    }
    json.append(UInt8(ascii: "}"))
    csv.append("\r\n" as StaticString)
  }

  /// Returns the value of a column; nil for an empty cell.
  private func value<Value: ShowcaseRecord>(
    of column: TableColumns.Column, _ record: Value
  ) -> FieldValue? {
    switch column.source {
    case .page: return page(of: record).map { .text($0) }
    case .wordCount: return (record as? Story).map { .integer($0.document.wordCount) }
    case .id: return .text(record.id)
    case .sample: return .flag(record.isSample)
    case .field(let field): return record.origin.publicValue(at: field)
    case .awards(let field):
      guard case .list(let items) = record.origin.publicValue(at: field) else { return nil }
      let kept = items.filter { !isRevoked($0.value) }
      return kept.isEmpty ? nil : .list(kept)
    }
  }

  private func isRevoked(_ value: FieldValue) -> Bool {
    guard case .reference(let id, _) = value else { return false }
    return revoked.contains(id)
  }

  private func page<Value: ShowcaseRecord>(of record: Value) -> String? {
    addresses.target(Value.schema.kind, record.id).map { addresses.canonical($0) }
  }

  /// Appends a value whose JSON begins at `place`; `cell` is a scratch buffer.
  private func append(
    _ value: FieldValue, toCSV out: inout OutputBuffer, _ json: borrowing OutputBuffer,
    from place: Int, cell: inout OutputBuffer
  ) {
    switch value {
    case .text(let text), .reference(let text, _): out.appendCSVCell(text)
    case .list(let items):
      cell.removeAll()
      for (index, item) in items.enumerated() {
        if index > 0 { cell.append(UInt8(ascii: "|")) }
        appendPlain(item.value, to: &cell)
      }
      cell.withBytes { out.appendCSVCell($0) }
    case .group, .groups, .extra: json.withBytes(from: place) { out.appendCSVCell($0) }
    case .integer, .decimal, .flag, .date, .moment: appendPlain(value, to: &out)
    }
  }

  /// Appends a single value without escaping.
  private func appendPlain(_ value: FieldValue, to out: inout OutputBuffer) {
    switch value {
    case .text(let text), .reference(let text, _): out.append(text)
    case .integer(let number): out.append(decimal: number)
    case .decimal(let number): out.append(number.machineText)
    case .flag(let flag): out.append(flag ? "true" : "false" as StaticString)
    case .date(let date): out.append(date.isoText)
    case .moment(let moment): out.append(moment.rfc3339)
    case .list, .group, .groups, .extra: break
    }
  }

  private func append(_ value: FieldValue, toJSON out: inout OutputBuffer) {
    switch value {
    case .text(let text), .reference(let text, _): out.appendJSONString(text)
    case .integer, .decimal, .flag: appendPlain(value, to: &out)
    case .date, .moment:
      out.append(UInt8(ascii: "\""))
      appendPlain(value, to: &out)
      out.append(UInt8(ascii: "\""))
    case .list(let items):
      out.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { out.append(UInt8(ascii: ",")) }
        append(item.value, toJSON: &out)
      }
      out.append(UInt8(ascii: "]"))
    case .group(let set): append(set, toJSON: &out)
    case .groups(let sets):
      out.append(UInt8(ascii: "["))
      for (index, set) in sets.enumerated() {
        if index > 0 { out.append(UInt8(ascii: ",")) }
        append(set, toJSON: &out)
      }
      out.append(UInt8(ascii: "]"))
    case .extra(let fields):
      out.append(UInt8(ascii: "{"))
      for (index, field) in fields.enumerated() {
        if index > 0 { out.append(UInt8(ascii: ",")) }
        out.appendJSONString(field.key)
        out.append(UInt8(ascii: ":"))
        out.appendJSONString(field.value)
      }
      out.append(UInt8(ascii: "}"))
    }
  }

  /// Appends the public fields of a nested mapping.
  private func append(_ set: FieldSet, toJSON out: inout OutputBuffer) {
    out.append(UInt8(ascii: "{"))
    for (index, (spec, value)) in set.publicValues.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      out.append(UInt8(ascii: "\""))
      out.append(spec.name)
      out.append("\":" as StaticString)
      append(value, toJSON: &out)
    }
    out.append(UInt8(ascii: "}"))
  }
}

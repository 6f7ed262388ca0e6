import Showcase
import Text
import Vietnamese

/// A table of awards to which a row can be added in the table's own style.
struct AwardTable: Sendable {
  /// The path below `content/`.
  let path: String
  let raw: [UInt8]
  private let table: CSVTable

  /// Nil when the table has errors: an appended row could, for example, become part of an open
  /// quote.
  init?(path: String, raw: [UInt8]) {
    guard case .success(let bytes) = TextDecoder.decode(raw) else { return nil }
    let (table, problems) = CSVReader.read(SourceFile(path: path, bytes: bytes))
    guard let table, !problems.contains(where: { $0.severity == .error }) else { return nil }
    self.path = path
    self.raw = raw
    self.table = table
  }

  /// The answer of `guong new award` that is not a field of the row.
  static let file = OptionalField("file", .text, vi: "Bảng", "where it is written")

  var columns: [String] { table.header.map(\.text) }

  /// Returns the bytes with one more row, keeping the file's separator, line ending and final
  /// newline.
  func adding(_ cells: [String: String]) -> [UInt8] {
    let (end, isClosed) = lineEnd
    var out = raw
    if !isClosed { out += end }
    let texts = columns.map { cells[$0] ?? "" }
    // A line that begins with `#` is a comment.
    out += texts.enumerated().map { index, text in
      quoted(text, always: index == 0 && text.utf8.first == UInt8(ascii: "#"))
    }.joined(separator: [table.separator])
    if isClosed { out += end }
    return out
  }

  /// The line ending, and whether the last line has one.
  private var lineEnd: (bytes: [UInt8], isClosed: Bool) {
    let (lf, cr) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    let isClosed = raw.last == lf || raw.last == cr
    guard let first = raw.firstIndex(of: lf) else {
      return (raw.contains(cr) ? [cr] : [lf], isClosed)
    }
    return (first > 0 && raw[first - 1] == cr ? [cr, lf] : [lf], isClosed)
  }

  private func quoted(_ text: String, always: Bool) -> [UInt8] {
    let bytes = Array(text.utf8)
    let special: Set<UInt8> = [table.separator, UInt8(ascii: "\""), 0x0A, 0x0D]
    guard always || bytes.contains(where: special.contains) else { return bytes }
    var out: [UInt8] = [UInt8(ascii: "\"")]
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { out.append(byte) }
      out.append(byte)
    }
    return out + [UInt8(ascii: "\"")]
  }

  // MARK: Choice of a table

  /// Returns the tables that can hold a draft, the most likely first, and a new one last.
  static func candidates(_ draft: NewRecordDraft) -> [String] {
    let tables = draft.tables.filter { $0.missing(draft).isEmpty }
    let ranked = tables.map { ($0.score(draft), $0.path) }
      .sorted { $0.0 == $1.0 ? $0.1.precedesByBytes($1.1) : $0.0 > $1.0 }
    let taken = Set(draft.tables.map(\.path))
    let stem = draft[Award.campaign] ?? draft[Award.issuer] ?? "khen-thuong"
    let names = ([stem] + (2...99).map { "\(stem)-\($0)" }).map { "awards/\($0).csv" }
    let fitting = ranked.filter { $0.0 > 0 }.map(\.1)
    let fresh = names.first { !taken.contains($0) && !draft.desk.hasFile($0) }
    let rest = ranked.filter { $0.0 == 0 }.map(\.1)
    return (fitting + [fresh].compactMap { $0 } + rest).map { String($0.dropFirst(7)) }
  }

  /// Reports why a draft cannot be written to a table of this name.
  static func problem(with name: String, _ draft: NewRecordDraft) -> Diagnostic? {
    let parts =
      name.hasSuffix(".csv")
      ? name.dropLast(4).split(separator: "/", omittingEmptySubsequences: false) : []
    guard !parts.isEmpty, parts.allSatisfy({ Slug.isValid(String($0)) }) else {
      return .noTableName(name)
    }
    let path = "awards/\(name)"
    if let table = draft.tables.first(where: { $0.path == path }) {
      let missing = table.missing(draft)
      return missing.isEmpty ? nil : .withoutColumns(path, missing)
    }
    return draft.desk.hasFile(path) ? .brokenTable(path) : nil
  }

  /// Returns a table with only the columns that a draft needs.
  static func empty(for draft: NewRecordDraft, path: String) -> AwardTable? {
    let usual: [any FieldKey] = [
      Award.id, Award.formClass, Award.decision, Award.decisionDate, Award.campaign,
    ]
    let columns = draft.kind.schema.fields.filter { field in
      field.isRequired || usual.contains { $0.spec === field } || draft[field.name] != nil
    }
    let header = columns.map(\.name).joined(separator: ",") + "\n"
    return AwardTable(path: path, raw: Array(header.utf8))
  }

  /// Returns the answers for which the table has no column; without an id column, the id is derived
  /// from the others.
  private func missing(_ draft: NewRecordDraft) -> [String] {
    draft.kind.schema.fields.map(\.name).filter {
      $0 != Award.id.spec.name && draft[$0] != nil && !columns.contains($0)
    }
  }

  /// Returns how many rows share the decision, campaign or issuer.
  private func score(_ draft: NewRecordDraft) -> Int {
    func rows(_ key: some FieldKey) -> Int {
      guard let answer = draft[key], let column = columns.firstIndex(of: key.spec.name) else {
        return 0
      }
      return table.rows.count { $0.cells[column].text == answer }
    }
    return rows(Award.decision) * 1_000_000 + rows(Award.campaign) * 1_000 + rows(Award.issuer)
  }
}

extension NewRecordDraft {
  var tables: [AwardTable] {
    desk.tables.compactMap { AwardTable(path: $0.path, raw: $0.raw) }
  }
}

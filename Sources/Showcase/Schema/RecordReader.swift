import Markdown
package import Text
import Vietnamese
import YAML

/// Reads the records in a file of `content/`.
package enum RecordReader {
  /// Reads one file of a type: Markdown, YAML (a mapping, or a sequence of mappings) or CSV (a row
  /// each).
  ///
  /// Returns the records, each with its own problems, and the problems of the file as a whole.
  package static func read(
    _ file: SourceFile, schema: RecordSchema
  ) -> (records: [ParsedRecord], diagnostics: [Diagnostic]) {
    if schema.isMarkdown { return markdown(file, schema: schema) }
    return file.path.hasSuffix(".csv") ? csv(file, schema: schema) : yaml(file, schema: schema)
  }

  private static func markdown(
    _ file: SourceFile, schema: RecordSchema
  ) -> (records: [ParsedRecord], diagnostics: [Diagnostic]) {
    let (parts, problems) = FrontMatter.split(file)
    guard let parts else { return unread(file, schema, problems) }
    let (root, errors) = YAMLReader.read(file, in: parts.yaml)
    guard let root, case .mapping(let entries) = root.kind else {
      let shape = Diagnostic.wrongShape(
        "front matter", expected: .mapping, in: file, at: root?.offset ?? parts.yaml.lowerBound)
      return unread(file, schema, problems + (errors.isEmpty ? [shape] : errors))
    }
    var parser = FieldParser(file: file)
    let fields = parser.mapping(
      entries, of: schema.name, specs: schema.fields, start: root.offset)
    if fields.offsets[RecordSchema.idIndex] < 0, !Slug.isValid(file.stem) {
      parser.report(.nameIsNoID(file))
    }
    let (document, findings) = MarkdownParser.parse(file, body: parts.body, options: .linking)
    let record = ParsedRecord(
      schema: schema, file: file, fields: fields, document: document,
      diagnostics: problems + errors + parser.diagnostics + findings)
    return ([record], [])
  }

  private static func unread(
    _ file: SourceFile, _ schema: RecordSchema, _ problems: [Diagnostic]
  ) -> (records: [ParsedRecord], diagnostics: [Diagnostic]) {
    ([.unread(file, schema: schema, diagnostics: problems)], [])
  }

  private static func yaml(
    _ file: SourceFile, schema: RecordSchema
  ) -> (records: [ParsedRecord], diagnostics: [Diagnostic]) {
    let (root, errors) = YAMLReader.read(file, in: 0..<file.bytes.count)
    guard let root else {
      let shape = Diagnostic.wrongShape(schema.name, expected: .mapping, in: file, at: 0)
      return unread(file, schema, errors.isEmpty ? [shape] : errors)
    }
    let nodes = if case .sequence(let nodes) = root.kind { nodes } else { [root] }
    let records = nodes.map { node in
      guard case .mapping(let entries) = node.kind else {
        let shape = Diagnostic.wrongShape(
          schema.name, expected: .mapping, in: file, at: node.offset)
        return ParsedRecord.unread(file, schema: schema, diagnostics: [shape])
      }
      return mappingRecord(entries, at: node.offset, file: file, schema: schema)
    }
    return (records, errors)
  }

  private static func mappingRecord(
    _ entries: [YAMLEntry], at offset: Int, file: SourceFile, schema: RecordSchema
  ) -> ParsedRecord {
    var parser = FieldParser(file: file)
    let fields = parser.mapping(
      entries, of: schema.name, specs: schema.fields, start: offset)
    return ParsedRecord(
      schema: schema, file: file, fields: fields, diagnostics: parser.diagnostics)
  }

  private static func csv(
    _ file: SourceFile, schema: RecordSchema
  ) -> (records: [ParsedRecord], diagnostics: [Diagnostic]) {
    let (table, errors) = CSVReader.read(file)
    guard let table, !errors.contains(where: { $0.severity == .error }) else {
      return unread(file, schema, errors)
    }
    let header = Header(table, schema: schema, file: file)
    let records = table.rows.map { row in
      var parser = FieldParser(file: file)
      let fields = parser.row(
        row, of: schema.name, columns: header.columns, specs: schema.fields,
        missing: header.missing)
      return ParsedRecord(
        schema: schema, file: file, fields: fields, diagnostics: parser.diagnostics,
        isPartial: !header.missing.isEmpty)
    }
    return (records, errors + header.problems)
  }

  /// The columns of a table, matched to its schema.
  private struct Header {
    /// The field of each column, or nil.
    private(set) var columns: [Int?] = []
    /// Required fields without a column: reported here once instead of in every row.
    private(set) var missing: Set<Int> = []
    private(set) var problems: [Diagnostic] = []

    init(_ table: CSVTable, schema: RecordSchema, file: SourceFile) {
      let fields = schema.fields
      var meant: Set<String> = []
      for cell in table.header {
        let index = fields.firstIndex { $0.name == cell.text }
        if let index, !fields[index].kind.fitsCell {
          problems.append(.notInTable(cell.text, in: file, at: cell.offset))
          columns.append(nil)
          meant.insert(cell.text)
          continue
        }
        columns.append(index)
        guard index == nil else { continue }
        problems.append(.unknownKey(cell.text, known: fields, in: file, at: cell.offset))
        if let near = Suggestion.nearest(to: cell.text, among: fields.lazy.map(\.name)) {
          meant.insert(near)
        }
      }
      for (index, spec) in fields.enumerated() where spec.isRequired && !columns.contains(index) {
        missing.insert(index)
        guard !meant.contains(spec.name) else { continue }
        problems.append(.missingColumn(spec, in: file, at: table.header.first?.offset ?? 0))
      }
    }
  }
}

extension FieldKind {
  /// Whether a CSV cell can hold it.
  var fitsCell: Bool {
    switch self {
    case .group, .groups, .extra: false
    case .list(let element): element.fitsCell
    default: true
    }
  }
}

extension SourceFile {
  /// The name of a Markdown file without its folder and `.md`.
  var stem: String {
    path.withBytes { path in
      let start = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
      let name = path[start...]
      let stem = name.suffix(3).elementsEqual(".md".utf8) ? name.dropLast(3) : name
      return String(decoding: stem, as: UTF8.self)
    }
  }
}

extension Diagnostic {
  /// Reports a file whose name, which serves as id and address, is unsuitable for that.
  static func nameIsNoID(_ file: SourceFile) -> Diagnostic {
    let slug = Slug.make(file.stem)
    return Diagnostic(
      in: file, at: 0, code: "file-name",
      message: Message(
        en: "the file's name '\(file.stem)' cannot be an id",
        vi: "tên tệp '\(file.stem)' không dùng làm mã được"),
      hint: Message(
        en: "name it '\(slug).md' or write 'id: \(slug)'",
        vi: "hãy đổi tên thành '\(slug).md' hoặc ghi 'id: \(slug)'"))
  }

  static func missingColumn(_ spec: FieldSpec, in file: SourceFile, at offset: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "missing-column",
      message: Message(
        en: "the table has no column '\(spec.name)'", vi: "bảng thiếu cột '\(spec.name)'"))
  }

  static func notInTable(_ name: String, in file: SourceFile, at offset: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "not-in-table",
      message: Message(
        en: "'\(name)' has fields of its own and does not fit a table cell",
        vi: "'\(name)' có trường con nên không đặt được trong ô của bảng"),
      hint: Message(en: "write the record in a .yml file", vi: "hãy ghi bản ghi này trong tệp .yml")
    )
  }
}

extension MarkdownOptions {
  /// The site's own Markdown, whose links name records by their kind: `story:…`.
  fileprivate static let linking = MarkdownOptions.site(
    linkTargets: RecordKind.allCases.filter { $0.schema.isLinkTarget }.map(\.rawValue))
}

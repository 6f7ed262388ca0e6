import Markdown
package import Text
import YAML

/// Turns a file of `content/` into the records that stand in it.
package enum RecordReader {
  /// Reads one file of a type: Markdown, YAML (a mapping, or a sequence of mappings) or CSV (a row each).
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
    guard let parts else { return ([], problems) }
    let (root, errors) = YAMLReader.read(file, in: parts.yaml)
    guard let root, !errors.contains(where: { $0.severity == .error }) else {
      return ([], problems + errors)
    }
    guard case .mapping(let entries) = root.kind else {
      let shape = Diagnostic.wrongShape(
        "front matter", expected: .mapping, in: file, at: root.offset)
      return ([], problems + errors + [shape])
    }
    var parser = FieldParser(file: file)
    let fields = parser.mapping(entries, specs: schema.fields, start: root.offset)
    let (document, findings) = MarkdownParser.parse(file, body: parts.body, options: .site)
    let record = ParsedRecord(
      schema: schema, file: file, fields: fields, document: document,
      diagnostics: parser.diagnostics + findings)
    return ([record], problems + errors)
  }

  private static func yaml(
    _ file: SourceFile, schema: RecordSchema
  ) -> (records: [ParsedRecord], diagnostics: [Diagnostic]) {
    let (root, errors) = YAMLReader.read(file, in: 0..<file.bytes.count)
    guard let root, !errors.contains(where: { $0.severity == .error }) else { return ([], errors) }
    switch root.kind {
    case .mapping(let entries):
      return ([mappingRecord(entries, at: root.offset, file: file, schema: schema)], errors)
    case .sequence(let nodes):
      var records: [ParsedRecord] = []
      var problems = errors
      for node in nodes {
        if case .mapping(let entries) = node.kind {
          records.append(mappingRecord(entries, at: node.offset, file: file, schema: schema))
        } else {
          problems.append(.wrongShape(schema.name, expected: .mapping, in: file, at: node.offset))
        }
      }
      return (records, problems)
    case .scalar:
      return (
        [], errors + [.wrongShape(schema.name, expected: .mapping, in: file, at: root.offset)]
      )
    }
  }

  private static func mappingRecord(
    _ entries: [YAMLEntry], at offset: Int, file: SourceFile, schema: RecordSchema
  ) -> ParsedRecord {
    var parser = FieldParser(file: file)
    let fields = parser.mapping(entries, specs: schema.fields, start: offset)
    return ParsedRecord(
      schema: schema, file: file, fields: fields, diagnostics: parser.diagnostics)
  }

  private static func csv(
    _ file: SourceFile, schema: RecordSchema
  ) -> (records: [ParsedRecord], diagnostics: [Diagnostic]) {
    let (table, errors) = CSVReader.read(file)
    guard let table, !errors.contains(where: { $0.severity == .error }) else { return ([], errors) }
    var problems = errors
    let columns = table.header.map { cell -> Int? in
      guard let index = schema.fields.firstIndex(where: { $0.name == cell.text }) else {
        problems.append(.unknownKey(cell.text, known: schema.fields, in: file, at: cell.offset))
        return nil
      }
      guard schema.fields[index].kind.fitsCell else {
        problems.append(.notInTable(cell.text, in: file, at: cell.offset))
        return nil
      }
      return index
    }
    let records = table.rows.map { row in
      var parser = FieldParser(file: file)
      let fields = parser.row(row, columns: columns, specs: schema.fields)
      return ParsedRecord(
        schema: schema, file: file, fields: fields, diagnostics: parser.diagnostics)
    }
    return (records, problems)
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

extension Diagnostic {
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

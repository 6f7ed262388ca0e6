/// Prints a view model for theme authors: every name with its type and meaning, indented by depth.
package enum FieldsPrinter {
  /// Renders the names of a schema, one a line, columns aligned within each record.
  package static func render(_ schema: Schema) -> String {
    var out = schema.name + "\n"
    append(schema.fields, indent: "  ", to: &out)
    return out
  }

  private static func append(_ fields: [Field], indent: String, to out: inout String) {
    let nameWidth = fields.map(\.name.unicodeScalars.count).max() ?? 0
    let typeWidth = fields.map { describe($0.type).unicodeScalars.count }.max() ?? 0
    for field in fields {
      let line =
        indent + padded(field.name, nameWidth) + "  "
        + (field.summary.isEmpty
          ? describe(field.type) : padded(describe(field.type), typeWidth) + "  " + field.summary)
      out += line + "\n"
      switch field.type {
      case .record(let schema), .optionalRecord(let schema), .list(let schema):
        append(schema.fields, indent: indent + "  ", to: &out)
      default: break
      }
    }
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.unicodeScalars.count))
  }

  private static func describe(_ type: FieldType) -> String {
    switch type {
    case .text: "text"
    case .optionalText: "optional text"
    case .html: "html"
    case .optionalHTML: "optional html"
    case .flag: "flag"
    case .record(let schema): "record \(schema.name)"
    case .optionalRecord(let schema): "optional record \(schema.name)"
    case .list(let schema): "list of \(schema.name)"
    case .texts: "list of texts"
    case .choice(let choices): "one of \(choices.joined(separator: " | "))"
    }
  }
}

import Showcase
import Text
import Vietnamese

/// Describes the tables as a tabular data package (specs.frictionlessdata.io, version 1).
enum DataPackage {
  /// Writes `datapackage.json`.
  ///
  /// It names no licence because the site's settings have none.
  static func write(
    _ tables: [TableOutput], _ settings: SiteSettings, homepage: String
  ) -> [UInt8] {
    let name = Slug.make(settings.title)
    var package = JSONObject()
    package.add("profile", "tabular-data-package" as StaticString)
    package.add("name", name.isEmpty ? "guong" : name)
    package.add("title", settings.title)
    package.add("description", settings.description)
    package.add("homepage", homepage)
    package.add("resources", list: tables.map { resource($0) })
    return package.bytes + [UInt8(ascii: "\n")]
  }

  private static func resource(_ table: TableOutput) -> [UInt8] {
    var object = JSONObject()
    object.add("profile", "tabular-data-resource" as StaticString)
    object.add("name", table.name)
    object.add("title", table.schema.title)
    object.add("description", table.schema.summary)
    object.add("path", "\(table.name).csv")
    object.add("format", "csv" as StaticString)
    object.add("mediatype", "text/csv" as StaticString)
    object.add("encoding", "utf-8" as StaticString)
    object.add("bytes", table.csv.count)
    var schema = JSONObject()
    schema.add("fields", list: table.columns.all.map { field($0.spec) })
    schema.add("primaryKey", texts: table.columns.primaryKey)
    object.add("schema", schema)
    return object.bytes
  }

  private static func field(_ spec: FieldSpec) -> [UInt8] {
    var object = JSONObject()
    object.add("name", spec.name)
    object.add("type", type(of: spec.kind))
    if case .moment = spec.kind { object.add("format", "%Y-%m-%dT%H:%M:%S%z" as StaticString) }
    object.add("description", spec.summary + note(on: spec.kind))
    var constraints = JSONObject()
    if spec.isRequired || spec.name == "id" { constraints.add("required", true) }
    if case .choice(let choices) = spec.kind { constraints.add("enum", texts: choices.map(\.id)) }
    if !constraints.isEmpty { object.add("constraints", constraints) }
    return object.bytes
  }

  static func type(of kind: FieldKind) -> StaticString {
    switch kind {
    case .integer: "integer"
    case .decimal, .degrees: "number"
    case .flag: "boolean"
    case .date: "date"
    case .moment: "datetime"
    case .text, .prose, .slug, .url, .file, .choice, .term, .reference, .address, .list, .group,
      .groups, .extra:
      "string"
    }
  }

  private static func note(on kind: FieldKind) -> String {
    switch kind {
    case .list: " (values separated by |)"
    case .group, .extra: " (a JSON object)"
    case .groups: " (a JSON list of objects)"
    case .reference(let kind): " (id of a record: \(kind.schema.folder))"
    case .term(let vocabulary): " (a term of the vocabulary \(vocabulary.rawValue))"
    default: ""
    }
  }
}

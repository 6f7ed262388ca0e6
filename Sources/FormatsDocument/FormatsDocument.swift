import Showcase
import Text

// docs/formats.md is derived from the schemas, so that it cannot contradict the program. Text
// beyond the schemas is in FormatsDocument+Introduction.swift; a test reads every example as
// content.

/// Renders docs/formats.md.
enum FormatsDocument {
  static func render() -> String {
    var parts = [introduction, settings, common]
    parts += Catalogue.types.map { section($0.schema) }
    parts += [markdown, published]
    return parts.joined(separator: "\n") + "\n"
  }

  private static var settings: String {
    """
    ## Settings: `content/site.yml`

    One YAML mapping.

    \(table(SiteSettings.schema, showsPublic: false))
    \(nested(SiteSettings.schema, path: "", showsPublic: false))
    The folders of the kinds of page, which `routes:` may replace:

    | Route | Folder |
    |---|---|
    \(routes)

    ```yaml
    \(settingsExample)
    ```

    """
  }

  private static var routes: String {
    SiteSettings.defaultRoutes.sorted { $0.key < $1.key }
      .map { "| `\($0.key)` | `\($0.value)/` |" }.joined(separator: "\n")
  }

  private static var common: String {
    """
    ## Fields that every record may have

    \(table(commonFields, showsPublic: true))

    """
  }

  /// The fields at the end of every schema.
  private static var commonFields: [FieldSpec] {
    guard let first = Catalogue.types.first?.schema.fields else { return [] }
    let names = Catalogue.types.dropFirst().reduce(first.map(\.name)) { names, type in
      names.filter { name in type.schema.fields.contains { $0.name == name } }
    }
    let own = ["id", "title", "summary"]
    return first.filter { names.contains($0.name) && !own.contains($0.name) }
  }

  private static func section(_ schema: RecordSchema) -> String {
    let common = Set(commonFields.map(\.name))
    let fields = schema.fields.filter { !common.contains($0.name) }
    let files =
      schema.isMarkdown
      ? "Markdown with front matter, one file (`.md`) each"
      : "CSV (`.csv`, one row each) or YAML (`.yml`, one mapping or a sequence of mappings)"
    var text = """
      ## \(schema.title) (`\(schema.name)`)

      \(schema.summary)

      Folder: `content/\(schema.folder)/`. Files: \(files).\(dayOfPlaces(schema))

      \(table(fields, showsPublic: true))
      \(nested(fields, path: "", showsPublic: true))
      """
    let example = schema.example
    let language = example.path.split(separator: ".").last.map { String($0) } ?? ""
    text += """

      Example, `content/\(example.path)`:

      ````\(language == "md" ? "markdown" : language == "yml" ? "yaml" : language)
      \(example.text)
      ````

      """
    return text
  }

  /// Describes which field determines the day on which places are resolved.
  private static func dayOfPlaces(_ schema: RecordSchema) -> String {
    guard !schema.asOf.isEmpty else { return "" }
    let fields = schema.asOf.map { "`\($0.name)`" }.joined(separator: ", else ")
    return " Its places are meant as on the day of \(fields)."
  }

  private static func table(_ fields: [FieldSpec], showsPublic: Bool) -> String {
    let head =
      showsPublic
      ? ["Field", "Kind", "Required", "Public", "Meaning", "Example"]
      : ["Field", "Kind", "Required", "Meaning", "Example"]
    var rows = [head, head.map { _ in "---" }]
    for spec in fields {
      var row = ["`\(spec.name)`", words(spec.kind), spec.isRequired ? "yes" : ""]
      if showsPublic { row.append(spec.isPublic ? "yes" : "no") }
      row.append(spec.summary)
      row.append(spec.example.isEmpty ? "" : "`\(spec.example)`")
      rows.append(row)
    }
    return rows.map { row in
      "| " + row.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
    }.joined(separator: "\n")
  }

  /// The tables of the fields that have fields of their own, named by their path.
  private static func nested(_ fields: [FieldSpec], path: String, showsPublic: Bool) -> String {
    fields.map { spec -> String in
      let inner: [FieldSpec]
      switch spec.kind {
      case .group(let specs), .groups(let specs): inner = specs
      default: return ""
      }
      let name = path + spec.name
      return """

        ### `\(name)`

        \(table(inner, showsPublic: showsPublic))

        """ + nested(inner, path: name + ".", showsPublic: showsPublic)
    }.joined()
  }

  /// Describes a kind of field.
  private static func words(_ kind: FieldKind) -> String {
    switch kind {
    case .text: "text, one line"
    case .prose: "text, paragraphs"
    case .slug: "slug"
    case .integer(let range):
      range.upperBound == Int.max
        ? "whole number from \(range.lowerBound)"
        : "whole number \(range.lowerBound)–\(range.upperBound)"
    case .decimal: "decimal number"
    case .degrees(let range): "degrees from \(range.lowerBound) to \(range.upperBound)"
    case .flag: "`true` or `false`"
    case .date: "date"
    case .moment: "moment"
    case .url: "web address"
    case .file: "file"
    case .choice(let choices):
      "one of " + choices.map { "`\($0.id)` (\($0.label.vi))" }.joined(separator: ", ")
    case .term(let vocabulary): "term of `vocabularies/\(vocabulary.rawValue).yml`"
    case .reference(let type): "id of a record: `\(type.rawValue)`"
    case .address: "path of a page"
    case .list(let element): "list: " + words(element)
    case .group: "mapping, see below"
    case .groups: "sequence of mappings, see below"
    case .extra: "mapping of free keys to texts"
    }
  }
}

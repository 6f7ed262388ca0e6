import Showcase

/// Renders docs/formats.md from the schemas, so that it cannot say anything else than they do.
enum FormatsDocument {
  static func render() -> String {
    Catalogue.types.map { "## \($0.schema.title)\n" }.joined(separator: "\n")
  }
}

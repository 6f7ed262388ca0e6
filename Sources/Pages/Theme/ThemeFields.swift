import Templates

/// Prints the view models for theme authors.
package enum ThemeFields {
  /// Lists the names of each layout, indented by nesting, with types and meanings.
  package static func render(_ layouts: [Layout]) -> String {
    let words = Schema("words", [Field("…", .text, "any key of strings/<lang>.yml")])
    let assets = Schema(
      "assets",
      [
        Field("…", .text, "any name below 'assets:' in theme.yml"),
        Field("…Modules", .texts, "for a script: its address and those of what it imports"),
      ])
    return layouts.map { layout in
      "layouts/\(layout.rawValue).mustache: \(layout.summary)\n"
        + FieldsPrinter.render(layout.schema(words: words, assets: assets))
    }.joined(separator: "\n")
  }
}

package import Text

/// The templates of a theme, by the names that layouts, partials and parents use.
package struct TemplateLibrary: Sendable {
  let templates: [String: ParsedTemplate]

  /// Parses all sources.
  package init(_ sources: [String: SourceFile]) {
    templates = sources.mapValues(Parser.parse)
  }

  /// The names of all templates, sorted by bytes.
  package var names: [String] {
    templates.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The syntax problems of all sources, whether a page uses them or not.
  package var problems: [Diagnostic] {
    templates.values.flatMap(\.problems).sorted()
  }

  /// Checks a template, with everything that it includes, against the view model of its page.
  ///
  /// Returns all problems, each once and sorted, and the template if none of them is an error. The
  /// records of `constants` are those fields of the page that are identical on every page of a
  /// build: their output becomes part of the template, and their values are not read when
  /// rendering. `keys` is passed from one template of a theme to the next.
  package func compile(
    _ name: String, for schema: Schema, constants: [String: Record] = [:],
    keys: inout FragmentKeys
  ) -> (Template?, [Diagnostic]) {
    var expander = Expander(templates, target: Compiler(schema, constants: constants, keys: keys))
    expander.expand(name)
    keys = expander.target.keys
    if expander.isFull { expander.target.problems.append(.templateTooLarge(name)) }
    let problems = Set(expander.target.problems).sorted()
    let isUsable = !problems.contains { $0.severity == .error }
    return (isUsable ? expander.target.template : nil, problems)
  }

  /// Compiles a template that shares no records with others.
  package func compile(
    _ name: String, for schema: Schema, constants: [String: Record] = [:]
  ) -> (Template?, [Diagnostic]) {
    var keys = FragmentKeys()
    return compile(name, for: schema, constants: constants, keys: &keys)
  }
}

import Showcase
package import Text

extension NewRecordDraft {
  /// Takes the arguments of a command line: `--field value`, `--field=value`, or the main field's
  /// value alone.
  package mutating func take(options words: [String]) -> [Diagnostic] {
    var given: [(index: Int, value: String)] = []
    var problems: [Diagnostic] = []
    let fields = kind.fields
    var rest = words[...]
    while let word = rest.popFirst() {
      let main = word.hasPrefix("--") ? nil : kind.mainField
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = main.map { "--\(NewRecordKind.option($0))" } ?? String(parts.first ?? "")
      guard let index = fields.firstIndex(where: { "--\(NewRecordKind.option($0.name))" == name })
      else {
        problems.append(.unknownOption(word, kind))
        if rest.first?.hasPrefix("--") == false { rest.removeFirst() }
        continue
      }
      if main != nil {
        given.append((index, word))
      } else if parts.count == 2 {
        given.append((index, String(parts[1])))
      } else if let value = rest.first, !value.hasPrefix("--") {
        given.append((index, rest.removeFirst()))
      } else if case .flag = fields[index].kind {
        given.append((index, "true"))
      } else {
        problems.append(.optionWithoutValue(word, kind))
      }
    }
    return problems + take(given.sorted { $0.index < $1.index })
  }

  /// Takes answers in the order of the questions: the valid values of one depend on those before
  /// it.
  private mutating func take(_ given: [(index: Int, value: String)]) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    for (index, value) in given {
      let field = kind.fields[index]
      if self[field.name] != nil, !field.kind.isList {
        problems.append(.optionTwice(field, kind))
        continue
      }
      let all = [self[field.name], value].compactMap { $0 }.joined(separator: "|")
      if let problem = take(all, for: field) { problems.append(problem) }
    }
    return problems
  }
}

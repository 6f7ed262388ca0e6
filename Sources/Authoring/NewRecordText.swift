import Showcase
import Text

/// Writes answers as YAML: `key: value`, in the order of the schema.
enum NewRecordText {
  static func yaml(_ draft: NewRecordDraft) -> String {
    var text = ""
    for field in draft.kind.schema.fields {
      guard let answer = draft[field.name] else { continue }
      text += "\(field.name):\(value(answer, field.kind))\n"
    }
    return text
  }

  private static func value(_ answer: String, _ kind: FieldKind) -> String {
    switch kind {
    case .list(let element) where element.isFreeText:
      answer.list.map { "\n  - \(scalar($0, element))" }.joined()
    case .list: " [\(answer.list.joined(separator: ", "))]"
    case .groups(let specs): answer.list.map { group($0, specs) }.joined()
    case .prose: prose(answer)
    default: " " + scalar(answer, kind)
    }
  }

  private static func group(_ answer: String, _ specs: [FieldSpec]) -> String {
    let parts = answer.split(separator: ";", omittingEmptySubsequences: false)
    let lines = zip(specs, parts).compactMap { spec, part -> String? in
      let text = part.trimmingBlanks()
      return text.isEmpty ? nil : "\(spec.name): \(scalar(text, spec.kind))"
    }
    return "\n  - " + lines.joined(separator: "\n    ")
  }

  /// Writes texts in quotes, whatever they contain; ids, numbers and days unchanged.
  private static func scalar(_ text: String, _ kind: FieldKind) -> String {
    switch kind {
    case .text, .prose, .url, .file, .address: quoted(text)
    default: text
    }
  }

  private static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": out += "\\\\"
      case "\"": out += "\\\""
      case "\n": out += "\\n"
      case "\t": out += "\\t"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }

  /// Writes a folded block of lines below 100 columns; in quotes where folding would change the
  /// text.
  private static func prose(_ text: String) -> String {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard !text.contains("\n"), !text.contains("\t"), words.allSatisfy({ !$0.isEmpty }) else {
      return " " + quoted(text)
    }
    var lines: [String] = []
    var line = ""
    for word in words {
      if !line.isEmpty, line.unicodeScalars.count + word.unicodeScalars.count > 96 {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " \(word)"
    }
    return " >-\n  " + (lines + [line]).joined(separator: "\n  ")
  }
}

/// Prints problems for people (`path:line:column: error: message`) or for programs (JSON Lines).
package struct DiagnosticPrinter: Sendable {
  package enum Format: String, Sendable, CaseIterable {
    case text, json
  }

  /// The most problems that are printed one by one; the rest are counted.
  package static let limit = 1_000

  package let format: Format
  package let language: MessageLanguage
  /// Whether the source line and a caret follow each problem (on a terminal).
  package let showsExcerpt: Bool

  package init(format: Format, language: MessageLanguage, showsExcerpt: Bool) {
    self.format = format
    self.language = language
    self.showsExcerpt = showsExcerpt
  }

  /// Renders problems: sorted, each once, errors kept before warnings when the limit cuts.
  package func render(_ diagnostics: [Diagnostic]) -> [UInt8] {
    let sorted = Set(diagnostics).sorted()
    var kept = sorted
    if sorted.count > Self.limit {
      let errors = sorted.filter { $0.severity == .error }.prefix(Self.limit)
      let warnings = sorted.filter { $0.severity == .warning }.prefix(Self.limit - errors.count)
      kept = (errors + warnings).sorted()
    }
    var out = OutputBuffer()
    for diagnostic in kept {
      switch format {
      case .text: appendText(diagnostic, to: &out)
      case .json: appendJSON(diagnostic, to: &out)
      }
    }
    if kept.count < sorted.count, format == .text {
      let rest = sorted.count - kept.count
      let line = Message(en: "… and \(rest) more problems", vi: "… và \(rest) lỗi khác nữa")
      out.append(line.text(in: language) + "\n")
    }
    return out.bytes()
  }

  private func appendText(_ diagnostic: Diagnostic, to out: inout OutputBuffer) {
    let place = diagnostic.position
    let severity: Message =
      switch diagnostic.severity {
      case .error: Message(en: "error", vi: "lỗi")
      case .warning: Message(en: "warning", vi: "cảnh báo")
      }
    var line = "\(diagnostic.path):\(place.line):\(place.column): "
    line += "\(severity.text(in: language)): \(diagnostic.message.text(in: language))"
    if let hint = diagnostic.hint { line += "; \(hint.text(in: language))" }
    out.append(Self.printable(line))
    out.append(UInt8(ascii: "\n"))
    if showsExcerpt, let excerpt = diagnostic.excerpt {
      appendExcerpt(excerpt, column: place.column, to: &out)
    }
  }

  /// Shows the line and a caret below the column; a long line is cut around the place.
  private func appendExcerpt(_ excerpt: String, column: Int, to out: inout OutputBuffer) {
    let scalars = Array(excerpt.unicodeScalars)
    let first = max(0, min(column - 1, scalars.count) - 60)
    let shown = scalars[first..<min(scalars.count, first + 100)]
    var text = String(String.UnicodeScalarView(shown))
    text = Self.printable(text)
    let lead = column - 1 - first
    out.append("    \(text)\n    ")
    for index in 0..<max(0, lead) {
      let tab = index < shown.count && shown[shown.startIndex + index] == "\t"
      out.append(tab ? UInt8(ascii: "\t") : UInt8(ascii: " "))
    }
    out.append("^\n")
  }

  /// Replaces control characters and direction overrides, which could forge a terminal's lines.
  private static func printable(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let value = scalar.value
      let control = (value < 0x20 && value != 0x09) || (0x7F...0x9F).contains(value)
      let direction = (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
      out.append(control || direction ? "\u{FFFD}" : scalar)
    }
    return String(out)
  }

  private func appendJSON(_ diagnostic: Diagnostic, to out: inout OutputBuffer) {
    out.append("{\"path\":")
    out.appendJSONString(diagnostic.path)
    let place = diagnostic.position
    out.append(",\"line\":\(place.line),\"column\":\(place.column)")
    out.append(",\"severity\":\"\(diagnostic.severity.rawValue)\",\"code\":")
    out.appendJSONString(diagnostic.code)
    out.append(",\"message\":")
    out.appendJSONString(diagnostic.message.text(in: language))
    out.append(",\"hint\":")
    if let hint = diagnostic.hint {
      out.appendJSONString(hint.text(in: language))
    } else {
      out.append("null")
    }
    out.append("}\n")
  }
}

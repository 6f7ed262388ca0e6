import Testing
import Text

struct DiagnosticPrinterTests {
  private func diagnostic(
    _ path: String = "a.md", line: Int = 3, column: Int = 5,
    severity: Diagnostic.Severity = .error, code: String = "unknown-key",
    message: String = "unknown key 'tiltle'", hint: Message? = nil, excerpt: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      path: path, position: Position(line: line, column: column), severity: severity, code: code,
      message: Message(en: message, vi: "khóa lạ"), hint: hint, excerpt: excerpt)
  }

  private func render(
    _ diagnostics: [Diagnostic], _ format: DiagnosticPrinter.Format = .text,
    _ language: MessageLanguage = .en, excerpt: Bool = false
  ) -> String {
    let printer = DiagnosticPrinter(format: format, language: language, showsExcerpt: excerpt)
    return String(decoding: printer.render(diagnostics), as: UTF8.self)
  }

  private let hint = Message(en: "did you mean 'title'?", vi: "có phải là 'title'?")

  @Test func printsALineForPeople() {
    let found = diagnostic(hint: hint)
    #expect(
      render([found]) == "a.md:3:5: error: unknown key 'tiltle'; did you mean 'title'?\n")
    #expect(render([found], .text, .vi) == "a.md:3:5: lỗi: khóa lạ; có phải là 'title'?\n")
    #expect(render([diagnostic(severity: .warning)]).contains(": warning: "))
    #expect(render([diagnostic(severity: .warning)], .text, .vi).contains(": cảnh báo: "))
  }

  @Test func printsJSONForPrograms() {
    #expect(
      render([diagnostic(message: "a \"b\" <c>", hint: hint)], .json) == """
        {"path":"a.md","line":3,"column":5,"severity":"error","code":"unknown-key",\
        "message":"a \\"b\\" \\u003cc\\u003e","hint":"did you mean 'title'?"}

        """)
    #expect(
      render([diagnostic()], .json, .vi).hasSuffix("\"message\":\"khóa lạ\",\"hint\":null}\n"))
  }

  @Test func pointsWithACaret() {
    let found = diagnostic(column: 4, message: "x", excerpt: "\tđội x")
    #expect(render([found], excerpt: true) == "a.md:3:4: error: x\n    \tđội x\n    \t  ^\n")
    #expect(render([found]) == "a.md:3:4: error: x\n")
  }

  @Test func cutsALongLineAroundThePlace() {
    let line = String(repeating: "a", count: 500) + "X" + String(repeating: "b", count: 500)
    let lines = render([diagnostic(column: 501, excerpt: line)], excerpt: true).split(
      separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[1].count == 104)
    let caret = lines[2].firstIndex(of: "^").map {
      lines[2].distance(from: lines[2].startIndex, to: $0)
    }
    let place = lines[1].firstIndex(of: "X").map {
      lines[1].distance(from: lines[1].startIndex, to: $0)
    }
    #expect(caret == place)
    #expect(caret != nil)
  }

  @Test(arguments: ["\u{1B}", "\u{7}", "\u{9B}", "\u{7F}", "\n", "\r", "\u{202E}", "\u{2066}"])
  func replacesWhatCouldForgeATerminal(sign: String) {
    let text = render(
      [diagnostic("a\(sign).md", message: "x\(sign)y", excerpt: "p\(sign)q")], excerpt: true)
    #expect(text == "a\u{FFFD}.md:3:5: error: x\u{FFFD}y\n    p\u{FFFD}q\n        ^\n")
  }

  @Test func sortsAndDropsRepeats() {
    let later = diagnostic("b.md", line: 1)
    let warning = diagnostic(line: 2, severity: .warning)
    let error = diagnostic(line: 2)
    let lines = render([later, warning, error, later]).split(separator: "\n").map(String.init)
    #expect(
      lines.map { String($0.prefix(15)) } == [
        "a.md:2:5: error", "a.md:2:5: warni", "b.md:1:5: error",
      ])
  }

  @Test func keepsErrorsWhenItCuts() {
    let warnings = (1...1_500).map { diagnostic("a.md", line: $0, severity: .warning) }
    let errors = (1...10).map { diagnostic("z.md", line: $0) }
    let lines = render(warnings + errors).split(separator: "\n")
    #expect(lines.count == 1_001)
    #expect(lines.filter { $0.hasPrefix("z.md") }.count == 10)
    #expect(lines.last == "… and 510 more problems")
    #expect(render(warnings + errors, .text, .vi).hasSuffix("… và 510 lỗi khác nữa\n"))
    #expect(render(warnings + errors, .json).split(separator: "\n").count == 1_000)
  }

  @Test func makesAWarningAnError() {
    let strict = diagnostic(severity: .warning, hint: hint).asError
    #expect(strict == diagnostic(hint: hint))
  }

  @Test func takesPlaceAndLineFromTheFile() {
    let file = SourceFile(path: "b.md", text: "một\nđội x\n")
    let found = Diagnostic(in: file, at: 12, code: "c", message: Message(en: "e", vi: "v"))
    #expect(found.path == "b.md")
    #expect(found.position == Position(line: 2, column: 4))
    #expect(found.excerpt == "đội x")
  }
}

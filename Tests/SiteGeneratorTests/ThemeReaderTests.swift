import Templates
import Testing
import Text

@testable import Loader

/// The folder of a theme: found, missing, or not the project's own.
struct ThemeReaderTests {
  private func workshop() throws -> Workshop {
    let workshop = try Workshop()
    try workshop.put("themes/sen/theme.yml", "name: sen\n")
    try workshop.put("themes/sen/layouts/story.mustache", "a")
    return workshop
  }

  @Test func readsATheme() throws {
    let workshop = try workshop()
    let (sources, diagnostics) = try ThemeReader.read("sen", root: workshop.project)
    #expect(diagnostics == [])
    #expect(sources?.templates.keys.sorted() == ["layouts/story"])
  }

  // 100
  @Test func suggestsTheThemeThatIsMeant() throws {
    let workshop = try workshop()
    let (sources, diagnostics) = try ThemeReader.read("senn", root: workshop.project)
    #expect(sources == nil)
    let printer = DiagnosticPrinter(format: .text, language: .en, showsExcerpt: false)
    #expect(
      String(decoding: printer.render(diagnostics), as: UTF8.self) == """
        themes/senn/theme.yml:1:1: error: there is no theme 'senn'; did you mean 'sen'?

        """)
    #expect(diagnostics.map { "\($0.severity.rawValue) \($0.code)" } == ["error missing-theme"])
  }
}

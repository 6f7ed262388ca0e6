import Testing
import Text

@testable import Loader

@Suite struct SiteInputTests {
  /// Whoever starts the program in the wrong folder is told so, and not that the content is empty.
  @Test func tellsThatAFolderIsNoProject() throws {
    let workshop = try Workshop()
    let (settings, diagnostics) = try SiteInput.settings(
      root: workshop.project + "/nowhere", baseURL: nil)
    #expect(settings == nil)
    #expect(diagnostics.map(\.path) == ["content/site.yml"])
    #expect(diagnostics.map { "\($0.severity.rawValue) \($0.code)" } == ["error missing-settings"])
  }
}

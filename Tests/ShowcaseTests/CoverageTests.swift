import Foundation
import Testing

/// Every problem that reading and checking can report stands in some test's expectation.
struct CoverageTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private func texts(_ folders: String...) throws -> String {
    var all = ""
    for folder in folders {
      let place = Self.root.appending(path: folder)
      let files = try #require(
        FileManager.default.enumerator(at: place, includingPropertiesForKeys: nil))
      for case let file as URL in files where file.pathExtension == "swift" {
        all += try String(contentsOf: file, encoding: .utf8)
      }
    }
    return all
  }

  @Test func everyCodeIsExpectedSomewhere() throws {
    let sources = try texts("Sources/Showcase", "Sources/Loader")
    let codes = Set(sources.matches(of: #/\bcode(?::| =) "([a-z0-9-]+)"/#).map { String($0.1) })
    #expect(codes.count > 50)
    let tests = try texts("Tests/ShowcaseTests", "Tests/SiteGeneratorTests")
    let expected = Set(
      tests.matches(of: #/\b(?:error|warning) ([a-z0-9-]+)"/#).map { String($0.1) })
    #expect(codes.subtracting(expected).sorted() == [])
  }
}

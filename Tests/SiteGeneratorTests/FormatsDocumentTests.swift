import Foundation
import Showcase
import Testing
import Text

@testable import FormatsDocument

struct FormatsDocumentTests {
  /// The page in the project; it is written anew when `GUONG_BLESS=1`.
  @Test func agreesWithThePage() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let page = root.appending(path: "docs/formats.md")
    let text = FormatsDocument.render()
    if ProcessInfo.processInfo.environment["GUONG_BLESS"] == "1" {
      try FileManager.default.createDirectory(
        at: page.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: page)
    }
    let found = String(decoding: try Data(contentsOf: page), as: UTF8.self)
    #expect(found == text, "docs/formats.md is behind the schemas; run the test with GUONG_BLESS=1")
  }

  @Test func showsTheExampleOfEveryKind() {
    let text = FormatsDocument.render()
    for kind in RecordKind.allCases { #expect(text.contains(kind.schema.example.text)) }
  }

  @Test func readsItsOwnSettings() {
    let file = SourceFile(path: "content/site.yml", text: FormatsDocument.settingsExample + "\n")
    #expect(SiteSettings.read(file).diagnostics.isEmpty)
  }

  @Test func namesEveryField() {
    let text = FormatsDocument.render()
    for type in Catalogue.types {
      for field in type.schema.fields { #expect(text.contains("| `\(field.name)` |")) }
    }
  }
}

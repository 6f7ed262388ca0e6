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

  @Test func hasAnExampleForEveryType() {
    #expect(Set(FormatsDocument.examples.keys) == Set(Catalogue.types.map { $0.schema.name }))
  }

  @Test(arguments: Catalogue.types.map { $0.schema.name })
  func readsItsOwnExamples(name: String) throws {
    let schema = try #require(Catalogue.schema(named: name))
    let example = try #require(FormatsDocument.examples[name])
    #expect(example.path.hasPrefix(schema.folder + "/"))
    let file = SourceFile(path: "content/" + example.path, text: example.text + "\n")
    let (records, problems) = RecordReader.read(file, schema: schema)
    #expect(problems.isEmpty, "\(problems)")
    #expect(!records.isEmpty)
    for record in records { #expect(record.diagnostics.isEmpty, "\(record.diagnostics)") }
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

import Markdown
import Showcase
import Testing
import Text

/// What the descriptions of the kinds of record promise to those who derive from them.
struct KindTests {
  @Test(arguments: RecordKind.allCases)
  func readsTheExampleOfAKind(kind: RecordKind) throws {
    let schema = kind.schema
    #expect(schema.example.path.hasPrefix(schema.folder + "/"))
    let file = SourceFile(
      path: "content/" + schema.example.path, text: schema.example.text + "\n")
    let (records, problems) = RecordReader.read(file, schema: schema)
    #expect(problems.isEmpty, "\(problems)")
    #expect(!records.isEmpty)
    for record in records {
      #expect(record.diagnostics.isEmpty, "\(record.diagnostics)")
      // Reads every key of the type; one that the schema does not list ends the process.
      let value = kind.type.init(record)
      #expect(!value.id.isEmpty)
      #expect(!value.displayName.isEmpty)
      #expect(!value.shortDisplayName.isEmpty)
    }
  }

  @Test(arguments: RecordKind.allCases)
  func describesAKindInBothLanguages(kind: RecordKind) {
    let schema = kind.schema
    #expect(schema.kind == kind)
    let texts = [schema.label, schema.listTitle].flatMap { [$0.en, $0.vi] }
    for text in texts + [schema.title, schema.summary, schema.tableSummary] {
      #expect(!text.isEmpty)
    }
    for field in allFields(of: schema.fields) {
      #expect(!field.label.isEmpty, "\(schema.name).\(field.name) has no Vietnamese label")
      #expect(!field.summary.isEmpty, "\(schema.name).\(field.name) has no meaning")
    }
    #expect(
      schema.fields.contains { $0.foundAs == .title } || schema.pages == nil,
      "no field of a \(schema.name) heads its results of the search")
  }

  private func allFields(of specs: [FieldSpec]) -> [FieldSpec] {
    specs.flatMap { spec -> [FieldSpec] in
      switch spec.kind {
      case .group(let inner), .groups(let inner): [spec] + allFields(of: inner)
      default: [spec]
      }
    }
  }

  @Test func namesFieldsFoldersAndRoutesOnce() {
    let schemas = RecordKind.allCases.map(\.schema)
    #expect(Set(schemas.map(\.folder)).count == schemas.count)
    for schema in schemas {
      #expect(Set(schema.fields.map(\.name)).count == schema.fields.count, "\(schema.name)")
    }
    let routes = schemas.compactMap { schema -> String? in
      guard case .folder(let route, let folder) = schema.pages?.place else { return nil }
      #expect(SiteSettings.defaultRoutes[route] == folder)
      return route
    }
    #expect(Set(routes).count == routes.count)
    #expect(Set(SiteSettings.defaultRoutes.values).count == SiteSettings.defaultRoutes.count)
  }

  @Test func keepsTheOrderOfTheKinds() {
    #expect(
      Catalogue.types.map { $0.schema.name } == [
        "story", "campaign", "award-form", "award", "recipient", "locality", "organisation",
        "committee", "document", "criterion-set", "assessment", "event", "column", "vocabulary",
        "page",
      ])
    #expect(Catalogue.schema(named: "award-form") === AwardForm.schema)
    #expect(Catalogue.schema(named: "fund") == nil)
  }

  /// A text may link to the kinds that say so, and to no other.
  @Test(arguments: RecordKind.allCases)
  func linksToTheKindsThatHavePages(kind: RecordKind) throws {
    let text = "---\ntitle: A\n---\n\n[b](\(kind.rawValue):b)\n"
    let file = SourceFile(path: "content/pages/a.md", text: text)
    let record = try #require(RecordReader.read(file, schema: Page.schema).records.first)
    let holes = record.document?.holes.map(\.reference) ?? []
    if kind.schema.isLinkTarget {
      #expect(holes == [.record(type: kind.rawValue, id: "b", fragment: nil)])
    } else {
      #expect(record.diagnostics.map(\.code) == ["link-scheme"])
    }
  }

  @Test func ofAReadableRecordRequiredFieldsAreNotOptional() throws {
    let file = SourceFile(
      path: "content/columns/a.yml", text: "id: a\ntitle: A\noutlet: b\nsummary: C\nslot: 5\n")
    let record = try #require(RecordReader.read(file, schema: Column.schema).records.first)
    let title: String = record[Column.title]
    let slot: String? = record[Column.slot]
    #expect((title, slot, record[Column.frequency]) == ("A", "5", nil))
    #expect(record[Column.campaigns] == [])
  }

  @Test func endsWhenAKeyIsReadThatTheSchemaDoesNotList() async throws {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let file = SourceFile(path: "content/columns/a.yml", text: "id: a\n")
      let record = RecordReader.read(file, schema: Column.schema).records[0]
      _ = record[Event.venue]
    }
    let told = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
    #expect(told.contains("the fields of 'column' do not list 'venue'"))
  }
}

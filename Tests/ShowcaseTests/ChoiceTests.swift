import Showcase
import Testing
import Text

/// The values of fixed sets: what is no case is an error, and every case has its words.
struct ChoiceTests {
  /// A choice of a schema with the field that holds it.
  struct Held: Sendable, CustomTestStringConvertible {
    let field: String
    let spec: FieldSpec
    let choices: [Choice]

    var testDescription: String { field }
  }

  static let held: [Held] =
    RecordKind.allCases.flatMap { held($0.schema.fields, in: $0.rawValue) }
    + held(SiteSettings.schema, in: "site.yml")

  private static func held(_ specs: [FieldSpec], in path: String) -> [Held] {
    specs.flatMap { spec -> [Held] in
      let field = "\(path).\(spec.name)"
      switch spec.kind {
      case .choice(let choices), .list(.choice(let choices)):
        return [Held(field: field, spec: spec, choices: choices)]
      case .group(let inner), .groups(let inner): return held(inner, in: field)
      default: return []
      }
    }
  }

  @Test func findsTheChoicesOfAllFields() {
    #expect(Self.held.count == 20)
  }

  @Test(arguments: held)
  func readsEveryCaseAndNothingElse(_ held: Held) {
    #expect(Set(held.choices.map(\.id)).count == held.choices.count)
    #expect(Set(held.choices.map(\.label.vi)).count == held.choices.count)
    let kind = FieldKind.choice(held.choices)
    for choice in held.choices {
      #expect(FieldParser.problem(with: choice.id, kind: kind, field: held.field) == nil)
      #expect(!choice.label.en.isEmpty && !choice.label.vi.isEmpty)
    }
    for text in ["khong-co", "", held.choices[0].label.vi + "?", held.choices[0].id + " "] {
      let problem = FieldParser.problem(with: text, kind: kind, field: held.field)
      #expect(problem?.code == "bad-value", "'\(text)' is taken for a \(held.field)")
    }
  }

  /// No default stands in for a status that cannot be read.
  @Test func readsNoAwardOfUnknownStatus() async {
    var fixture = Fixture()
    fixture.change("awards/khen.csv", "Đi từng ngõ,quyet-dinh", "Đi từng ngõ,quyet-dinhh")
    let (catalogue, diagnostics) = await fixture.assembled()
    #expect(diagnostics.map(\.brief).contains("awards/khen.csv:3:66 error bad-value"))
    #expect(catalogue.table(of: Award.self).map(\.id) == ["gk-to-a"])
  }

  @Test func countsAnAwardByItsStatus() {
    #expect(Award.Status.allCases.filter(\.counts) == [.decided, .presented])
    #expect(Award.Status.allCases.filter(\.isRevoked) == [.withdrawn, .annulled])
    #expect(
      Award.Status.allCases.filter(\.needsDecision)
        == [.decided, .presented, .withdrawn, .annulled])
    #expect(Story.Status.allCases.filter(\.isDraft) == [.draft, .review])
    #expect(LocalityLevel.allCases.filter(\.needsParent) == [.district, .commune, .hamlet])
    #expect(LocalityLevel.allCases.filter(\.isAboveProvinces) == [.country, .region])
  }
}

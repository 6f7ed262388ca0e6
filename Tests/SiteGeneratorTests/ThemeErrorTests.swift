import Foundation
import Testing

@testable import SiteBuilder

/// A mistake of a theme stops the build at its place, and nothing is published.
@Suite struct ThemeErrorTests {
  /// A file of the theme, its new text (nil: it is removed) and where the mistake is.
  struct Mistake: Sendable, CustomTestStringConvertible {
    let name: String
    let path: String
    let text: String?
    let problems: [String]

    var testDescription: String { name }
  }

  private static let page = "layouts/page.mustache"

  private static func page(_ line: String) -> String {
    "{{<base}}\n{{$main}}\n{{#text}}\n\(line)\n{{/text}}\n{{/main}}\n{{/base}}\n"
  }

  static let mistakes: [Mistake] = [
    Mistake(
      name: "unknown name", path: page, text: page("<h1>{{titel}}</h1>"),
      problems: ["themes/tiny/layouts/page.mustache:4:7 unknown-name"]),
    Mistake(
      name: "unknown dotted name", path: page, text: page("Ấ {{page.titel}}"),
      problems: ["themes/tiny/layouts/page.mustache:4:10 unknown-name"]),
    Mistake(
      name: "section on a text", path: page, text: page("x {{#title}}x{{/title}}"),
      problems: ["themes/tiny/layouts/page.mustache:4:6 section-on-text"]),
    Mistake(
      name: "missing partial", path: page, text: page("{{>khong-co}}"),
      problems: ["themes/tiny/layouts/page.mustache:4:4 missing-partial"]),
    Mistake(
      name: "unescaped text", path: page, text: page("{{{title}}}"),
      problems: ["themes/tiny/layouts/page.mustache:4:4 raw-text"]),
    Mistake(
      name: "open section", path: page, text: page("{{#page.image}}"),
      problems: ["themes/tiny/layouts/page.mustache:5:1 mismatched-section"]),
    Mistake(
      name: "unknown word", path: page, text: page("{{t.khongCo}}"),
      problems: ["themes/tiny/layouts/page.mustache:4:5 unknown-name"]),
    Mistake(
      name: "unknown asset", path: page, text: page("{{assets.khongCo}}"),
      problems: ["themes/tiny/layouts/page.mustache:4:10 unknown-name"]),
    Mistake(
      name: "missing layout", path: "layouts/tombstone.mustache", text: nil,
      problems: ["themes/tiny/theme.yml:1:1 missing-layout"]),
    Mistake(
      name: "missing word in one language", path: "strings/vi.yml",
      text: "decided: a\nshown: b\n# ghi chú\nthem: c\n",
      problems: ["themes/tiny/strings/vi.yml:4:1 missing-word"]),
    Mistake(
      name: "missing asset", path: "theme.yml", text: "title: Tiny\nassets:\n  style: stile.css\n",
      problems: [
        "themes/tiny/layouts/home.mustache:50:24 unknown-name",
        "themes/tiny/theme.yml:3:10 missing-file",
      ]),
    Mistake(
      name: "unknown key", path: "theme.yml", text: "titel: Tiny\nassets:\n  style: style.css\n",
      problems: ["themes/tiny/theme.yml:1:1 unknown-key"]),
    Mistake(
      name: "no theme.yml", path: "theme.yml", text: nil,
      problems: ["themes/tiny/theme.yml:1:1 missing-theme"]),
    Mistake(
      name: "missing language", path: "strings/vi.yml", text: nil,
      problems: [
        "themes/tiny/layouts/home.mustache:50:5 unknown-name",
        "themes/tiny/layouts/story.mustache:39:61 unknown-name",
        "themes/tiny/theme.yml:1:1 missing-strings",
      ]),
  ]

  @Test(arguments: mistakes)
  func reportsAMistakeWhereItIs(mistake: Mistake) async throws {
    let place = try SitePlace()
    var fixture = try SiteFixture()
    let before = try await place.build(fixture)
    fixture.files["themes/tiny/\(mistake.path)"] = mistake.text.map { Array($0.utf8) }
    let site = try await place.build(fixture)
    #expect(site.problems == mistake.problems)
    #expect(site.report.exitCode == 2)
    #expect(site.report.publication == nil)
    expectSame(site.files, before.files)
  }

  /// A partial is checked in each place that calls it; the mistake is shown once, where it is.
  @Test func reportsAMistakeOfAPartialInThePartial() async throws {
    var fixture = try SiteFixture()
    fixture["themes/tiny/partials/fact.mustache"] = "- {{label}}\n  {{giaTri}}\n"
    let site = try await fixture.build()
    #expect(site.problems == ["themes/tiny/partials/fact.mustache:2:5 unknown-name"])
    #expect(site.report.exitCode == 2)
    #expect(site.files.isEmpty)
  }

  @Test func reportsAMistakeOfAChildInTheChild() async throws {
    var fixture = try SiteFixture()
    fixture["themes/con/theme.yml"] = "parent: tiny\n"
    fixture["themes/con/partials/term.mustache"] = "{{nhan}}\n"
    let site = try await fixture.build { $0.theme = "con" }
    #expect(site.problems == ["themes/con/partials/term.mustache:1:3 unknown-name"])
  }

  @Test func namesTheNearestThemeThatIsThere() async throws {
    let site = try await SiteFixture().build { $0.theme = "tyni" }
    #expect(site.codes == ["missing-theme"])
    #expect(site.report.exitCode == 2)
    #expect(site.messages.contains("tiny"))
  }

  /// The program itself ends with the status that its help names.
  @Test(arguments: [(false, Int32(0)), (true, Int32(2))])
  func endsWithTheStatusOfTheTheme(isBroken: Bool, status: Int32) async throws {
    let place = try SitePlace()
    var fixture = try SiteFixture()
    if isBroken { fixture["themes/tiny/layouts/page.mustache"] = "{{khongCo}}" }
    try place.write(fixture)
    let arguments = ["build", "--root", place.root.path, "--now", "2026-01-01", "--quiet"]
    #expect(try GuongProgram().run(arguments) == status)
    #expect(try place.read().files.isEmpty == isBroken)
  }
}

import Templates
import Testing
import Text

/// Templates with marked mistakes.
struct Mistake: Sendable, CustomTestStringConvertible {
  let code: String
  let page: String
  var partials: [String: String] = [:]
  var hint: String?
  var message: String?

  init(
    _ code: String, _ page: String, _ partials: [String: String] = [:], message: String? = nil,
    hint: String? = nil
  ) {
    self.code = code
    self.page = page
    self.partials = partials
    self.message = message
    self.hint = hint
  }

  var testDescription: String { "\(code): \(page)" }
}

struct CheckingTests {
  static let mistakes: [Mistake] = [
    // Names.
    Mistake("unknown-name", "<h1>\n  {{ 👉titel }}", hint: "did you mean 'title'?"),
    Mistake(
      "unknown-name", "{{👉nothingAlike}}", message: "'Story' has no name 'nothingAlike'",
      hint: "'guong theme fields' lists the names"),
    Mistake("unknown-name", "{{#👉pople}}x{{/pople}}", hint: "did you mean 'people'?"),
    Mistake("unknown-name", "{{^👉pople}}x{{/pople}}", hint: "did you mean 'people'?"),
    Mistake("unknown-name", "đây là {{author.👉nam}}", hint: "did you mean 'name'?"),
    Mistake(
      "unknown-name", "{{#people}}{{👉titel}}{{/people}}", message: "'Person' has no name 'titel'",
      hint: "did you mean 'title'?"),
    Mistake("unknown-name", "{{#people}}{{/people}}{{👉honorific}}"),
    Mistake("unknown-name", "{{>*👉knd}}", hint: "did you mean 'kind'?"),
    Mistake("not-a-record", "{{👉title.length}}"),
    Mistake("not-a-record", "{{👉people.name}}"),
    Mistake(
      "optional-record", "{{👉editor.name}}", hint: "write it inside {{#editor}} … {{/editor}}"),
    Mistake("optional-record", "{{#editor}}{{👉author.unit.name}}{{/editor}}"),
    // Sections.
    Mistake("section-on-text", "{{#👉title}}x{{/title}}"),
    Mistake("section-on-text", "{{^👉title}}x{{/title}}"),
    Mistake("section-on-text", "{{#👉body}}x{{/body}}"),
    Mistake("section-on-text", "{{#👉kind}}x{{/kind}}"),
    Mistake("section-on-text", "{{^👉author}}x{{/author}}"),
    Mistake("section-on-text", "{{#subtitle}}{{#👉.}}x{{/.}}{{/subtitle}}"),
    // Printing.
    Mistake("not-printable", "{{👉people}}", hint: "open it with {{#people}}"),
    Mistake("not-printable", "{{👉author}}"),
    Mistake("not-printable", "{{👉editor}}"),
    Mistake("not-printable", "{{👉isSample}}"),
    Mistake("not-printable", "{{{👉tags}}}"),
    Mistake("not-printable", "{{👉.}}"),
    Mistake("raw-text", "{{{ 👉title }}}", hint: "write {{title}}"),
    Mistake("raw-text", "{{&👉subtitle}}"),
    Mistake("raw-text", "{{#tags}}{{{👉.}}}{{/tags}}"),
    Mistake("escaped-html", "{{👉body}}", hint: "write {{{body}}}"),
    Mistake("escaped-html", "{{#note}}{{👉.}}{{/note}}"),
    // Partials and parents.
    Mistake("missing-partial", "{{> 👉hedaer }}", ["header": ""], hint: "did you mean 'header'?"),
    Mistake("missing-partial", "{{<👉base}}{{$a}}x{{/a}}{{/base}}"),
    Mistake("missing-partial", "{{>*👉kind}}", ["portrait": ""]),
    Mistake("dynamic-name", "{{>*👉title}}"),
    Mistake("unknown-name", "{{#people}}{{>card}}{{/people}}{{>card}}", ["card": "{{👉honorific}}"]),
    Mistake(
      "unknown-block", "{{<base}}{{$👉titel}}x{{/titel}}{{/base}}",
      ["base": "{{$title}}y{{/title}}"],
      hint: "did you mean 'title'?"),
    Mistake("stray-text", "{{<base}} 👉lost {{$t}}x{{/t}}{{/base}}", ["base": "{{$t}}y{{/t}}"]),
    Mistake("stray-text", "{{<base}}{{$t}}x{{/t}}👉{{title}}{{/base}}", ["base": "{{$t}}y{{/t}}"]),
    Mistake("unknown-name", "{{<base}}{{$t}}{{👉x}}{{/t}}{{/base}}", ["base": "{{$t}}y{{/t}}"]),
    Mistake("endless-partial", "{{>a}}", ["a": "x{{>👉a}}"]),
    Mistake("endless-partial", "{{>a}}", ["a": "{{>b}}{{>b}}", "b": "{{>👉a}}{{>a}}"]),
    // Syntax.
    Mistake("unclosed-tag", "a\n👉{{title\n<p>"),
    Mistake("unclosed-tag", "👉{{title {{subtitle}}"),
    Mistake("unclosed-tag", "👉{{title\n{{subtitle}}"),
    Mistake("unclosed-tag", "👉{{{body}}"),
    Mistake("unclosed-tag", "{{title}}👉{{! never"),
    Mistake("bad-name", "{{👉}}"),
    Mistake("bad-name", "{{👉a b}}"),
    Mistake("bad-name", "{{👉author..name}}"),
    Mistake("bad-name", "{{#👉.name}}x{{/.name}}{{> 👉}}{{>👉*}}"),
    Mistake("bad-delimiters", "👉{{=<%=}}"),
    Mistake("bad-delimiters", "👉{{=<% = %>=}}"),
    Mistake("unclosed-section", "x\n 👉{{#people}}\n{{name}}", hint: "add {{/people}}"),
    Mistake("unclosed-section", "👉{{$block}}x"),
    Mistake("unclosed-section", "👉{{<base}}{{$t}}x{{/t}}", ["base": "{{$t}}y{{/t}}"]),
    Mistake("unopened-section", "{{title}}\n👉{{/people}}"),
    Mistake(
      "mismatched-section", "{{#people}}\n{{#unit}}\n👉{{/people}}\n{{/unit}}",
      message: "'people' is closed while 'unit', opened at 2:1, is open"),
    Mistake(
      "mismatched-section", "{{#people}}👉{{/poeple}}",
      message: "'poeple' is closed while 'people', opened at 1:1, is open"),
  ]

  @Test(arguments: mistakes)
  func reportsTheMistakeWhereItIs(_ mistake: Mistake) {
    let marked = MarkedTemplates(mistake.partials.merging(["page": mistake.page]) { $1 })
    let (template, problems) = marked.library.compile("page", for: Story.view.schema)
    let found = problems.filter { $0.code == mistake.code }
    #expect(found.map(\.place).sorted() == marked.marks)
    #expect(Set(problems.map(\.code)) == [mistake.code])
    #expect((template == nil) == found.contains { $0.severity == .error })
    if let hint = mistake.hint { #expect(found.first?.hint?.en == hint) }
    if let message = mistake.message { #expect(found.first?.message.en == message) }
  }

  @Test func reportsAllProblemsOfAllTemplatesOnce() {
    let (template, problems) = render(
      Story(),
      [
        "page": "{{titel}} {{>card}} {{{title}}} {{#people}}{{>card}}{{/people}}",
        "card": "{{nam}}{{>missing}}{{#title}}{{/title}}",
      ])
    #expect(template == nil)
    #expect(
      problems.map { "\($0.place) \($0.code)" } == [
        "themes/sen/card.mustache:1:3 unknown-name", "themes/sen/card.mustache:1:3 unknown-name",
        "themes/sen/card.mustache:1:11 missing-partial",
        "themes/sen/card.mustache:1:23 section-on-text",
        "themes/sen/page.mustache:1:3 unknown-name", "themes/sen/page.mustache:1:24 raw-text",
      ])
    #expect(Set(problems.filter { $0.code == "unknown-name" }.map(\.message.en)).count == 3)
  }

  @Test func reportsAMissingLayoutWithTheNearest() {
    let (template, problems) = MarkedTemplates(["story": ""]).library.compile(
      "stroy", for: Story.view.schema)
    #expect(template == nil)
    #expect(problems.map(\.code) == ["missing-template"])
    #expect(problems.first?.hint?.en == "did you mean 'story'?")
  }

  @Test func reportsSyntaxOfTemplatesThatNoPageUses() {
    let library = MarkedTemplates(["page": "", "unused": "{{#a}}"]).library
    #expect(library.problems.map(\.code) == ["unclosed-section"])
  }

  @Test func refusesNestingWithoutLimit() {
    let deep = String(repeating: "{{#isSample}}", count: 50_000)
    let (_, problems) = render(Story(), ["page": deep])
    #expect(problems.map(\.code) == ["nested-too-deep"])
  }

  @Test func refusesPartialsThatGrowWithoutLimit() {
    var partials = ["page": "{{>p0}}"]
    for level in 0..<20 {
      partials["p\(level)"] = String(repeating: "{{>p\(level + 1)}}{{title}}", count: 10)
    }
    partials["p20"] = "{{title}}"
    let (_, problems) = render(Story(), partials)
    #expect(problems.map(\.code) == ["template-too-large"])
  }

  @Test func refusesAPartialThatReachesItselfThroughAnOuterList() {
    let (_, problems) = render(
      Story(), ["page": "{{>node}}", "node": "{{#people}}{{>node}}{{>node}}{{/people}}"])
    #expect(Set(problems.map(\.code)) == ["endless-partial"])
  }
}

import Templates
import Testing
import Text

/// Sources made of pieces of syntax in a random but repeatable order.
struct RobustnessTests {
  static let pieces = [
    "{{", "}}", "{{{", "}}}", "{{#people}}", "{{/people}}", "{{^editor}}", "{{#editor}}",
    "{{/editor}}", "{{title}}", "{{{body}}}", "{{>part}}", "{{>*kind}}", "{{<base}}", "{{/base}}",
    "{{$t}}", "{{/t}}", "{{=| |=}}", "|=", "|", "{{!", "\n", "\r\n", "  ", "\t", "chữ", "=",
    "{{.}}",
    "{{name}}", "{{#tags}}", "{{/tags}}", "{{editor.name}}", "\u{0}", "{{/}}", "{{}}", "*", "👉",
  ]

  @Test(arguments: 1...40)
  func readsAnySequenceOfSyntaxWithoutAFault(_ seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
    func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    func text() -> String {
      (0..<next(24)).map { _ in Self.pieces[next(Self.pieces.count)] }.joined()
    }
    for _ in 0..<50 {
      let sources = [
        "page": text(), "part": text(), "base": text(), "portrait": text(), "model": "",
      ]
      .mapValues { SourceFile(path: "theme", text: $0) }
      let library = TemplateLibrary(sources)
      let record = Story.view.record(of: RenderingTests.full)
      let constants = ["author": Story.person.record(of: Story.Person())]
      let (template, problems) = library.compile(
        "page", for: Story.view.schema, constants: constants)
      #expect((template == nil) == problems.contains { $0.severity == .error })
      var out = OutputBuffer()
      template?.render(record, into: &out)
      _ = library.render("page", with: .record(["title": .text("x"), "people": .list([.null])]))
    }
  }

  @Test func cutsOffNoMoreThanWhatIsOpen() {
    for length in 0..<60 {
      let whole = "{{#people}}{{name}}{{/people}}{{{body}}}{{<b}}{{$t}}x{{/t}}{{/b}}{{! x }}"
      let cut = String(whole.prefix(length))
      let (_, problems) = render(Story(), ["page": cut, "b": "{{$t}}{{/t}}"])
      #expect(Set(problems.map(\.code)).isSubset(of: ["unclosed-tag", "unclosed-section"]))
    }
  }
}

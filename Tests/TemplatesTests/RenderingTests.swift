import Templates
import Testing
import Text

struct RenderingTests {
  static let full = Story(
    subtitle: "phụ & đề", note: "<i>ghi</i>", isSample: true,
    editor: Story.Person(name: "Biên tập", unit: Story.Unit(name: "Báo")),
    people: [
      Story.Person(name: "Một", honorific: "bà"),
      Story.Person(name: "Hai", unit: Story.Unit(name: "Tổ 2")),
    ],
    tags: ["a<b", "c"])

  /// Template, output for a story with everything, output for one with what must be there.
  static let examples: [(String, String, String)] = [
    (
      "{{title}}", "Gương &lt;sáng&gt; &amp; &quot;đẹp&quot;",
      "Gương &lt;sáng&gt; &amp; &quot;đẹp&quot;"
    ),
    ("[{{subtitle}}]", "[phụ &amp; đề]", "[]"),
    ("{{#subtitle}}<{{.}}|{{subtitle}}>{{/subtitle}}", "<phụ &amp; đề|phụ &amp; đề>", ""),
    ("{{^subtitle}}none{{/subtitle}}", "", "none"),
    ("{{{body}}}{{&body}}", "<p>Bài</p><p>Bài</p>", "<p>Bài</p><p>Bài</p>"),
    ("{{#note}}({{{.}}}{{{note}}}){{/note}}{{^note}}-{{/note}}", "(<i>ghi</i><i>ghi</i>)", "-"),
    ("{{#isSample}}mẫu{{/isSample}}{{^isSample}}thật{{/isSample}}", "mẫu", "thật"),
    (
      "{{author.name}}{{#author}}/{{name}}{{/author}}", "Người mẫu/Người mẫu", "Người mẫu/Người mẫu"
    ),
    (
      "{{#editor}}{{name}}{{#unit}}@{{name}}{{/unit}}{{/editor}}{{^editor}}-{{/editor}}",
      "Biên tập@Báo", "-"
    ),
    ("{{#editor}}{{editor.name}}{{/editor}}", "Biên tập", ""),
    ("{{#editor}}{{#editor.unit}}{{editor.unit.name}}{{/editor.unit}}{{/editor}}", "Báo", ""),
    ("{{#people}}{{name}},{{/people}}{{^people}}không{{/people}}", "Một,Hai,", "không"),
    (
      "{{#people}}{{#honorific}}{{.}} {{/honorific}}{{name}}{{kind}};{{/people}}",
      "bà Mộtportrait;Haiportrait;", ""
    ),
    (
      "{{#people}}{{author.name}}{{#unit}}{{name}}{{/unit}}{{/people}}", "Người mẫuNgười mẫuTổ 2",
      ""
    ),
    ("{{#people}}{{#people}}{{name}}{{/people}};{{/people}}", "MộtHai;MộtHai;", ""),
    ("{{#tags}}<{{.}}{{kind}}>{{/tags}}{{^tags}}-{{/tags}}", "<a&lt;bportrait><cportrait>", "-"),
    ("{{#tags}}{{#people}}{{name}}{{/people}}{{.}}{{/tags}}", "MộtHaia&lt;bMộtHaic", ""),
    ("{{>*kind}}!", "chân dung!", "chân dung!"),
    ("{{! lời bình }}x", "x", "x"),
    ("{{=<% %>=}}<%kind%>{{kind}}<%={{ }}=%>", "portrait{{kind}}", "portrait{{kind}}"),
    (
      "<ul>\n  {{#people}}\n  <li>{{name}}</li>\n  {{/people}}\n</ul>\n",
      "<ul>\n  <li>Một</li>\n  <li>Hai</li>\n</ul>\n", "<ul>\n</ul>\n"
    ),
    (
      "<main>\n  {{>line}}\n</main>\n", "<main>\n  <b>portrait</b>\n  <i></i>\n</main>\n",
      "<main>\n  <b>portrait</b>\n  <i></i>\n</main>\n"
    ),
    ("{{<base}}{{$title}}{{kind}}{{/title}}{{/base}}", "<t>portrait</t>[c]", "<t>portrait</t>[c]"),
    (
      "{{<base}}{{$content}}{{#people}}{{name}}{{/people}}{{/content}}{{/base}}",
      "<t>none</t>[MộtHai]", "<t>none</t>[]"
    ),
    (
      "{{<base}}{{$title}}out{{/title}}{{$content}}{{<box}}{{$title}}in{{/title}}{{/box}}{{/content}}{{/base}}",
      "<t>out</t>[<in>]", "<t>out</t>[<in>]"
    ),
    ("{{#isSample}}a{{/isSample}}{{#isSample}}b{{/isSample}}c", "abc", "c"),
  ]

  static let partials = [
    "portrait": "chân dung", "model": "mô hình", "line": "<b>{{kind}}</b>\n<i></i>\n",
    "base": "<t>{{$title}}none{{/title}}</t>[{{$content}}c{{/content}}]",
    "box": "<{{$title}}box{{/title}}>",
  ]

  @Test(arguments: examples)
  func rendersTypedRecords(_ template: String, _ full: String, _ bare: String) {
    let sources = Self.partials.merging(["page": template]) { $1 }
    let rich = render(Self.full, sources)
    #expect(rich.problems == [])
    #expect(rich.text == full)
    #expect(render(Story(), sources).text == bare)
  }

  @Test func neverRunsTemplatesInContent() {
    let story = Story(title: "{{kind}}", body: "{{{body}}}{{>line}}", tags: ["{{#people}}"])
    let text = render(story, ["page": "{{title}}{{{body}}}{{#tags}}{{.}}{{/tags}}"]).text
    #expect(text == "{{kind}}{{{body}}}{{>line}}{{#people}}")
  }

  @Test func choosesThePartialOfEachRecord() {
    let sources = Self.partials.merging(["page": "{{>*kind}}"]) { $1 }
    #expect(render(Story(kind: "model"), sources).text == "mô hình")
    #expect(render(Story(kind: "unheard"), sources).text == "")
  }

  @Test func choosesWithinAChosenPartial() {
    let sources = [
      "page": "{{>*kind}}", "portrait": "{{#author}}{{>*role}}{{/author}}", "model": "mô hình",
      "writer": "viết", "guide": "hướng dẫn",
    ]
    #expect(render(Story(kind: "model"), sources).text == "mô hình")
    #expect(render(Story(author: Story.Person(role: "guide")), sources).text == "hướng dẫn")
  }

  @Test func warnsButRendersWhenTextStandsOutsideOfBlocks() {
    let sources = Self.partials.merging(["page": "{{<box}} lost {{/box}}"]) { $1 }
    let (text, problems) = render(Story(), sources)
    #expect(text == "<box>")
    #expect(problems.map(\.code) == ["stray-text"])
  }

  @Test func rendersTheDeepestTemplatesThatAreAllowed() {
    let open = String(repeating: "{{#people}}", count: 60)
    let close = String(repeating: "{{/people}}", count: 60)
    var sources = ["page": "{{>p1}}", "p22": "{{kind}}"]
    for level in 1..<22 { sources["p\(level)"] = open + "{{>p\(level + 1)}}" + close }
    let story = Story(people: [Story.Person()])
    let (text, problems) = render(story, sources)
    #expect(problems == [])
    #expect(text == "portrait")
  }

  @Test func appendsToWhatIsThere() {
    let (template, _) = MarkedTemplates(["page": "{{kind}}"]).library.compile(
      "page", for: Story.view.schema)
    let out = [UInt8].written { out in
      out.append("a")
      template?.render(Story.view.record(of: Story()), into: &out)
    }
    #expect(out == Array("aportrait".utf8))
  }

  @Test func printsTheFieldsForThemeAuthors() {
    let expected = """
      Person
        name       text                   họ tên
        honorific  optional text          danh xưng
        unit       optional record Unit   đơn vị
          name  text  tên đơn vị
        role       one of writer | guide  vai

      """
    #expect(FieldsPrinter.render(Story.person.schema) == expected)
    let story = FieldsPrinter.render(Story.view.schema)
    #expect(story.contains("\n  kind      one of portrait | model  thể loại\n"))
    #expect(story.contains("\n  people    list of Person"))
  }
}

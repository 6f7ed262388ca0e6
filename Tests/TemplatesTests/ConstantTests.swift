import Templates
import Testing
import Text

/// A page of a site: what is the same for all pages, and a story.
struct ConstantTests {
  struct Page: Sendable {
    var site: Story
    var story: Story
  }

  static let view = View<Page>("Page") { v in
    v.record("site", "trang", Story.view) { $0.site }
    v.record("story", "bài", Story.view) { $0.story }
  }

  @Test(arguments: RenderingTests.examples.map(\.0), [Story(), RenderingTests.full])
  func rendersTheSameAsWithoutConstants(_ example: String, _ site: Story) {
    let sources = RenderingTests.partials.merging([
      "page": "{{#site}}\(example){{/site}}|{{#story}}\(example){{/story}}|{{site.author.name}}"
    ]) { $1 }
    let library = MarkedTemplates(sources).library
    let page = Page(site: site, story: RenderingTests.full)
    let (plain, problems) = library.compile("page", for: Self.view.schema)
    let (folded, same) = library.compile(
      "page", for: Self.view.schema, constants: ["site": Story.view.record(of: site)])
    #expect(problems == same)
    let expected = [UInt8].written { plain?.render(Self.view.record(of: page), into: &$0) }
    let found = [UInt8].written { folded?.render(Self.view.record(of: page), into: &$0) }
    #expect(plain != nil && folded != nil)
    #expect(String(decoding: found, as: UTF8.self) == String(decoding: expected, as: UTF8.self))
  }

  @Test func takesConstantsFromCompilingAndNotFromThePage() {
    let library = MarkedTemplates([
      "page": "{{site.kind}}{{#site}}{{#people}}{{name}}{{/people}}{{/site}}"
    ])
    .library
    let (template, _) = library.compile(
      "page", for: Self.view.schema,
      constants: ["site": Story.view.record(of: RenderingTests.full)])
    let page = Page(site: Story(kind: "model"), story: Story())
    let out = [UInt8].written { template?.render(Self.view.record(of: page), into: &$0) }
    #expect(String(decoding: out, as: UTF8.self) == "portraitMộtHai")
  }

  @Test func reportsProblemsInPartsThatConstantsLeaveOut() {
    let page =
      "{{#site}}{{#people}}{{👉nam}}{{/people}}{{#isSample}}{{👉x}}{{/isSample}}{{#editor}}"
      + "{{👉y}}{{/editor}}{{#tags}}{{{👉.}}}{{/tags}}{{#subtitle}}{{{👉.}}}{{/subtitle}}{{/site}}"
    let marked = MarkedTemplates(["page": page])
    let (template, problems) = marked.library.compile(
      "page", for: Self.view.schema, constants: ["site": Story.view.record(of: Story())])
    #expect(template == nil)
    #expect(problems.map(\.place).sorted() == marked.marks)
  }
}

import Testing
import Text

/// The rules for stories and for what their texts link to.
struct StoryRuleTests {
  private static let first = "stories/bai-1.md"
  private static let second = "stories/bai-2.md"
  private static let words = Array(repeating: "chữ", count: 61).joined(separator: " ")

  @Test(arguments: [
    BadInput(
      "long title", first, "title: Tổ A", "title: \(String(repeating: "a", count: 121))",
      "stories/bai-1.md:2:8 warning long-title"),
    BadInput(
      "title with a full stop", first, "vùng xanh\nkind", "vùng xanh.\nkind",
      "stories/bai-1.md:2:8 warning title-full-stop"),
    BadInput(
      "short sapo", first, "sapo: Mười hai người của", "sapo: Mười.\nnote: Mười hai",
      "stories/bai-1.md:4:7 warning sapo-length"),
    BadInput(
      "long sapo", first, "sapo: Mười hai người của", "sapo: \(words)",
      "stories/bai-1.md:4:7 warning sapo-length"),
    BadInput(
      "no source", second, "sources: [142-qd-ubnd-2021]\n", "",
      "stories/bai-2.md:2:1 warning no-source"),
    BadInput(
      "no moment", second, "publishAt: 2021-10-02\n", "",
      "stories/bai-2.md:2:1 error missing-field"),
    BadInput(
      "withdrawn without a day", second, "author:", "status: withdrawn\nauthor:",
      "stories/bai-2.md:11:9 error withdrawn-without-date"),
    BadInput(
      "model without deeds", first,
      "whatWasDone: Chia xóm thành ba cụm, mỗi cụm bốn người trực.\n", "",
      "stories/bai-1.md:3:7 error model-without-content"),
    BadInput(
      "model without results", first,
      "results:\n  - label: Hộ cam kết\n    value: 163\n    unit: hộ\n    asOf: 2021-08-31\n", "",
      "stories/bai-1.md:3:7 error model-without-content"),
    BadInput(
      "exemplar without a name", second, "recipients: [ong-a]\n", "",
      "stories/bai-2.md:5:7 error exemplar-without-recipient"),
    BadInput(
      "before the campaign", second, "publishAt: 2021-10-02", "publishAt: 2021-07-31",
      "stories/bai-2.md:7:12 warning before-campaign"),
    // 39: files.
    BadInput(
      "image missing", first, "file: anh.jpg", "file: anh-2.jpg",
      "stories/bai-1.md:23:11 error missing-file"),
    BadInput(
      "image in other capitals", first, "file: anh.jpg", "file: Anh.JPG",
      "stories/bai-1.md:23:11 error missing-file"),
    BadInput(
      "recording missing", first, "author:",
      "audio:\n  - {file: a.mp3, title: A}\nauthor:", "stories/bai-1.md:29:12 error missing-file"),
    // 78: addresses.
    BadInput(
      "slug twice", second, "slug: ong-a-di-tung-ngo", "slug: bai-1",
      "stories/bai-2.md:3:7 error duplicate-slug"),
    BadInput(
      "id twice", second, "id: bai-2", "id: bai-1",
      "stories/bai-2.md:2:5 error duplicate-id"),
    BadInput(
      "model of itself", second, "basedOn: bai-1", "basedOn: bai-2",
      "stories/bai-2.md:10:10 error based-on-ring"),
    BadInput(
      "models of each other", first, "author:", "basedOn: bai-2\nauthor:",
      "stories/bai-1.md:28:10 error based-on-ring"),
    // Links of texts.
    BadInput(
      "link to no story", second, "(story:bai-1)", "(story:bai-3)",
      "stories/bai-2.md:16:21 error unknown-reference"),
    BadInput(
      "link to no type", second, "(story:bai-1)", "(stroy:bai-1)",
      "stories/bai-2.md:16:21 error link-scheme"),
    BadInput(
      "link to no heading", second, "(story:bai-1)", "(story:bai-1#muc-cach-lan)",
      "stories/bai-2.md:16:21 error unknown-anchor"),
    BadInput(
      "link of a page to no heading", first, "## Cách làm", "## Cách khác",
      "pages/gioi-thieu.md:5:15 error unknown-anchor"),
    BadInput(
      "link to no file", "pages/gioi-thieu.md", "(/static/142.pdf)", "(/static/14.pdf)",
      "pages/gioi-thieu.md:5:63 error missing-file"),
    BadInput(
      "picture of the text missing", second, "[tổ A](story:bai-1)", "![Ảnh](anh-9.jpg)",
      "stories/bai-2.md:16:21 error missing-file", "stories/bai-2.md:16:21 warning image-credit"),
    // Facts do not rest on samples.
    BadInput(
      "fact based on a sample", first, "author:", "sample: true\nauthor:",
      "pages/gioi-thieu.md:5:15 error real-names-sample",
      "stories/bai-2.md:10:10 error real-names-sample",
      "stories/bai-2.md:16:21 error real-names-sample"),
  ]) func reports(_ input: BadInput) async {
    #expect(await input.problems() == input.expected)
  }

  @Test func reportsAStoryThatExpiresBeforeItIsShown() async {
    // 34: hidden from the site, so only the editor is told.
    let input = BadInput("", Self.second, "author:", "expires: 2021-10-02\nauthor:")
    #expect(await input.problems() == [])
    #expect(
      await input.problems(showsDrafts: true) == [
        "stories/bai-2.md:11:10 error expires-before-start"
      ])
  }

  @Test(arguments: [
    BadInput(
      "120 characters", first, "title: Tổ A giữ vùng xanh",
      "title: \(String(repeating: "ổ", count: 120))"),
    BadInput("ellipsis", first, "vùng xanh\nkind", "vùng xanh...\nkind"),
    BadInput("first day of the campaign", second, "publishAt: 2021-10-02", "publishAt: 2021-08-01"),
    BadInput(
      "recording of another site", first, "author:",
      "audio:\n  - {file: 'https://example.vn/a.mp3', title: A}\nauthor:"),
    BadInput("source in words", second, "[142-qd-ubnd-2021]", "[\"Báo A, số 12\"]"),
    BadInput("braces of a template", second, "Ông làm", "{{ secret }} {% include %} Ông làm"),
  ]) func accepts(_ input: BadInput) async {
    #expect(await input.problems() == [])
  }

  @Test func namesTheFileWhoseCapitalsDiffer() async throws {
    var fixture = Fixture()
    fixture.change(Self.first, "file: anh.jpg", "file: Anh.JPG")
    let found = try #require(await fixture.assembled().diagnostics.first)
    #expect(
      found.printed(.en) == """
        content/stories/bai-1.md:23:11: error: there is no file 'Anh.JPG'; the file is named \
        'content/stories/anh.jpg': capitals count
        """)
    #expect(
      found.printed(.vi) == """
        content/stories/bai-1.md:23:11: lỗi: không có tệp 'Anh.JPG'; tệp có tên \
        'content/stories/anh.jpg': phân biệt chữ hoa, chữ thường
        """)
  }
}

import Markdown
import Testing
import Text

@Suite struct SiteTests {
  @Test(arguments: [
    ("## Dân vận khéo\n", "<h2 id=\"muc-dan-van-kheo\">Dân vận khéo</h2>\n"),
    ("### Đường *hoa*\n", "<h3 id=\"muc-duong-hoa\">Đường <em>hoa</em></h3>\n"),
    (
      "## A\n## A\n## A 2\n## A\n",
      "<h2 id=\"muc-a\">A</h2>\n<h2 id=\"muc-a-2\">A</h2>\n<h2 id=\"muc-a-2-2\">A 2</h2>\n"
        + "<h2 id=\"muc-a-3\">A</h2>\n"
    ),
    ("## 🌸\n", "<h2 id=\"muc-1\">🌸</h2>\n"),
    ("~~cũ~~ \\~~mới~~ `\\~~`\n", "<p><del>cũ</del> ~~mới~~ <code>\\~~</code></p>\n"),
    ("*a ~~b~~ c* ~d~ ~~~e~~~\n", "<p><em>a <del>b</del> c</em> <del>d</del> ~~~e~~~</p>\n"),
    ("a ~~ b ~~ c ~~d~ e~~\n", "<p>a ~~ b ~~ c <del>d~ e</del></p>\n"),
    ("```c++ x\na\n```\n", "<pre><code class=\"language-c++\">a\n</code></pre>\n"),
    ("```\"><script>\na\n```\n", "<pre><code>a\n</code></pre>\n"),
    ("a  \nb\n", "<p>a<br />\nb</p>\n"),
    (
      "- [x] xong\n- [ ] chưa\n- \\[x] chữ\n",
      "<ul>\n<li class=\"task\"><input checked=\"\" disabled=\"\" type=\"checkbox\""
        + " aria-label=\"Đã xong\"> xong</li>\n"
        + "<li class=\"task\"><input disabled=\"\" type=\"checkbox\" aria-label=\"Chưa xong\"> chưa</li>\n"
        + "<li>[x] chữ</li>\n</ul>\n"
    ),
  ])
  func rendersText(_ text: String, _ html: String) {
    #expect(Parsed(text).html == html)
    #expect(Parsed(text).codes == [])
  }

  @Test func lowersTheFirstLevelAndSaysSo() {
    let parsed = Parsed("a\n\n# Đề mục\n", front: "---\nx: 1\n---\n")
    #expect(parsed.html == "<p>a</p>\n<h2 id=\"muc-de-muc\">Đề mục</h2>\n")
    #expect(parsed.places == ["heading-level 6:1"])
    #expect(parsed.problems.first?.severity == .warning)
  }

  @Test func fillsAHoleInsideAHeadingBehindItsId() {
    let parsed = Parsed("## Xem [bài](story:a) và [b](story:b)\n")
    #expect(
      parsed.html == "<h2 id=\"muc-xem-bai-va-b\">Xem <a href=\"&lt;story|a|&gt;\">bài</a>"
        + " và <a href=\"&lt;story|b|&gt;\">b</a></h2>\n")
  }

  @Test(arguments: [
    ("[a](story:to-covid)", Reference.record(type: "story", id: "to-covid", fragment: nil)),
    ("[a](story:x#muc-2)", .record(type: "story", id: "x", fragment: "muc-2")),
    ("[a](document:12-qd)", .record(type: "document", id: "12-qd", fragment: nil)),
    ("[a](Locality:da-lat)", .record(type: "locality", id: "da-lat", fragment: nil)),
    ("[a](/gioi-thieu/)", .root("/gioi-thieu/")),
    ("[a](bien-ban.pdf)", .file("bien-ban.pdf")),
    ("[a](<biên bản.pdf>)", .file("biên bản.pdf")),
    ("[a](bi%C3%AAn%20b%E1%BA%A3n.pdf)", .file("biên bản.pdf")),
    ("[a][r]\n\n[r]: campaign:dan-van", .record(type: "campaign", id: "dan-van", fragment: nil)),
  ])
  func leavesAHoleForAReference(_ text: String, _ reference: Reference) {
    let parsed = Parsed(text)
    #expect(parsed.document.holes.map(\.reference) == [reference])
    #expect(parsed.document.links.map(\.target) == [.reference(reference)])
    #expect(parsed.codes == [])
    #expect(String(decoding: parsed.document.html, as: UTF8.self) == "<p><a href=\"\">a</a></p>\n")
  }

  @Test(arguments: [
    ("[a](https://a.vn/?b=1&c=2)", "<a href=\"https://a.vn/?b=1&amp;c=2\" rel=\"noopener\">a</a>"),
    ("[a](HTTP://a.vn \"t\")", "<a href=\"HTTP://a.vn\" rel=\"noopener\" title=\"t\">a</a>"),
    ("[a](mailto:a@b.vn)", "<a href=\"mailto:a@b.vn\">a</a>"),
    ("[a](tel:+84123)", "<a href=\"tel:+84123\">a</a>"),
    ("<https://a.vn>", "<a href=\"https://a.vn\" rel=\"noopener\">https://a.vn</a>"),
    ("<a@b.vn>", "<a href=\"mailto:a@b.vn\">a@b.vn</a>"),
    ("xem www.a.vn.", "xem <a href=\"http://www.a.vn\" rel=\"noopener\">www.a.vn</a>."),
    ("“https://a.vn/ă”", "“<a href=\"https://a.vn/%C4%83\" rel=\"noopener\">https://a.vn/ă</a>”"),
    ("a@b.vn", "<a href=\"mailto:a@b.vn\">a@b.vn</a>"),
    ("ftp://a.vn xwww.a.vn a@b", "ftp://a.vn xwww.a.vn a@b"),
    ("[www.a.vn](https://b.vn)", "<a href=\"https://b.vn\" rel=\"noopener\">www.a.vn</a>"),
  ])
  func rendersAnExternalLink(_ text: String, _ html: String) {
    #expect(Parsed(text).html == "<p>\(html)</p>\n")
    #expect(Parsed(text).codes == [])
  }

  @Test(arguments: [
    ("ả [a](javascript:x) b", "link-scheme 1:7"),
    ("[a](<//evil.example>)", "link-scheme 1:6"),
    ("[a](ftp://a.vn)", "link-scheme 1:5"),
    ("[a]()", "link-empty 1:1"),
    ("[a](story:)", "link-empty 1:5"),
    ("[a](a%zz)", "link-path 1:5"),
    ("[a](a%00b)", "link-path 1:5"),
    ("[a](#khong)", "unknown-anchor 1:5"),
    ("> - ả\n>   [a](#khong)", "unknown-anchor 2:9"),
    ("a\n   b\n     [a](#khong)", "unknown-anchor 3:10"),
    ("[x]: /u\n[y]: /v\n  \"t\"\nả [a](#khong)", "unknown-anchor 4:7"),
    ("[x]: ftp://a.vn\n\nả\nb [a][x]", "link-scheme 4:3"),
    ("ả <b>", "raw-html 1:3"),
    ("[x]: /u\nả <b>", "raw-html 2:3"),
    ("a\n\n<div>\nb\n", "raw-html 3:1"),
    ("![a](data:image/png,x \"Ảnh: B\")", "image-source 1:6"),
    ("![a](https://a.vn/b.jpg \"Ảnh: B\")", "image-source 1:6"),
    ("![](b.jpg \"Ảnh: B\")", "image-alt 1:5"),
    ("![a](b.jpg \"Chú thích\")", "image-credit 1:6"),
    ("| a |\n|---|\n| [b](ftp:x) |", "link-scheme 3:7"),
    ("ă [^x]", "unknown-footnote 1:3"),
    ("a\n\n[^x]: y", "unused-footnote 3:1"),
    ("a[^x]\n\n[^x]: y\n[^X]: z", "duplicate-footnote 4:1"),
    ("a[^x]\n\n[^x]: y\n\n    ă [b](ftp:c)", "link-scheme 5:11"),
    ("a\n| b |\n|---|\n| c |", "table-blank-line 2:1"),
  ])
  func reportsTheProblemWhereItIs(_ text: String, _ place: String) {
    #expect(Parsed(text).places == [place])
    let front = "---\ntitle: ă\n---\n"
    let parts = place.split(separator: " ")
    let position = parts[1].split(separator: ":").compactMap { Int($0) }
    let expected = "\(parts[0]) \(position[0] + 3):\(position[1])"
    #expect(Parsed(text, front: front).places == [expected])
  }

  @Test func suggestsTheNearestAnchor() {
    let parsed = Parsed("## Mở đầu\n\n[a](#muc-mo-dau) [b](#muc-mo-dao)\n")
    #expect(parsed.codes == ["unknown-anchor"])
    #expect(parsed.problems.first?.hint?.en == "did you mean 'muc-mo-dau'?")
  }

  @Test func dropsRawHTMLWithoutATrace() {
    let parsed = Parsed("a <b>b</b> <!-- c -->\n\n<script>\nalert(1)\n</script>\n\nd\n")
    #expect(parsed.html == "<p>a b </p>\n<p>d</p>\n")
    #expect(parsed.codes == Array(repeating: "raw-html", count: 4))
  }

  @Test func makesAPullQuote() {
    let speaker = Parsed("> [!quote]\n> Dân vận *khéo*.\n>\n> — Chị **A**, tổ trưởng\n")
    let expected = """
      <figure class="pull-quote">
      <blockquote>
      <p>Dân vận <em>khéo</em>.</p>
      </blockquote>
      <figcaption>Chị <strong>A</strong>, tổ trưởng</figcaption>
      </figure>

      """
    #expect(speaker.html == expected)
    #expect(Parsed("> [!QUOTE]\n> Dân vận *khéo*.\n> -- Chị **A**, tổ trưởng\n").html == expected)
    #expect(
      Parsed("> [!quote]\n>\n> a\n").html
        == "<figure class=\"pull-quote\">\n<blockquote>\n<p>a</p>\n</blockquote>\n</figure>\n")
    #expect(Parsed("> [!quote] a\n").html == "<blockquote>\n<p>[!quote] a</p>\n</blockquote>\n")
  }

  /// cmark lets an autolink stand within a link.
  @Test func closesAnAutolinkWithinALinkThatIsRefused() {
    #expect(
      Parsed("[a <https://a.vn/x> b](javascript:x)\n").html
        == "<p>a <a href=\"https://a.vn/x\" rel=\"noopener\">https://a.vn/x</a> b</p>\n")
  }

  @Test(arguments: ["`\\~`", "    \\~", "www.a.vn/\\~b"])
  func keepsTheMarksOfEscapesOutOfThePlainText(_ text: String) {
    let texts = Parsed("\(text)\n").document.sections.map(\.text)
    #expect(texts.allSatisfy { $0.contains("~") && !$0.contains("\u{1}") }, "\(texts)")
  }

  /// The dash before a speaker's name is taken off, and with it everything behind it moves.
  @Test(arguments: ["> — ~~Tên~~", "> -- ~~Tên~~", "> ---   ~~Tên~~", ">\n> – ~~Tên~~"])
  func strikesOutASpeaker(_ line: String) {
    let expected = """
      <figure class="pull-quote">
      <blockquote>
      <p>Lời.</p>
      </blockquote>
      <figcaption><del>Tên</del></figcaption>
      </figure>

      """
    #expect(Parsed("> [!quote]\n> Lời.\n\(line)\n").html == expected)
  }

  /// The speaker's line becomes a block of its own, so a strike ends with the line before it.
  @Test func strikesNothingOutAcrossTheSpeakersLine() {
    let html = Parsed("> [!quote]\n> ~~Lời.\n> — Tên~~ ~~và~~ ~tổ~ trưởng\n").html
    #expect(html.contains("<p>~~Lời.</p>"))
    #expect(
      html.contains("<figcaption>Tên~~ <del>và</del> <del>tổ</del> trưởng</figcaption>"), "\(html)")
  }

  @Test func takesNoTableForASpeaker() {
    let html = Parsed("> [!quote]\n> Lời.\n>\n> — a | b\n> ---|---\n> ~~c~~ | d\n").html
    #expect(html.contains("</div>\n</blockquote>\n</figure>"), "\(html)")
    #expect(!html.contains("figcaption"))
  }

  @Test func takesNoTableForATask() {
    let html = Parsed("- [x] a | b\n  ---|---\n- c\n").html
    #expect(!html.contains("checkbox"), "\(html)")
  }

  @Test func strikesOutWithinTheEmphasisOfACell() {
    #expect(Parsed("| **~~a~~** |\n|---|\n").html.contains("<strong><del>a</del></strong>"))
  }

  @Test func rendersATable() {
    let parsed = Parsed(
      "| Năm | Số |\n|:--|--:|\n| 2021 | **3** |\n| - a | [r] |\n\n[r]: story:x\n")
    #expect(
      parsed.html == """
        <div class="table-scroll" tabindex="0" role="region" aria-label="Bảng">
        <table>
        <thead>
        <tr>
        <th scope="col" class="left">Năm</th>
        <th scope="col" class="right">Số</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td class="left">2021</td>
        <td class="right"><strong>3</strong></td>
        </tr>
        <tr>
        <td class="left">- a</td>
        <td class="right"><a href="&lt;story|x|&gt;">r</a></td>
        </tr>
        </tbody>
        </table>
        </div>

        """)
    #expect(parsed.codes == [])
  }

  @Test(arguments: [
    "> | a | b |\n> |---|---|\n> | c | d |\n", "- | a | b |\n  |---|---|\n  | c | d |\n",
    "[x]: /u\n| a | b |\n|---|---|\n| c | d |\n",
    "t[^1]\n\n[^1]: | a | b |\n    |---|---|\n    | c | d |\n",
  ])
  func findsTablesInContainers(_ text: String) {
    let html = Parsed(text).html
    #expect(html.contains("<th scope=\"col\">b</th>\n</tr>"))
    #expect(html.contains("<tbody>\n<tr>\n<td>c</td>\n<td>d</td>\n</tr>\n</tbody>"))
  }

  @Test func rendersFootnotes() {
    let parsed = Parsed(
      "[r]: story:x\n\nMột[^a] hai[^B] một[^A] `[^a]` \\[^a]\n\n[^b]: Hai [r].\ntiếp\n[^a]: Một\n\n    - mục\n\ncuối\n"
    )
    #expect(
      parsed.html == """
        <p>Một<sup class="footnote-ref"><a href="#chu-thich-1" id="goi-chu-thich-1" \
        aria-label="Chú thích 1">1</a></sup> hai<sup class="footnote-ref"><a href="#chu-thich-2" \
        id="goi-chu-thich-2" aria-label="Chú thích 2">2</a></sup> một<sup class="footnote-ref">\
        <a href="#chu-thich-1" id="goi-chu-thich-1-2" aria-label="Chú thích 1">1</a></sup> \
        <code>[^a]</code> [^a]</p>
        <p>cuối</p>
        <section class="footnotes" aria-labelledby="chu-thich">
        <h2 id="chu-thich">Chú thích</h2>
        <ol>
        <li id="chu-thich-1">
        <p>Một</p>
        <ul>
        <li>mục</li>
        </ul>
        <p><a href="#goi-chu-thich-1" class="footnote-back" aria-label="Về chỗ gọi chú thích 1">\
        ↩\u{FE0E}</a> <a href="#goi-chu-thich-1-2" class="footnote-back" \
        aria-label="Về chỗ gọi chú thích 1">↩\u{FE0E}</a></p>
        </li>
        <li id="chu-thich-2">
        <p>Hai <a href="&lt;story|x|&gt;">r</a>.
        tiếp <a href="#goi-chu-thich-2" class="footnote-back" \
        aria-label="Về chỗ gọi chú thích 2">↩\u{FE0E}</a></p>
        </li>
        </ol>
        </section>

        """)
    #expect(parsed.codes == [])
  }

  @Test func leavesFootnotesInCodeAlone() {
    let parsed = Parsed("```\n[^a]: b\n```\n\n    [^c]: d\n")
    #expect(
      parsed.html == "<pre><code>[^a]: b\n</code></pre>\n<pre><code>[^c]: d\n</code></pre>\n")
    #expect(parsed.codes == [])
  }
}

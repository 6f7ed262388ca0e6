import Markdown
import Testing

@Suite struct MediaTests {
  @Test func makesAFigure() {
    let parsed = Parsed("![Chị *A* & con](anh/a.jpg \"Chị A phát quà. Ảnh: Tên B\")\n")
    #expect(
      parsed.html == """
        <figure>
        <img src="file|anh/a.jpg" alt="Chị A &amp; con" loading="lazy" decoding="async">
        <figcaption>Chị A phát quà. <span class="credit">Ảnh: Tên B</span></figcaption>
        </figure>

        """)
    let image = parsed.document.images.first
    #expect(image?.path == "anh/a.jpg")
    #expect(image?.alt == "Chị A & con")
    #expect(image?.caption == "Chị A phát quà.")
    #expect(image?.credit == "Ảnh: Tên B")
    #expect(image?.kind == .image)
    #expect(parsed.codes == [])
    #expect(parsed.document.sections.map(\.text) == ["Chị A phát quà. Ảnh: Tên B"])
    #expect(parsed.document.lead == "")
  }

  @Test(
    arguments: [
      ("Chị A. Ảnh: B", "Chị A.", "Ảnh: B"),
      ("Bài, ảnh: B.", nil, "Bài, ảnh: B"),
      ("Ra quân! Bài và ảnh: B", "Ra quân!", "Bài và ảnh: B"),
      ("a. NGUỒN: b", "a. NGUỒN: b", nil),
      ("a. nguồn: Đài", "a.", "nguồn: Đài"),
      ("Nguồn: A. Ảnh: B", "Nguồn: A.", "Ảnh: B"),
      ("Bức ảnh: đẹp", "Bức ảnh: đẹp", nil),
      ("a. Ảnh:", "a. Ảnh:", nil),
      ("a. Âm thanh: B", "a.", "Âm thanh: B"),
    ] as [(String, String?, String?)])
  func findsTheCredit(_ title: String, _ caption: String?, _ credit: String?) {
    let image = Parsed("![a](b.jpg \"\(title)\")").document.images.first
    #expect(image?.caption == caption)
    #expect(image?.credit == credit)
  }

  @Test(arguments: [
    ("a.mp4", "video"), ("a.WEBM", "video"), ("a.mp3", "audio"), ("a.ogg", "audio"),
    ("a.m4a", "audio"),
  ])
  func makesAPlayer(_ path: String, _ kind: String) {
    let parsed = Parsed("![Lời \"kể\"](\(path) \"Nguồn: Đài\")")
    #expect(
      parsed.html == """
        <figure class="\(kind)">
        <\(kind) controls preload="metadata" src="file|\(path)" aria-label="Lời &quot;kể&quot;">\
        Lời &quot;kể&quot;</\(kind)>
        <figcaption><span class="credit">Nguồn: Đài</span></figcaption>
        </figure>

        """)
    #expect(parsed.document.images.first?.kind.rawValue == kind)
  }

  @Test func keepsAPictureInALine() {
    let parsed = Parsed("a ![b](c.png \"Ảnh: D\") e")
    #expect(
      parsed.html == "<p>a <img src=\"file|c.png\" alt=\"b\" loading=\"lazy\""
        + " decoding=\"async\" title=\"Ảnh: D\"> e</p>\n")
  }
}

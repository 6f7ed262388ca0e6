import Testing
import Text
import YAML

struct ReadingTests {
  @Test(arguments: [
    "no", "yes", "on", "y", "012", "0x1F", "12:30", "1e3", "~", "null", "true", "2026-02-30",
    ".inf",
    "1_000", "+1", "=",
  ])
  func keepsTheTrapsOfYAML11AsText(text: String) {
    #expect(read("a: \(text)").root?.entries?.first?.value.text == text)
    #expect(read("\(text): a").root?.entries?.first?.key == text)
    #expect(read("[\(text)]").root?.items?.first?.text == text)
    #expect(read("a: [\n  \(text) ]").root?.entries?.first?.value.items?.first?.text == text)
  }

  @Test func tellsHowAScalarWasWritten() {
    let root = read("a: x\nb: 'x'\nc: \"x\"\nd: |\n  x\ne:\n").root
    let styles = root?.entries?.map { entry in
      if case .scalar(let text, let style) = entry.value.kind { "\(style) \(text)" } else { "" }
    }
    #expect(styles == ["plain x", "quoted x", "quoted x", "block x\n", "plain "])
  }

  @Test func keepsTheOrderOfKeysAndTheirPlaces() {
    let file = SourceFile(path: "a.md", text: "---\nđ: một\nb:\n  - hai\na:\n---\n")
    let root = YAMLReader.read(file, in: 4..<(file.bytes.count - 4)).root
    #expect(root?.entries?.map(\.key) == ["đ", "b", "a"])
    let places = root?.entries?.map { entry in
      let key = file.position(at: entry.keyOffset)
      let value = file.position(at: entry.value.offset)
      return "\(key.line):\(key.column) \(value.line):\(value.column)"
    }
    #expect(places == ["2:1 2:4", "3:1 4:3", "5:1 5:3"])
  }

  @Test(arguments: ["", "\n\n", "# chỉ có chú thích\n", "---\n"])
  func findsNothingInAnEmptyDocument(text: String) {
    let (root, diagnostics) = read(text)
    #expect(root == nil)
    #expect(diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("a: >\n  một\n  hai\n\n  ba\n", "một hai\nba\n"),
    ("a: |-\n  một\n    hai\n\n", "một\n  hai"),
    ("a: |+\n  một\n\n", "một\n\n"),
    ("a: |2\n   một\n", " một\n"),
    ("a: một\n  hai\n\n  ba\n", "một hai\nba"),
    ("a: \"một\n  hai\\n\n\n  ba\"", "một hai\n\nba"),
    ("a: \"\\u0110\\x41 \\U0001F44F\\t\\\"\\/\"", "ĐA 👏\t\"/"),
    ("a: 'it''s # không'", "it's # không"),
    ("a: x # chú thích", "x"), ("a: x#y", "x#y"), ("a: http://x.vn:80/a?b", "http://x.vn:80/a?b"),
  ])
  func readsAScalar(text: String, expected: String) {
    let (root, diagnostics) = read(text)
    #expect(problems(diagnostics) == [])
    #expect(root?.entries?.first?.value.text == expected)
  }

  @Test func readsAFrontMatterWithoutYams() {
    let text = """
      title: Tổ COVID cộng đồng ấp Mỹ Thạnh
      slug: to-covid-cong-dong
      tags: [Phòng chống dịch, "Tình nguyện"]
      campaign:
        id: a
        years:
        - 2021
        - 2022
      people:
        - name: Người A
          role: Tổ trưởng
        - name: Người B
      summary: >
        Một đoạn
        tóm tắt.

      """
    let file = SourceFile(path: "a.yml", text: text)
    let plain = YAMLReader.readPlain(file, in: 0..<file.bytes.count)
    #expect(plain?.diagnostics.isEmpty == true)
    #expect(plain?.root?.entries?.count == 6)
  }
}

struct FrontMatterTests {
  private func split(_ text: String) -> (yaml: String?, body: String?, problems: [String]) {
    let file = SourceFile(path: "a.md", text: text)
    let (found, diagnostics) = FrontMatter.split(file)
    let texts = found.map { found in
      [found.yaml, found.body].map { String(decoding: file.bytes[$0], as: UTF8.self) }
    }
    return (texts?[0], texts?[1], problems(diagnostics))
  }

  @Test(arguments: [
    ("---\na: 1\n---\nbody\n", "a: 1\n", "body\n"),
    ("---\n---\n", "", ""),
    ("---\na: 1\n---", "a: 1\n", ""),
    ("---  \na: 1\n--- \t\n\n---\nx", "a: 1\n", "\n---\nx"),
    ("---\na: |\n  ----\n ---\n---\nb", "a: |\n  ----\n ---\n", "b"),
  ])
  func splitsAFile(text: String, yaml: String, body: String) {
    let found = split(text)
    #expect(found.yaml == yaml)
    #expect(found.body == body)
    #expect(found.problems == [])
  }

  @Test(arguments: [
    ("", "1:1 front-matter-missing"), ("# Tiêu đề\n", "1:1 front-matter-missing"),
    ("\n---\na: 1\n---\n", "1:1 front-matter-missing"), ("----\n", "1:1 front-matter-missing"),
    ("---", "1:1 front-matter-unclosed"), ("---\na: 1\n", "1:1 front-matter-unclosed"),
    ("---js\nx\n---\n", "1:1 front-matter-format"), ("+++\na=1\n+++\n", "1:1 front-matter-format"),
    (";;;\n{}\n;;;\n", "1:1 front-matter-format"), ("--- yaml\n---\n", "1:1 front-matter-format"),
    ("---\na: " + String(repeating: "x", count: 65_536) + "\n---\n", "1:1 front-matter-too-large"),
  ])
  func refusesAFile(text: String, problem: String) {
    let found = split(text)
    #expect(found.yaml == nil)
    #expect(found.problems == [problem])
  }
}

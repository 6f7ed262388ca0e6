import Testing
import Text
import YAML

/// A document with what is wrong in it, each as `line:column code`.
struct BadInput: CustomTestStringConvertible, Sendable {
  let text: String
  let expected: [String]

  init(_ text: String, _ expected: String...) {
    self.text = text
    self.expected = expected
  }

  var testDescription: String { text.prefix(40).debugDescription }
}

func problems(_ diagnostics: [Diagnostic]) -> [String] {
  diagnostics.map { "\($0.position.line):\($0.position.column) \($0.code)" }
}

func read(_ text: String) -> (root: YAMLNode?, diagnostics: [Diagnostic]) {
  let file = SourceFile(path: "a.yml", text: text)
  return YAMLReader.read(file, in: 0..<file.bytes.count)
}

struct BadInputTests {
  static let inputs: [BadInput] = [
    // What YAML allows and this house does not.
    BadInput("a: &x 1", "1:4 yaml-anchor"),
    BadInput("a: *x", "1:4 yaml-alias"),
    BadInput("a: &x 1\nb: *x\nc: !t 2", "1:4 yaml-anchor", "2:4 yaml-alias", "3:4 yaml-tag"),
    BadInput("a: !!python/object x", "1:4 yaml-tag"),
    BadInput("a: !binary |\n  aGk=", "1:4 yaml-tag"),
    BadInput("a: [x, *y, !t z]", "1:8 yaml-alias", "1:12 yaml-tag"),
    BadInput("a: [x,\n  &b y]", "2:3 yaml-anchor"),
    BadInput("a: [x,\n  !!str y]", "2:3 yaml-tag"),
    BadInput("<<: *x", "1:1 yaml-merge", "1:5 yaml-alias"),
    BadInput("a: {<<: b}", "1:5 yaml-merge"),
    BadInput("? a\n: b", "1:1 yaml-complex-key"),
    BadInput("[a, b]: c", "1:1 yaml-complex-key"),
    BadInput("a: 1\n---\nb: 2", "2:1 yaml-documents"),
    BadInput("a: 1\n...\n---\nb: 2", "3:1 yaml-documents"),
    BadInput("%YAML 1.2\n---\na: 1", "1:1 yaml-directive"),
    BadInput("đ: \"\\u0301\"", "1:5 yaml-escape"),
    // Duplicate keys.
    BadInput("a: 1\nb: 2\na: 3", "3:1 duplicate-key"),
    BadInput("tên: 1\n\"tên\": 2", "2:1 duplicate-key"),
    BadInput("x: {a: 1, a: 2}", "1:11 duplicate-key"),
    BadInput("x: {a: 1,\n  b: 2,\n  a: 2}", "3:3 duplicate-key"),
    // Indentation.
    BadInput("a:\n\tb: 1", "2:1 yaml-tab"),
    BadInput("a:\n  \tb: 1", "2:3 yaml-tab"),
    BadInput("a:\n\u{A0}b: 1", "2:1 yaml-no-break-space"),
    BadInput("a:\n \u{A0}b: 1\n\tc: 2", "2:2 yaml-no-break-space", "3:1 yaml-tab"),
    BadInput("a: |\n  x\n\ty\n", "3:1 yaml-tab"),
    BadInput("a: 1\n  b: 2", "2:3 yaml-indentation"),
    BadInput("a:\n    b: 1\n  c: 2", "3:3 yaml-indentation"),
    BadInput("  a: 1\nb: 2", "2:1 yaml-indentation"),
    BadInput("a: 1\n- b", "2:1 yaml-indentation"),
    BadInput("- a\n  - b: 1", "2:3 yaml-indentation"),
    // Quotes.
    BadInput("a: 1\nb: \"đang mở\nc: 2", "2:4 yaml-unclosed-quote"),
    BadInput("a: 'đang mở", "1:4 yaml-unclosed-quote"),
    BadInput("a: 'x\nb: 'y'", "1:4 yaml-unclosed-quote"),
    BadInput("a: \"Ong vàng\" ở tổ 3", "1:15 yaml-text-after-value"),
    BadInput("a: [x] y\nb: 'c' d", "1:8 yaml-text-after-value", "2:8 yaml-text-after-value"),
    BadInput("a: \"x\\q\"", "1:6 yaml-escape"),
    BadInput("a: \"\\ud83d\"", "1:5 yaml-escape"),
    BadInput("a: \"\\x4\"", "1:5 yaml-escape"),
    // Texts that need quotes.
    BadInput("title: Gương: người tốt", "1:13 yaml-colon-in-value"),
    BadInput("a: b: c\nd: e: f", "1:5 yaml-colon-in-value", "2:5 yaml-colon-in-value"),
    BadInput("a: \"b\": c", "1:7 yaml-colon-in-value"),
    BadInput("a: @x\nb: `y`\nc: %z", "1:4 yaml-reserved", "2:4 yaml-reserved", "3:4 yaml-reserved"),
    BadInput("a: - b", "1:4 yaml-inline-item"),
    BadInput("a: > b", "1:6 yaml-block-header"),
    BadInput("a: 1\ntext\nb:2\nc: 3", "2:1 yaml-missing-colon", "3:1 yaml-missing-colon"),
    BadInput("a: x\u{2028}y\nb: \u{FEFF}z", "1:5 yaml-character", "2:4 yaml-character"),
    BadInput("a: \u{1B}[31m", "1:4 yaml-character"),
    // What only Yams can tell.
    BadInput("a: [b,\n  c", "2:4 yaml-syntax"),
  ]

  @Test(arguments: inputs)
  func reportsTheProblemWhereItIs(input: BadInput) {
    #expect(problems(read(input.text).diagnostics) == input.expected)
  }

  @Test func namesBothLinesOfADuplicateKey() throws {
    let (root, diagnostics) = read("title: một\nb: 2\ntitle: hai\n")
    let found = try #require(diagnostics.first)
    #expect(found.message.en == "key 'title' on line 3 is already on line 1")
    #expect(found.message.vi == "khóa 'title' ở dòng 3 đã có ở dòng 1")
    #expect(root?.entries?.map(\.value.text) == ["một", "2"])
  }

  @Test func namesBothLinesOfADuplicateKeyThatYamsFound() throws {
    let found = try #require(read("x: {a: 1,\n  b: 2,\n  a: 2}").diagnostics.first)
    #expect(found.message.en == "key 'a' on line 3 is already on line 1")
  }

  @Test func namesTheLineOfAnUnclosedQuote() throws {
    let found = try #require(read("a: 1\nb: \"mở\nc: 2\n").diagnostics.first)
    #expect(found.message.en == "the quote that opens on line 2 is not closed")
  }

  @Test(arguments: [
    String(repeating: "- ", count: 20_000) + "x", String(repeating: "[", count: 20_000),
    "a: [\n" + String(repeating: "[", count: 20_000),
    "a: [b,\n c]\nd:\n" + String(repeating: "- ", count: 20_000) + "x",
    "a: [b,\n c]\nd: " + String(repeating: "[\"]\", ", count: 5_000),
    String(repeating: "? ", count: 20_000),
    (0..<40).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
    "a: " + String(repeating: "[", count: 17) + String(repeating: "]", count: 17),
    "a: [x,\n" + String(repeating: "[", count: 17) + String(repeating: "]", count: 17) + "]",
  ])
  func refusesWhatIsTooDeep(text: String) throws {
    let (root, diagnostics) = read(text)
    #expect(root == nil)
    #expect(["yaml-too-deep", "yaml-complex-key"].contains(try #require(diagnostics.first).code))
  }

  @Test func readsSixteenLevels() {
    let text = String(repeating: "[", count: 16) + String(repeating: "]", count: 16)
    #expect(read(text).diagnostics.isEmpty)
    #expect(problems(read("[" + text + "]").diagnostics) == ["1:17 yaml-too-deep"])
  }

  @Test func refusesAnAliasBombAtOnce() {
    var bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for (last, next) in zip("abcdefghi", "bcdefghij") {
      bomb += "\(next): &\(next) [*\(last),*\(last),*\(last),*\(last),*\(last),*\(last)]\n"
    }
    #expect(read(bomb).root == nil)
    #expect(read(bomb).diagnostics.first?.code == "yaml-anchor")
    let handedOver = read("k: [x,\n y]\n" + bomb)
    #expect(handedOver.root == nil)
    #expect(handedOver.diagnostics.first?.code == "yaml-alias")
  }

  @Test func refusesTooManyNodes() {
    let many = "a:\n" + String(repeating: "- x\n", count: YAMLReader.nodeLimit)
    #expect(read(many).diagnostics.map(\.code) == ["yaml-too-many-nodes"])
    let fit = "a:\n" + String(repeating: "- x\n", count: YAMLReader.nodeLimit - 3)
    #expect(read(fit).diagnostics.isEmpty)
    let handedOver = "b: [x,\n y]\n" + many
    #expect(read(handedOver).diagnostics.map(\.code) == ["yaml-too-many-nodes"])
  }
}

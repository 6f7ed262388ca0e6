import Testing
import Text
import YAML

/// Code points that may not be published, written by an escape or as they are, wherever a text of YAML can stand.
@Suite struct ForbiddenCharacterTests {
  private static let values: [UInt32] = {
    var values = Array(UInt32(0)...0xA0)
    values += [0xD7FF, 0xE000, 0xFDCF, 0xFDD0, 0xFDEF, 0xFDF0, 0xFEFF, 0xFFFD]
    for plane in UInt32(0)...0x10 { values += [0xFFFD, 0xFFFE, 0xFFFF].map { plane << 16 | $0 } }
    return values
  }()

  /// Texts for the reader of the plain subset and, with a tab or on several lines, for Yams.
  @Test(arguments: [
    "a: \"x%y\"", "\"k%\": 1", "- \"%\"\n- [\"%\", b]", "a: {b: \"%\"}", "a:\t\"x%y\"",
    "a: [\"x\",\n  \"%\"]", "? \"%\"\n: b",
  ])
  func readsAnEscapeAsTheReplacementCharacter(_ pattern: String) {
    for value in Self.values {
      let digits = String(value, radix: 16)
      let escape = "\\U" + String(repeating: "0", count: 8 - digits.utf8.count) + digits
      check(pattern.replacing("%", with: escape), isForbidden: ForbiddenCharacters.contains(value))
    }
  }

  @Test(arguments: ["\\0", "\\a", "\\b", "\\v", "\\f", "\\r", "\\e", "\\N", "\\x7f", "\\x00"])
  func readsAShortEscapeAsTheReplacementCharacter(_ escape: String) {
    let (root, problems) = read("a: \"x\(escape)y\"")
    #expect(root?.entries?.first?.value.text == "x\u{FFFD}y")
    #expect(problems.map(\.code) == ["forbidden-character"])
    #expect(problems.first?.position == Position(line: 1, column: 6))
    #expect(problems.first?.message.en.contains("'\(escape)'") == true)
  }

  /// Raw ones are YAML's own errors where YAML forbids them, else warnings.
  @Test(arguments: ["a: x%y", "a: 'x%y'", "a: |\n  x%y", "a: x\n  %y", "k%: b", "a:\tx%y"])
  func publishesNoneThatStandsInTheFile(_ pattern: String) {
    for value in Self.values {
      guard let scalar = Unicode.Scalar(value), value > 0x20 else { continue }
      check(
        pattern.replacing("%", with: String(scalar)),
        isForbidden: ForbiddenCharacters.contains(value))
    }
  }

  private func check(_ text: String, isForbidden: Bool) {
    let (root, problems) = read(text)
    let isRefused = problems.contains { $0.severity == .error }
    #expect(isRefused == (root == nil), "\(text)")
    if isForbidden { #expect(!problems.isEmpty, "\(text)") }
    if !isForbidden { #expect(!problems.contains { $0.code == "forbidden-character" }, "\(text)") }
    for scalar in texts(of: root) {
      #expect(scalar.withView(ForbiddenCharacters.isClean), "\(text)")
    }
  }

  private func read(_ text: String) -> (root: YAMLNode?, diagnostics: [Diagnostic]) {
    let file = SourceFile(path: "a.yml", text: text)
    return YAMLReader.read(file, in: 0..<file.bytes.count)
  }

  private func texts(of node: YAMLNode?) -> [String] {
    switch node?.kind {
    case .scalar(let text, _): [text]
    case .sequence(let items): items.flatMap { texts(of: $0) }
    case .mapping(let entries): entries.flatMap { [$0.key] + texts(of: $0.value) }
    case nil: []
    }
  }
}

import Testing
import Text
import YAML

/// The reader of the plain subset against Yams.
struct DifferentialTests {
  static let documentsPerSeed = 4_000

  /// What is refused although Yams accepts it: not YAML's errors but the house's rules.
  static let houseRules: Set<String> = [
    "yaml-tab", "yaml-no-break-space", "yaml-character", "yaml-anchor", "yaml-alias", "yaml-tag",
    "yaml-merge", "yaml-complex-key", "yaml-directive", "yaml-documents", "yaml-unclosed-quote",
    "yaml-escape",
  ]

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func agreesWithYamsOnEveryDocumentItAccepts(seed: UInt64) {
    var generator = DocumentGenerator(seed: seed)
    var accepted = 0
    var failures = 0
    for _ in 0..<Self.documentsPerSeed {
      let text = generator.document()
      let file = SourceFile(path: "a.yml", text: text)
      guard let plain = YAMLReader.readPlain(file, in: 0..<file.bytes.count) else { continue }
      let verdict = Verdict(of: text)
      if plain.diagnostics.isEmpty { accepted += 1 }
      guard let problem = disagreement(plain, verdict, in: file) else { continue }
      failures += 1
      if failures <= 5 { Issue.record("\(problem)\n---- document\n\(text)\n----") }
    }
    #expect(failures == 0)
    #expect(accepted > Self.documentsPerSeed / 5, "too few documents are read by the plain reader")
  }

  private func disagreement(
    _ plain: (root: YAMLNode?, diagnostics: [Diagnostic]), _ verdict: Verdict, in file: SourceFile
  ) -> String? {
    // A forbidden code point is a warning; the tree is compared with that of Yams in which U+FFFD stands for it.
    let codes = plain.diagnostics.filter { $0.severity == .error }.map(\.code)
    guard codes.isEmpty else {
      if case .tree = verdict, Self.houseRules.isDisjoint(with: codes) {
        return "refused with \(codes), Yams reads it"
      }
      return nil
    }
    switch (plain.root, verdict) {
    case (nil, .empty): return nil
    case (nil, .tree(.text("", at: "absent"))): return nil
    case (let root?, .tree(let expected)):
      let found = Shape(root, in: file)
      return found == expected ? nil : "found \(found)\nYams  \(expected)"
    case (let root, .tree(let expected)):
      return "found \(String(describing: root)), Yams \(expected)"
    case (_, .empty): return "a tree where Yams finds nothing"
    case (let root, .refused(let why)):
      return "read as \(root.map { "\(Shape($0, in: file))" } ?? "nothing"), Yams refuses: \(why)"
    }
  }
}

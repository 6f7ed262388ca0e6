import Foundation
import Templates
import Testing
import Text

/// One example of the Mustache specification.
struct SpecificationExample: Decodable, Sendable, CustomTestStringConvertible {
  let name: String
  let data: DynamicValue
  let template: String
  let partials: [String: String]?
  let expected: String

  var testDescription: String { name }

  func render() -> (String, [Diagnostic]) {
    var sources = (partials ?? [:]).mapValues { SourceFile(path: "partial", text: $0) }
    sources["the template"] = SourceFile(path: "template", text: template)
    let (bytes, problems) = TemplateLibrary(sources).render("the template", with: data)
    return (String(decoding: bytes, as: UTF8.self), problems)
  }

  /// The examples of one suite; none when the specification is not at hand.
  static func suite(_ name: String) -> [SpecificationExample] {
    struct Suite: Decodable { let tests: [SpecificationExample] }
    guard let data = FileManager.default.contents(atPath: folder + "/\(name).json") else {
      return []
    }
    do {
      return try JSONDecoder().decode(Suite.self, from: data).tests
    } catch {
      Issue.record("\(name).json cannot be read: \(error)")
      return []
    }
  }

  static let folder: String = {
    if let specs = ProcessInfo.processInfo.environment["GUONG_SPECS"] { return specs + "/mustache" }
    return URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent(".build/specs/mustache").path
  }()

  static let isAtHand = FileManager.default.fileExists(atPath: folder)
}

extension DynamicValue: Decodable {
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  package init(from decoder: any Decoder) throws {
    if let fields = try? decoder.container(keyedBy: Key.self) {
      var record: [String: DynamicValue] = [:]
      for key in fields.allKeys {
        record[key.stringValue] = try fields.decode(DynamicValue.self, forKey: key)
      }
      self = record["__tag__"] == nil ? .record(record) : .lambda
    } else if var items = try? decoder.unkeyedContainer() {
      var list: [DynamicValue] = []
      while !items.isAtEnd { list.append(try items.decode(DynamicValue.self)) }
      self = .list(list)
    } else {
      let value = try decoder.singleValueContainer()
      if value.decodeNil() {
        self = .null
      } else if let flag = try? value.decode(Bool.self) {
        self = .flag(flag)
      } else if let text = try? value.decode(String.self) {
        self = .text(text)
      } else {
        self = .text("\(try value.decode(Decimal.self))")
      }
    }
  }
}

@Suite(.enabled(if: SpecificationExample.isAtHand, "the Mustache specification is not at hand"))
struct SpecificationTests {
  static let passed = [
    "comments", "delimiters", "interpolation", "inverted", "partials", "sections",
    "~dynamic-names", "~inheritance",
  ]

  @Test(arguments: passed.flatMap(SpecificationExample.suite))
  func rendersAsTheSpecificationSays(_ example: SpecificationExample) {
    let (text, problems) = example.render()
    #expect(text == example.expected)
    #expect(problems == [])
  }

  @Test(arguments: SpecificationExample.suite("~lambdas"))
  func refusesLambdas(_ example: SpecificationExample) {
    let (_, problems) = example.render()
    #expect(problems.contains { $0.code == "lambda" })
  }

  @Test func readsAllSuites() {
    let counts = (Self.passed + ["~lambdas"]).map { SpecificationExample.suite($0).count }
    // Editions of the suite on interpolation differ by three examples, which `NewestExamples` has as well.
    #expect([39, 42].contains(counts[2]))
    #expect(counts[..<2] == [12, 14])
    #expect(counts[3...] == [22, 12, 34, 21, 27, 10])
  }
}

/// What the newest edition of the specification asks for and the one that tests usually read does not.
@Suite struct NewestExamples {
  @Test func keepsTheBracesOfAValue() {
    #expect(render("{{a}}: {{b}}", ["a": .text("{{b}}"), "b": .text("B")]) == "{{b}}: B")
  }

  @Test func takesADottedNameForAPathOnly() {
    #expect(render("{{a.b}}", ["a.b": .text("key")]) == "")
    let both: [String: DynamicValue] = ["a.b": .text("key"), "a": .record(["b": .text("path")])]
    #expect(render("{{a.b}}", both) == "path")
  }

  private func render(_ template: String, _ data: [String: DynamicValue]) -> String {
    let library = TemplateLibrary(["page": SourceFile(path: "page", text: template)])
    let (bytes, problems) = library.render("page", with: .record(data))
    #expect(problems == [])
    return String(decoding: bytes, as: UTF8.self)
  }
}

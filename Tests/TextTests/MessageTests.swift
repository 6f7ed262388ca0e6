import Foundation
import Testing

/// Every text that the program can tell its user stands there in English and in Vietnamese.
///
/// `Diagnostic` takes a `Message`, and `Message` takes both languages; so all that is left to prove is that
/// what the sources write into it is indeed Vietnamese. This reads the sources: a message counts before
/// anything could bring it about.
struct MessageTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// A message as a source file writes it.
  private struct Written {
    let place: String
    let en: String
    let vi: String
  }

  /// What is put together from messages that are found elsewhere, or is the same everywhere: a path, a time.
  private static let handedOn: Set<String> = [
    "en vi", "text text", "field.summary field.label", "$0 $0", "text.en + code text.vi + code",
    #"en + "; end with Ctrl-C" vi + "; kết thúc bằng Ctrl-C""#,
  ]

  @Test func everyMessageIsVietnameseAsWell() throws {
    let messages = try Self.messages()
    #expect(messages.count > 400)
    for message in messages where !Self.handedOn.contains("\(message.en) \(message.vi)") {
      let en = SwiftText.words(of: message.en)
      let vi = SwiftText.words(of: message.vi)
      #expect(!en.isEmpty && !vi.isEmpty, "\(message.place): not a text: \(message.vi)")
      #expect(vi != en, "\(message.place): the same in both languages: \(en)")
      #expect(
        vi.unicodeScalars.elementsEqual(vi.precomposedStringWithCanonicalMapping.unicodeScalars),
        "\(message.place): not in NFC: \(vi)")
      // One or two words may do without a mark, as "trang" and "ghi" do; a sentence never does.
      let isShort = vi.split(separator: " ").count < 3
      #expect(
        isShort || vi.unicodeScalars.contains(where: Self.isVietnamese),
        "\(message.place): no letter of Vietnamese: \(vi)")
      #expect(
        SwiftText.holes(of: message.en) == SwiftText.holes(of: message.vi),
        "\(message.place): the two languages tell different things")
    }
  }

  /// Texts of the user that are no `Message` would be in one language only.
  @Test func everyDiagnosticHasAMessage() throws {
    for (name, text) in try Self.sources() where !name.hasSuffix("Text/Diagnostic.swift") {
      for call in SwiftText.calls(of: "Diagnostic", in: text) {
        let message = call.arguments.first { $0.hasPrefix("message:") }
        guard let message, message.contains("\"") else { continue }
        #expect(message.contains("Message("), "\(name):\(call.line): \(message)")
      }
    }
  }

  @Test func theBrowsersPartSpeaksBothLanguages() throws {
    let script = try String(
      contentsOf: Self.root.appending(path: "Sources/PreviewServer/Browser/client.js"),
      encoding: .utf8)
    let words = try #require(
      script.firstMatch(
        of: #/en: \{(?<en>.*?)\n    \},\n    vi: \{(?<vi>.*?)\n    \},/#.dotMatchesNewlines()))
    func pairs(_ text: Substring) -> [String: String] {
      Dictionary(
        text.matches(of: #/(\w+): '([^']*)'/#).map { (String($0.1), String($0.2)) },
        uniquingKeysWith: { first, _ in first })
    }
    let (en, vi) = (pairs(words.output.en), pairs(words.output.vi))
    #expect(en.count > 25)
    #expect(Set(en.keys) == Set(vi.keys))
    for (key, word) in en {
      #expect(vi[key] != word, "\(key)")
      #expect(vi[key]?.precomposedStringWithCanonicalMapping == vi[key])
    }
    #expect(vi.values.contains { $0.unicodeScalars.contains(where: Self.isVietnamese) })
  }

  private static func isVietnamese(_ scalar: Unicode.Scalar) -> Bool {
    (0xC0...0x1EF9).contains(scalar.value) && scalar.properties.isAlphabetic
  }

  private static func sources() throws -> [(name: String, text: String)] {
    let folder = root.appending(path: "Sources")
    let files = try #require(
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    return try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }.map {
      ($0.path.replacing(folder.path + "/", with: ""), try String(contentsOf: $0, encoding: .utf8))
    }
  }

  private static func messages() throws -> [Written] {
    try sources().flatMap { name, text in
      SwiftText.calls(of: "Message", in: text).compactMap { call -> Written? in
        guard call.arguments.count == 2, call.arguments[0].hasPrefix("en:") else { return nil }
        let texts = call.arguments.map {
          $0.split(separator: ":", maxSplits: 1).last.map(String.init) ?? ""
        }
        return Written(
          place: "\(name):\(call.line)",
          en: texts[0].trimmingCharacters(in: .whitespacesAndNewlines),
          vi: texts[1].trimmingCharacters(in: .whitespacesAndNewlines))
      }
    }
  }
}

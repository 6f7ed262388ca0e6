import Foundation
import Templates
import Testing
import Text

@testable import Pages

/// The default theme against the view models of all layouts.
@Suite struct ThemeTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The files of the default theme as a build would read them.
  private static func sen() throws -> ThemeSources {
    let folder = root.appendingPathComponent("themes/sen")
    var templates: [String: SourceFile] = [:]
    for path in try names(in: folder, "layouts", ".mustache") {
      templates["layouts/\(path)"] = try file(folder, "layouts/\(path).mustache")
    }
    for path in try names(in: folder, "partials", ".mustache") {
      templates[path] = try file(folder, "partials/\(path).mustache")
    }
    var assets: [String: SourceFile] = [:]
    for path in try names(in: folder, "assets", "") {
      assets[path] = try file(folder, "assets/\(path)")
    }
    var strings: [String: SourceFile] = [:]
    for path in try names(in: folder, "strings", ".yml") {
      strings[path] = try file(folder, "strings/\(path).yml")
    }
    return ThemeSources(
      manifest: try file(folder, "theme.yml"), templates: templates, assets: assets,
      strings: strings)
  }

  private static func names(in folder: URL, _ part: String, _ ending: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(part).path)
      .filter { $0.hasSuffix(ending) && !$0.hasPrefix(".") }
      .map { String($0.dropLast(ending.count)) }
  }

  private static func file(_ folder: URL, _ path: String) throws -> SourceFile {
    let data = try Data(contentsOf: folder.appendingPathComponent(path))
    return SourceFile(path: "themes/sen/\(path)", bytes: [UInt8](data))
  }

  private func problems(_ diagnostics: [Diagnostic]) -> String {
    let printer = DiagnosticPrinter(format: .text, language: .en, showsExcerpt: true)
    return String(decoding: printer.render(diagnostics), as: UTF8.self)
  }

  @Test(arguments: ["vi", "en"])
  func compilesTheDefaultThemeWithoutProblems(lang: String) throws {
    let (theme, diagnostics) = Theme.compile(
      try Self.sen(), lang: lang, basePath: "", assetFolder: "assets")
    #expect(theme != nil)
    #expect(diagnostics.isEmpty, "\(problems(diagnostics))")
  }

  @Test func usesEveryWordOfTheDefaultTheme() throws {
    let sources = try Self.sen()
    let templates = sources.templates.values.map { String(decoding: $0.bytes, as: UTF8.self) }
    let words = try #require(sources.strings["vi"])
    let keys = String(decoding: words.bytes, as: UTF8.self).split(separator: "\n")
      .compactMap { $0.split(separator: ":").first }
    for key in keys {
      #expect(templates.contains { $0.contains("{{t.\(key)}}") }, "'\(key)' stands on no page")
    }
  }

  /// Words stand in `strings/`, looks in `style.css`, behaviour in `site.js`; the security policy of the
  /// pages forbids anything else.
  @Test func keepsWordsStylesAndScriptsOutOfTheTemplates() throws {
    for (name, file) in try Self.sen().templates {
      let text = String(decoding: file.bytes, as: UTF8.self)
      let letters = text.unicodeScalars.filter { $0.properties.isAlphabetic && !$0.isASCII }
      #expect(letters.isEmpty, "\(name) holds Vietnamese words")
      for part in [" style=\"", "<style", " onclick", "javascript:"] {
        #expect(!text.contains(part), "\(name) holds \(part)")
      }
    }
  }

  @Test func givesNoThemeWhenALayoutIsMissing() throws {
    let sources = try Self.sen()
    var templates = sources.templates
    templates["layouts/not-found"] = nil
    let (theme, diagnostics) = Theme.compile(
      ThemeSources(
        manifest: sources.manifest, templates: templates, assets: sources.assets,
        strings: sources.strings),
      lang: "vi", basePath: "", assetFolder: "assets")
    #expect(theme == nil)
    #expect(diagnostics.map(\.code) == ["missing-layout"])
  }
}

import Foundation
import Templates
import Testing
import Text

@testable import SiteGenerator

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
    var assets: [String: [UInt8]] = [:]
    for path in try names(in: folder, "assets", "") {
      assets[path] = try file(folder, "assets/\(path)").bytes
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
}

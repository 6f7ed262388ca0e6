package import Templates
package import Text
import Vietnamese

/// Reads the folders of a theme and of its parents.
package enum ThemeReader {
  /// Files of a theme are small; a larger one is a mistake.
  static let limit = 16_777_216

  /// Returns the folder of a theme, given a name below `themes/` or a path.
  static func folder(_ theme: String, root: String) -> (path: String, shown: String) {
    if theme.hasPrefix("/") { return (theme, theme) }
    if theme.hasPrefix("./") || theme.hasPrefix("../") || theme.contains("/") {
      return ("\(root)/\(theme)", theme)
    }
    return ("\(root)/themes/\(theme)", "themes/\(theme)")
  }

  /// Reads a theme; nil when it has no `theme.yml`.
  package static func read(
    _ theme: String, root: String
  ) throws(DiskError) -> (sources: ThemeSources?, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    var layers: [Layer] = []
    var next: String? = theme
    while let name = next, layers.count < 8 {
      let (path, shown) = folder(name, root: root)
      guard Disk.exists("\(path)/theme.yml") else {
        diagnostics.append(try missing(name, shown: shown, root: root))
        return (nil, diagnostics)
      }
      let layer = try Layer.read(path, shown: shown, &diagnostics)
      layers.append(layer)
      next = layer.manifest.flatMap { ThemeManifest.parent(of: $0) }
    }
    guard let manifest = layers.first?.manifest else { return (nil, diagnostics) }
    // A theme's own files take precedence over those of its parents.
    var templates: [String: SourceFile] = [:]
    var assets: [String: SourceFile] = [:]
    var strings: [String: SourceFile] = [:]
    for layer in layers.reversed() {
      templates.merge(layer.templates) { _, own in own }
      assets.merge(layer.assets) { _, own in own }
      strings.merge(layer.strings) { _, own in own }
    }
    // A theme that declares no files publishes those that its nearest declaring parent names.
    let declaring = layers.compactMap(\.manifest).first { ThemeManifest.declaresAssets($0) }
    let sources = ThemeSources(
      manifest: declaring ?? manifest, templates: templates, assets: assets, strings: strings)
    return (sources, diagnostics)
  }

  private static func missing(
    _ name: String, shown: String, root: String
  ) throws(DiskError) -> Diagnostic {
    let listing = try Disk.list("\(root)/themes", shownAs: "themes")
    let known = Set(
      listing.files.compactMap { $0.path.split(separator: "/").first.map { String($0) } })
    return Diagnostic(
      path: "\(shown)/theme.yml", position: Position(line: 1, column: 1), code: "missing-theme",
      message: Message(en: "there is no theme '\(name)'", vi: "không có giao diện '\(name)'"),
      hint: Suggestion.hint(to: name, among: known.sorted())
        ?? Message(
          en: "known: \(known.sorted().joined(separator: ", "))",
          vi: "đã có: \(known.sorted().joined(separator: ", "))"))
  }

  /// The files of one theme folder.
  private struct Layer {
    var manifest: SourceFile?
    var templates: [String: SourceFile] = [:]
    var assets: [String: SourceFile] = [:]
    var strings: [String: SourceFile] = [:]

    static func read(
      _ folder: String, shown: String, _ diagnostics: inout [Diagnostic]
    ) throws(DiskError) -> Layer {
      var layer = Layer()
      let listing = try Disk.list(folder, shownAs: shown)
      diagnostics += listing.problems
      for file in listing.files {
        let bytes = try Disk.read("\(folder)/\(file.path)", limit: ThemeReader.limit)
        if file.path.hasPrefix("assets/") {
          let source = SourceFile(path: "\(shown)/\(file.path)", bytes: bytes)
          layer.assets[String(file.path.dropFirst(7))] = source
          continue
        }
        guard
          let name = templateName(file.path) ?? stringsName(file.path) ?? manifestName(file.path)
        else { continue }
        switch TextDecoder.decode(bytes) {
        case .failure(let problem):
          diagnostics.append(problem.diagnostic(path: "\(shown)/\(file.path)", raw: bytes))
        case .success(let text):
          let source = SourceFile(path: "\(shown)/\(file.path)", bytes: text)
          if file.path == "theme.yml" {
            layer.manifest = source
          } else if file.path.hasPrefix("strings/") {
            layer.strings[name] = source
          } else {
            layer.templates[name] = source
          }
        }
      }
      return layer
    }

    private static func templateName(_ path: String) -> String? {
      guard path.hasSuffix(".mustache") else { return nil }
      let bare = String(path.dropLast(9))
      if bare.hasPrefix("layouts/") { return bare }
      return bare.hasPrefix("partials/") ? String(bare.dropFirst(9)) : nil
    }

    private static func stringsName(_ path: String) -> String? {
      guard path.hasPrefix("strings/"), path.hasSuffix(".yml") else { return nil }
      return String(path.dropFirst(8).dropLast(4))
    }

    private static func manifestName(_ path: String) -> String? {
      path == "theme.yml" ? path : nil
    }
  }
}

package import Showcase
package import Templates
package import Text
import Vietnamese

/// The input of a build as it was read, before records are cross-checked.
package struct SiteInput: Sendable {
  package let settings: SiteSettings
  package let theme: ThemeSources?
  package let discovery: Discovery
  package let content: ParsedContent

  package init(
    settings: SiteSettings, theme: ThemeSources?, discovery: Discovery, content: ParsedContent
  ) {
    self.settings = settings
    self.theme = theme
    self.discovery = discovery
    self.content = content
  }

  /// Reads `content/site.yml`; nil when it cannot be used.
  package static func settings(
    root: String, baseURL: String?
  ) throws(DiskError) -> (settings: SiteSettings?, diagnostics: [Diagnostic]) {
    let path = "\(root)/content/site.yml"
    guard Disk.exists(path) else { return (nil, [.missingSettings(root: root)]) }
    let raw = try Disk.read(path, limit: 1_048_576)
    switch TextDecoder.decode(raw) {
    case .failure(let problem):
      return (nil, [problem.diagnostic(path: "content/site.yml", raw: raw)])
    case .success(let bytes):
      let file = SourceFile(path: "content/site.yml", bytes: bytes)
      return SiteSettings.read(file, baseURL: baseURL)
    }
  }
}

extension Diagnostic {
  static func missingSettings(root: String) -> Diagnostic {
    Diagnostic(
      path: "content/site.yml", position: Position(line: 1, column: 1), code: "missing-settings",
      message: Message(
        en: "there is no content/site.yml; this is not a project of Guong",
        vi: "không có content/site.yml; đây không phải thư mục dự án Guong"),
      hint: Message(
        en: "name the project's folder with --root", vi: "hãy chỉ thư mục dự án bằng --root"))
  }
}

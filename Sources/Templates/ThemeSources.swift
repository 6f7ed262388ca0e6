package import Text

/// The files of a theme as they were read; its own take precedence over those of its parents.
package struct ThemeSources: Sendable {
  /// `theme.yml` of the theme itself.
  package let manifest: SourceFile
  /// Layouts as `layouts/story`, partials by their bare name.
  package let templates: [String: SourceFile]
  /// Files below `assets/` by their path there; they need not be text.
  package let assets: [String: SourceFile]
  /// `strings/<lang>.yml` by language.
  package let strings: [String: SourceFile]

  package init(
    manifest: SourceFile, templates: [String: SourceFile], assets: [String: SourceFile],
    strings: [String: SourceFile]
  ) {
    self.manifest = manifest
    self.templates = templates
    self.assets = assets
    self.strings = strings
  }
}

package import Templates
package import Text
import YAML

/// A checked theme: a template for each layout, and the files it publishes.
package final class Theme: Sendable {
  /// A file to publish: its path in the output and its bytes.
  package struct Asset: Sendable {
    package let path: String
    package let bytes: [UInt8]
  }

  private let templates: [Layout: Template]
  package let words: Record
  package let assetURLs: Record
  package let assets: [Asset]

  /// Returns the template of a layout; every layout has one once the theme is compiled.
  package func template(_ layout: Layout) -> Template? { templates[layout] }

  /// Checks a theme against the view models of all layouts.
  ///
  /// Values that are identical on all pages (the words, the files' addresses, the site's head)
  /// become part of the templates. A theme with an error renders nothing; all errors are returned,
  /// with the warnings.
  package static func compile(
    _ sources: ThemeSources, lang: String, basePath: String, assetFolder: String,
    site: Record? = nil
  ) -> (theme: Theme?, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let manifest = ThemeManifest.read(sources.manifest, assets: sources.assets, &diagnostics)
    let words = ThemeWords.read(
      sources.strings, lang: lang, manifest: sources.manifest, &diagnostics)
    let published = PublishedAssets(
      sources.assets, declared: manifest, basePath: basePath, folder: assetFolder)
    diagnostics += published.problems
    let library = TemplateLibrary(sources.templates)
    diagnostics += library.problems
    var templates: [Layout: Template] = [:]
    var keys = FragmentKeys()
    for layout in Layout.allCases {
      let name = "layouts/\(layout.rawValue)"
      guard sources.templates[name] != nil else {
        diagnostics.append(.missingLayout(layout, in: sources.manifest))
        continue
      }
      let schema = layout.schema(words: words.schema, assets: published.schema)
      var constants = ["t": words.record, "assets": published.record]
      if let site { constants["site"] = site }
      let (template, problems) = library.compile(
        name, for: schema, constants: constants, keys: &keys)
      diagnostics += problems
      templates[layout] = template
    }
    guard !diagnostics.contains(where: { $0.severity == .error }) else { return (nil, diagnostics) }
    let theme = Theme(
      templates: templates, words: words.record, assetURLs: published.record,
      assets: published.files)
    return (theme, diagnostics)
  }

  private init(
    templates: [Layout: Template], words: Record, assetURLs: Record, assets: [Asset]
  ) {
    self.templates = templates
    self.words = words
    self.assetURLs = assetURLs
    self.assets = assets
  }
}

extension Layout {
  /// Returns the view model of its pages, with the words and files of a theme.
  package func schema(words: Schema, assets: Schema) -> Schema {
    Schema(
      "\(rawValue) page",
      [
        Field("site", .record(SiteHead.view.schema), "the site"),
        Field("t", .record(words), "the words of the theme, from strings/<lang>.yml"),
        Field("assets", .record(assets), "addresses of the theme's files, from theme.yml"),
        Field("page", .record(PageHead.view.schema), "the page as such"),
        content,
      ])
  }

  /// The content of the layout's pages.
  private var content: Field {
    switch self {
    case .home: Field("home", .record(HomePage.view.schema), summary)
    case .story: Field("story", .record(StoryPage.view.schema), summary)
    case .tombstone: Field("tombstone", .record(TombstonePage.view.schema), summary)
    case .list: Field("list", .record(ListPage.view.schema), summary)
    case .terms, .search: Field("terms", .record(TermsPage.view.schema), summary)
    case .campaign: Field("campaign", .record(CampaignPage.view.schema), summary)
    case .honours: Field("honours", .record(HonoursPage.view.schema), summary)
    case .decision, .recipient, .locality, .organisation, .document, .event:
      Field("record", .record(RecordPage.view.schema), summary)
    case .criteria: Field("criteria", .record(CriteriaPage.view.schema), summary)
    case .table: Field("table", .record(TablePage.view.schema), summary)
    case .page, .notFound: Field("text", .record(TextPage.view.schema), summary)
    case .data: Field("data", .record(DataPage.view.schema), summary)
    }
  }
}

extension Diagnostic {
  static func missingLayout(_ layout: Layout, in manifest: SourceFile) -> Diagnostic {
    let path = "layouts/\(layout.rawValue).mustache"
    return Diagnostic(
      in: manifest, at: 0, code: "missing-layout",
      message: Message(
        en: "the theme has no \(path)", vi: "giao diện thiếu \(path)"),
      hint: Message(
        en: "add it, or name a parent theme that has it",
        vi: "hãy thêm tệp này, hoặc ghi 'parent' có tệp này"))
  }
}

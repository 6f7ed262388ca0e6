package import Loader
package import Pages
package import Showcase
import SiteModel
import Templates
package import Text
import Vietnamese

/// Turns the input into a site that can be rendered: the stages that a build, a check and a preview
/// share.
package struct SiteAssembly: Sendable {
  /// Results of an earlier assembly that are still valid and need not be computed again.
  package struct Kept: Sendable {
    package var catalogue: Catalogue?
    /// Compiled from the same sources with the same settings.
    package var theme: (theme: Theme?, diagnostics: [Diagnostic])?
    /// Findings about files to publish, by path; of unchanged files only.
    package var media: [String: Diagnostic?] = [:]

    package init() {}
  }

  package private(set) var assembly: Assembly
  package private(set) var diagnostics: [Diagnostic]
  package private(set) var timings: [BuildReport.Timing] = []
  /// Nil when an error prevents rendering.
  package private(set) var site: PreparedSite?
  /// The results that the next assembly may reuse.
  package private(set) var kept = Kept()

  /// Cross-checks all records, plans the pages and compiles the theme.
  package static func make(
    _ input: SiteInput, _ visibility: Visibility, after kept: Kept = Kept(), parallel: Parallel,
    progress: @Sendable (String) -> Void = { _ in }
  ) async throws -> SiteAssembly {
    progress("assemble")
    let start = ContinuousClock.now
    let assembly = await Assembler.assembly(
      of: input.content, visibility: visibility, parallel: parallel, after: kept.catalogue)
    var assembled = SiteAssembly(assembly, since: start)
    assembled.kept = kept
    assembled.kept.catalogue = assembly.catalogue
    let model = try await assembled.timed("relate", progress) { _ in
      await SiteModel.make(
        assembly.catalogue, input.settings, today: visibility.now.date, parallel: parallel)
    }
    try await assembled.prepare(input, model, parallel, progress)
    return assembled
  }

  private init(_ assembly: Assembly, since start: ContinuousClock.Instant) {
    self.assembly = assembly
    diagnostics = assembly.diagnostics
    timings = [BuildReport.Timing(stage: "assemble", since: start)]
  }

  private mutating func prepare(
    _ input: SiteInput, _ model: SiteModel, _ parallel: Parallel,
    _ progress: @Sendable (String) -> Void
  ) async throws {
    let media = MediaPlan(model, discovery: input.discovery)
    let found = try await media.inspect(parallel, known: kept.media)
    kept.media = found
    diagnostics += found.values.compactMap { $0 }
    guard let sources = input.theme else { return }
    let site = PageRenderer.siteRecord(model)
    // Three independent tasks: plan the pages, compile the theme, and prepare what pages print.
    let files = input.discovery.statics.map(\.path)
    let planned = Task { Self.plan(model, files) }
    let parts = Task { await PageParts.make(model) }
    let compiled = try await timed("theme", progress) { assembled in
      assembled.kept.theme
        ?? Theme.compile(
          sources, lang: input.settings.lang, basePath: input.settings.basePath,
          assetFolder: input.settings.route("assets"), site: site)
    }
    kept.theme = compiled
    diagnostics += compiled.diagnostics
    guard let theme = compiled.theme, !diagnostics.contains(where: { $0.severity == .error }) else {
      return
    }
    let builder = try await timed("cards", progress) { _ in
      await PageBuilder.make(model, parts.value, parallel: parallel)
    }
    let (plan, collisions) = await planned.value
    diagnostics += collisions
    self.site = PreparedSite(
      plan: plan, builder: builder, theme: theme, site: site, media: media,
      discovery: input.discovery)
  }

  /// Returns all pages, and those that would have the same address as another page or a static
  /// file.
  private static func plan(_ model: SiteModel, _ files: [String]) -> (PagePlan, [Diagnostic]) {
    let plan = PagePlan(model)
    return (plan, plan.collisions(files: files))
  }

  private mutating func timed<Result>(
    _ stage: String, _ progress: @Sendable (String) -> Void,
    _ work: (SiteAssembly) async throws -> Result
  ) async throws -> Result {
    progress(stage)
    let start = ContinuousClock.now
    let result = try await work(self)
    timings.append(BuildReport.Timing(stage: stage, since: start))
    return result
  }
}

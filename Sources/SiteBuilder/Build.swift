package import Loader
package import Pages
import Publish
import SearchWriter
import Showcase
package import Templates
import Text
import Vietnamese

/// Builds the published site from `content/`, stage by stage.
///
/// Each stage takes a value and returns another. Only `discover` and `parse` read the disk, only
/// `write` writes to it.
package struct Build: Sendable {
  private let options: BuildOptions
  private let parallel: Parallel
  /// Called with the name of each stage as it begins.
  private let progress: @Sendable (String) -> Void

  package init(_ options: BuildOptions, progress: @escaping @Sendable (String) -> Void = { _ in }) {
    self.options = options
    parallel = Parallel(jobs: max(1, options.jobs))
    self.progress = progress
  }

  /// Builds the site and publishes it. Writes nothing if there is an error.
  package func run() async throws -> BuildReport {
    var report = BuildReport()
    guard let prepared = try await prepare(options.visibility, &report) else { return report }
    let publication = try Publication.begin(
      output: options.output, project: options.root, sources: ["content", "themes"])
    let files = SiteFiles(prepared, hasSearch: options.writesSearch)
    let index = try await timed("index", &report) { await files.search(parallel) }
    let site = SiteWriter(
      files: files, index: index, writer: publication.writer, parallel: parallel)
    report.materials += [prepared, site]
    let entries = try await timed("render", &report) { try await site.write() }
    progress("publish")
    let start = ContinuousClock.now
    report.publication = try publication.commit(entries)
    report.timings.append(BuildReport.Timing(stage: "publish", since: start))
    report.diagnostics += report.publication?.warnings ?? []
    return report
  }

  /// Reads and checks everything, hidden records too, and writes nothing.
  package func check() async throws -> BuildReport {
    var report = BuildReport()
    guard let input = try await read(&report) else { return report }
    let visible = options.visibility
    let all = Visibility(now: options.now, showsDrafts: true, showsSamples: true)
    for visibility in [visible, all] {
      var pass = BuildReport()
      _ = try await assemble(input, visibility, &pass)
      report.diagnostics += pass.diagnostics
      report.stories = pass.stories
      report.pages = max(report.pages, pass.pages)
    }
    report.hidden = input.content.records.compactMap { record in
      visible.reason(toHide: record).map { reason in
        BuildReport.Hidden(
          path: record.file.path, line: record.line,
          id: record.id ?? "", reason: reason)
      }
    }
    report.nextChange = input.content.records.compactMap { visible.nextChange(of: $0) }.min()
    report.diagnostics = Array(Set(report.diagnostics)).sorted()
    return strict(report)
  }

  // MARK: Stages

  /// Returns everything that is needed for rendering; nil when there is an error.
  private func prepare(
    _ visibility: Visibility, _ report: inout BuildReport
  ) async throws -> PreparedSite? {
    guard let input = try await read(&report) else { return nil }
    report.materials.append(input)
    let prepared = try await assemble(input, visibility, &report)
    // A partial is checked at each of its calls; each of its mistakes counts once.
    report.diagnostics = Set(report.diagnostics).sorted()
    report = strict(report)
    return report.errors == 0 ? prepared : nil
  }

  /// Reads settings, theme and content; nil when the settings cannot be used.
  private func read(_ report: inout BuildReport) async throws -> SiteInput? {
    let (settings, problems) = try SiteInput.settings(
      root: options.root, baseURL: options.baseURL)
    report.diagnostics += problems
    guard let settings else { return nil }
    let (theme, themeProblems) = try ThemeReader.read(
      options.theme ?? settings.theme, root: options.root)
    report.diagnostics += themeProblems
    let discovery = try await timed("discover", &report) { try Discovery.look(below: options.root) }
    let files = try await timed("parse", &report) {
      try await parallel.map(count: discovery.sources.count) { index in
        try discovery.records(of: discovery.sources[index])
      }
    }
    let content = ParsedContent(
      records: files.flatMap(\.records),
      diagnostics: discovery.problems + files.flatMap(\.diagnostics),
      files: Set(discovery.media.map(\.path) + discovery.statics.map { "static/\($0.path)" }))
    return SiteInput(settings: settings, theme: theme, discovery: discovery, content: content)
  }

  /// Cross-checks all records, plans the pages and compiles the theme.
  private func assemble(
    _ input: SiteInput, _ visibility: Visibility, _ report: inout BuildReport
  ) async throws -> PreparedSite? {
    let assembled = try await SiteAssembly.make(
      input, visibility, parallel: parallel, progress: progress)
    report.diagnostics += assembled.diagnostics
    report.timings += assembled.timings
    report.stories = assembled.assembly.catalogue.stories.count
    report.pages = assembled.site?.plan.pages.count ?? report.pages
    return assembled.site
  }

  private func strict(_ report: BuildReport) -> BuildReport {
    guard options.isStrict else { return report }
    var report = report
    report.diagnostics = report.diagnostics.map(\.asError)
    return report
  }

  private func timed<Result>(
    _ stage: String, _ report: inout BuildReport, _ work: () async throws -> Result
  ) async throws -> Result {
    progress(stage)
    let start = ContinuousClock.now
    let result = try await work()
    report.timings.append(BuildReport.Timing(stage: stage, since: start))
    return result
  }
}

extension BuildReport.Timing {
  init(stage: String, since start: ContinuousClock.Instant) {
    let (seconds, attoseconds) = start.duration(to: .now).components
    self.init(stage: stage, seconds: Double(seconds) + Double(attoseconds) / 1e18)
  }
}

/// Everything that is needed for rendering.
package struct PreparedSite: Sendable {
  let plan: PagePlan
  package let builder: PageBuilder
  package let theme: Theme
  package let site: Record
  package let media: MediaPlan
  package let discovery: Discovery
}

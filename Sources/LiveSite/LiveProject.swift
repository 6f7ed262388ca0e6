import Loader
package import Showcase
package import SiteBuilder
import SiteModel
package import Text
package import Vietnamese

/// A project that is kept in memory and follows its files: changed files are parsed again, and
/// everything that depends on them is updated. It is a value; an update makes the next one.
///
/// An update takes one of two paths. A new version of a story whose relations to all other records
/// are unchanged replaces the old one (`LiveBase`). Everything else is assembled again from the
/// records that are already parsed. Both give the result of a build, which a test with random
/// changes verifies.
package struct LiveProject: Sendable {
  private let options: BuildOptions
  private let parallel: Parallel
  private var input: LiveInput
  private var kept = SiteAssembly.Kept()
  private var keptOfAll = SiteAssembly.Kept()
  private var base: LiveBase?
  /// The sources that differ from those of the base; nil when anything else differs.
  private var dirty: Set<Int>?
  /// The moment for which the project was assembled.
  private var now: Moment
  /// All errors and warnings, including those of hidden records; sorted.
  package private(set) var problems: [Diagnostic] = []
  /// The next moment at which the site changes although no file does.
  package private(set) var nextChange: Moment

  /// The last site without an error; nil if there was none yet.
  package var site: LiveSite? { base?.site }

  /// The settings if they can be read; else those of the last site.
  package var settings: SiteSettings? { input.settings ?? base?.site.files.model.settings }

  /// Reads and assembles everything.
  package static func open(_ options: BuildOptions) async throws -> LiveProject {
    let parallel = Parallel(jobs: max(1, options.jobs))
    var project = LiveProject(options, parallel, try await LiveInput.read(options, parallel))
    try await project.assemble(at: options.now)
    return project
  }

  private init(_ options: BuildOptions, _ parallel: Parallel, _ input: LiveInput) {
    self.options = options
    self.parallel = parallel
    self.input = input
    now = options.now
    nextChange = options.now
  }

  /// Returns the project after its files changed or time passed.
  package func updated(_ changes: LiveChanges, now: Moment) async throws -> LiveProject {
    var next = self
    switch try await next.input.take(changes, options, parallel) {
    case .sources(let positions):
      next.dirty?.formUnion(positions)
      if now < nextChange, next.patch(at: now) { return next }
    case .anything:
      next.dirty = nil
      if changes.isBeyondContent { next.forgetTheme() }
      next.forgetMedia(changes)
    }
    try await next.assemble(at: now)
    return next
  }

  /// Returns the path of the page of the one story that was saved.
  package func page(of changes: LiveChanges) -> String? {
    let stories = Set(changes.files.compactMap { input.position(of: $0) }).flatMap {
      input.files[$0].records
    }
    guard let site, stories.count == 1, stories[0].kind == .story,
      let story = stories[0].id.flatMap({ site.files.model.catalogue.stories[$0] })
    else { return nil }
    return site.files.model.addresses.story(story.id)
  }

  // MARK: The two update paths

  /// Replaces changed stories by their new versions; returns whether that was sufficient.
  private mutating func patch(at now: Moment) -> Bool {
    guard let base, let dirty, !dirty.isEmpty, dirty.count <= 64,
      !base.problems.contains(where: { $0.severity == .error }),
      let patched = base.replacing(
        Array(dirty), from: input.files, visibility(at: now), jobs: searchJobs),
      !options.isStrict || patched.problems.isEmpty
    else { return false }
    self.base = patched
    self.dirty = []
    problems = patched.problems
    kept.catalogue = patched.checked[0].catalogue
    if patched.checked.count > 1 { keptOfAll.catalogue = patched.checked[1].catalogue }
    return true
  }

  /// Assembles everything from the parsed records.
  private mutating func assemble(at now: Moment) async throws {
    self.now = now
    let visibility = visibility(at: now)
    guard let site = input.site else {
      problems = told(input.problems)
      nextChange = Self.nextDay(after: now)
      return
    }
    let shown = try await SiteAssembly.make(site, visibility, after: kept, parallel: parallel)
    kept = shown.kept
    var checked = [LiveBase.Checked(shown.assembly)]
    var index: LiveIndex?
    var found = told(input.problems + shown.diagnostics)
    var files: SiteFiles?
    if let prepared = shown.site, !found.contains(where: { $0.severity == .error }) {
      let all = SiteFiles(prepared, hasSearch: options.writesSearch)
      let made = LiveIndex(all)
      found += told(made.problems)
      (files, index) = made.problems.isEmpty ? (all, made) : (nil, nil)
    }
    if site.content.records.contains(where: { visibility.reason(toHide: $0) != nil }) {
      let all = Visibility(now: now, showsDrafts: true, showsSamples: true)
      let hidden = try await SiteAssembly.make(site, all, after: keptOfAll, parallel: parallel)
      keptOfAll = hidden.kept
      checked.append(LiveBase.Checked(hidden.assembly))
      found += told(hidden.diagnostics)
    }
    problems = Set(found).sorted()
    nextChange = min(
      Self.nextDay(after: now),
      site.content.records.compactMap { visibility.nextChange(of: $0) }.min()
        ?? Self.nextDay(after: now))
    guard let files, let index else { return }
    base = LiveBase(
      site: LiveSite(files, index, jobs: searchJobs), files: input.files, checked: checked,
      problems: problems, anchored: Set(site.content.records.flatMap(\.namedHeadings)))
    dirty = []
  }

  private func told(_ problems: [Diagnostic]) -> [Diagnostic] {
    options.isStrict ? problems.map(\.asError) : problems
  }

  /// The number of cores for the search index; one is left for the preview's other work.
  private var searchJobs: Int { max(1, parallel.jobs - 1) }

  private func visibility(at now: Moment) -> Visibility {
    Visibility(now: now, showsDrafts: options.showsDrafts, showsSamples: options.showsSamples)
  }

  private static func nextDay(after now: Moment) -> Moment { Moment(now.date.adding(days: 1)) }

  // MARK: Earlier results

  private mutating func forgetTheme() {
    kept.theme = nil
    keptOfAll.theme = nil
  }

  private mutating func forgetMedia(_ changes: LiveChanges) {
    guard !changes.everything else {
      kept.media = [:]
      keptOfAll.media = [:]
      return
    }
    for path in kept.media.keys where changes.covers(path) { kept.media[path] = nil }
    for path in keptOfAll.media.keys where changes.covers(path) { keptOfAll.media[path] = nil }
  }
}

extension LiveBase.Checked {
  fileprivate init(_ assembly: Assembly) {
    self.init(catalogue: assembly.catalogue, recheck: assembly.recheck)
  }
}

extension LiveChanges {
  /// Whether settings or theme may have changed.
  fileprivate var isBeyondContent: Bool {
    everything || covers(LiveInput.settingsPath)
      || paths.contains { !$0.utf8.starts(with: "content/".utf8) }
  }
}

/// The number of stories, and the reasons why a build at a moment would hide some of them.
package struct HiddenStories: Sendable {
  package fileprivate(set) var stories = 0
  package fileprivate(set) var drafts = 0
  package fileprivate(set) var embargoed = 0
  package fileprivate(set) var expired = 0
}

extension LiveProject {
  /// Counts the stories; reads each of them.
  package func hidden(at now: Moment) -> HiddenStories {
    let visibility = Visibility(now: now)
    var counts = HiddenStories()
    for file in input.files {
      for record in file.records where record.kind == .story {
        counts.stories += 1
        switch visibility.reason(toHide: record) {
        case .draft: counts.drafts += 1
        case .embargoed: counts.embargoed += 1
        case .expired: counts.expired += 1
        case .sample, nil: break
        }
      }
    }
    return counts
  }
}

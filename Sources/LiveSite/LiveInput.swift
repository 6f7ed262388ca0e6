import Loader
import Showcase
import SiteBuilder
import Templates
import Text

/// Holds the files of a project as they were read, and reads changed files again.
struct LiveInput: Sendable {
  /// The extent of a change of files.
  enum Change: Sendable {
    /// The text of some sources changed, given by their positions; none was added or removed.
    case sources([Int])
    /// Anything beyond that.
    case anything
  }

  private(set) var settings: SiteSettings?
  private(set) var theme: ThemeSources?
  private(set) var discovery: Discovery
  /// The result of parsing each source.
  private(set) var files: [ParsedFile]
  private var settingsProblems: [Diagnostic]
  private var themeProblems: [Diagnostic]
  /// The sources by path.
  private var positions: [String: Int]
  /// Paths of files that are published unchanged.
  private var published: Set<String>

  /// Problems of the settings and the theme.
  var problems: [Diagnostic] { settingsProblems + themeProblems }

  /// The input of an assembly; nil when the settings cannot be used.
  var site: SiteInput? {
    guard let settings else { return nil }
    let content = ParsedContent(
      records: files.flatMap(\.records),
      diagnostics: discovery.problems + files.flatMap(\.diagnostics),
      files: Set(discovery.media.map(\.path) + discovery.statics.map { "static/\($0.path)" }))
    return SiteInput(settings: settings, theme: theme, discovery: discovery, content: content)
  }

  func position(of path: String) -> Int? { positions[path] }

  /// Reads everything.
  static func read(_ options: BuildOptions, _ parallel: Parallel) async throws -> LiveInput {
    var input = LiveInput()
    try input.readSettings(options)
    try input.readTheme(options)
    try await input.list(options, parallel) { _ in true }
    return input
  }

  private init() {
    discovery = Discovery(root: "", sources: [], media: [], statics: [], problems: [])
    (files, positions, published) = ([], [:], [])
    (settingsProblems, themeProblems) = ([], [])
  }

  /// Reads changed files again. Leaves the value unchanged when reading fails.
  mutating func take(
    _ changes: LiveChanges, _ options: BuildOptions, _ parallel: Parallel
  ) async throws -> Change {
    if changes.everything {
      self = try await Self.read(options, parallel)
      return .anything
    }
    var next = self
    let change = try await next.takeFiles(changes, options, parallel)
    self = next
    return change
  }

  private mutating func takeFiles(
    _ changes: LiveChanges, _ options: BuildOptions, _ parallel: Parallel
  ) async throws -> Change {
    let content = changes.paths.filter { $0.utf8.starts(with: "content/".utf8) }
    let isSettings = content.contains(Self.settingsPath) || changes.covers(Self.settingsPath)
    let isTheme = content.count < changes.paths.count
    if isSettings { try readSettings(options) }
    if isSettings || isTheme { try readTheme(options) }
    let known = content.compactMap { positions[$0] }
    let isListed = content.allSatisfy { path in
      guard let size = Disk.size("\(options.root)/\(path)") else { return false }
      if let position = positions[path] { return size <= discovery.sources[position].limit }
      return published.contains(path) || path == Self.settingsPath
    }
    guard changes.folders.isEmpty, isListed else {
      try await list(options, parallel) { changes.covers($0) }
      return .anything
    }
    for position in known {
      let source = discovery.sources[position]
      files[position] = try discovery.records(of: source)
    }
    return known.count == changes.paths.count ? .sources(known) : .anything
  }

  static let settingsPath = "content/site.yml"

  private mutating func readSettings(_ options: BuildOptions) throws {
    (settings, settingsProblems) = try SiteInput.settings(
      root: options.root, baseURL: options.baseURL)
  }

  private mutating func readTheme(_ options: BuildOptions) throws {
    guard let settings else { return }
    (theme, themeProblems) = try ThemeReader.read(
      options.theme ?? settings.theme, root: options.root)
  }

  /// Lists all files and reads those that are new, have another size or have changed.
  private mutating func list(
    _ options: BuildOptions, _ parallel: Parallel, hasChanged: (String) -> Bool
  ) async throws {
    let listed = try Discovery.look(below: options.root)
    var found: [ParsedFile?] = []
    found.reserveCapacity(listed.sources.count)
    var next: [String: Int] = [:]
    next.reserveCapacity(listed.sources.count)
    for (index, source) in listed.sources.enumerated() {
      let path = "content/\(source.path)"
      next[path] = index
      let earlier = positions[path].flatMap { position in
        discovery.sources[position].size == source.size && !hasChanged(path)
          ? files[position] : nil
      }
      found.append(earlier)
    }
    let missing = found.indices.filter { found[$0] == nil }
    let read = try await parallel.map(count: missing.count) { index in
      try listed.records(of: listed.sources[missing[index]])
    }
    for (index, file) in zip(missing, read) { found[index] = file }
    files = found.compactMap { $0 }
    positions = next
    published = Set(
      listed.media.map { "content/\($0.path)" }
        + listed.statics.map { "content/static/\($0.path)" })
    discovery = listed
  }
}

/// The changes on the disk. Paths are below the project's root, or absolute for a theme elsewhere.
package struct LiveChanges: Sendable {
  /// Files that were written, created, renamed or removed.
  package var files: Set<String>
  /// Folders that were added or removed with everything below them.
  package var folders: Set<String>
  /// Whether the changes are unknown, so that everything may have changed.
  package var everything: Bool

  package init(files: Set<String> = [], folders: Set<String> = [], everything: Bool = false) {
    self.files = files
    self.folders = folders
    self.everything = everything
  }

  var paths: [String] { Array(files) + Array(folders) }

  /// Returns whether a file is among the changes.
  func covers(_ path: String) -> Bool {
    files.contains(path) || folders.contains { path.utf8.starts(with: $0.utf8 + [0x2F]) }
  }
}

import LiveSite
import Loader
import Showcase
package import SiteBuilder
import Text
import Vietnamese
package import Watch

/// Keeps a project in memory and makes a snapshot after every change.
package actor LiveSource {
  private let options: BuildOptions
  /// Whether the site is shown for the current time.
  private let followsClock: Bool
  private var project: LiveProject?
  /// Changes that could not be read yet.
  private var waiting = FileChanges()

  package init(_ options: BuildOptions, followsClock: Bool) {
    self.options = options
    self.followsClock = followsClock
  }

  /// Reads everything for the first time. Problems of the content are not failures: the snapshot
  /// contains them and may have no page at all.
  package func open() async throws -> any PreviewSnapshot {
    let (project, problem) = try await opened()
    self.project = project
    if problem != nil { waiting = FileChanges(everything: true) }
    return snapshot(of: project, problem)
  }

  /// Processes changes. Calls never overlap; changes that arrive meanwhile are merged into the next
  /// call.
  ///
  /// With errors in the content, the new snapshot has the last valid pages and the new problems.
  /// Empty changes are passed when the moment arrives that the last snapshot named.
  package func update(_ changes: FileChanges) async throws -> PreviewUpdate {
    guard let project else {
      return PreviewUpdate(snapshot: try await open())
    }
    waiting.merge(changes)
    let changes = LiveChanges(waiting)
    do {
      let next = try await project.updated(changes, now: now)
      self.project = next
      waiting = FileChanges()
      let saved = next.page(of: changes).map { (next.settings?.basePath ?? "") + $0 }
      return PreviewUpdate(snapshot: snapshot(of: next, nil), saved: saved)
    } catch let error as DiskError {
      // A file that vanished between listing and reading has an event of its own; the others are
      // tried again.
      return PreviewUpdate(snapshot: snapshot(of: project, error))
    }
  }

  private var now: Moment { followsClock ? Moment.now() : options.now }

  private func opened() async throws -> (LiveProject?, DiskError?) {
    var options = options
    options.now = now
    do {
      return (try await LiveProject.open(options), nil)
    } catch let error as DiskError {
      return (nil, error)
    }
  }

  private func snapshot(of project: LiveProject?, _ error: DiskError?) -> LiveSnapshot {
    let problems = (project?.problems ?? []) + (error.map { [.unreadable($0)] } ?? [])
    var next = followsClock ? project?.nextChange : nil
    if error != nil { next = Moment(seconds: Moment.now().seconds + 1) }
    return LiveSnapshot(
      project: project, root: FolderHandle(options.root), problems: problems.sorted(),
      nextChange: next,
      clock: followsClock ? nil : options.now)
  }
}

extension LiveChanges {
  init(_ changes: FileChanges) {
    self.init(files: changes.files, folders: changes.folders, everything: changes.everything)
  }
}

extension Diagnostic {
  fileprivate static func unreadable(_ error: DiskError) -> Diagnostic {
    Diagnostic(
      path: error.path, position: Position(line: 1, column: 1), code: "input-output",
      message: error.message)
  }
}

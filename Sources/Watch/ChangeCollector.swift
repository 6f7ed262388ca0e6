/// Collects file events until they form a complete change.
///
/// One save is reported after two milliseconds without events. The collector waits for a file that
/// is being written until it is closed, for one that vanished until it may have come back (editors
/// rename the old file and write a new one), and for an empty one until it may have been filled;
/// after many changes at once (a checkout) it requires a longer quiet period. Nothing waits longer
/// than `patience`. Times are microseconds of a monotonic clock.
package struct ChangeCollector: Sendable {
  /// An event of a file.
  package enum Happening: Sendable {
    /// It is being written.
    case writing
    /// It is complete: closed, renamed to this name.
    case complete
    case gone
  }

  private struct Pending {
    var happening: Happening
    var last: Int
    /// Whether it did not exist before.
    var isNew: Bool
  }

  package static let quiet = 2_000
  package static let quietOfMany = 20_000
  package static let comeback = 30_000
  package static let writing = 100_000
  package static let patience = 300_000
  /// Threshold above which a change counts as bulk.
  static let many = 4

  private var files: [String: Pending] = [:]
  private var folders: Set<String> = []
  private var everything = false
  private var start = 0
  private var last = 0

  package init() {}

  package mutating func note(
    _ path: String, _ happening: Happening, isNew: Bool = false, at now: Int
  ) {
    begin(now)
    if happening == .gone, files[path]?.isNew == true {
      // The file was created and removed before anybody read it.
      files[path] = nil
      return
    }
    let wasNew = files[path].map(\.isNew) ?? isNew
    files[path] = Pending(happening: happening, last: now, isNew: wasNew)
  }

  /// Records that a folder was removed or added, with everything below it.
  package mutating func note(folder: String, at now: Int) {
    begin(now)
    folders.insert(folder)
  }

  /// Records that events were lost.
  package mutating func noteEverything(at now: Int) {
    begin(now)
    everything = true
  }

  private mutating func begin(_ now: Int) {
    if isEmpty { start = now }
    last = now
  }

  private var isEmpty: Bool { files.isEmpty && folders.isEmpty && !everything }

  /// The time at which to call `take`; nil when nothing is pending.
  package var due: Int? {
    guard !isEmpty else { return nil }
    let isMany = files.count >= Self.many || everything || !folders.isEmpty
    var due = last + (isMany ? Self.quietOfMany : Self.quiet)
    for file in files.values {
      switch file.happening {
      case .complete: break
      case .gone: due = max(due, file.last + Self.comeback)
      case .writing: due = max(due, file.last + Self.writing)
      }
    }
    return min(due, max(start + Self.patience, last))
  }

  /// Returns the changes that are due; nil when none are. `size` returns the size of a file in
  /// bytes, nil when it does not exist.
  package mutating func take(at now: Int, size: (String) -> Int?) -> FileChanges? {
    guard let due, due <= now else { return nil }
    if now < start + Self.patience {
      var waits = false
      for (path, file) in files where file.happening == .complete && now < file.last + Self.writing
      {
        guard size(path) == 0 else { continue }
        files[path]?.happening = .writing
        waits = true
      }
      if waits { return nil }
    }
    let changes = FileChanges(files: Set(files.keys), folders: folders, everything: everything)
    self = ChangeCollector()
    return changes
  }
}

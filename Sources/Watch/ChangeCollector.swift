/// Gathers what happens to files until it makes sense as a whole, and no longer.
///
/// One save is told after two milliseconds of quiet. A file that is being written is waited for until it is
/// closed, one that vanished until it may have come back (editors rename the old file away and write a new
/// one), one that is empty until it may have got its text; many files at once (a checkout) until there is
/// quiet for longer. Nothing waits longer than `patience`. Times are microseconds of a clock that only grows.
package struct ChangeCollector: Sendable {
  /// What happened to a file.
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
    /// It did not exist before.
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
      // It came and went: nobody has seen it.
      files[path] = nil
      return
    }
    let wasNew = files[path].map(\.isNew) ?? isNew
    files[path] = Pending(happening: happening, last: now, isNew: wasNew)
  }

  /// A folder is gone, or came, with everything below it.
  package mutating func note(folder: String, at now: Int) {
    begin(now)
    folders.insert(folder)
  }

  /// Events were lost.
  package mutating func noteEverything(at now: Int) {
    begin(now)
    everything = true
  }

  private mutating func begin(_ now: Int) {
    if isEmpty { start = now }
    last = now
  }

  private var isEmpty: Bool { files.isEmpty && folders.isEmpty && !everything }

  /// When to call `take`; nil when nothing is pending.
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

  /// Hands over what is due; nil when it is not time yet. `size` tells the size of a file in bytes, nil when
  /// it is not there.
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

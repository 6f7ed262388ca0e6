/// Detects changes by listing all files at intervals.
struct Polling: Sendable {
  private var known: [String: FolderScan.Stamp]
  private var collector = ChangeCollector()

  init(_ places: FileWatcher.Places) {
    known = Self.look(places)
  }

  private static func look(_ places: FileWatcher.Places) -> [String: FolderScan.Stamp] {
    places.folders.reduce(into: [:]) { all, folder in
      all.merge(FolderScan.look(folder, root: places.root).files) { first, _ in first }
    }
  }

  mutating func run(
    every pause: Int, until stop: Int32, places: FileWatcher.Places,
    tell: (FileChanges) -> Void
  ) {
    var next = microseconds() + pause * 1_000
    while true {
      if waitFor([stop], until: min(next, collector.due ?? next))[0] { return }
      let now = microseconds()
      if now >= next {
        compare(Self.look(places), at: now)
        // A large tree on a slow disk is not listed continuously.
        next = microseconds() + max(pause * 1_000, (microseconds() - now) * 4)
      }
      let known = known
      if let changes = collector.take(at: now, size: { known[$0]?.size }) { tell(changes) }
    }
  }

  private mutating func compare(_ found: [String: FolderScan.Stamp], at now: Int) {
    for (path, stamp) in found where known[path] != stamp {
      collector.note(path, .complete, isNew: known[path] == nil, at: now)
    }
    for path in known.keys where found[path] == nil { collector.note(path, .gone, at: now) }
    known = found
  }
}

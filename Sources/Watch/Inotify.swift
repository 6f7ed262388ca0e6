import CPlatform

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The kernel's event queue for a set of folders.
struct Inotify: Sendable {
  /// Closes the queue when the last copy is destroyed.
  private final class Queue: Sendable {
    let descriptor: Int32

    init(_ descriptor: Int32) {
      self.descriptor = descriptor
    }

    deinit { closeFile(descriptor) }
  }

  private let queue: Queue
  private let root: String
  /// The shown path of each watched folder, by watch number; the project's root is the empty path.
  private var folders: [Int32: String] = [:]
  private var numbers: [String: Int32] = [:]
  private var collector = ChangeCollector()

  /// Watches all folders; nil when the system does not support it or its limit is reached.
  init?(_ places: FileWatcher.Places) {
    let descriptor = guong_watch_open()
    guard descriptor >= 0 else { return nil }
    queue = Queue(descriptor)
    root = places.root
    guard watchAll(places) else { return nil }
  }

  private mutating func watchAll(_ places: FileWatcher.Places) -> Bool {
    // The parents of the watched folders: these may be removed and created again.
    var holders: Set<String> = [""]
    for folder in places.folders { holders.insert(Self.parent(of: folder)) }
    for holder in holders.sorted() {
      guard watch(holder) else { return false }
    }
    for folder in places.folders {
      guard watchFolders(folder) else { return false }
    }
    return true
  }

  /// Watches a folder and those below; returns false when the system's limit is reached.
  private mutating func watchFolders(_ shown: String) -> Bool {
    guard watch(shown) else { return false }
    // The second pass finds a folder that was created during the first.
    var known: Set<String> = [shown]
    while true {
      let new = FolderScan.folders(shown, root: root).filter { !known.contains($0) }
      guard !new.isEmpty else { return true }
      for folder in new {
        guard watch(folder) else { return false }
        known.insert(folder)
      }
    }
  }

  /// Returns false when the system's limit is reached; a folder that has vanished is not an error.
  private mutating func watch(_ shown: String) -> Bool {
    let number = guong_watch_add(queue.descriptor, FolderScan.path(shown, root: root))
    guard number >= 0 else { return errno != ENOSPC && errno != ENOMEM }
    folders[number] = shown
    numbers[shown] = number
    return true
  }

  /// Watches a folder and those below, then lists their content: later changes are reported as
  /// events, earlier ones are found by the listing. Returns nil when the system's limit is reached.
  private mutating func watchTree(_ shown: String) -> [String]? {
    guard watchFolders(shown) else { return nil }
    return FolderScan.look(shown, root: root).files.keys.sorted()
  }

  private mutating func forget(_ shown: String) {
    let prefix = shown + "/"
    for (folder, number) in numbers where folder == shown || folder.hasPrefix(prefix) {
      _ = guong_watch_remove(queue.descriptor, number)
      numbers[folder] = nil
      folders[number] = nil
    }
  }

  mutating func run(
    until stop: Int32, places: FileWatcher.Places, tell: (FileChanges) -> Void
  ) {
    var buffer = [CChar](repeating: 0, count: 65_536)
    while true {
      let ready = waitFor([stop, queue.descriptor], until: collector.due)
      if ready[0] { return }
      if ready[1] { readEvents(&buffer, places) }
      let root = root
      let changes = collector.take(at: microseconds()) { shown in
        FolderScan.stamp(FolderScan.path(shown, root: root))?.size
      }
      if let changes { tell(changes) }
    }
  }

  private mutating func readEvents(_ buffer: inout [CChar], _ places: FileWatcher.Places) {
    let count = read(queue.descriptor, &buffer, buffer.count)
    guard count > 0 else { return }
    var offset: Int32 = 0
    var event = guong_watch_event()
    while true {
      let next = guong_watch_next(buffer, Int32(count), offset, &event)
      guard next >= 0 else { return }
      offset = next
      let start = Int(event.name_start)
      let name = buffer[start..<(start + Int(event.name_length))].map { UInt8(bitPattern: $0) }
      take(event, name: String(decoding: name, as: UTF8.self), places)
    }
  }

  private mutating func take(
    _ event: guong_watch_event, name: String, _ places: FileWatcher.Places
  ) {
    let now = microseconds()
    func has(_ bit: Int) -> Bool { event.what & Int32(bit) != 0 }
    if has(guong_watch_overflow) {
      _ = watchAll(places)
      return collector.noteEverything(at: now)
    }
    guard let folder = folders[event.folder] else { return }
    if has(guong_watch_ended) {
      folders[event.folder] = nil
      if numbers[folder] == event.folder { numbers[folder] = nil }
      return
    }
    guard !name.isEmpty, !IgnoredNames.contains(name) else { return }
    let path = folder.isEmpty || folder == "/" ? folder + name : "\(folder)/\(name)"
    guard Self.isWatched(path, places) else { return }
    let appeared = has(guong_watch_appeared)
    let vanished = has(guong_watch_vanished)
    if has(guong_watch_is_folder) {
      if vanished || appeared {
        forget(path)
        collector.note(folder: path, at: now)
      }
      guard appeared else { return }
      guard let files = watchTree(path) else { return collector.noteEverything(at: now) }
      for file in files { collector.note(file, .complete, isNew: true, at: now) }
    } else if vanished {
      collector.note(path, .gone, at: now)
    } else if has(guong_watch_closed) {
      collector.note(path, .complete, isNew: appeared, at: now)
    } else {
      collector.note(path, .writing, isNew: appeared, at: now)
    }
  }

  /// Returns whether a path is one of the folders or below one; other paths are ignored.
  private static func isWatched(_ path: String, _ places: FileWatcher.Places) -> Bool {
    places.folders.contains { path == $0 || path.hasPrefix($0 + "/") }
  }

  private static func parent(of folder: String) -> String {
    guard let slash = folder.lastIndex(of: "/") else { return "" }
    return slash == folder.startIndex ? "/" : String(folder[..<slash])
  }
}

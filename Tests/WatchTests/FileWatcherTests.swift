import Foundation
import Watch
import Synchronization
import Testing

/// On a real file system; each way of saving is told once, with the file's name.
@Suite struct FileWatcherTests {
  /// A folder that is watched, and what was told of it.
  final class Watched: Sendable {
    let root: String
    private let told = Mutex<[FileChanges]>([])
    private let stall = Mutex(false)

    init() throws {
      let base = FileManager.default.temporaryDirectory.appendingPathComponent(
        "guong-watch-\(UUID().uuidString)")
      root = base.path
      try FileManager.default.createDirectory(
        atPath: root + "/content/stories", withIntermediateDirectories: true)
      try write("content/stories/a.md", "một")
    }

    func watcher(_ method: FileWatcher.Method) -> FileWatcher {
      FileWatcher(.init(root: root, folders: ["content", "themes"]), method) { [self] changes in
        told.withLock { $0.append(changes) }
        while stall.withLock({ $0 }) { usleep(1_000) }
      }
    }

    func stall(_ isStalled: Bool) { stall.withLock { $0 = isStalled } }

    func write(_ path: String, _ text: String) throws {
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(root)/\(path)"))
    }

    func rename(_ from: String, _ to: String) {
      #expect(Foundation.rename("\(root)/\(from)", "\(root)/\(to)") == 0)
    }

    func makeFolder(_ path: String) throws {
      try FileManager.default.createDirectory(
        atPath: "\(root)/\(path)", withIntermediateDirectories: true)
    }

    func remove(_ path: String) throws {
      try FileManager.default.removeItem(atPath: "\(root)/\(path)")
    }

    var all: FileChanges { told.withLock { $0.reduce(into: FileChanges()) { $0.merge($1) } } }
    var count: Int { told.withLock { $0.count } }

    /// Waits until what was told satisfies, five seconds at most.
    func wait(_ isEnough: (FileChanges) -> Bool) async throws -> Bool {
      for _ in 0..<500 {
        if isEnough(all) { return true }
        try await Task.sleep(for: .milliseconds(10))
      }
      return false
    }

    func clean() { _ = Result { try FileManager.default.removeItem(atPath: root) } }
  }

  static let methods: [FileWatcher.Method] = [.automatic, .polling(milliseconds: 20)]

  private func watching(
    _ method: FileWatcher.Method, _ work: (Watched) async throws -> Void
  ) async throws {
    let watched = try Watched()
    defer { watched.clean() }
    let watcher = watched.watcher(method)
    #if os(Linux)
      #expect(watcher.isPolling == (method != .automatic))
    #endif
    do {
      try await work(watched)
    } catch {
      await watcher.stop()
      throw error
    }
    await watcher.stop()
  }

  @Test(arguments: methods)
  func tellsAFileThatIsWrittenOver(method: FileWatcher.Method) async throws {
    try await watching(method) { watched in
      try watched.write("content/stories/a.md", "hai ba")
      #expect(try await watched.wait { $0.files == ["content/stories/a.md"] })
    }
  }

  @Test(arguments: methods)
  func tellsASaveByRename(method: FileWatcher.Method) async throws {
    try await watching(method) { watched in
      try watched.write("content/stories/.a.md.swp", "x")
      try watched.write("content/stories/4913", "")
      try watched.remove("content/stories/4913")
      watched.rename("content/stories/a.md", "content/stories/a.md~")
      try watched.write("content/stories/a.md", "hai ba")
      try watched.remove("content/stories/a.md~")
      #expect(try await watched.wait { !$0.isEmpty })
      try await Task.sleep(for: .milliseconds(150))
      #expect(watched.all == FileChanges(files: ["content/stories/a.md"]))
    }
  }

  @Test func tellsATruncatedFileOnceWithItsText() async throws {
    try await watching(.automatic) { watched in
      let path = "\(watched.root)/content/stories/a.md"
      try watched.write("content/stories/a.md", "")
      usleep(20_000)
      #expect(watched.all.isEmpty)
      let file = try #require(fopen(path, "w"))
      fputs("hai ba", file)
      fclose(file)
      #expect(try await watched.wait { !$0.isEmpty })
      try await Task.sleep(for: .milliseconds(150))
      #expect(watched.count == 1)
    }
  }

  @Test(arguments: methods)
  func tellsManyFilesTogether(method: FileWatcher.Method) async throws {
    try await watching(method) { watched in
      for index in 0..<300 { try watched.write("content/stories/s\(index).md", "bài \(index)") }
      #expect(try await watched.wait { $0.files.count == 300 || $0.everything })
      #expect(watched.count < 100)
    }
  }

  @Test(arguments: methods)
  func tellsFilesOfNewFolders(method: FileWatcher.Method) async throws {
    try await watching(method) { watched in
      try watched.makeFolder("content/stories/new/deep")
      try watched.write("content/stories/new/deep/b.md", "một")
      #expect(try await watched.wait { $0.files.contains("content/stories/new/deep/b.md") })
      try watched.write("content/stories/new/deep/c.md", "hai")
      #expect(try await watched.wait { $0.files.contains("content/stories/new/deep/c.md") })
    }
  }

  @Test(arguments: methods)
  func tellsFoldersThatAreRenamedAndRemoved(method: FileWatcher.Method) async throws {
    try await watching(method) { watched in
      try watched.makeFolder("content/one")
      try watched.write("content/one/b.md", "một")
      #expect(try await watched.wait { $0.files.contains("content/one/b.md") })
      watched.rename("content/one", "content/two")
      #expect(
        try await watched.wait { changes in
          changes.files.contains("content/two/b.md")
            && (changes.folders.contains("content/one") || method != .automatic)
        })
      try watched.write("content/two/b.md", "hai ba bốn")
      try await Task.sleep(for: .milliseconds(100))
      try watched.remove("content/two")
      #expect(
        try await watched.wait { $0.folders.contains("content/two") || method != .automatic })
      try watched.makeFolder("content/two")
      try watched.write("content/two/c.md", "một")
      #expect(try await watched.wait { $0.files.contains("content/two/c.md") })
    }
  }

  @Test(arguments: methods)
  func tellsAWatchedFolderThatComesLater(method: FileWatcher.Method) async throws {
    try await watching(method) { watched in
      try watched.makeFolder("elsewhere")
      try watched.write("elsewhere/x.md", "không ai hỏi")
      try watched.makeFolder("themes/sen")
      try watched.write("themes/sen/style.css", "p {}")
      #expect(try await watched.wait { $0.files.contains("themes/sen/style.css") })
      #expect(!watched.all.files.contains { $0.hasPrefix("elsewhere") })
    }
  }

  @Test func looksAgainAtEverythingWhenEventsWereLost() async throws {
    try await watching(.automatic) { watched in
      let limit = try String(
        contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8)
      let count = (Int(limit.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 16_384) / 2
      watched.stall(true)
      try watched.write("content/stories/a.md", "hai")
      #expect(try await watched.wait { !$0.isEmpty })
      for index in 0..<count { try watched.write("content/stories/s\(index).md", "x") }
      try watched.makeFolder("content/late")
      watched.stall(false)
      #expect(try await watched.wait { $0.everything })
      // A folder whose event was lost is watched all the same.
      try watched.write("content/late/b.md", "một")
      #expect(try await watched.wait { $0.files.contains("content/late/b.md") })
    }
  }

  @Test(arguments: [
    ".a.md.swp", ".a.md.swx", "a.md~", ".#a.md", "#a.md#", "4913", "5036", "a.md.tmp",
    "a.md.bak", "a.orig", "a.md___jb_tmp___", "sedAbC123", "phim.mp4.part", ".DS_Store", "",
  ])
  func ignoresWhatEditorsLeave(name: String) {
    #expect(IgnoredNames.contains(name))
  }

  @Test(arguments: [
    "a.md", "2021.csv", "site.yml", "style.css", "sedan.md", "ảnh.jpg", "tmp", "12",
  ])
  func keepsContent(name: String) {
    #expect(!IgnoredNames.contains(name))
  }
}

import Foundation
import Synchronization
import Testing
import Text

@testable import Publish

/// What a build leaves that is killed, and what happens on disks that cannot do everything.
@Suite struct PublishInterruptionTests {
  static let digits = "0123456789abcdef"

  @Test func removesTheTreeOfAKilledBuild() throws {
    let shop = try Workshop()
    try shop.publish(["index.html": "1"])
    try shop.put(".Public.new-\(Self.digits)/a/index.html", "half")
    try shop.put(".guong/Public.new-\(Self.digits)", "")
    try shop.put(".guong/Public.manifest.next", "half")
    try shop.begin().abandon()
    #expect(try shop.leftovers() == [])
    #expect(try shop.files() == ["index.html": "1"])
  }

  @Test(arguments: [
    ".Public.new-0123456789abcdef", ".Public.new-mine", ".Other.new-0123456789abcdef",
  ])
  func leavesTreesWithoutOurMarker(name: String) throws {
    let shop = try Workshop()
    try shop.put(name + "/precious", "kept")
    try shop.put(".guong/Public.new-mine", "")
    try shop.publish(["index.html": "1"])
    #expect(try shop.text(name + "/precious") == "kept")
  }

  @Test func finishesABuildThatWasKilledAfterTheSwap() throws {
    let shop = try Workshop()
    try shop.publish(["index.html": "1", "old.html": "o"])
    let old = try shop.text(".guong/Public.manifest")
    let oldState = try shop.text(".guong/Public.state")
    try shop.publish(["index.html": "2", "new.html": "n"])
    try shop.put(".guong/Public.manifest.next", try shop.text(".guong/Public.manifest"))
    try shop.put(".guong/Public.state.next", try shop.text(".guong/Public.state"))
    try shop.put(".guong/Public.manifest", old)
    try shop.put(".guong/Public.state", oldState)
    try shop.put(".guong/Public.new-\(Self.digits)", "")
    try shop.put(".Public.new-\(Self.digits)/old.html", "o")

    let summary = try shop.publish(["index.html": "2", "new.html": "n"])
    #expect(summary.unchanged == 2)
    #expect(summary.kept == 0)
    #expect(summary.warnings.isEmpty)
    #expect(try shop.files() == ["index.html": "2", "new.html": "n"])
    #expect(try shop.leftovers() == [])
  }

  @Test func forgetsTheListsOfABuildThatWasKilledBeforeTheSwap() throws {
    let shop = try Workshop()
    try shop.publish(["index.html": "1"])
    try shop.put(".guong/Public.manifest.next", "guong manifest 1\n")
    try shop.put(".guong/Public.state.next", "guong state 1\twhole\t1\n")
    #expect(try shop.publish(["index.html": "1"]).unchanged == 1)
    #expect(try shop.leftovers() == [])
  }

  @Test func knowsItsFilesAfterABuildThatWasKilledBetweenSingleFiles() throws {
    let shop = try Workshop()
    try shop.publish(["a.html": "a1", "b.html": "b1", "old.html": "o"])
    let inode = try shop.status("Public").inode
    let a = ContentHash(Array("a2".utf8)).hex
    let b = ContentHash(Array("b2".utf8)).hex
    let n = ContentHash(Array("n".utf8)).hex
    try shop.put(
      ".guong/Public.manifest.next",
      "guong manifest 1\na.html\t2\t\(a)\nb.html\t2\t\(b)\nlater.html\t1\t\(n)\nnew.html\t1\t\(n)\n"
    )
    try shop.put(".guong/Public.state.next", "guong state 1\tfile-by-file\t\(inode)\n")
    try shop.put("Public/a.html", "a2")
    try shop.put("Public/new.html", "n")

    let summary = try shop.publish(["a.html": "a2", "b.html": "b2", "new.html": "n"])
    #expect(summary.warnings.isEmpty)
    #expect(summary.kept == 0)
    #expect(summary.unchanged == 2)
    #expect(try shop.files() == ["a.html": "a2", "b.html": "b2", "new.html": "n"])
    #expect(try shop.leftovers() == [])
  }

  @Test(arguments: [EXDEV, EINVAL, EBUSY])
  func replacesFileByFileWhereFoldersCannotBeSwapped(code: Int32) throws {
    let shop = try Workshop()
    try shop.publish(["index.html": "1", "a": "file", "b/c": "inner", "old/x/index.html": "x"])
    try shop.put("Public/theirs/note", "note")
    let next = ["index.html": "2", "a/x": "inner", "b": "file", "n/index.html": "n"]
    let summary = try shop.publish(next, swap: .failing(errno: code))
    #expect(summary.isFileByFile)
    #expect(
      try shop.tree() == [
        "index.html": "2", "a/": "", "a/x": "inner", "b": "file", "n/": "", "n/index.html": "n",
        "theirs/": "", "theirs/note": "note",
      ])
    #expect(try shop.leftovers() == [])
    #expect(try shop.publish(next).unchanged == 4)
  }

  @Test func leavesThePublishedSiteWhenTheSwapFails() throws {
    let shop = try Workshop()
    try shop.publish(["index.html": "1"])
    let error = try #require(throws: PublicationError.self) {
      try shop.publish(["index.html": "2"], swap: .failing(errno: EPERM))
    }
    #expect(error.exitCode == 3)
    #expect(try shop.files() == ["index.html": "1"])
    #expect(try shop.leftovers() == [])
    #expect(try shop.publish(["index.html": "1"]).unchanged == 1)
  }

  @Test func putsFilesInPlaceInTheOrderInWhichReadersMeetThem() throws {
    let shop = try Workshop()
    let publication = try shop.begin()
    var entries: [ManifestEntry] = []
    for path in [
      "atom.xml", "bai-viet/a/index.html", "bai-viet/index.html", "index.html", "sitemap.xml",
      "style-1.css", "404.html", "data/x.json",
    ] {
      entries.append(try publication.write(path, [1]))
    }
    let replacement = Replacement(
      area: publication.area, writer: publication.writer, digits: publication.digits,
      next: try Manifest(checking: entries),
      scan: try OutputScan(of: publication.writer, next: .empty), isDurable: false)
    #expect(
      replacement.inOrder().map(\.path) == [
        "data/x.json", "style-1.css", "404.html", "bai-viet/a/index.html", "atom.xml",
        "bai-viet/index.html", "index.html", "sitemap.xml",
      ])
    publication.abandon()
  }

  @Test func showsReadersWholeSitesOnly() throws {
    let shop = try Workshop()
    let paths = (0..<20).map { "p/\($0)/index.html" }
    func site(_ version: Int) -> [String: String] {
      Dictionary(uniqueKeysWithValues: paths.map { ($0, "\(version)") })
    }
    try shop.publish(site(0))
    let output = shop.output
    // A thread of its own: the tests beside this one may keep all tasks waiting.
    let watch = Watch()
    let finished = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      watch.read(paths, below: output)
      finished.signal()
    }
    var version = 0
    while version < 50 || (watch.rounds == 0 && version < 5_000) {
      version += 1
      try shop.publish(site(version))
      #expect(try shop.text("Public/" + paths[0]) == "\(version)")
    }
    watch.stop()
    finished.wait()
    #expect(watch.mixed == 0)
    #expect(watch.failures == 0)
    #expect(watch.rounds > 0)
  }

  /// Reads a site over and over and counts how often it was whole, and how often of two versions.
  private final class Watch: Sendable {
    private struct State {
      var isStopped = false
      var rounds = 0
      var mixed = 0
      var failures = 0
    }

    private let state = Mutex(State())

    var rounds: Int { state.withLock { $0.rounds } }
    var mixed: Int { state.withLock { $0.mixed } }
    var failures: Int { state.withLock { $0.failures } }

    func stop() { state.withLock { $0.isStopped = true } }

    func read(_ paths: [String], below output: String) {
      while !state.withLock({ $0.isStopped }) {
        do {
          let versions = try once(paths, below: output)
          state.withLock { state in
            if let versions { state.rounds += 1; state.mixed += versions > 1 ? 1 : 0 }
          }
        } catch {
          state.withLock { $0.failures += 1 }
        }
      }
    }

    /// How many versions one reading saw; nil when a file had gone with its tree meanwhile.
    private func once(_ paths: [String], below output: String) throws -> Int? {
      let parent = Folder(descriptor: AT_FDCWD, path: "")
      let opened = try parent.openFolder(output)
      let folder = Folder(descriptor: opened.raw, path: output)
      var versions: Set<[UInt8]> = []
      for path in paths {
        guard let bytes = try folder.read(path) else { return nil }
        versions.insert(bytes)
      }
      return versions.count
    }
  }

  @Test func keepsThePublishedSiteWhenTheDiskIsFull() throws {
    let shop = try Workshop()
    let disk = shop.project + "/disk"
    try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
    guard try run("mount", "-t", "tmpfs", "-o", "size=256k", "guong", disk) == 0 else {
      print("skipped: mounting a small disk is not permitted here")
      return
    }
    defer { _ = try? run("umount", disk) }
    func publish(_ size: Int) throws -> PublicationSummary {
      let publication = try shop.begin(disk + "/Public")
      let first = try publication.write("index.html", Array("\(size)".utf8))
      let second = try publication.write("a/index.html", [UInt8](repeating: 1, count: size))
      return try publication.commit([first, second])
    }
    _ = try publish(100_000)
    for _ in 0..<3 {
      let error = try #require(throws: PublicationError.self) { try publish(200_000) }
      #expect(error.exitCode == 3)
      #expect(error.problems[0].message.en.contains("no space is left"))
      #expect(error.problems[0].message.vi.contains("hết chỗ"))
      #expect(try shop.text("disk/Public/index.html") == "100000")
      #expect(try shop.status("disk/Public/a/index.html").size == 100_000)
    }
    #expect(try publish(110_000).written == 2)
    let names = try FileManager.default.contentsOfDirectory(atPath: disk)
    #expect(names.sorted() == [".guong", "Public"])
  }

  @Test func refusesAMountedOutput() throws {
    let shop = try Workshop()
    try shop.put("Public/.keep", "")
    guard try run("mount", "--bind", shop.output, shop.output) == 0 else {
      print("skipped: mounting is not permitted here")
      return
    }
    defer { _ = try? run("umount", shop.output) }
    let error = try shop.refusal()
    #expect(error.problems[0].code == "output-kind")
    #expect(error.problems[0].message.en.contains("mount point"))
  }

  private func run(_ arguments: String...) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}

import Foundation
import Testing

@testable import Publish

@Suite struct PublishTests {
  @Test func publishesTheFirstSite() throws {
    let shop = try Workshop()
    let summary = try shop.publish(["index.html": "trang chủ", "bai-viet/a/index.html": "A"])
    #expect(try shop.files() == ["index.html": "trang chủ", "bai-viet/a/index.html": "A"])
    #expect(summary.written == 2)
    #expect(summary.unchanged == 0)
    #expect(summary.bytes == 12)
    #expect(summary.warnings.isEmpty)
    #expect(try shop.leftovers() == [])
  }

  @Test func publishesIntoAnEmptyFolderAndKeepsItsDotFiles() throws {
    let shop = try Workshop()
    try shop.put("Public/.gitkeep", "")
    let summary = try shop.publish(["index.html": "1"])
    #expect(try shop.files() == ["index.html": "1", ".gitkeep": ""])
    #expect(summary.kept == 1)
    #expect(try shop.leftovers() == [])
  }

  @Test func replacesChangedFilesAndRemovesThoseOfTheLastSite() throws {
    let shop = try Workshop()
    try shop.publish(["index.html": "1", "a/index.html": "A", "b/c/index.html": "C"])
    let summary = try shop.publish(["index.html": "2", "a/index.html": "A"])
    #expect(try shop.tree() == ["index.html": "2", "a/": "", "a/index.html": "A"])
    #expect(summary.written == 1)
    #expect(summary.unchanged == 1)
    #expect(summary.removed == 1)
    #expect(summary.writtenBytes == 1)
    #expect(try shop.leftovers() == [])
  }

  @Test func carriesUnchangedFilesOverWithInodeAndTime() throws {
    let shop = try Workshop()
    try shop.publish(["a.html": "same", "b.html": "old"])
    let before = try shop.status("Public/a.html")
    try shop.publish(["a.html": "same", "b.html": "new"])
    #expect(try shop.status("Public/a.html") == before)
    #expect(try shop.text("Public/b.html") == "new")
  }

  @Test func carriesFilesOverWhoseTimesWereLost() throws {
    let shop = try Workshop()
    try shop.publish(["a.html": "same"])
    try shop.remove(".guong/Public.state")
    let summary = try shop.publish(["a.html": "same"])
    #expect(summary.unchanged == 1)
    #expect(summary.warnings.isEmpty)
  }

  @Test func letsAFileBecomeAFolderAndAFolderAFile() throws {
    let shop = try Workshop()
    try shop.publish(["a": "file", "b/c": "inner"])
    try shop.publish(["a/x": "inner", "b": "file"])
    #expect(try shop.tree() == ["a/": "", "a/x": "inner", "b": "file"])
  }

  @Test func writesTheSameManifestForTheSameSite() throws {
    let first = try Workshop()
    let second = try Workshop()
    let files = ["b/ê.html": "2", "a.html": "1", "b.html": ""]
    try first.publish(files)
    try second.publish(["other.html": "x"])
    try second.publish(files)
    let manifest = try first.text(".guong/Public.manifest")
    #expect(manifest == (try second.text(".guong/Public.manifest")))
    let paths = manifest.split(separator: "\n").dropFirst().map { $0.split(separator: "\t")[0] }
    #expect(paths == ["a.html", "b.html", "b/ê.html"])
  }

  @Test func givesFilesAndFoldersFixedModes() throws {
    let shop = try Workshop()
    let old = umask(0o077)
    defer { umask(old) }
    try shop.publish(["index.html": "1", "a/b/index.html": "2"])
    for path in ["Public", "Public/a", "Public/a/b"] {
      #expect(try shop.status(path).mode & 0o777 == 0o755, "\(path)")
    }
    #expect(try shop.status("Public/a/b/index.html").mode == 0o644)
  }

  @Test func keepsTwoOutputsOfOneFolderApart() throws {
    let shop = try Workshop()
    try shop.publish(["index.html": "1"])
    let other = try shop.begin(shop.project + "/Other")
    let entry = try other.write("index.html", Array("2".utf8))
    _ = try other.commit([entry])
    #expect(try shop.text("Public/index.html") == "1")
    #expect(try shop.text("Other/index.html") == "2")
    let summary = try shop.publish(["index.html": "1"])
    #expect(summary.unchanged == 1)
  }

  @Test func leavesThePublishedSiteWhenAbandoned() throws {
    let shop = try Workshop()
    try shop.publish(["index.html": "1"])
    let before = try shop.tree()
    let publication = try shop.begin()
    _ = try publication.write("index.html", Array("2".utf8))
    publication.abandon()
    #expect(try shop.tree() == before)
    #expect(try shop.leftovers() == [])
    #expect(try shop.publish(["index.html": "1"]).unchanged == 1)
  }

  @Test func leavesThePublishedSiteWhenForgotten() throws {
    let shop = try Workshop()
    try shop.publish(["index.html": "1"])
    do {
      let publication = try shop.begin()
      _ = try publication.write("index.html", Array("2".utf8))
    }
    #expect(try shop.files() == ["index.html": "1"])
    #expect(try shop.leftovers() == [])
  }

  @Test func writesFromManyTasksAtOnce() async throws {
    let shop = try Workshop()
    let publication = try shop.begin()
    let writer = publication.writer
    let entries = try await withThrowingTaskGroup(of: [ManifestEntry].self) { group in
      for worker in 0..<8 {
        group.addTask {
          try (0..<50).map { number throws(PublicationError) in
            try writer.write("bai/\(number)/\(worker)/index.html", [UInt8(worker), UInt8(number)])
          }
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    let summary = try publication.commit(entries)
    #expect(summary.written == 400)
    #expect(try shop.files().count == 400)
  }

  @Test(arguments: [
    "", "/a", "a//b", "a/", "../a", "a/../b", "a/..", "./a", "a\0b", "a\nb", "a\\b",
    String(repeating: "x", count: 256), String(repeating: "xy/", count: 400) + "x",
  ])
  func refusesPathsThatNoSiteMayHave(path: String) throws {
    let shop = try Workshop()
    let publication = try shop.begin()
    let error = try #require(throws: PublicationError.self) { try publication.write(path, [1]) }
    #expect(error.exitCode == 1)
    #expect(error.problems[0].path == path)
  }

  @Test(arguments: ["..a/b", "a/...", ".well-known/x", String(repeating: "x", count: 255), "ế/x y"])
  func takesUnusualPathsThatAreGood(path: String) throws {
    let shop = try Workshop()
    try shop.publish([path: "1"])
    #expect(try shop.files() == [path: "1"])
  }

  @Test(arguments: [
    (["a/index.html", "a/index.html"], "output-twice"),
    (["a/Index.html", "a/index.html"], "output-differs-by-case"),
    (["\u{1EBF}.html", "e\u{302}\u{301}.html"], "output-differs-by-case"),
    (["\u{110}.html", "\u{111}.html"], "output-differs-by-case"),
    (["a", "a/b"], "output-file-and-folder"),
    (["a/b", "a"], "output-file-and-folder"),
    (["A", "a/b"], "output-file-and-folder"),
  ])
  func refusesPathsThatCannotStandSideBySide(paths: [String], code: String) throws {
    let shop = try Workshop()
    try shop.publish(["old.html": "old"])
    let publication = try shop.begin()
    var entries: [ManifestEntry] = []
    for path in paths { entries.append(try publication.write(path, [1])) }
    let failure = failure(of: publication, entries)
    let error = try #require(failure)
    #expect(error.exitCode == 1)
    #expect(error.problems.map(\.code) == [code])
    #expect(paths.contains(error.problems[0].path))
    #expect(try shop.files() == ["old.html": "old"])
    #expect(try shop.leftovers() == [])
  }

  private func failure(of publication: consuming Publication, _ entries: [ManifestEntry])
    -> PublicationError?
  {
    do throws(PublicationError) {
      _ = try publication.commit(entries)
      return nil
    } catch {
      return error
    }
  }
}

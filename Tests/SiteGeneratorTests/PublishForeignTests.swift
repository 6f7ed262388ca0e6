import Foundation
import Testing
import Text

@testable import Publish

@Suite struct PublishForeignTests {
  @Test func keepsFilesLinksAndFoldersOfOthers() throws {
    let shop = try Workshop()
    try shop.publish(["index.html": "1", "a/index.html": "A"])
    try shop.put("Public/CNAME", "guong.vn")
    try shop.put("Public/a/note.txt", "note")
    try shop.put("Public/theirs/deep/x.txt", "x")
    let manager = FileManager.default
    try manager.createDirectory(
      atPath: shop.output + "/empty", withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o750])
    try manager.createSymbolicLink(
      atPath: shop.output + "/link", withDestinationPath: "nowhere")
    let note = try shop.status("Public/CNAME")
    for number in 2...3 {
      let summary = try shop.publish(["index.html": "\(number)"])
      #expect(summary.kept == 4)
      #expect(
        try shop.tree() == [
          "index.html": "\(number)", "CNAME": "guong.vn", "a/": "", "a/note.txt": "note",
          "theirs/": "", "theirs/deep/": "", "theirs/deep/x.txt": "x", "empty/": "",
          "link": "→ nowhere",
        ])
      #expect(try shop.status("Public/CNAME") == note)
      #expect(try shop.status("Public/empty").mode == 0o750)
    }
  }

  @Test(arguments: [
    ("new.html", "new.html"), ("new", "new/index.html"), ("new/x/y.txt", "new"),
    ("sub/old.txt", "sub"),
  ])
  func refusesToPublishOverFilesOfOthers(foreign: String, page: String) throws {
    let shop = try Workshop()
    try shop.publish(["index.html": "1", "sub/index.html": "s"])
    try shop.put("Public/" + foreign, "theirs")
    let before = try shop.tree()
    let error = try shop.failure(["index.html": "2", page: "ours"])
    #expect(error.exitCode == 2)
    #expect(error.problems.contains { $0.path == shop.output + "/" + foreign })
    #expect(try shop.tree() == before)
    #expect(try shop.leftovers() == [])
    try shop.remove("Public/" + foreign)
  }

  @Test func keepsACopyOfWhatWasChangedByHand() throws {
    let shop = try Workshop()
    try shop.publish(["index.html": "1", "gone.html": "g", "same.html": "s"])
    try shop.put("Public/index.html", "by hand")
    try shop.put("Public/gone.html", "mine")
    try shop.put("Public/same.html", "S")
    let summary = try shop.publish(["index.html": "1", "same.html": "S"])
    #expect(try shop.files() == ["index.html": "1", "same.html": "S"])
    #expect(
      summary.warnings.map(\.path) == ["gone.html", "index.html"].map { shop.output + "/" + $0 })
    #expect(summary.warnings.allSatisfy { $0.severity == .warning })
    #expect(try shop.text(".guong/replaced/Public/index.html") == "by hand")
    #expect(try shop.text(".guong/replaced/Public/gone.html") == "mine")
    #expect(!shop.exists(".guong/replaced/Public/same.html"))

    try shop.put("Public/index.html", "again")
    try shop.publish(["index.html": "3"])
    #expect(try shop.text(".guong/replaced/Public/index.html") == "by hand")
    #expect(try shop.text(".guong/replaced/Public/index.html.2") == "again")
  }

  @Test func keepsALinkThatReplacedAPage() throws {
    let shop = try Workshop()
    try shop.publish(["index.html": "1"])
    try shop.remove("Public/index.html")
    try shop.put("elsewhere", "1")
    try FileManager.default.createSymbolicLink(
      atPath: shop.output + "/index.html", withDestinationPath: "../elsewhere")
    let summary = try shop.publish(["index.html": "1"])
    #expect(summary.warnings.count == 1)
    #expect(try shop.tree() == ["index.html": "1"])
    #expect(try shop.text("elsewhere") == "1")
  }

  @Test(arguments: [SwapCall.system, .failing(errno: EXDEV)])
  func deletesNothingBehindALinkThatReplacedAFolder(swap: SwapCall) throws {
    let shop = try Workshop()
    try shop.publish(["index.html": "1", "a/index.html": "A"])
    try shop.remove("Public/a")
    try shop.put("elsewhere/index.html", "precious")
    try FileManager.default.createSymbolicLink(
      atPath: shop.output + "/a", withDestinationPath: "../elsewhere")
    try shop.publish(["index.html": "2"], swap: swap)
    #expect(try shop.text("elsewhere/index.html") == "precious")
    #expect(try shop.tree() == ["index.html": "2", "a": "→ ../elsewhere"])
    let error = try shop.failure(["index.html": "3", "a/index.html": "A"])
    #expect(error.problems.map(\.code) == ["output-foreign"])
    #expect(try shop.text("elsewhere/index.html") == "precious")
    #expect(try shop.leftovers() == [])
  }

  @Test func keepsAFolderThatReplacedAPage() throws {
    let shop = try Workshop()
    try shop.publish(["index.html": "1", "a.html": "A"])
    try shop.remove("Public/a.html")
    try shop.put("Public/a.html/x", "x")
    let summary = try shop.publish(["index.html": "2"])
    #expect(summary.warnings.isEmpty)
    #expect(try shop.tree() == ["index.html": "2", "a.html/": "", "a.html/x": "x"])
    #expect(try shop.leftovers() == [])
  }

  @Test func writesAgainWhatWasDeletedByHand() throws {
    let shop = try Workshop()
    try shop.publish(["index.html": "1", "a/index.html": "A"])
    try shop.remove("Public/a")
    let summary = try shop.publish(["index.html": "1", "a/index.html": "A"])
    #expect(summary.warnings.isEmpty)
    #expect(try shop.files() == ["index.html": "1", "a/index.html": "A"])
  }

  @Test func startsAfreshWhenTheFolderIsGone() throws {
    let shop = try Workshop()
    try shop.publish(["index.html": "1"])
    try shop.remove("Public")
    #expect(try shop.publish(["index.html": "1"]).written == 1)
    #expect(try shop.files() == ["index.html": "1"])
  }
}

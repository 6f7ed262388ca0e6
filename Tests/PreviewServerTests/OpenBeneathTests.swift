import CPlatform
import Foundation
import Testing

@testable import PreviewServer

/// Both ways of opening a file beneath a folder refuse the same.
@Suite struct OpenBeneathTests {
  private let root: String
  private let folder: FolderHandle

  init() throws {
    root = FileManager.default.temporaryDirectory.path + "/guong-open-\(UUID().uuidString)"
    let files = FileManager.default
    try files.createDirectory(atPath: root + "/site/a", withIntermediateDirectories: true)
    try Data("mật".utf8).write(to: URL(fileURLWithPath: root + "/secret"))
    try Data("trang".utf8).write(to: URL(fileURLWithPath: root + "/site/a/index.html"))
    try files.createSymbolicLink(atPath: root + "/site/link", withDestinationPath: root + "/secret")
    try files.createSymbolicLink(atPath: root + "/site/up", withDestinationPath: "..")
    try files.createSymbolicLink(atPath: root + "/site/b", withDestinationPath: "a")
    #expect(mkfifo(root + "/site/pipe", 0o600) == 0)
    folder = try #require(FolderHandle(root + "/site"))
  }

  private func clean() { _ = Result { try FileManager.default.removeItem(atPath: root) } }

  @Test func readsAFile() throws {
    defer { clean() }
    let file = try #require(OpenFile("a/index.html", below: folder.descriptor))
    #expect(try file.read(0..<file.size) == Array("trang".utf8))
    let steps = guong_open_beneath_by_steps(folder.descriptor, "a/index.html")
    #expect(steps >= 0)
    close(steps)
  }

  @Test(arguments: [
    "../secret", "a/../../secret", "/etc/passwd", "link", "up/secret", "b/index.html", "", "a/",
    "./a/index.html", "none", "a//index.html",
  ])
  func refusesWhatLeadsOut(path: String) {
    defer { clean() }
    let steps = guong_open_beneath_by_steps(folder.descriptor, path)
    #expect(steps < 0)
    if steps >= 0 { close(steps) }
    // Beneath the folder openat2 follows `.` and doubled slashes; RequestPath refuses those.
    guard !path.hasPrefix("./"), !path.contains("//") else { return }
    #expect(OpenFile(path, below: folder.descriptor) == nil)
  }

  @Test func doesNotWaitForAPipe() {
    defer { clean() }
    #expect(OpenFile("pipe", below: folder.descriptor) == nil)
    #expect(OpenFile("a", below: folder.descriptor) == nil)
  }

  @Test func servesWhatWasOpenedWhenTheNameIsTaken() throws {
    defer { clean() }
    let file = try #require(OpenFile("a/index.html", below: folder.descriptor))
    try FileManager.default.removeItem(atPath: root + "/site/a/index.html")
    try Data("khác hẳn".utf8).write(to: URL(fileURLWithPath: root + "/site/a/index.html"))
    #expect(try file.read(0..<file.size) == Array("trang".utf8))
    #expect(OpenFile("a/index.html", below: folder.descriptor)?.version != file.version)
  }
}

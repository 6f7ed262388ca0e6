import Foundation
@testable import Publish
import Testing
import Text

@testable import SiteBuilder

@Suite struct PublishRefusalTests {
  @Test(arguments: [
    "/", ".", "..", "", "content", "content/x", "themes", "Sources", "Tests", "docs", ".git",
    ".git/hooks", "static/deep", ".guong", "missing/Public",
  ])
  func refusesFoldersThatMustNotBeWritten(output: String) throws {
    let shop = try Workshop()
    for folder in ["content", ".git", "static"] { try shop.put(folder + "/file", "kept") }
    let isWhole = output.hasPrefix("/") || output.isEmpty
    let error = try shop.refusal(
      isWhole ? output : shop.project + "/" + output, sources: ["static"])
    #expect(error.exitCode == 2)
    #expect(!shop.exists(".guong"))
    #expect(try shop.text("content/file") == "kept")
  }

  @Test func refusesTheHomeFolderAndWhatHoldsIt() throws {
    let shop = try Workshop()
    let home = try #require(ProcessInfo.processInfo.environment["HOME"])
    try #require(home != "/")
    #expect(try shop.refusal(home).exitCode == 2)
  }

  @Test func refusesALinkToAFolder() throws {
    let shop = try Workshop()
    try shop.put("real/.keep", "")
    try FileManager.default.createSymbolicLink(
      atPath: shop.output, withDestinationPath: "real")
    let error = try shop.refusal(shop.output + "/")
    #expect(error.problems[0].code == "output-kind")
    #expect(error.exitCode == 2)
  }

  @Test func findsASourceBehindALink() throws {
    let shop = try Workshop()
    try shop.put("elsewhere/file", "kept")
    try FileManager.default.createSymbolicLink(
      atPath: shop.project + "/content", withDestinationPath: "elsewhere")
    #expect(try shop.refusal(shop.project + "/elsewhere").problems[0].code == "output-protected")
  }

  @Test func takesAFolderWhoseNameOnlyBeginsLikeASource() throws {
    let shop = try Workshop()
    try shop.put("content/file", "kept")
    let publication = try shop.begin(shop.project + "/content-public")
    _ = try publication.commit([])
    #expect(shop.exists("content-public"))
  }

  @Test func refusesAFile() throws {
    let shop = try Workshop()
    try shop.put("Public", "text")
    #expect(try shop.refusal().problems[0].code == "output-kind")
    #expect(try shop.text("Public") == "text")
  }

  @Test(arguments: [false, true])
  func refusesAFolderWithFilesOfOthers(hasOtherOutput: Bool) throws {
    let shop = try Workshop()
    if hasOtherOutput { _ = try shop.begin(shop.project + "/Other").commit([]) }
    try shop.put("Public/thesis.docx", "precious")
    let error = try shop.refusal()
    #expect(error.problems[0].code == "output-not-ours")
    #expect(error.exitCode == 2)
    #expect(error.problems[0].message.vi.contains("thesis.docx"))
    #expect(try shop.tree() == ["thesis.docx": "precious"])
    #expect(shop.exists(".guong") == hasOtherOutput)
  }

  @Test func saysWhoHoldsTheLock() throws {
    let shop = try Workshop()
    let publication = try shop.begin()
    let error = try shop.refusal()
    #expect(error.kind == .locked)
    #expect(error.exitCode == 5)
    #expect(error.problems[0].message.en.contains("\(getpid())"))
    #expect(error.problems[0].message.vi.contains("\(getpid())"))
    publication.abandon()
    try shop.publish(["index.html": "1"])
  }

  @Test func doesNotFollowALinkInPlaceOfTheLock() throws {
    let shop = try Workshop()
    try shop.put("precious", "kept")
    try FileManager.default.createDirectory(atPath: shop.state, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: shop.state + "/lock", withDestinationPath: "../precious")
    #expect(try shop.refusal().exitCode == 3)
    #expect(try shop.text("precious") == "kept")
  }

  @Test(arguments: ["", "x", "guong manifest 1\nindex.html\t1\n", "guong manifest 1\n../a\t1\t0\n"])
  func refusesADamagedManifest(text: String) throws {
    let shop = try Workshop()
    try shop.publish(["index.html": "1"])
    try shop.put(".guong/Public.manifest", text)
    let error = try shop.refusal()
    #expect(error.problems[0].code == "damaged-manifest")
    #expect(error.exitCode == 3)
    #expect(try shop.files() == ["index.html": "1"])
  }
}

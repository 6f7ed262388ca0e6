import Foundation
import Testing

@testable import SiteBuilder

// Whole sites as they must come out. `Golden/basic` has every file of the fixture's site; each other folder
// has the files in which a behaviour differs from it, and `<name>.without` the paths that it leaves out.
// GUONG_BLESS=1 writes them anew; look at the difference before committing it.

@Suite struct GoldenTests {
  static let folder = SiteFixture.folder.appending(path: "Golden")

  private static var blesses: Bool { ProcessInfo.processInfo.environment["GUONG_BLESS"] == "1" }

  @Test func buildsTheBasicSite() async throws {
    let site = try await SiteFixture().build()
    #expect(site.problems == [])
    if Self.blesses { try Self.write(site.files, "basic", without: []) }
    expectSame(site.files, try SiteFixture.read(Self.folder.appending(path: "basic")))
  }

  @Test func publishesBelowAPath() async throws {
    try await check("base-path", SiteFixture()) {
      $0.baseURL = "https://toasoan.example/guong-sang/"
    }
  }

  @Test func partsLongLists() async throws {
    var fixture = try SiteFixture()
    fixture["content/site.yml"] += "pageSize: 2\nfeedLimit: 2\nfeedContent: summary\n"
    try await check("pagination", fixture)
  }

  @Test func renamesTheRoutes() async throws {
    var fixture = try SiteFixture()
    fixture["content/site.yml"] +=
      "pageSize: 3\nroutes:\n  story: stories\n  page: p\n  data: du-lieu\n"
    try await check("routes", fixture)
  }

  @Test func leavesRedirectsAtFormerAddresses() async throws {
    var fixture = try SiteFixture()
    fixture.replace(
      "sources: [\"https://nguon.example/vinh-hai\"]",
      with: "sources: [\"https://nguon.example/vinh-hai\"]\naliases: [/cu/1.html, /cu/2/]",
      in: "content/stories/vung-xanh-vinh-hai.md")
    fixture.replace(
      "title: Giới thiệu", with: "title: Giới thiệu\naliases: [/about]",
      in: "content/pages/gioi-thieu.md")
    try await check("aliases", fixture)
  }

  @Test func leavesATombstoneForAWithdrawnStory() async throws {
    var fixture = try SiteFixture()
    fixture.replace(
      "publishAt: 2021-10-21T06:00",
      with: "publishAt: 2021-10-21T06:00\nstatus: withdrawn\nwithdrawnOn: 2021-12-31",
      in: "content/stories/nguoi-to-truong.md")
    try await check("tombstone", fixture)
  }

  @Test func leavesSamplesOut() async throws {
    try await check("no-samples", SiteFixture()) { $0.showsSamples = false }
  }

  @Test func namesPlacesAsTheyAreOnTheDay() async throws {
    try await check("before-july-2025", SiteFixture(), now: "2024-12-01") { _ in }
  }

  @Test func letsAChildThemeReplaceOnePartial() async throws {
    var fixture = try SiteFixture()
    fixture["themes/con/theme.yml"] = "title: Con\nparent: tiny\n"
    fixture["themes/con/partials/fact.mustache"] = "- {{label}} = {{value}}\n"
    try await check("child-theme", fixture) { $0.theme = "con" }
  }

  // MARK: Comparing

  private func check(
    _ name: String, _ fixture: SiteFixture, now: String = "2026-01-01",
    _ change: (inout BuildOptions) -> Void = { _ in },
    at location: SourceLocation = #_sourceLocation
  ) async throws {
    let site = try await fixture.build(now: now, change)
    #expect(site.problems == [], sourceLocation: location)
    if Self.blesses {
      let basic = try await SiteFixture().build().files
      let changed = site.files.filter { basic[$0.key] != $0.value }
      try Self.write(changed, name, without: basic.keys.filter { site.files[$0] == nil })
      return
    }
    let own = try SiteFixture.read(Self.folder.appending(path: name))
    #expect(!own.isEmpty, "Golden/\(name) is not there", sourceLocation: location)
    let list = try String(
      contentsOf: Self.folder.appending(path: "\(name).without"), encoding: .utf8)
    let without = Set(list.split(separator: "\n").map { String($0) })
    let basic = try SiteFixture.read(Self.folder.appending(path: "basic"))
    let expected = basic.filter { !without.contains($0.key) }.merging(own) { _, own in own }
    expectSame(site.files, expected, at: location)
  }

  private static func write(_ files: [String: [UInt8]], _ name: String, without: [String]) throws {
    let target = folder.appending(path: name)
    if FileManager.default.fileExists(atPath: target.path) {
      try FileManager.default.removeItem(at: target)
    }
    for (path, bytes) in files {
      let file = target.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
    guard name != "basic" else { return }
    let list = without.sorted().map { $0 + "\n" }.joined()
    try Data(list.utf8).write(to: folder.appending(path: "\(name).without"))
  }
}

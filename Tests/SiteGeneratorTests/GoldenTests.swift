import Foundation
import Testing

@testable import SiteBuilder

// Whole sites as they must come out, in the form of `GoldenForm`. `Golden/basic` has every file of the fixture's site;
// each other folder has the files in which a behaviour differs from it, and `<name>.without` the paths that it leaves
// out. `make bless` writes them anew; look at the difference before committing it.

// Serialized, for one test reads what another one blesses.
@Suite(.serialized) struct GoldenTests {
  @Test func buildsTheBasicSite() async throws {
    let fixture = try SiteFixture()
    let site = try await fixture.build()
    try #require(site.problems == [])
    let form = GoldenForm.of(site, of: fixture)
    if GoldenForm.blesses { try GoldenForm.write(form, "basic") }
    GoldenForm.expectSame(form, try GoldenForm.read("basic"))
  }

  static let paging = "pageSize: 2\nfeedLimit: 2\nfeedContent: summary\n"

  @Test func partsLongLists() async throws {
    var fixture = try SiteFixture()
    fixture["content/site.yml"] += Self.paging
    try await check("pagination", fixture)
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

  // MARK: Derived: what differs is no more than the addresses

  @Test func publishesBelowAPath() async throws {
    let fixture = try SiteFixture()
    let site = try await fixture.build { $0.baseURL = "https://toasoan.example/guong-sang/" }
    #expect(site.problems == [])
    let basic = try GoldenForm.read("basic")
    let tops = Set(basic.keys.map { $0.prefix { $0 != "/" } })
    let addresses = GoldenAddresses(base: "https://toasoan.example/guong-sang") { path in
      let isOfSite = path == "/" || tops.contains(path.dropFirst().prefix { $0 != "/" })
      return isOfSite ? "/guong-sang" + path : path
    }
    var wanted = addresses.changed(basic)
    wanted["search/index.json"]?.replace(#""base": """#, with: #""base": "/guong-sang""#)
    GoldenForm.expectSame(GoldenForm.of(site, of: fixture), wanted)
  }

  @Test func renamesTheRoutes() async throws {
    var fixture = try SiteFixture()
    fixture.replace("url: /bai-viet/", with: "url: /stories/", in: "content/site.yml")
    fixture["content/site.yml"] +=
      Self.paging + "routes:\n  story: stories\n  page: p\n  data: du-lieu\n"
    let site = try await fixture.build()
    #expect(site.problems == [])
    let addresses = GoldenAddresses(
      names: ["bai-viet": "stories", "trang": "p", "data": "du-lieu"])
    let wanted = addresses.changed(try GoldenForm.whole("pagination"))
    GoldenForm.expectSame(GoldenForm.of(site, of: fixture), wanted)
  }

  // MARK: Comparing

  private func check(
    _ name: String, _ fixture: SiteFixture, now: String = "2026-01-01",
    _ change: (inout BuildOptions) -> Void = { _ in },
    at location: SourceLocation = #_sourceLocation
  ) async throws {
    let site = try await fixture.build(now: now, change)
    try #require(site.problems == [], sourceLocation: location)
    let form = GoldenForm.of(site, of: fixture, at: location)
    if GoldenForm.blesses {
      let basic = try GoldenForm.read("basic")
      try GoldenForm.write(form.filter { basic[$0.key] != $0.value }, name)
      let without = basic.keys.filter { form[$0] == nil }.sorted().map { $0 + "\n" }.joined()
      let list = GoldenForm.folder.appending(path: "\(name).without")
      try Data(without.utf8).write(to: list)
    }
    GoldenForm.expectSame(form, try GoldenForm.whole(name), at: location)
  }
}

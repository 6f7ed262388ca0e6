import Testing

@testable import SiteBuilder

// Of a hidden record no byte of the index may tell; `EmbargoTests` compare the whole site with one in which it
// never was, the index among it. A story that was taken down is not hidden, but nothing of it can be found.

@Suite struct SearchIndexTests {
  private static let path = "content/stories/tam-biet.md"

  private static func project(_ status: String?) throws -> SiteFixture {
    var fixture = try SiteFixture()
    guard let status else { return fixture }
    fixture[path] = fixture["content/stories/vung-xanh-vinh-hai.md"]
      .replacing("title: Vĩnh Hải học mô hình vùng xanh", with: "title: Tạm biệt zukunftig7q")
      .replacing("Học rồi làm.", with: "Học rồi zukunftig7q làm.")
      .replacing("publishAt: 2022-02-01T00:00\n", with: "publishAt: 2022-02-01T00:00\n\(status)")
    return fixture
  }

  private static func index(_ site: BuiltSite) -> [String: [UInt8]] {
    site.files.filter { $0.key.hasPrefix("search/") }
  }

  @Test func hasNothingOfAWithdrawnStory() async throws {
    let never = try await Self.project(nil).build()
    let gone = try await Self.project(
      "status: withdrawn\nwithdrawnOn: 2022-03-01\n"
    ).build()
    let shown = try await Self.project("").build()
    #expect(gone.report.publication != nil, "\(gone.problems)")
    #expect(!Self.index(never).isEmpty)
    #expect(Self.index(gone) == Self.index(never))
    #expect(Self.index(shown) != Self.index(never))
  }

  /// The files that are written are those of the build that the manifest names, and no others.
  @Test func writesOneBuildAlone() async throws {
    let site = try await Self.project(nil).build()
    let manifest = site["search/index.json"]
    let builds = Set(
      Self.index(site).keys.compactMap { path in
        let parts = path.split(separator: "/")
        return parts.count > 2 ? String(parts[1]) : nil
      })
    #expect(builds.count == 1)
    #expect(builds.allSatisfy { manifest.contains($0) })
  }

  @Test func writesNoneWhenTheSiteDoesWithout() async throws {
    let site = try await Self.project(nil).build { $0.writesSearch = false }
    #expect(Self.index(site).isEmpty)
  }
}

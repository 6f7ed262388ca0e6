import Foundation
@testable import Publish
import Testing

@testable import SiteBuilder

/// The same content gives the same bytes, whatever the machine and however often it is built.
@Suite struct ReproducibilityTests {
  /// The site of the fixture with twenty more stories, so that there is work for several workers.
  private static func large() throws -> SiteFixture {
    var fixture = try SiteFixture()
    let story = fixture["content/stories/vung-xanh-vinh-hai.md"]
    for number in 1...20 {
      // Five moments of publication for twenty stories: their order must not depend on that of the disk.
      fixture["content/stories/b\(number % 3)/them-\(number).md"] = story.replacingOccurrences(
        of: "publishAt: 2022-02-01", with: "publishAt: 2022-02-0\(number % 5 + 1)")
    }
    return fixture
  }

  @Test(arguments: [2, 7])
  func writesTheSameWithAnyNumberOfWorkers(jobs: Int) async throws {
    let fixture = try Self.large()
    let one = try await fixture.build { $0.jobs = 1 }
    let several = try await fixture.build { $0.jobs = jobs }
    #expect(one.report.stories == 24)
    expectSame(one.files, several.files)
    #expect(one.report.diagnostics == several.report.diagnostics)
  }

  @Test func writesTheSameBelowAnotherFolder() async throws {
    let fixture = try SiteFixture()
    let one = try await SitePlace("a").build(fixture)
    let other = try await SitePlace("thư mục có dấu/và cách").build(fixture)
    #expect(!one.files.isEmpty)
    expectSame(one.files, other.files)
  }

  @Test func doesNotFollowTheOrderOfTheDisk() async throws {
    let fixture = try Self.large()
    let sorted = try await SitePlace().build(fixture)
    for number in 0..<2 {
      let place = try SitePlace()
      try place.write(fixture) { paths in
        number == 0 ? paths.sorted(by: >) : paths.shuffled()
      }
      expectSame(try await place.rebuild().files, sorted.files)
    }
  }

  /// Errors come in the order of their places, not in that of the workers.
  @Test func reportsProblemsInTheSameOrder() async throws {
    var fixture = try Self.large()
    for path in fixture.files.keys where path.contains("/b1/") {
      fixture.replace("locality: vinh-hai", with: "locality: vinh-hay", in: path)
    }
    let one = try await fixture.build { $0.jobs = 1 }
    let several = try await fixture.build { $0.jobs = 7 }
    #expect(one.report.errors >= 7)
    #expect(one.report.diagnostics.sorted() == several.report.diagnostics.sorted())
    #expect(one.files.isEmpty)
  }

  @Test func changesNothingTheSecondTime() async throws {
    let place = try SitePlace()
    let first = try await place.build(SiteFixture())
    let second = try await place.build(SiteFixture())
    let summary = try #require(second.report.publication)
    #expect(summary.written == 0)
    #expect(summary.removed == 0)
    #expect(summary.unchanged == first.files.count)
    expectSame(first.files, second.files)
  }

  /// The program itself, for zone and language are those of a process.
  @Test(arguments: [
    ["TZ": "Pacific/Kiritimati", "LANG": "C"],
    ["TZ": "America/Los_Angeles", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"],
    ["TZ": "Asia/Ho_Chi_Minh", "LANG": "vi_VN.UTF-8"],
    ["TZ": "no/where", "LANG": ""],
  ])
  func doesNotKnowTheZoneAndLanguageOfTheMachine(environment: [String: String]) async throws {
    let fixture = try SiteFixture()
    let expected = try await fixture.build(now: "2026-01-01T00:00:00+07:00")
    let place = try SitePlace()
    try place.write(fixture)
    let program = try GuongProgram()
    let status = try program.run(
      ["build", "--root", place.root.path, "--now", "2026-01-01", "--quiet"],
      environment: environment)
    #expect(status == 0)
    expectSame(try place.read().files, expected.files)
  }
}

/// The built command line, which lies beside the tests.
struct GuongProgram {
  private let file: URL

  init() throws {
    let tests = URL(fileURLWithPath: CommandLine.arguments[0])
    var folder = tests.deletingLastPathComponent()
    // On macOS the program of the tests lies three folders deep in a bundle.
    for _ in 0..<4
    where !FileManager.default.fileExists(atPath: folder.appending(path: "guong").path) {
      folder = folder.deletingLastPathComponent()
    }
    file = folder.appending(path: "guong")
    try #require(
      FileManager.default.isExecutableFile(atPath: file.path), "\(file.path) is not there")
  }

  /// Runs it and returns its exit status.
  func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Int32 {
    let process = Process()
    process.executableURL = file
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, own in own }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}

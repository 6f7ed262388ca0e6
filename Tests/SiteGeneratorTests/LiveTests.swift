import Dispatch
import Foundation
import TestSupport
import Testing
import Text
import Vietnamese

@testable import LiveSite
@testable import Publish
@testable import SiteBuilder

@Suite struct LiveTests {
  /// Every file of a live site by the path that a build gives it. What is made together waits for other
  /// threads, so that it must not be asked for on one of theirs.
  private static func files(of project: LiveProject, root: URL) async throws -> [String: [UInt8]] {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue(label: "files").async {
        continuation.resume(with: Result { try made(of: project, root: root) })
      }
    }
  }

  private static func made(of project: LiveProject, root: URL) throws -> [String: [UInt8]] {
    guard let site = project.site else { return [:] }
    var found: [String: [UInt8]] = [:]
    for path in try site.paths() {
      let name = path.hasSuffix("/") ? path.dropFirst() + "index.html" : path.dropFirst()
      found[String(name)] = try site.file(at: path)?.bytes(root: root.path)
    }
    return found
  }

  private static func options(
    _ place: SitePlace, now: Moment, showsDrafts: Bool
  ) -> BuildOptions {
    var options = BuildOptions(
      root: place.root.path, output: place.output.path, now: now, jobs: 2)
    options.showsDrafts = showsDrafts
    return options
  }

  /// Five hundred edits, chosen by seed: every few of them the problems are those of a fresh check, and the
  /// site is file by file that of a fresh build, or with errors still one that could be built.
  @Test(arguments: [(seed: 1, edits: 400, pause: 20, showsDrafts: true), (2, 100, 10, false)])
  func isWhatABuildWouldWriteAfterAnyEdit(
    seed: Int, edits: Int, pause: Int, showsDrafts: Bool
  ) async throws {
    let place = try SitePlace("live")
    var editor = try LiveEdits(SiteFixture(), at: place.root, seed: UInt64(seed))
    var now = try #require(Moment(iso: "2024-06-01"))
    let start = Self.options(place, now: now, showsDrafts: showsDrafts)
    var project = try await LiveProject.open(start)
    let first = try await Self.built(start)
    #expect(try await Self.files(of: project, root: place.root) == first)
    var dice = Dice(seed: UInt64(seed) &+ 1_000)
    for number in 1...edits {
      var changes = number >= edits - 1 ? try editor.mendAll() : try editor.step()
      if dice.below(50) == 0 { changes.everything = true }
      if !showsDrafts, dice.below(5) == 0 {
        now = Moment(seconds: now.seconds + dice.below(90) * 86_400)
      }
      let before = project.site
      project = try await project.updated(changes, now: now)
      editor.note(isBroken: project.problems.contains { $0.severity == .error })
      let options = Self.options(place, now: now, showsDrafts: showsDrafts)
      let what = "edit \(number): \(editor.story)"
      if let site = project.site, site !== before, site.index === before?.index {
        // The short way was taken: the long one must come to the same.
        let long = try await project.updated(LiveChanges(), now: now)
        let (one, other) = (
          try await Self.files(of: project, root: place.root),
          try await Self.files(of: long, root: place.root)
        )
        #expect(one.keys.filter { one[$0] != other[$0] }.sorted() == [], "\(what)")
        #expect(one.count == other.count && project.problems == long.problems, "\(what)")
      }
      guard number % pause == 0 || number == edits else { continue }
      var problems = Set(try await Build(options).check().diagnostics)
      var built: [String: [UInt8]]?
      do {
        built = try await Self.built(options)
      } catch let error as PublicationError where error.kind == .content {
        problems.formUnion(error.diagnostics)
      }
      #expect(project.problems == problems.sorted(), "\(what)")
      guard let built else {
        #expect(project.site === before, "\(what)")
        continue
      }
      let shown = try await Self.files(of: project, root: place.root)
      let wrong = Set(shown.keys).union(built.keys).filter { shown[$0] != built[$0] }
      #expect(wrong.sorted() == [], "\(what)")
      if !wrong.isEmpty { return }
    }
    #expect(project.problems.allSatisfy { $0.severity == .warning }, "the last edit mends all")
  }

  /// What a build writes; nil when it finds errors.
  private static func built(_ options: BuildOptions) async throws -> [String: [UInt8]]? {
    guard try await Build(options).run().publication != nil else { return nil }
    return try SiteFixture.read(URL(fileURLWithPath: options.output))
  }
}

import Foundation
import Testing
import Text
import Vietnamese

@testable import SiteBuilder

/// A small project that a test may change: the files of `Fixtures/site` with the theme `tiny`.
struct SiteFixture {
  /// The bytes of every file by its path below the project's root.
  var files: [String: [UInt8]]

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  init() throws {
    files = try Self.read(Self.folder.appending(path: "Fixtures/site"))
    for (path, bytes) in try Self.read(Self.folder.appending(path: "Fixtures/theme")) {
      files["themes/tiny/\(path)"] = bytes
    }
  }

  /// The text of a file; an empty text when there is none.
  subscript(path: String) -> String {
    get { String(decoding: files[path] ?? [], as: UTF8.self) }
    set { files[path] = Array(newValue.utf8) }
  }

  /// Replaces a text that the file must have; a test whose fixture has moved on fails.
  mutating func replace(
    _ old: String, with new: String, in path: String, at location: SourceLocation = #_sourceLocation
  ) {
    #expect(self[path].contains(old), "'\(path)' has no '\(old)'", sourceLocation: location)
    self[path] = self[path].replacingOccurrences(of: old, with: new)
  }

  /// Every file below a folder, by its path there; empty when the folder is not there.
  static func read(_ folder: URL) throws -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    guard FileManager.default.fileExists(atPath: folder.path) else { return found }
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      let file = folder.appending(path: path)
      let type = try FileManager.default.attributesOfItem(atPath: file.path)[.type]
      guard type as? FileAttributeType == .typeRegular else { continue }
      found[path] = [UInt8](try Data(contentsOf: file))
    }
    return found
  }

  /// Builds in a folder of its own, which is gone afterwards.
  func build(
    now: String = "2026-01-01", _ change: (inout BuildOptions) -> Void = { _ in }
  ) async throws -> BuiltSite {
    try await SitePlace().build(self, now: now, change)
  }
}

/// What a build left: its report, every file of the output, and what it wrote beside it.
struct BuiltSite {
  let report: BuildReport
  /// Empty when there is no output folder.
  let files: [String: [UInt8]]
  /// The files of `.guong/`: manifest, state and lock.
  let beside: [String: [UInt8]]

  /// The text of a file of the output; an empty text when there is none.
  subscript(path: String) -> String { String(decoding: files[path] ?? [], as: UTF8.self) }

  var paths: [String] { files.keys.sorted() }

  var codes: [String] { report.diagnostics.map(\.code) }

  /// The problems as `path:line:column code`.
  var problems: [String] {
    report.diagnostics.map { problem in
      "\(problem.path):\(problem.position.line):\(problem.position.column) \(problem.code)"
    }
  }

  /// The problems with their texts in both languages, for a search.
  var messages: String {
    report.diagnostics.map { problem in
      let texts = [problem.message, problem.hint].compactMap { $0 }.flatMap { [$0.en, $0.vi] }
      return ([problem.path] + texts + [problem.excerpt ?? ""]).joined(separator: "\n")
    }.joined(separator: "\n")
  }

  /// The files of the output that have a text in their name or bytes, whatever the case of its ASCII letters.
  func files(with text: String) -> [String] {
    Self.search(files, text)
  }

  static func search(_ files: [String: [UInt8]], _ text: String) -> [String] {
    let wanted = Data(text.utf8.map(lowercased))
    return files.filter { path, bytes in
      Data((Array(path.utf8) + [0] + bytes).map(lowercased)).range(of: wanted) != nil
    }.keys.sorted()
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }
}

/// A folder in which one project is built, once or several times; removed at the end.
final class SitePlace {
  let root: URL

  init(_ name: String = "site") throws {
    let folder = "guong-site-\(UInt64.random(in: 0 ... .max))"
    root = FileManager.default.temporaryDirectory.appending(path: folder).appending(path: name)
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: root.deletingLastPathComponent())
  }

  var output: URL { root.appending(path: "Public") }

  /// Puts the files of a project here, instead of those of an earlier one, in the order that is asked for.
  func write(_ fixture: SiteFixture, inOrder order: ([String]) -> [String] = { $0.sorted() }) throws
  {
    for part in ["content", "themes"] {
      let folder = root.appending(path: part)
      if FileManager.default.fileExists(atPath: folder.path) {
        try FileManager.default.removeItem(at: folder)
      }
    }
    for path in order(Array(fixture.files.keys)) {
      let file = root.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(fixture.files[path] ?? []).write(to: file)
    }
  }

  /// Writes the project and builds it into `Public/`.
  func build(
    _ fixture: SiteFixture, now: String = "2026-01-01",
    _ change: (inout BuildOptions) -> Void = { _ in }
  ) async throws -> BuiltSite {
    try write(fixture)
    return try await rebuild(now: now, change)
  }

  /// Builds what lies here already.
  func rebuild(
    now: String = "2026-01-01", _ change: (inout BuildOptions) -> Void = { _ in }
  ) async throws -> BuiltSite {
    let moment = try #require(Moment(iso: now))
    var options = BuildOptions(root: root.path, output: output.path, now: moment, jobs: 1)
    change(&options)
    let report = try await Build(options).run()
    return try read(report)
  }

  func read(_ report: BuildReport = BuildReport()) throws -> BuiltSite {
    BuiltSite(
      report: report, files: try SiteFixture.read(output),
      beside: try SiteFixture.read(root.appending(path: ".guong")))
  }
}

/// Fails where two trees differ, naming the files rather than printing them.
func expectSame(
  _ a: [String: [UInt8]], _ b: [String: [UInt8]], at location: SourceLocation = #_sourceLocation
) {
  let onlyA = a.keys.filter { b[$0] == nil }.sorted()
  let onlyB = b.keys.filter { a[$0] == nil }.sorted()
  let changed = a.keys.filter { key in b[key].map { $0 != a[key] } ?? false }.sorted()
  #expect(onlyA == [], "only in the first", sourceLocation: location)
  #expect(onlyB == [], "only in the second", sourceLocation: location)
  #expect(changed == [], "other bytes", sourceLocation: location)
}

import Foundation
import Testing

@testable import Publish

/// A folder of its own for one test, with the project `site` in it; removed at the end.
final class Workshop {
  let root: URL

  var project: String { root.appending(path: "site").path }
  var output: String { project + "/Public" }
  var state: String { project + "/.guong" }

  init() throws {
    root = FileManager.default.temporaryDirectory
      .appending(path: "guong-publish-\(UInt64.random(in: 0 ... .max))")
    try FileManager.default.createDirectory(
      at: root.appending(path: "site"), withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: root)
  }

  func begin(_ output: String? = nil, sources: [String] = []) throws -> Publication {
    try Publication.begin(output: output ?? self.output, project: project, sources: sources)
  }

  /// Publishes these files; the usual way from begin to end.
  @discardableResult
  func publish(_ files: [String: String], swap: SwapCall = .system) throws -> PublicationSummary {
    let publication = try begin()
    var entries: [ManifestEntry] = []
    for (path, text) in files { entries.append(try publication.write(path, Array(text.utf8))) }
    return try publication.commit(entries, swap: swap)
  }

  /// The error that publishing these files ends with.
  func failure(_ files: [String: String]) throws -> PublicationError {
    try #require(throws: PublicationError.self) { try publish(files) }
  }

  /// The error that beginning ends with.
  func refusal(_ output: String? = nil, sources: [String] = []) throws -> PublicationError {
    try #require(throws: PublicationError.self) {
      try begin(output, sources: sources).abandon()
    }
  }

  func put(_ path: String, _ text: String) throws {
    let file = URL(filePath: project).appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func text(_ path: String) throws -> String {
    String(
      decoding: try Data(contentsOf: URL(filePath: project).appending(path: path)), as: UTF8.self)
  }

  func exists(_ path: String) -> Bool {
    (try? FileManager.default.attributesOfItem(atPath: project + "/" + path)) != nil
  }

  func remove(_ path: String) throws {
    try FileManager.default.removeItem(atPath: project + "/" + path)
  }

  /// Everything below a folder of the project: path to content, folders with `/` and no content.
  func tree(_ folder: String = "Public") throws -> [String: String] {
    var found: [String: String] = [:]
    let base = project + "/" + folder
    for path in try FileManager.default.subpathsOfDirectory(atPath: base) {
      let type = try FileManager.default.attributesOfItem(atPath: base + "/" + path)[.type]
      switch type as? FileAttributeType {
      case .typeDirectory: found[path + "/"] = ""
      case .typeSymbolicLink:
        found[path] =
          "→ " + (try FileManager.default.destinationOfSymbolicLink(atPath: base + "/" + path))
      default: found[path] = try text(folder + "/" + path)
      }
    }
    return found
  }

  /// The files of the published folder alone.
  func files() throws -> [String: String] {
    try tree().filter { !$0.key.hasSuffix("/") }
  }

  func status(_ path: String) throws -> FileStatus {
    try #require(try Folder(descriptor: AT_FDCWD, path: "").status(of: project + "/" + path))
  }

  /// Names beside the output that a finished build must not leave.
  func leftovers() throws -> [String] {
    let beside = try FileManager.default.contentsOfDirectory(atPath: project)
      .filter { $0.contains(".new-") }
    let inside = try FileManager.default.contentsOfDirectory(atPath: state)
      .filter { $0.contains(".new-") || $0.hasSuffix(".next") || $0.hasSuffix(".merged") }
    return beside + inside
  }
}

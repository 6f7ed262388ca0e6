import Foundation
import Testing

/// A built site as golden folders have it: path → text, so that a change is read in a diff.
///
/// JSON stands one key a line, also that of a page's structured data. Names of assets and of the search index go without
/// the hash of their content. The index is binary and has tests of its own: here it is only asked for its parts, and its
/// size left out. A file that is a copy of one of the project is a note of its source, at its path with `.copy`.
enum GoldenForm {
  static func of(
    _ site: BuiltSite, of fixture: SiteFixture, at location: SourceLocation = #_sourceLocation
  ) -> [String: String] {
    let sources = Dictionary(
      fixture.files.filter { $0.key.hasPrefix("content/") }.map { ($0.value, $0.key) },
      uniquingKeysWith: min)
    var found: [String: String] = [:]
    var parts: Set<String> = []
    for (path, bytes) in site.files {
      if path.hasPrefix("search/"), path.hasSuffix(".bin") {
        parts.insert(path.split(separator: "/").dropFirst(2).first.map(String.init) ?? "")
      } else if let source = sources[bytes] {
        found[path + ".copy"] = source + "\n"
      } else if let text = String(validating: bytes, as: UTF8.self) {
        found[withoutHashes(path)] = normalised(withoutHashes(text), path)
      } else {
        Issue.record("'\(path)' is binary and no copy", sourceLocation: location)
      }
    }
    let wanted = site.files["search/index.json"] == nil ? [] : ["head.bin", "b", "c", "f", "u"]
    #expect(parts == Set(wanted), "parts of the search index", sourceLocation: location)
    return found
  }

  private static func withoutHashes(_ text: String) -> String {
    text.replacing(#/(assets/[a-z-]+\.)[0-9a-f]{10}(\.[a-z]+)/#) { "\($0.1)HASH\($0.2)" }
      .replacing(#/"build": "[0-9a-f]{16}"/#, with: #""build": "HASH""#)
      .replacing(#/"head": [0-9]+/#, with: #""head": "SIZE""#)
  }

  private static func normalised(_ text: String, _ path: String) -> String {
    if path.hasSuffix(".json") { return oneKeyALine(text[...]).text + "\n" }
    guard path.hasSuffix(".html"), let start = text.range(of: #"{"@context""#)?.lowerBound else {
      return text
    }
    let (data, end) = oneKeyALine(text[start...])
    return text[..<start] + data + text[end...]
  }

  /// The JSON value with which a text begins, indented, and where it ends.
  private static func oneKeyALine(_ text: Substring) -> (text: String, end: String.Index) {
    var out = ""
    var depth = 0
    var isQuoted = false
    var isEscaped = false
    var isOpened = false  // nothing came since the last opening bracket
    func line() { out += "\n" + String(repeating: " ", count: depth) }
    for index in text.unicodeScalars.indices {
      let scalar = text.unicodeScalars[index]
      if isQuoted {
        out.unicodeScalars.append(scalar)
        if !isEscaped, scalar == "\"" { isQuoted = false }
        isEscaped = !isEscaped && scalar == "\\"
        continue
      }
      switch scalar {
      case " ", "\n": continue
      case "}", "]":
        depth -= 1
        if !isOpened { line() }
        out.unicodeScalars.append(scalar)
        if depth == 0 { return (out, text.unicodeScalars.index(after: index)) }
        isOpened = false
        continue
      default:
        if isOpened { line() }
        isOpened = false
      }
      out.unicodeScalars.append(scalar)
      switch scalar {
      case "\"": isQuoted = true
      case "{", "[":
        depth += 1
        isOpened = true
      case ",": line()
      case ":": out += " "
      default: break
      }
    }
    return (out, text.endIndex)
  }

  // MARK: Keeping

  static let folder = SiteFixture.folder.appending(path: "Golden")
  static var blesses: Bool { ProcessInfo.processInfo.environment["GUONG_BLESS"] == "1" }

  static func read(_ name: String) throws -> [String: String] {
    try SiteFixture.read(folder.appending(path: name)).mapValues {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// A golden site, whole: its own files, and those of the basic one that it does not leave out.
  static func whole(_ name: String) throws -> [String: String] {
    let own = try read(name)
    #expect(!own.isEmpty, "Golden/\(name) is not there")
    let list = try String(contentsOf: folder.appending(path: "\(name).without"), encoding: .utf8)
    let without = Set(list.split(separator: "\n").map { String($0) })
    return try read("basic").filter { !without.contains($0.key) }.merging(own) { _, own in own }
  }

  /// Replaces what is below a folder.
  static func write(_ files: [String: String], _ name: String) throws {
    let target = folder.appending(path: name)
    if FileManager.default.fileExists(atPath: target.path) {
      try FileManager.default.removeItem(at: target)
    }
    for (path, text) in files {
      let file = target.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  /// Fails where two trees differ, telling the first line that does of each file.
  static func expectSame(
    _ found: [String: String], _ wanted: [String: String],
    at location: SourceLocation = #_sourceLocation
  ) {
    let extra = found.keys.filter { wanted[$0] == nil }.sorted()
    let missing = wanted.keys.filter { found[$0] == nil }.sorted()
    #expect(extra == [], "the site has more files", sourceLocation: location)
    #expect(missing == [], "the site lacks files", sourceLocation: location)
    let changed = found.keys.filter { wanted[$0] != nil && wanted[$0] != found[$0] }.sorted()
    let places = changed.prefix(10).map { firstDifference($0, found[$0] ?? "", wanted[$0] ?? "") }
    #expect(
      changed == [], "\(places.joined(separator: "\n")); if so it shall be: make bless",
      sourceLocation: location)
  }

  private static func firstDifference(_ path: String, _ found: String, _ wanted: String) -> String {
    let (found, wanted) = (lines(found), lines(wanted))
    let number = zip(found, wanted).enumerated().first { $1.0 != $1.1 }?.offset
    let index = number ?? min(found.count, wanted.count)
    func line(_ all: [Substring]) -> Substring { all.indices.contains(index) ? all[index] : "" }
    return "\(path):\(index + 1): \(line(found)) instead of \(line(wanted))"
  }

  static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }
}

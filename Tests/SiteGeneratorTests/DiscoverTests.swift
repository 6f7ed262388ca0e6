import Foundation
import Showcase
import Testing
import Text

@testable import Loader

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The reading of a real folder: what is let in, what is refused and where.
struct DiscoverTests {
  private static let record = "id: a\ntitle: A\noutlet: b\nsummary: C\n"

  private func content(_ workshop: Workshop) -> String { workshop.project + "/content" }

  /// Problems of listing the folder, `path:line:column severity code`.
  private func problems(_ workshop: Workshop) throws -> [String] {
    try Discovery.look(below: workshop.project).problems.sorted().map(\.brief)
  }

  /// Problems of reading one file.
  private func read(_ bytes: [UInt8], _ path: String = "columns/a.yml") throws -> [Diagnostic] {
    let workshop = try Workshop()
    try workshop.put("content/" + path, bytes: bytes)
    let discovery = try Discovery.look(below: workshop.project)
    let parsed = try discovery.records(of: try #require(discovery.sources.first))
    return parsed.diagnostics + parsed.records.flatMap(\.diagnostics)
  }

  @Test func sortsFilesByWhatTheyAre() throws {
    let workshop = try Workshop()
    for path in [
      "columns/b.yml", "columns/a.csv", "stories/x/c.md", "stories/x/anh.jpg", "static/CNAME",
      "site.yml",
    ] {
      try workshop.put("content/" + path, "a")
    }
    let found = try Discovery.look(below: workshop.project)
    #expect(found.problems == [])
    #expect(found.sources.map(\.path) == ["columns/a.csv", "columns/b.yml", "stories/x/c.md"])
    #expect(found.media.map(\.path) == ["stories/x/anh.jpg"])
    #expect(found.statics.map(\.path) == ["CNAME"])
  }

  @Test func takesAnAbsentFolderForAnEmptyOne() throws {
    let found = try Discovery.look(below: try Workshop().project)
    #expect(found.sources.isEmpty && found.problems.isEmpty)
  }

  // 80
  @Test(arguments: ["/etc/passwd", "/etc", "khong-co", "a.yml", "/dev/zero"])
  func refusesALink(to target: String) throws {
    let workshop = try Workshop()
    try workshop.put("content/columns/b.yml", Self.record)
    try #require(symlink(target, content(workshop) + "/columns/a.yml") == 0)
    #expect(try problems(workshop) == ["columns/a.yml:1:1 error symbolic-link"])
  }

  @Test func refusesALinkInPlaceOfTheFolder() throws {
    let workshop = try Workshop()
    try #require(symlink("/etc", content(workshop)) == 0)
    #expect(try problems(workshop) == ["content:1:1 error symbolic-link"])
  }

  // 82: a pipe has no writer, so opening it would wait for ever.
  @Test func refusesAPipe() throws {
    let workshop = try Workshop()
    try workshop.put("content/columns/b.yml", Self.record)
    try #require(mkfifo(content(workshop) + "/columns/a.yml", 0o600) == 0)
    #expect(try problems(workshop) == ["columns/a.yml:1:1 error not-a-file"])
  }

  /// What was a file when it was listed may be another thing when it is read.
  @Test func refusesWhatTookTheFilesPlace() throws {
    let workshop = try Workshop()
    try workshop.put("content/columns/a.yml", Self.record)
    let discovery = try Discovery.look(below: workshop.project)
    let source = try #require(discovery.sources.first)
    let path = content(workshop) + "/columns/a.yml"
    try #require(unlink(path) == 0)
    #expect(throws: DiskError.self) { try discovery.records(of: source) }
    try #require(mkfifo(path, 0o600) == 0)
    #expect(throws: DiskError.self) { try discovery.records(of: source) }
    try #require(unlink(path) == 0 && symlink("/etc/passwd", path) == 0)
    #expect(throws: DiskError.self) { try discovery.records(of: source) }
  }

  // 83
  @Test(.disabled(if: geteuid() == 0, "root may read everything"))
  func namesAFileThatCannotBeRead() throws {
    let workshop = try Workshop()
    try workshop.put("content/columns/a.yml", Self.record)
    try #require(chmod(content(workshop) + "/columns/a.yml", 0) == 0)
    let discovery = try Discovery.look(below: workshop.project)
    let source = try #require(discovery.sources.first)
    let error = try #require(throws: DiskError.self) { try discovery.records(of: source) }
    #expect(error.message.en.contains("columns/a.yml"))
  }

  @Test(.disabled(if: geteuid() == 0, "root may read everything"))
  func namesAFolderThatCannotBeRead() throws {
    let workshop = try Workshop()
    try workshop.put("content/columns/a.yml", Self.record)
    try #require(chmod(content(workshop) + "/columns", 0) == 0)
    defer { chmod(content(workshop) + "/columns", 0o700) }
    #expect(throws: DiskError.self) { try Discovery.look(below: workshop.project) }
  }

  @Test func passesOverDotFilesAndBackups() throws {
    let workshop = try Workshop()
    for path in [
      ".git/config", ".DS_Store", "columns/.a.yml.swp", "columns/a.yml~", "columns/#a.yml#",
    ] {
      try workshop.put("content/" + path, "x")
    }
    let found = try Discovery.look(below: workshop.project)
    #expect(found.problems.isEmpty && found.sources.isEmpty && found.media.isEmpty)
  }

  @Test(arguments: [
    ("colums/a.yml", "error unknown-folder"), ("zzz/a.yml", "error unknown-folder"),
    ("la.txt", "error unknown-folder"), ("columns/a.txt", "error unknown-ending"),
    ("columns/a.md", "error unknown-ending"), ("stories/a.csv", "error unknown-ending"),
    ("stories/a.svg", "error unknown-ending"), ("stories/a", "error unknown-ending"),
  ]) func refusesAFileWithoutAPlace(path: String, code: String) throws {
    let workshop = try Workshop()
    try workshop.put("content/" + path, "x")
    #expect(try problems(workshop) == ["\(path):1:1 \(code)"])
  }

  @Test func suggestsTheFolderThatIsMeant() throws {
    let workshop = try Workshop()
    try workshop.put("content/colums/a.yml", "x")
    let found = try #require(try Discovery.look(below: workshop.project).problems.first)
    #expect(
      found.message.en == "no type of record has this folder; did you mean 'columns'?")
    #expect(
      found.message.vi == "không có loại bản ghi nào ở thư mục này; có phải là 'columns'?")
  }

  // 15, 75
  @Test(arguments: [
    (["stories/a.jpg", "stories/A.JPG"], "stories/a.jpg"),
    (["stories/tổ.md", "stories/to\u{302}\u{309}.md"], "stories/tổ.md"),
    (["stories/To.jpg", "stories/TỐ.jpg", "stories/to.jpg"], "stories/to.jpg"),
  ]) func refusesNamesThatMeetElsewhere(paths: [String], reported: String) throws {
    let workshop = try Workshop()
    for path in paths { try workshop.put("content/" + path, "x") }
    #expect(try problems(workshop) == ["\(reported):1:1 error same-name"])
  }

  @Test func refusesANameThatIsNotUTF8() throws {
    let workshop = try Workshop()
    try workshop.put("content/columns/b.yml", Self.record)
    let path = Array((content(workshop) + "/columns/").utf8) + [0xFF, 0x2E, 0x6D, 0x64, 0]
    let descriptor = path.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { name in
        name.baseAddress.map { open($0, O_CREAT | O_WRONLY, 0o600) } ?? -1
      }
    }
    try #require(descriptor >= 0)
    close(descriptor)
    #expect(try problems(workshop) == ["columns/\u{FFFD}.md:1:1 error file-name"])
  }

  // 46
  @Test func refusesAStoryThatIsTooLarge() throws {
    let workshop = try Workshop()
    try workshop.put("content/stories/a.md", bytes: [UInt8](repeating: 0x61, count: 1_048_576))
    #expect(try problems(workshop) == [])
    try workshop.put("content/stories/a.md", bytes: [UInt8](repeating: 0x61, count: 1_048_577))
    #expect(try problems(workshop) == ["stories/a.md:1:1 error too-large"])
  }

  // 91
  @Test func refusesFoldersThatAreTooDeep() throws {
    let workshop = try Workshop()
    let deep = "stories/" + String(repeating: "a/", count: 63)
    try workshop.put("content/\(deep)b.md", "x")
    #expect(try problems(workshop) == [])
    try workshop.put("content/\(deep)c/b.md", "x")
    #expect(try problems(workshop) == ["\(deep)c:1:1 error too-deep"])
  }

  // 1, 2, 5, 6, 7, 10; each scalar of the text is one byte of the file.
  @Test(arguments: [
    ("\u{FF}\u{FE}a\0", "1:1 not-utf8", "the file is not UTF-8; it looks like UTF-16"),
    ("a\0:\0 \0b\0", "1:1 not-utf8", "the file is not UTF-8; it looks like UTF-16"),
    ("id: a\ntitle: \u{FF}", "2:8 not-utf8", "the file is not valid UTF-8"),
    ("id: a\r\ntitle: \u{C0}\u{AF}", "2:8 not-utf8", "the file is not "),
    ("id: \u{ED}\u{A0}\u{80}", "1:5 not-utf8", "the file is not valid UTF-8"),
    ("title: ho\u{E1}", "1:10 not-utf8", "the file is not "),
    (
      "title: B\u{B8}o c\u{B8}o t\nnam: Vi\u{D6}t Nam \u{AE}i\n", "1:9 not-utf8",
      "the file is not UTF-8; it looks like TCVN3"
    ),
    ("id: a\nti\0tle", "2:3 nul-byte", "the file holds a NUL byte"),
  ]) func refusesWhatIsNotUTF8(text: String, place: String, message: String) throws {
    let found = try read(text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
    #expect(found.map { "\($0.position.line):\($0.position.column) \($0.code)" } == [place])
    #expect(found.first?.message.en.hasPrefix(message) == true)
  }

  // 3, 9, 14
  @Test(arguments: [
    Array("\u{FEFF}id: a\r\ntitle: A\r\noutlet: b\r\nsummary: C\r\nx: 1\r\n".utf8),
    Array("id: a\rtitle: A\routlet: b\rsummary: C\rx: 1\r".utf8),
    Array("id: a\ntitle: To\u{302}\u{309}\noutlet: b\nsummary: C\nx: 1\n".utf8),
  ]) func countsLinesWhateverTheirEnds(bytes: [UInt8]) throws {
    #expect(try read(bytes).map(\.brief) == ["columns/a.yml:5:1 error unknown-key"])
  }

  @Test func readsDecomposedTextAsComposed() throws {
    let workshop = try Workshop()
    try workshop.put(
      "content/columns/a.yml", "id: a\ntitle: To\u{302}\u{309}\noutlet: b\nsummary: C\n")
    let discovery = try Discovery.look(below: workshop.project)
    let source = try #require(discovery.sources.first)
    let record = try #require(try discovery.records(of: source).records.first)
    #expect(Array((record[Column.title.ifPresent] ?? "").utf8) == Array("Tổ".utf8))
  }

  /// A file that is no text blames nobody who names what may be in it.
  @Test func standsForAFileThatIsNoText() throws {
    let workshop = try Workshop()
    try workshop.put("content/columns/a.yml", bytes: [0xFF])
    let discovery = try Discovery.look(below: workshop.project)
    let parsed = try discovery.records(of: try #require(discovery.sources.first))
    #expect(parsed.records.map(\.isReadable) == [false])
    #expect(parsed.records.map(\.id) == [nil])
  }
}

extension Workshop {
  func put(_ path: String, bytes: [UInt8]) throws {
    let file = URL(filePath: project).appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }
}

extension Diagnostic {
  /// `path:line:column severity code`, the path below `content/`.
  fileprivate var brief: String {
    let short = path.hasPrefix("content/") ? String(path.dropFirst(8)) : path
    return "\(short):\(position.line):\(position.column) \(severity.rawValue) \(code)"
  }
}

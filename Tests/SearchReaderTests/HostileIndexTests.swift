import SearchFormat
import SearchTestSupport
import SearchWriter
import Testing

@testable import SearchReader

/// Indexes whose checksums are right and whose contents are not: whoever makes one can compute a checksum. Each
/// gives an answer or an error, in bounded time and memory; none ends the program.
@Suite(.timeLimit(.minutes(2)))
struct HostileIndexTests {
  /// What a field is replaced with: numbers at the limits of the format and beyond, and numbers that are too long.
  private static let replacements: [[UInt8]] = [
    [0x00], [0x01], [0x7F], [0xF0], [0xFF], [0xFF, 0x7F], [0x80, 0x80, 0x40],
    [0xFF, 0xFF, 0xFF, 0x7F], [0xFF, 0xFF, 0xFF, 0xFF, 0x07], [0xFF, 0xFF, 0xFF, 0xFF, 0x0F],
    [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01], [],
  ]

  @Test(arguments: HostileIndex.paths)
  func survivesEveryFieldOfEveryFile(path: String) async throws {
    let index = try await HostileIndex()
    let payload = try #require(index.payloads[path])
    for place in payload.indices {
      for replacement in Self.replacements {
        index.ask(path, payload[..<place] + replacement + payload[(place + 1)...])
      }
      for change: UInt8 in [0x01, 0x04, 0x10, 0x80] {
        var changed = payload
        changed[place] ^= change
        index.ask(path, changed)
      }
      index.ask(path, Array(payload[..<place]))
    }
  }

  /// Random mutations, several at a time: bytes are changed, inserted, removed, and copied from elsewhere.
  @Test(arguments: 0..<8)
  func survivesRandomMutations(seed: Int) async throws {
    let index = try await HostileIndex()
    var dice = TestDice(seed: UInt64(seed) &* 7_919)
    for _ in 0..<400 {
      let path = HostileIndex.paths.randomElement(using: &dice) ?? "head"
      var payload = index.payloads[path] ?? []
      for _ in 0..<Int.random(in: 1...6, using: &dice) {
        Self.mutate(&payload, index, &dice)
      }
      index.ask(path, payload)
    }
  }

  private static func mutate(
    _ payload: inout [UInt8], _ index: HostileIndex, _ dice: inout TestDice
  ) {
    let place = Int.random(in: 0...payload.count, using: &dice)
    let end = min(payload.count, place + Int.random(in: 1...4, using: &dice))
    switch Int.random(in: 0..<5, using: &dice) {
    case 0:
      payload.replaceSubrange(place..<end, with: replacements.randomElement(using: &dice) ?? [])
    case 1: payload.insert(UInt8.random(in: 0...255, using: &dice), at: place)
    case 2: payload.removeSubrange(place..<end)
    case 3:
      for place in place..<end { payload[place] = UInt8.random(in: 0...255, using: &dice) }
    default:
      let other = index.payloads[HostileIndex.paths.randomElement(using: &dice) ?? ""] ?? []
      let start = Int.random(in: 0...other.count, using: &dice)
      payload.replaceSubrange(place..<end, with: other[start...].prefix(12))
    }
  }

  /// The numbers by which the program once overflowed, or reserved gigabytes.
  @Test(arguments: [
    ("docs", 0, 1 << 31 - 1), ("docs", 0, 1 << 30), ("cardsPerFile", 2, 1 << 31 - 1),
    ("docBits", 3, 1 << 31 - 1), ("wordWeight", 4, 1 << 20), ("wordWeight", 4, 1 << 31 - 1),
    ("pairWeight", 5, 1 << 20), ("pairWeight", 5, 1 << 31 - 1),
  ])
  func refusesConstantsOutOfRange(part: String, place: Int, value: Int) async throws {
    let index = try await HostileIndex()
    let file = IndexFile(path: "head", payload: try #require(index.payloads["head"]))
    var reader = ByteReader(file)
    for _ in 0..<place { _ = try reader.varint() }
    let start = reader.index
    _ = try reader.varint()
    var number = ByteWriter()
    number.varint(value)
    let payload = file.payload[..<start] + number.bytes + file.payload[reader.index...]
    #expect(throws: SearchIndexError.damaged(file: "head.bin", part: part)) {
      _ = try IndexHeaderReader.read(IndexFile(path: "head", payload: Array(payload)))
    }
  }

  /// A file that is longer than any that Guong writes is refused before it is looked into.
  @Test func refusesFilesThatAreTooLong() async throws {
    let index = try await HostileIndex()
    let reader = try IndexReader { path, limit in
      path.hasSuffix(".json") ? index.site.files[path] : [UInt8](repeating: 0, count: limit + 1)
    }
    #expect(throws: SearchIndexError.self) { _ = try reader.file("u/0") }
  }

  /// Arbitrary bytes in place of a part of the format.
  @Test func survivesArbitraryBytes() throws {
    var dice = TestDice(seed: 29)
    for _ in 0..<4_000 {
      let bytes = (0..<Int.random(in: 0...60, using: &dice)).map { _ in
        UInt8.random(in: 0...255, using: &dice)
      }
      let file = IndexFile(path: "x", payload: bytes)
      let place = PostingList.Place(file: file, range: 0..<bytes.count)
      var decoder = PostingListDecoder(place, documents: 1_000, documentBits: 10)
      allowDamage { _ = try decoder.list() }
      allowDamage { _ = try IndexHeaderReader.read(file) }
      allowDamage { _ = try PresenceDecoder.documents(file, of: 100) }
      allowDamage { _ = try DateColumnReader.days(file, count: 20) }
    }
  }
}

/// Runs what may find out that an index is damaged, and no other error.
private func allowDamage(_ body: () throws -> Void) {
  do { try body() } catch is SearchIndexError {
  } catch { Issue.record(error) }
}

/// A small index that has files of every kind, some of which are replaced.
private struct HostileIndex {
  let site: TestSite
  /// The payloads of its files by their paths below the folder of the build.
  let payloads: [String: [UInt8]]
  private let manifest: IndexManifest
  private let header: IndexHeader
  /// The queries that read each file.
  private let queries: [String: [String]]

  /// The files that `queries` read.
  static let paths = [
    "head", "u/0", "t/0", "b/0", "h/0", "y/0", "p/0-0", "c/0", "f/date-0", "index.json",
  ]

  private static let queries = [
    "dân vận \"lạ3 thôn\" khéo", "covit danvan quen", "\"dân vận\" -covid bài",
  ]

  init() async throws {
    let stories = (0..<14).map { number in
      (
        title: "Bài \(number): mỹ Đồng",
        text: "dân vận khéo ở thôn lạ\(number % 4) covid dân vận xóm quen\(number) đồng \(number)"
      )
    }
    var settings = IndexSettings()
    settings.listLimit = 6
    settings.lexiconLimit = 12
    settings.longList = 5
    settings.documentsPerFile = 20
    settings.twoPhases = 4
    site = await TestSite(stories, days: [20, 10, 30], settings: settings)
    manifest = try IndexManifest(site.files[IndexLayout.manifestPath] ?? [])
    var payloads: [String: [UInt8]] = [:]
    for path in Self.paths where path != "index.json" {
      let bytes = site.files[IndexLayout.path(build: manifest.build, file: path)]
      payloads[path] = Array(try #require(bytes, "there is no \(path)").dropFirst(FileHeader.size))
    }
    payloads["index.json"] = site.files[IndexLayout.manifestPath]
    self.payloads = payloads
    header = try IndexHeaderReader.read(
      IndexFile(path: "head", payload: try #require(payloads["head"])))
    var queries = ["head": Self.queries, "index.json": [Self.queries[0]]]
    for query in Self.queries {
      for file in try Self.answer(query, site.engine()).files {
        queries[file.path, default: []].append(query)
      }
    }
    self.queries = queries
    #expect(Self.paths.allSatisfy { queries[$0] != nil })
  }

  private static func answer(_ query: String, _ engine: SearchEngine) throws -> SearchAnswer {
    var options = SearchOptions()
    options.byDate = true
    options.isTyping = true
    return try engine.search(query, options)
  }

  /// Asks the queries that read a file with another payload of it; the checksum and the counts of the manifest
  /// are made right.
  func ask(_ path: String, _ payload: [UInt8]) {
    allowDamage {
      let reader = try IndexReader { name, _ in
        if name == IndexLayout.manifestPath { return json(path, payload) }
        guard name == IndexLayout.path(build: manifest.build, file: path) else {
          return site.files[name]
        }
        return FileHeader.bytes(build: manifest.build, path: path, payload: payload[...]) + payload
      }
      let engine =
        try path == "head" || path == "index.json"
        ? SearchEngine(reader) : SearchEngine(reader, header)
      for query in queries[path] ?? [] {
        allowDamage { _ = try Self.answer(query, engine) }
      }
    }
  }

  /// The manifest, which admits to what a changed header says.
  private func json(_ path: String, _ payload: [UInt8]) -> [UInt8]? {
    if path == "index.json" { return payload }
    guard path == "head" else { return site.files[IndexLayout.manifestPath] }
    var reader = ByteReader(IndexFile(path: path, payload: payload))
    let documents = try? reader.varint()
    let stories = try? reader.varint()
    return IndexManifest(
      build: manifest.build, documents: documents ?? 0, stories: stories ?? 0, lang: "vi",
      basePath: "", headerSize: payload.count + FileHeader.size
    ).json
  }
}

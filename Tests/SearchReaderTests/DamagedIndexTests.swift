import SearchFormat
import SearchReader
import SearchTestSupport
import SearchWriter
import Testing

struct DamagedIndexTests {
  /// The checksum tells whatever happens to a file by accident: the answer is right, or it is an error.
  @Test func refusesDamagedFiles() async throws {
    var dice = TestDice(seed: 23)
    let stories = (0..<30).map {
      (title: "Bài \($0)", text: "dân vận khéo ở thôn \($0) covid lạ\($0) đồng lòng vùng xanh")
    }
    var settings = IndexSettings()
    settings.listLimit = 10
    settings.lexiconLimit = 8
    let site = await TestSite(stories, settings: settings)
    let queries = ["dân vận khéo", "covid", "lạ3 đồng", "thôn 7"]
    let right = try queries.map { try site.search($0).results.map(\.id) }
    let paths = site.files.keys.sorted().filter { $0.hasSuffix(".bin") }
    for _ in 0..<400 {
      let path = paths.randomElement(using: &dice) ?? ""
      var files = site.files
      var bytes = files[path] ?? []
      switch Int.random(in: 0..<3, using: &dice) {
      case 0: bytes.removeLast(Int.random(in: 1...bytes.count, using: &dice))
      case 1:
        bytes[Int.random(in: 0..<bytes.count, using: &dice)] ^=
          1 << UInt8.random(in: 0..<8, using: &dice)
      default: bytes = files[paths.randomElement(using: &dice) ?? ""] ?? []
      }
      guard bytes != files[path] else { continue }
      files[path] = bytes
      let damaged = files
      for (query, ids) in zip(queries, right) {
        do {
          let engine = try SearchEngine(try IndexReader { path, _ in damaged[path] })
          #expect(try engine.search(query).results.map(\.id) == ids)
        } catch is SearchIndexError {
          continue
        }
      }
    }
  }
}

import SearchFormat
import SearchTestSupport
import Testing

@testable import SearchReader
@testable import SearchWriter

/// What the writer writes is what the reader reads.
struct RoundTripTests {
  /// Lists of random terms: entries come back, impacts within half a step, of a cut list the best entries.
  @Test func readsBackLists() throws {
    var dice = TestDice(seed: 11)
    let spellings = ["a", "á", "à", "ạ"]
    for round in 0..<60 {
      let documents = Int.random(in: 1...(round % 6 == 0 ? 2_000 : 300), using: &dice)
      var settings = IndexSettings()
      settings.listLimit = round % 3 == 0 ? 40 : 4_096
      let share = Double.random(in: 0.001...1, using: &dice)
      var expected: [String: [Int: Int]] = [:]
      let records = (0..<documents).map { document in
        var text = "b"
        for spelling in spellings where Double.random(in: 0..<1, using: &dice) < share {
          let times = Int.random(in: 1...30, using: &dice)
          text += String(repeating: " \(spelling)", count: times)
          let impact = (100 * Double(times) * 2.2 / (Double(times) + 1.2)).rounded()
          expected[spelling, default: [:]][document] = Int(impact)
        }
        return TestSite.story("s\(document)", "", text)
      }
      try check(records, spellings, expected, settings)
    }
  }

  private func check(
    _ records: [SearchRecord], _ spellings: [String], _ expected: [String: [Int: Int]],
    _ settings: IndexSettings
  ) throws {
    let segment = Segment(records, 0..<records.count)
    let dictionary = TermDictionary([segment])
    let postings = PostingsBuffer(
      segment, numbers: dictionary.numbers[0], terms: dictionary.terms.count)
    let impacts = ImpactModel(
      lengths: [Int](repeating: 10, count: records.count), mean: 10, settings)
    guard dictionary.folded(0) == Array("a".utf8) else { return }
    var documentBits = 1
    while 1 << documentBits < records.count { documentBits += 1 }
    let encoder = PostingListEncoder(
      documents: records.count, documentBits: documentBits,
      idf: IDFTable(documents: records.count), settings: settings)
    var builder = PostingListBuilder()
    for byte in 1...3 { builder.out.byte(byte) }
    let variants = dictionary.variants(0).map {
      Variant(
        form: dictionary.terms[$0].code, entries: builder.add(term: $0, of: [postings], impacts))
    }
    let encoded = encoder.encode(variants, in: &builder)
    var presence = PresenceFilesWriter()
    let file = IndexFile(
      path: "t/0", payload: Array(presence.bytes(encoded, in: builder.out.bytes)))
    var decoder = PostingListDecoder(
      PostingList.Place(file: file, range: 0..<file.payload.count), documents: records.count,
      documentBits: documentBits)
    let list = try decoder.list()
    let all = Set(expected.values.flatMap(\.keys))
    #expect(list.frequency == all.count)
    for entry in list.entries {
      let spelling = Spelling.write(Array("a".utf8), list.variants[entry.variant].form)
      let impact = expected[spelling]?[entry.document]
      #expect(impact.map { abs($0 - entry.impact) <= 8 } ?? false)
    }
    if list.presence == nil {
      #expect(list.entries.count == expected.values.reduce(0) { $0 + $1.count })
    } else {
      #expect(list.entries.count == settings.listLimit)
      #expect(Set(try PresenceDecoder.documents(presence.files[0], of: records.count)) == all)
    }
  }

  /// The lists say what the texts say, across all segments.
  @Test func countsAsTheTextsDo() async throws {
    var dice = TestDice(seed: 41)
    let words = "dân vận khéo điển hình gương sáng tổ tự quản vùng xanh bếp ăn xóm chợ"
      .split(separator: " ").map { String($0) }
    let stories = (0..<1_300).map { number in
      let text = (0..<Int.random(in: 1...12, using: &dice)).map { _ in
        words.randomElement(using: &dice) ?? "dân"
      }
      return (title: "Bài \(number)", text: text.joined(separator: " "))
    }
    let engine = try await TestSite(stories, jobs: 2).engine()
    let texts = stories.map { $0.text.split(separator: " ").map { String($0) } }
    for word in words {
      let expected = texts.count { $0.contains(word) }
      #expect(try engine.search(word).total == expected, "\(word)")
    }
    for first in words.prefix(6) {
      for second in words.suffix(6) {
        let expected = texts.count { zip($0, $0.dropFirst()).contains { $0 == (first, second) } }
        guard expected > 0 else { continue }
        #expect(try engine.search("\"\(first) \(second)\"").total == expected)
      }
    }
  }

  /// Titles come back byte for byte, whatever stands in them.
  @Test func readsBackStoredFields() async throws {
    let titles = [
      "Tổ tự quản “vùng xanh”, 163 hộ đồng tình!", "  Hai khoảng trắng",
      "UBND tỉnh Đắk Lắk: 10-CT/TU",
      "hoà và hòa, kỹ và kĩ, Mỹ Lý", "😀 cười (vui) — “ngoặc”", "H'Hen Niê & H’Hen Niê", "a  b", "x",
      "Ủy ban Mặt trận Tổ quốc; quý I/2021", "đ", "日本語 text", "kỹ thuật KỸ THUẬT Kỹ thuật",
    ]
    let site = await TestSite(
      titles.map { (title: $0, text: "tổ tự quản vùng xanh hộ đồng tình kĩ lí mĩ quí thuật chung") }
    )
    var options = SearchOptions()
    options.limit = 50
    let results = try site.search("chung", options).results
    #expect(results.count == titles.count)
    for result in results {
      #expect(result.title == titles[Int(result.id.dropFirst()) ?? 0])
      #expect(result.url == "/bai-viet/\(result.id)/")
      #expect(result.place == "tỉnh Khánh Hòa")
    }
  }
}

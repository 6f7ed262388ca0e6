import Testing

@testable import Search

/// Documents are read in blocks and on several cores; nobody may see that in the files.
struct BlockTests {
  private static let words = "dân vận khéo điển hình gương sáng tổ tự quản vùng xanh bếp ăn xóm chợ"
    .split(separator: " ").map { String($0) }

  /// More documents than a block holds, with words of chance.
  private static func stories() -> [(title: String, text: String)] {
    var dice = TestDice(seed: 41)
    return (0..<1_300).map { number in
      let text = (0..<Int.random(in: 1...12, using: &dice)).map { _ in
        words.randomElement(using: &dice) ?? "dân"
      }
      return (title: "Bài \(number)", text: text.joined(separator: " "))
    }
  }

  @Test func givesTheSameBytesOnAnyNumberOfCores() async {
    let stories = Self.stories()
    let one = await TestSite(stories, jobs: 1)
    for jobs in [2, 5] {
      let more = await TestSite(stories, jobs: jobs)
      #expect(one.files == more.files, "\(jobs) cores")
    }
  }

  /// What the lists say is what a plain look at the texts says, across all blocks.
  @Test func countsAsTheTextsDo() async throws {
    let stories = Self.stories()
    let engine = try await TestSite(stories, jobs: 2).engine()
    let texts = stories.map { $0.text.split(separator: " ").map { String($0) } }
    for word in Self.words {
      let expected = texts.count { $0.contains(word) }
      #expect(try engine.search(word).total == expected, "\(word)")
    }
    for first in Self.words.prefix(6) {
      for second in Self.words.suffix(6) {
        let expected = texts.count { zip($0, $0.dropFirst()).contains { $0 == (first, second) } }
        guard expected > 0 else { continue }
        #expect(try engine.search("\"\(first) \(second)\"").total == expected)
      }
    }
  }

  /// The length of a text is its blanks and line ends plus one, whatever stands beside them.
  @Test func measuresTextsAsAPlainLookDoes() {
    var dice = TestDice(seed: 47)
    let bytes: [UInt8] = [0x20, 0x0A, 0x21, 0x0B, 0x09, 0x1F, 0x61, 0x80, 0xA0, 0x8A, 0xFF, 0x00]
    for _ in 0..<2_000 {
      let text = (0..<Int.random(in: 0...70, using: &dice)).map { _ in
        bytes.randomElement(using: &dice) ?? 0
      }
      let record = SearchRecord(
        id: "", title: "", path: "", kind: 0, day: nil, place: nil, placeText: nil, values: [],
        isStory: true, isSample: false,
        fields: [SearchRecord.Field(.text, text[...]), SearchRecord.Field(.lead, text[...])])
      #expect(record.textLength == 1 + text.count { $0 == 0x20 || $0 == 0x0A })
    }
  }

  /// Sorting by digits gives what a dictionary gives.
  @Test func sortsOccurrencesAsADictionaryDoes() {
    var dice = TestDice(seed: 43)
    for round in 0..<40 {
      let words = Int.random(in: 1...70_000, using: &dice)
      let documents = Int.random(in: 1...Occurrences.blockSize, using: &dice)
      var met = Occurrences()
      var expected: [UInt64: [Int: Double]] = [:]
      let count = Int.random(in: 0...3_000, using: &dice)
      met.reserve(count)
      var places = (0..<count).map { _ in Int.random(in: 0..<documents, using: &dice) }
      places.sort()
      for document in places {
        let first = UInt32.random(in: 0..<UInt32(words), using: &dice)
        let second = UInt32.random(in: 0..<UInt32(min(words, 5)), using: &dice)
        let weight: SearchRecord.Weight = round % 2 == 0 ? .text : .title
        met.add(first, second, Occurrences.place(document, weight))
        expected[UInt64(first) << 32 | UInt64(second), default: [:]][document, default: 0] +=
          Double(weight.rawValue)
      }
      let lengths = [Int](repeating: 10, count: documents)
      let postings = met.postings(
        words: words, Impacts(lengths: lengths[...], mean: 10, SearchSettings()), isPairs: true)
      var found: [UInt64: [Int: Double]] = [:]
      for first in 0..<words {
        for pair in postings.pairs(of: first) {
          let key = UInt64(first) << 32 | UInt64(postings.terms[pair])
          for entry in postings.entries[postings.range(pair)] {
            found[key, default: [:]][Int(entry >> 8)] = Double(entry & 0xFF)
          }
        }
      }
      #expect(found.count == expected.count)
      for (key, documents) in expected {
        for (document, times) in documents {
          let impact = (100 * times * 2.2 / (times + 1.2)).rounded()
          #expect(found[key]?[document] == impact)
        }
      }
    }
  }
}

import Testing

@testable import Search

/// Documents are read in rows and on several cores; nobody may see that in the files.
struct BlockTests {
  private static let words = "dân vận khéo điển hình gương sáng tổ tự quản vùng xanh bếp ăn xóm chợ"
    .split(separator: " ").map { String($0) }

  /// More documents than are written down in one piece, with words of chance.
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

  /// What the lists say is what a plain look at the texts says, across all rows.
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

  /// Words and pairs are what a dictionary gives, however often they are met and however many there are.
  @Test func findsOccurrencesAsADictionaryDoes() {
    var dice = TestDice(seed: 43)
    for round in 0..<30 {
      let words = [1, 3, 40, 900, 20_000][round % 5]
      let weight: SearchRecord.Weight = round % 2 == 0 ? .text : .title
      let texts = (0..<Int.random(in: 1...150, using: &dice)).map { _ in
        (0..<Int.random(in: 0...90, using: &dice)).map { _ in
          "w\(Int.random(in: 0..<Int.random(in: 1...words, using: &dice), using: &dice))"
        }
      }
      let records = texts.map { Self.record($0.joined(separator: " "), weight) }
      let middle = records.count / 2
      let partials = [0..<middle, middle..<records.count].map { PartialIndex(records, $0) }
      let vocabulary = Vocabulary(partials)
      let rows = zip(partials, vocabulary.numbers).map {
        Occurrences($0, numbers: $1, words: vocabulary.words.count)
      }
      let found = Self.entries(rows, vocabulary, documents: records.count)
      var expected: [String: [Int: Double]] = [:]
      for (document, words) in texts.enumerated() {
        for word in words { expected[word, default: [:]][document, default: 0] += 1 }
        for (first, second) in zip(words, words.dropFirst()) {
          expected["\(first) \(second)", default: [:]][document, default: 0] += 1
        }
      }
      let impacts = expected.mapValues { documents in
        documents.mapValues { times in
          let weighed = times * Double(weight.rawValue)
          return Int((100 * weighed * 2.2 / (weighed + 1.2)).rounded())
        }
      }
      #expect(found == impacts)
    }
  }

  private static func record(_ text: String, _ weight: SearchRecord.Weight) -> SearchRecord {
    SearchRecord(
      id: "", title: "", path: "", kind: 0, day: nil, place: nil, placeText: nil, values: [],
      isStory: true, isSample: false, fields: [SearchRecord.Field(weight, text)])
  }

  /// The impacts of all words and pairs by document.
  private static func entries(
    _ rows: [Occurrences], _ vocabulary: Vocabulary, documents: Int
  ) -> [String: [Int: Int]] {
    let impacts = Impacts(
      lengths: [Int](repeating: 10, count: documents), mean: 10, SearchSettings())
    var workshop = ListWorkshop()
    var found: [String: [Int: Int]] = [:]
    func name(_ word: Int) -> String {
      String(decoding: vocabulary.words[word].folded, as: UTF8.self)
    }
    func take(_ term: String, _ range: Range<Int>) {
      let list = workshop.merged([Variant(form: 0, entries: range)])
      found[term] = Dictionary(
        uniqueKeysWithValues: list.entries.map { ($0.document, $0.impact) })
    }
    for word in vocabulary.words.indices {
      workshop.clear()
      take(name(word), workshop.add(word: word, of: rows, impacts))
      workshop.clear()
      workshop.addPairs(word: word, variant: 0, of: rows, bits: 15, impacts)
      for pair in workshop.pairs {
        take("\(name(word)) \(name(Int(pair.second)))", pair.start..<pair.start + pair.count)
      }
    }
    return found
  }
}

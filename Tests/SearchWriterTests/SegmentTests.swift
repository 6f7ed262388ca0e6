import SearchTestSupport
import Testing

@testable import SearchWriter

/// Documents are read in segments and by several workers, of which the files must show nothing.
struct SegmentTests {
  private static let words = "dân vận khéo điển hình gương sáng tổ tự quản vùng xanh bếp ăn xóm chợ"
    .split(separator: " ").map { String($0) }

  /// More documents than a block of tokens holds, with random words.
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

  /// The length of a text is its blanks and line ends plus one.
  @Test func measuresTextsByTheirBlanks() {
    var dice = TestDice(seed: 47)
    let bytes: [UInt8] = [0x20, 0x0A, 0x21, 0x0B, 0x09, 0x1F, 0x61, 0x80, 0xA0, 0x8A, 0x00]
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

  /// Terms and pairs are those that a dictionary gives, however many there are and however often they are met.
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
      let segments = [0..<middle, middle..<records.count].map { Segment(records, $0) }
      let dictionary = TermDictionary(segments)
      let postings = zip(segments, dictionary.numbers).map {
        PostingsBuffer($0, numbers: $1, terms: dictionary.terms.count)
      }
      let found = Self.entries(postings, dictionary, documents: records.count)
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

  /// The impacts of all terms and pairs by document.
  private static func entries(
    _ postings: [PostingsBuffer], _ dictionary: TermDictionary, documents: Int
  ) -> [String: [Int: Int]] {
    let impacts = ImpactModel(
      lengths: [Int](repeating: 10, count: documents), mean: 10, IndexSettings())
    var builder = PostingListBuilder()
    var found: [String: [Int: Int]] = [:]
    func name(_ term: Int) -> String {
      String(decoding: dictionary.terms[term].folded, as: UTF8.self)
    }
    func take(_ name: String, _ range: Range<Int>) {
      let list = builder.postings(of: [Variant(form: 0, entries: range)])
      found[name] = Dictionary(
        uniqueKeysWithValues: list.entries.map { ($0.document, $0.impact) })
    }
    for term in dictionary.terms.indices {
      builder.removeAll()
      take(name(term), builder.add(term: term, of: postings, impacts))
      builder.removeAll()
      builder.addPairs(term: term, variant: 0, of: postings, bits: 15, impacts)
      for pair in builder.pairs {
        take("\(name(term)) \(name(Int(pair.second)))", pair.entries)
      }
    }
    return found
  }
}

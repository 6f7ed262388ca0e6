import SearchTestSupport
import Testing
import Vietnamese

@testable import SearchReader

/// What the best static search of today does wrong with Vietnamese, each as a case that must not happen here.
struct VietnameseQueryTests {
  private func micro() async -> TestSite {
    await TestSite([
      (
        title: "a_nfc",
        text: "Ông Đặng Văn Đường là điển hình tiên tiến dân vận khéo. hoà bình bác sỹ"
      ),
      (
        title: "b_nfd",
        text: TextDecoder.nfc(
          "Ông Đặng Văn Đường là điển hình tiên tiến dân vận khéo. hòa bình bác sĩ")
      ),
      (
        title: "c_plain",
        text: "Ong Dang Van Duong la dien hinh tien tien dan van kheo. hoa binh bac si"
      ),
      (title: "d", text: "dân vận khéo và dẫn dắt dần dần vẫn"),
    ])
  }

  @Test(arguments: ["dien hinh", "duong", "dang van duong"])
  func foldsTheStrokeOfD(query: String) async throws {
    let site = await micro()
    #expect(try site.search(query).total == 3)
    #expect(Set(try site.ids(query).prefix(3)) == ["s0", "s1", "s2"])
  }

  @Test(arguments: [("\"tiên tiến\"", ["s0", "s1"]), ("\"dân vận khéo\"", ["s0", "s1", "s3"])])
  func findsPhrasesWhateverElseAPageHolds(query: String, expected: [String]) async throws {
    #expect(Set(try await micro().ids(query)) == Set(expected))
  }

  @Test func keepsFilesSmall() async throws {
    var dice = TestDice(seed: 1)
    let words = "dân dần dẫn dàn dán đan đàn vận vẫn vân văn vạn khéo kheo".split(separator: " ")
    let stories = (0..<400).map { number in
      (
        title: "Bài \(number)",
        text: (0..<300).map { _ in String(words.randomElement(using: &dice) ?? "dân") }
          .joined(separator: " ")
      )
    }
    let site = await TestSite(stories)
    let biggest =
      site.files.filter { $0.key.hasSuffix(".bin") && !$0.key.hasSuffix("head.bin") }
      .map(\.value.count).max() ?? 0
    #expect(biggest < 24_576)
  }

  @Test func prefersNoTextBecauseItHasNoMarks() async throws {
    let site = await TestSite([
      (title: "Một", text: "phong trào dân vận khéo ở cơ sở"),
      (title: "Hai", text: "phong trao dan van kheo o co so"),
    ])
    let results = try site.search("dan van kheo").results
    #expect(results.map(\.score).allSatisfy { $0 == results.first?.score })
    #expect(results.count == 2)
  }

  @Test func prefersTheMarksThatWereTyped() async throws {
    let site = await TestSite([
      (title: "Một", text: "phong trao dan van kheo o co so"),
      (title: "Hai", text: "phong trào dân vận khéo ở cơ sở"),
      (title: "Ba", text: "phong trào dẫn văn kheo ở cơ sở"),
    ])
    let results = try site.search("dân vận khéo").results
    #expect(results.first?.id == "s1")
    #expect(results.count == 3)
  }

  @Test func givesDecomposedTextTheSameScore() async throws {
    let decomposed = "Ba\u{301}c si\u{303} o\u{309} tra\u{323}m y te\u{302}\u{301}"
    let site = await TestSite([
      (title: "Một", text: "Bác sĩ ở trạm y tế"), (title: "Hai", text: decomposed),
    ])
    let results = try site.search("bác sĩ").results
    #expect(results.count == 2)
    #expect(results[0].score == results[1].score)
    #expect(try site.search("ba\u{301}c si\u{303}").results.map(\.score) == results.map(\.score))
  }

  @Test(arguments: [
    ("bác sỹ", "bác sĩ"), ("hoà bình", "hòa bình"), ("kỹ thuật", "kĩ thuật"), ("quý", "quí"),
  ])
  func takesBothSpellingsForOneWord(first: String, second: String) async throws {
    let site = await TestSite([
      (title: "Một", text: "\(first) x"), (title: "Hai", text: "\(second) x"),
    ])
    for query in [first, second] {
      let results = try site.search(query).results
      #expect(results.count == 2)
      #expect(Set(results.map(\.score)).count == 1)
    }
  }

  @Test(arguments: [
    "ddieern hinhf", "d9ie6n3 hinh2", "dien hnih", "dienhinh", "điển hìnhh",
  ])
  func understandsKeysAndSlips(query: String) async throws {
    let site = await TestSite([
      (title: "Một", text: "gương điển hình tiên tiến"), (title: "Hai", text: "việc khác hẳn"),
    ])
    let answer = try site.search(query)
    #expect(answer.results.map(\.id) == ["s0"])
    #expect(answer.corrected != nil)
    var literal = SearchOptions()
    literal.isLiteral = true
    #expect(try site.search(query, literal).corrected == nil)
  }

  @Test func tellsMarksInTheWrongPlaceFromOtherWords() async throws {
    let site = await TestSite([
      (title: "Một", text: "ngành giáo dục"), (title: "Hai", text: "giao duc"),
    ])
    #expect(try site.search("giáo dục").results.first?.id == "s0")
    #expect(try site.search("gíao dục").results.map(\.id) == ["s0", "s1"])
  }

  @Test(arguments: [
    "Đắk Lắk", "dak lak", "HĐND", "hdnd", "10-CT/TU", "0 đồng", "H'Hen Niê", "covid-19",
  ])
  func findsNamesAbbreviationsAndCodes(query: String) async throws {
    let site = await TestSite([
      (
        title: "Một",
        text: "HĐND tỉnh Đắk Lắk theo 10-CT/TU mở siêu thị 0 đồng, bà H’Hen Niê, Covid-19"
      ),
      (title: "Hai", text: "một bài về việc khác"),
    ])
    #expect(try site.ids(query).first == "s0")
    #expect(try site.search(query).total == 1)
  }
}

import SearchTestSupport
import SearchWriter
import Testing

@testable import SearchReader

struct RankingTests {
  @Test func putsATitleBeforeAText() async throws {
    let site = await TestSite([
      (title: "Chuyện thôn", text: "tổ tự quản của xóm"), (title: "Tổ tự quản", text: "chuyện xóm"),
    ])
    #expect(try site.ids("tổ tự quản") == ["s1", "s0"])
  }

  @Test func putsNeighboursBeforeScatteredWords() async throws {
    let site = await TestSite([
      (title: "Một", text: "bà con nói chuyện khéo rồi vận động từng nhà"),
      (title: "Hai", text: "bà con vận khéo rồi nói chuyện động từng nhà"),
    ])
    #expect(try site.ids("vận khéo").first == "s1")
  }

  @Test func fillsUpWithWhatMatchesInPart() async throws {
    let site = await TestSite([
      (title: "Một", text: "bếp ăn nghĩa tình"), (title: "Hai", text: "bếp lửa"),
      (title: "Ba", text: "xe máy"),
    ])
    let answer = try site.search("bếp ăn")
    #expect(answer.total == 1)
    #expect(answer.results.map(\.id) == ["s0", "s1"])
  }

  @Test func leavesOutWhatIsExcluded() async throws {
    let site = await TestSite([
      (title: "Một", text: "bếp ăn nghĩa tình"), (title: "Hai", text: "bếp lửa ấm"),
    ])
    #expect(try site.ids("bếp -ăn") == ["s1"])
    #expect(try site.ids("bếp -\"lửa ấm\"") == ["s0"])
    #expect(try site.ids("-ăn").isEmpty)
  }

  /// A title that quotes must not lead to nothing; what was searched for is told.
  @Test func readsAPhraseThatNobodyHasAsWords() async throws {
    let site = await TestSite([
      (title: "Một", text: "bếp ăn nghĩa tình của xóm"), (title: "Hai", text: "bếp lửa ấm"),
    ])
    let answer = try site.search("“nghĩa xóm” bếp")
    #expect(answer.results.map(\.id) == ["s0", "s1"])
    #expect(answer.corrected == "nghĩa xóm bếp")
    #expect(try site.search("\"bếp ăn\"").corrected == nil)
    #expect(try site.ids("\"nghĩa xóm\" -lửa").isEmpty)
    var literal = SearchOptions()
    literal.isLiteral = true
    #expect(try site.search("\"nghĩa xóm\"", literal).results.isEmpty)
  }

  /// What stands in most texts decides too, unless its list is so long that it was cut.
  @Test func scoresFrequentWordsWhoseListsAreWhole() async throws {
    let stories =
      [
        (title: "Một", text: "chợ quê xưa nay đó bên sông"),
        (title: "Hai", text: "chợ quê xưa nay đó bên làng"),
      ] + (0..<6).map { (title: "Làng \($0)", text: "chuyện ở làng") }
      + (0..<4).map { (title: "Việc \($0)", text: "việc khác") }
    let query = "chợ quê xưa nay làng"
    #expect(try await TestSite(stories).ids(query).prefix(2) == ["s1", "s0"])
    var settings = IndexSettings()
    settings.listLimit = 4
    #expect(try await TestSite(stories, settings: settings).ids(query).prefix(2) == ["s0", "s1"])
  }

  /// Of a sentence the text with most of its words is wanted, not one with all the frequent ones.
  @Test func ranksLongQueriesByScoreAlone() async throws {
    let site = await TestSite([
      (title: "Tàu cá ngư dân Lý Sơn", text: "tàu cá của ngư dân Lý Sơn về bến cùng nhau"),
      (title: "Hai", text: "ngư dân của Lý cùng về với Sơn thả rồi cá ở tàu của dân bốn bến"),
      (title: "Ba", text: "việc khác"),
    ])
    #expect(try site.ids("thả bốn tàu cá ngư dân Lý Sơn") == ["s0", "s1"])
  }

  @Test func completesTheLastWord() async throws {
    let site = await TestSite([
      (title: "Một", text: "dân vận khéo"), (title: "Hai", text: "dân vui chơi"),
    ])
    #expect(try site.ids("dân vậ", typing: true).first == "s0")
    #expect(try site.ids("dan vu", typing: true).first == "s1")
    #expect(try site.ids("khé", typing: true) == ["s0"])
  }

  @Test func sortsByDay() async throws {
    let site = await TestSite(
      [
        (title: "Một", text: "chốt gác"), (title: "Hai", text: "chốt gác chốt gác"),
        (title: "Ba", text: "chốt gác"),
      ], days: [100, 50])
    var options = SearchOptions()
    options.byDate = true
    #expect(try site.search("chốt gác", options).results.map(\.id) == ["s0", "s1", "s2"])
  }

  @Test(arguments: [
    "", "   ", "-", "\"", "\"\"", "- -", "\u{301}\u{301}", "😀", "\u{202E}abc",
    "<script>alert(1)</script>",
    "\"chốt gác", String(repeating: "chốt ", count: 2_000), String(repeating: "a", count: 10_000),
    "-\"", "a-b", "﹏", "\u{0}",
  ])
  func answersWhateverIsTyped(query: String) async throws {
    let site = await TestSite([(title: "Một", text: "chốt gác")])
    let answer = try site.search(query)
    #expect(answer.results.count <= 1)
    _ = try site.ids(query, typing: true)
  }

  /// Cutting lists and reading presence files changes no total.
  @Test func countsTheSameWithCutLists() async throws {
    var dice = TestDice(seed: 7)
    let words = "an bình cư dân đồng góp hộ khu làng mới nhà ở phố quê ruộng sông".split(
      separator: " ")
    let stories = (0..<300).map { number in
      (
        title: "Bài \(number)",
        text: (0..<12).map { _ in String(words.randomElement(using: &dice) ?? "an") }
          .joined(separator: " ")
      )
    }
    var cut = IndexSettings()
    cut.listLimit = 20
    cut.fileSize = 200
    cut.longList = 60
    let (whole, parts) = (await TestSite(stories), await TestSite(stories, settings: cut))
    #expect(parts.files.keys.contains { $0.contains("/p/") })
    for query in ["an bình", "dân", "khu dân cư", "ruộng sông quê", "an -bình", "nhà ở phố mới"] {
      #expect(try whole.search(query).total == parts.search(query).total, "\(query)")
    }
  }

  @Test func givesTheSameBytesOnAnyNumberOfCores() async throws {
    var dice = TestDice(seed: 3)
    let words = "an bình cư dân đồng góp hộ khu làng mới nhà ở Nguyễn 2021 covid xyz".split(
      separator: " ")
    let stories = (0..<97).map { number in
      (
        title: "Bài \(number)",
        text: (0..<40).map { _ in String(words.randomElement(using: &dice) ?? "an") }
          .joined(separator: " ")
      )
    }
    let one = await TestSite(stories, jobs: 1)
    for jobs in [2, 5] {
      #expect(await TestSite(stories, jobs: jobs).files == one.files)
    }
  }
}

import Testing
import Text

struct TextIndexTests {
  /// Texts of 0 to 40 bytes, many of them alike, as a generator of its own gives them.
  private static func texts(_ count: Int) -> [String] {
    var state: UInt64 = 20_211_108
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let letters = Array("abđê-1")
    return (0..<count).map { _ in String((0..<next(14)).map { _ in letters[next(letters.count)] }) }
  }

  @Test func numbersTextsAsTheyCome() {
    var index = TextIndex()
    var expected: [String: Int] = [:]
    for text in Self.texts(5_000) {
      let (number, isNew) = index.insert(text)
      #expect(isNew == (expected[text] == nil))
      #expect(number == expected[text, default: expected.count])
      expected[text] = number
    }
    #expect(index.count == expected.count)
    for (text, number) in expected {
      #expect(index.number(of: text) == number)
      #expect(index[number] == text)
    }
  }

  @Test func knowsNoOtherTexts() {
    let index = TextIndex(["", "a", "phường", "to-dan-pho-so-1", "tổ dân phố"])
    #expect(index.texts == ["", "a", "phường", "to-dan-pho-so-1", "tổ dân phố"])
    for text in ["b", "aa", "phuong", "to-dan-pho-so-", "to-dan-pho-so-12", "tổ dân phô", "\0"] {
      #expect(!index.contains(text))
      #expect(index.number(of: text) == nil)
    }
    #expect(!TextIndex().contains(""))
  }

  /// To `==` both are one text.
  @Test func tellsBytesApart() {
    var index = TextIndex()
    #expect(index.insert("\u{1EBF}").number == 0)
    #expect(index.insert("\u{EA}\u{301}").number == 1)
  }

  @Test func keepsTheFirstOfSeveralPairs() {
    let map = TextMap([("một", 1), ("hai", 2), ("một", 3)])
    #expect(map["một"] == 1)
    #expect(map["hai"] == 2)
    #expect(map["ba"] == nil)
    #expect(map.count == 2)
    #expect(map.contains("hai") && !map.contains("ba"))
  }

  @Test func changesValuesWhereTheyLie() {
    var map = TextMap<[Int]>()
    map["b", default: []].append(1)
    map["a", default: []].append(2)
    map["b", default: []].append(3)
    #expect(map.set([4], for: "c") == nil)
    #expect(map.set([5], for: "a") == [2])
    #expect(map.texts == ["b", "a", "c"])
    #expect(map.values == [[1, 3], [5], [4]])
    #expect(map.pairs.map { $0.0 } == map.texts && map.pairs.map { $0.1 } == map.values)
    #expect(map["z", default: [6]] == [6])
    #expect(map.mapValues(\.count)["b"] == 2)
  }
}

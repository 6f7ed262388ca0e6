import Testing

@testable import Vietnamese

@Test(arguments: [
  ("ddieern", "điển"), ("dieenr", "diển"), ("hinhf", "hình"), ("nguoiwf", "người"),
  ("ngwowif", "người"), ("dduwowcj", "được"), ("dduocwj", "được"), ("DDUWOCJ", "được"),
  ("thuowr", "thuở"), ("muaw", "mưa"), ("xoawn", "xoăn"), ("tw", "tư"), ("tuw", "tư"),
  ("ngoeoj", "ngoẹo"), ("xooong", "xoong"), ("xoong", "xông"), ("hoaf", "hoà"), ("hofa", "hoà"),
  ("quys", "quý"), ("giaso", "giáo"), ("gif", "gì"), ("dieenjd", "điện"), ("danad", "đân"),
  ("car", "cả"),
  ("test", "tét"), ("dieendj", "điện"), ("khuyur", "khuỷu"), ("quowr", "quở"),
])
func decodesTelex(keys: String, syllable: String) {
  #expect(TypedKeys.decode(keys, .telex)?.text() == syllable)
}

@Test(arguments: [
  ("d9ie6n3", "điển"), ("hinh2", "hình"), ("nguoi72", "người"), ("ngu7o7i2", "người"),
  ("d9uoc75", "được"), ("thuo73", "thuở"), ("mua7", "mưa"), ("xoa8n", "xoăn"), ("a1", "á"),
  ("dien965", "điện"), ("quy1", "quý"), ("hoa2", "hoà"), ("to6t1", "tốt"),
])
func decodesVNI(keys: String, syllable: String) {
  #expect(TypedKeys.decode(keys, .vni)?.text() == syllable)
}

@Test(arguments: [
  "dien", "a", "", "1", "2021", "hdnd", "xyz", "điển", "11a", "w", "bcdfs", "thuowngggggggggg",
])
func decodesNothingElse(word: String) {
  #expect(TypedKeys.decode(word) == nil)
}

/// Writes a syllable in the keys of a method, marks in place or all at the end.
private func keys(_ syllable: Syllable, _ method: TypedKeys.Method, late: Bool) -> String {
  let telex: [Character: (String, String)] = [
    "ă": ("a", "w"), "â": ("a", "a"), "ê": ("e", "e"), "ô": ("o", "o"), "ơ": ("o", "w"),
    "ư": ("u", "w"), "đ": ("d", "d"),
  ]
  let vni: [Character: (String, String)] = [
    "ă": ("a", "8"), "â": ("a", "6"), "ê": ("e", "6"), "ô": ("o", "6"), "ơ": ("o", "7"),
    "ư": ("u", "7"), "đ": ("d", "9"),
  ]
  var letters = ""
  var marks = ""
  for letter in syllable.letters {
    guard let (base, mark) = (method == .telex ? telex : vni)[letter] else {
      letters.append(letter)
      continue
    }
    letters += late ? base : base + mark
    // One w or 7 does for both letters of ươ.
    if late, !(letter == "ơ" && marks.hasSuffix(mark)) { marks += mark }
  }
  let tones = method == .telex ? ["", "f", "r", "x", "s", "j"] : ["", "2", "3", "4", "1", "5"]
  return letters + marks + tones[Int(syllable.tone.rawValue)]
}

/// Rimes that the keys cannot tell from another syllable: `oo` is the key of `ô`.
private let ambiguousRimes: Set<String> = ["ooc", "oong"]

@Test(arguments: TypedKeys.Method.allCases, [false, true])
func roundTripsEverySyllable(method: TypedKeys.Method, late: Bool) {
  var wrong: [String] = []
  for syllable in Syllable.all where method == .vni || !ambiguousRimes.contains(syllable.rime) {
    let keys = keys(syllable, method, late: late)
    let isPlain = syllable.letters.allSatisfy(\.isASCII) && syllable.tone == .ngang
    let decoded = TypedKeys.decode(keys, method)
    if decoded != (isPlain ? nil : syllable) {
      wrong.append("\(keys) \(syllable.text()) \(decoded?.text() ?? "-")")
    }
  }
  #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(60))")
}

@Test func listsWhatTelexCannotTell() {
  for syllable in Syllable.all where ambiguousRimes.contains(syllable.rime) {
    let decoded = TypedKeys.decode(keys(syllable, .telex, late: false), .telex)
    #expect(decoded?.rime == syllable.rime.replacing("oo", with: "ô"))
  }
}

@Test(
  arguments: [
    ("hinh", "hnih", .swap), ("hinh", "hin", .letter), ("hinh", "hinhh", .letter),
    ("hinh", "hanh", .letter), ("hinh", "hinh", nil), ("hinh", "nhih", nil), ("hinh", "h", nil),
    ("a", "", .letter), ("ab", "ba", .swap), ("abc", "cba", nil), ("khoe", "kheo", .swap),
    ("aab", "ab", .letter), ("abab", "abba", .swap), ("abcd", "abdce", nil), ("ab", "cd", nil),
  ] as [(String, String, Typos.Slip?)])
func findsOneSlip(a: String, b: String, slip: Typos.Slip?) {
  #expect(Typos.slip(Array(a.utf8), Array(b.utf8)) == slip)
  #expect(Typos.slip(Array(b.utf8), Array(a.utf8)) == slip)
}

import Testing

@testable import Vietnamese

private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

@Test(arguments: [
  ("Điện", "dien", "điên\u{323}"), ("hoà", "hoa", "hoa\u{300}"), ("hòa", "hoa", "hoa\u{300}"),
  ("KỸ", "ki", "ki\u{303}"), ("kĩ", "ki", "ki\u{303}"), ("quý", "qui", "qui\u{301}"),
  ("thúy", "thuy", "thuy\u{301}"), ("thuý", "thuy", "thuy\u{301}"), ("thúi", "thui", "thui\u{301}"),
  ("ý", "i", "i\u{301}"), ("Y", "i", "i"), ("sky", "sky", "sky"), ("tây", "tay", "tây"),
  ("a\u{301}\u{302}", "a", "â\u{301}"), ("a\u{323}\u{302}", "a", "â\u{323}"),
  ("Ðại", "dai", "đai\u{323}"), ("ÐĐđðƉ", "ddddd", "đđđđđ"), ("Müller", "muller", "muller"),
  ("Señor", "senor", "senor"), ("straße", "strasse", "strasse"), ("café", "cafe", "cafe\u{301}"),
  ("HĐND", "hdnd", "hđnd"), ("10", "10", "10"), ("日本", "日本", "日本"), ("ДОМ", "дом", "дом"),
  ("giáo", "giao", "giao\u{301}"), ("gíao", "giao", "giao\u{301}"),
  ("ngu\u{AD}ời", "nguoi", "nguơi\u{300}"),
  ("\u{301}", "", ""),
])
func makesKeysOfWords(word: String, folded: String, canonical: String) {
  let keys = SearchWord(word)
  #expect(text(keys.folded) == folded)
  #expect(keys.canonical == Array(canonical.utf8))
}

@Test(arguments: [
  ("Siêu thị “0 đồng”", ["sieu", "thi", "0", "dong"]), ("10-CT/TU", ["10", "ct", "tu"]),
  ("H'Hen H’Hen HʼHen", ["h", "hen", "h", "hen", "h", "hen"]), ("11/8/2021", ["11", "8", "2021"]),
  ("<b>a_b</b>", ["b", "a", "b", "b"]), ("", []), (" \u{202E}– \u{200B}", []),
  ("Đắk\u{A0}Lắk,Krông", ["dak", "lak", "krong"]), ("🎉1\u{FE0F}\u{20E3}x", ["1", "x"]),
  ("100 m²", ["100", "m²"]), ("\u{202E}abc\u{202C}", ["abc"]),
])
func findsWords(sentence: String, words: [String]) {
  #expect(SearchWord.all(in: sentence).map { text($0.folded) } == words)
}

@Test(arguments: [
  ("dien", "điện", SearchWord.Fit.compatible), ("diên", "điện", .compatible),
  ("điên", "điện", .compatible), ("diện", "điện", .compatible), ("điện", "điện", .exact),
  ("điền", "điện", .folded), ("đien", "dien", .folded), ("diễn", "điện", .folded),
  ("hoà", "hòa", .exact), ("hoa", "hòa", .compatible), ("hòa", "hoa", .folded),
  ("lí", "lý", .exact), ("li", "lý", .compatible), ("abc", "abc", .exact), ("ơ", "ô", .folded),
])
func weighsMarks(typed: String, word: String, fit: SearchWord.Fit) {
  let (typed, word) = (SearchWord(typed), SearchWord(word))
  #expect(typed.folded == word.folded)
  #expect(SearchWord.fit(typed: typed.canonical, text: word.canonical) == fit)
}

@Test(arguments: [
  ("hoà", "hòa"), ("khoẻ", "khỏe"), ("thuý", "thúy"), ("hoàn", "hoàn"), ("mía", "mía"),
  ("của", "của"), ("mùi", "mùi"), ("quý", "quý"), ("giá", "giá"), ("gì", "gì"), ("giếng", "giếng"),
  ("người", "người"), ("khuỷu", "khuỷu"), ("ngoái", "ngoái"), ("quyển", "quyển"), ("thuở", "thuở"),
  ("xoong", "xoong"), ("boóng", "boóng"), ("quỳnh", "quỳnh"), ("huýt", "huýt"), ("lựu", "lựu"),
  ("cứa", "cứa"), ("ngoằn", "ngoằn"), ("khoèo", "khoèo"), ("yếu", "yếu"), ("oà", "òa"),
  ("uỷ", "ủy"),
  ("quà", "quà"), ("già", "già"), ("giữa", "giữa"), ("đoá", "đóa"), ("tuần", "tuần"),
])
func placesTonesInBothStyles(new: String, old: String) throws {
  for written in [new, old] {
    let syllable = try #require(Syllable(written))
    #expect(syllable.text(.new) == new)
    #expect(syllable.text(.old) == old)
  }
}

@Test(arguments: [
  "bc", "cê", "ke\u{309}n\u{309}", "ngi", "ka", "gha", "băt", "bat", "hcm", "unicode", "tivi", "fa",
  "quô", "hynh", "", "q", "bàc", "tuy\u{302}n",
])
func refusesWhatIsNoSyllable(word: String) {
  #expect(Syllable(word) == nil)
}

@Test func keepsOneKeyForEverySyllableInBothStyles() {
  var seen: [[UInt8]: String] = [:]
  for syllable in Syllable.all {
    let new = SearchWord(syllable.text(.new))
    #expect(new == SearchWord(syllable.text(.old)))
    if let other = seen.updateValue(syllable.letters, forKey: new.canonical) {
      // Only i and y at the end meet.
      #expect(other.replacing("y", with: "i") == syllable.letters.replacing("y", with: "i"))
    }
    #expect(Syllable(syllable.text(.new)) == syllable)
    #expect(Syllable(syllable.text(.old)) == syllable)
  }
  #expect(Syllable.all.count > 10_000)
}

import Testing

@testable import Vietnamese

@Test(arguments: [
  ("ĐẶNG Thuỳ", "dang thuy"), ("Tie\u{302}\u{301}ng", "tieng"), ("Ea H’Leo", "ea h'leo"),
  ("Ünïcödé Øłß Æ", "unicode olss ae"), ("ДОМ 日本", "дом 日本"), ("ƯỠNG ựờ", "uong uo"), ("", ""),
])
func foldsToPlainLetters(text: String, folded: String) {
  #expect(Fold.fold(text) == folded)
}

@Test func foldsEveryVietnameseLetterToASCII() {
  for vowel in Samples.vowels {
    for letter in vowel {
      let folded = Array(Fold.fold(String(letter)).utf8)
      #expect(folded.count == 1 && folded.allSatisfy { (0x61...0x7A).contains($0) })
    }
  }
}

@Test(arguments: [
  ("0 đồng", "0-dong"), ("Siêu thị “0 đồng”!", "sieu-thi-0-dong"), ("—", ""), ("", ""),
  ("  Đà Lạt -- 2021 ", "da-lat-2021"), ("Ea H’Leo", "ea-h-leo"), ("Cộng đồng 日本", "cong-dong"),
])
func makesSlugs(text: String, slug: String) {
  #expect(Slug.make(text) == slug)
  #expect(Slug.isValid(slug) == !slug.isEmpty)
}

@Test(arguments: [
  "", "-a", "a-", "a--b", "A", "đ", "a b", "a_b", String(repeating: "a", count: 121),
])
func refusesWhatIsNoSlug(text: String) {
  #expect(!Slug.isValid(text))
}

@Test(arguments: [
  ("Lễ phát động vào lúc 08 giờ ngày 11/8/2021", 7, 9), ("", 0, 0), (" – … “ ” 🎉 ", 0, 0),
  ("5K\u{A0}10%\tà\nđ", 3, 4), ("100% (một)", 1, 2), ("日本", 1, 1),
])
func countsSyllablesAndWords(text: String, syllables: Int, words: Int) {
  #expect(Syllables.count(text) == syllables)
  #expect(Syllables.counts(text).words == words)
}

@Test(arguments: [
  "12-thg", "12-thg 8", "1.23E+05", "1,23E+10", "#####", "12-Aug", "Thg8-21", "#REF!", "8-thg8-21",
])
func noticesWhatASpreadsheetChanged(text: String) {
  #expect(Spreadsheet.looksAltered(text))
}

@Test(arguments: ["", "12", "12/QĐ-UBND", "16-KH/BDVTW", "45678", "1.5", "E5", "Tổ 12-thôn", "a-b"])
func leavesOtherCellsAlone(text: String) {
  #expect(!Spreadsheet.looksAltered(text))
}

@Test(
  arguments: [
    ("352-CV/TU", 352, nil, "CV", "TU"), ("10-CT/TU", 10, nil, "CT", "TU"),
    ("07-CT/TU", 7, nil, "CT", "TU"), ("01-KH/TBDV", 1, nil, "KH", "TBDV"),
    ("16 -KH/BDVTW", 16, nil, "KH", "BDVTW"), ("5488-KH/UBND", 5488, nil, "KH", "UBND"),
    ("7579/KH-BCĐ", 7579, nil, "KH", "BCĐ"), ("14802/QĐ-UBND", 14802, nil, "QĐ", "UBND"),
    ("7115/HD-UBND", 7115, nil, "HD", "UBND"), ("193/KH-UBND", 193, nil, "KH", "UBND"),
    ("68/NQ-CP", 68, nil, "NQ", "CP"), ("27/HD-MTTQ-BTT", 27, nil, "HD", "MTTQ-BTT"),
    ("23/2021/QĐ-TTg", 23, 2021, "QĐ", "TTg"), ("Số: 12 / qđ - UBND", 12, nil, "QĐ", "UBND"),
  ] as [(String, Int, Int?, String, String)])
func readsDocumentNumbers(text: String, number: Int, year: Int?, type: String, issuer: String) {
  let parsed = DecisionNumber.parse(text)
  #expect(parsed?.number == number)
  #expect(parsed?.year == year)
  #expect(parsed?.typeCode == type)
  #expect(parsed?.issuerCode == issuer)
  #expect(parsed?.typeName != nil)
}

@Test(arguments: [
  "", "12", "QĐ-UBND", "123456/QĐ-UBND", "12/QĐ", "12/QĐ-", "12/QĐ-UBND và", "12/21/QĐ-UBND",
  "số 1:",
  "12/QĐ-UBND-", "/QĐ-UBND", "12-thg", "99999999999999999999/QĐ-UBND",
])
func refusesWhatIsNoDocumentNumber(text: String) {
  #expect(DecisionNumber.parse(text) == nil)
}

@Test(arguments: [
  "12/QĐ-UBND", "số 12/QĐ-UBND", "Số 12 /QĐ-UBND", "SỐ: 12/QĐ - ubnd", "12/Q\u{110}-UBND\u{200B}",
  "so\u{302}\u{301} 12/QĐ-UBND", "012/QĐ-UBND", "12/\u{FEFF}qđ-UBND",
])
func givesOneKeyToOneNumber(text: String) {
  #expect(DecisionNumber.key(of: text) == "12/qđ-ubnd")
}

@Test func keysTextThatIsNoNumber() {
  #expect(DecisionNumber.key(of: "Số 12 / ABC") == DecisionNumber.key(of: "12/abc"))
}

@Test(
  arguments: [
    ("to\u{200B}a", .invisible(offset: 2, scalar: 0x200B)),
    ("\u{FEFF}a", .invisible(offset: 0, scalar: 0xFEFF)),
    ("Нà Nội", .mixedScript(offset: 0, scalar: 0x41D)),
    ("Hà Nộі", .mixedScript(offset: 8, scalar: 0x456)),
    ("Viá»‡t Nam", .mojibake(offset: 2)), ("\u{C3}\u{A1} la", .mojibake(offset: 0)),
    ("Äáº¡i há»™i", .mojibake(offset: 2)), ("Vieät Nam", .vni(offset: 2)),
    ("coäng hoøa", .vni(offset: 1)),
  ] as [(String, SuspiciousText.Problem)])
func suspectsBrokenText(text: String, problem: SuspiciousText.Problem) {
  #expect(SuspiciousText.problem(in: text) == problem)
}

@Test(arguments: [
  "", "Việt Nam", "“0 đồng” – năm 2021…", "Москва", "α và β", "Ea H’Leo", "NGƯỜI TỐT, VIỆC TỐT",
  "BÁ, CÃ, ĐÃ «Ã»", "Ngày hội Đại đoàn kết", "CÂU “ÂU” Â™A".replacing("™", with: "M"),
  "Khoản vay – Đồng Xoài, đồng ý, Ý Yên, loãng xoẹt, ngoéo, khuỷu",
])
func trustsSoundText(text: String) {
  #expect(SuspiciousText.problem(in: text) == nil)
}

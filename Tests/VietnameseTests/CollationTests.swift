import Foundation
import TestSupport
import Testing

@testable import Vietnamese

private func order(_ a: [UInt8], _ b: [UInt8]) -> Int {
  a.lexicographicallyPrecedes(b) ? -1 : a == b ? 0 : 1
}

/// ICU's answer, by Foundation.
private func icu(_ a: String, _ b: String) -> Int {
  a.compare(b, options: [], range: nil, locale: Locale(identifier: "vi")).rawValue
}

/// Whether Foundation hands ICU only a part of the texts: where they first differ, one has a bare letter
/// and the other its marked form, or one has `'` and the other `’`; ICU itself agrees with our keys there.
private func isMisledFoundation(_ a: String, _ b: String) -> Bool {
  let differing = zip(a.unicodeScalars, b.unicodeScalars).first { $0 != $1 }
  guard let (left, right) = differing else { return false }
  let pair: Set = [left, right]
  if pair == ["'", "’"] { return true }
  return pair.contains { $0.isASCII } && pair.contains { "ăâêôơư".unicodeScalars.contains($0) }
    && Fold.fold(String(left)) == Fold.fold(String(right))
}

/// What ICU's own collator answers where Foundation's comparison is misled.
@Test(arguments: [
  ("aạ", "â"), ("aế", "â"), ("hoà", "hơ"), ("hoạhoàhoa", "hô"), ("hoã ö", "hơ"), ("'Vietf", "’"),
])
func ordersTheLetterBeforeItsTone(lesser: String, greater: String) {
  #expect(order(Collation.key(lesser), Collation.key(greater)) == -1)
}

@Test func ordersLikeICU() {
  var random = Dice(seed: 7)
  let phrases = (0..<3_000).map { _ in Samples.phrase(&random) }
  for index in 0..<12_000 {
    let a = phrases[index % phrases.count]
    let b = phrases[Int.random(in: 0..<phrases.count, using: &random)]
    #expect(order(Collation.key(a), Collation.key(b)) == icu(a, b), "\(a) | \(b)")
  }
}

@Test func ordersNearlyEqualWordsLikeICU() {
  var random = Dice(seed: 8)
  let words = [
    "hoa", "hòa", "hoà", "Hoa", "HOA", "hoá", "hóa", "hoạ", "họa", "hoã", "hỏa", "hô", "hơ", "ho",
    "hoa b", "hoab", "hoa-b", "hoa 1", "hoa1", "h", "đ", "d", "Đ", "D", "dz", "đa", "a", "ă", "â",
    "á", "ắ", "ấ", "ậ", "ặ", "ạ", "az", "é", "ê", "ế", "ü", "ñ", "ç", "ö", "ô", "ộ", "ợ", "ư",
    "ự", "ụ", "x", "w", "z", "f", "j", "0", "9", "10", "2", " ", "_", "-", "(", "%", "&", "+", "$",
    "’", "'", "“", "…", "–", "Việt", "Viet", "việt", "Viết", "VIỆT", "ø", "o", "ł", "l",
  ]
  for _ in 0..<15_000 {
    let pair = (0..<2).map { _ in
      (0..<Int.random(in: 1...3, using: &random)).map { _ in
        words[Int.random(in: 0..<words.count, using: &random)]
      }.joined(separator: Bool.random(using: &random) ? " " : "")
    }
    guard !isMisledFoundation(pair[0], pair[1]) else { continue }
    #expect(
      order(Collation.key(pair[0]), Collation.key(pair[1])) == icu(pair[0], pair[1]),
      "\(pair[0]) | \(pair[1])")
  }
}

@Test func comparesDecomposedTextAsComposed() {
  #expect(Collation.key("Vie\u{323}\u{302}t") == Collation.key("Việt"))
}

@Test func neverWritesZeroIntoAKey() {
  for text in ["", "a\u{0}b", "日本", "\u{10FFFF}", "\u{301}", "…"] {
    #expect(!Collation.key(text).contains(0))
  }
}

@Test func sortsPeopleByGivenThenFamilyThenMiddleName() {
  let expected = [
    "Nguyễn Minh Đức", "Hoàng Bá Hai", "Phan Thị Hiên", "Ngô Thị Thu Hoài", "Cao Hồng Hưng",
    "Trần Việt Hưng", "Nguyễn Văn Kế", "Vy Tư Liệu", "Phan Thanh Nam", "Bùi Thủy",
    "Trần Vương Việt",
  ]
  var random = Dice(seed: 3)
  let sorted = expected.shuffled(using: &random).sorted {
    PersonalName.sortKey($0).lexicographicallyPrecedes(PersonalName.sortKey($1))
  }
  #expect(sorted == expected)
}

@Test(arguments: [
  ("  Trần  Việt Hưng ", "Trần", "Việt", "Hưng"), ("Bùi Thủy", "Bùi", "", "Thủy"),
  ("Ngô Thị Thu Hoài", "Ngô", "Thị Thu", "Hoài"), ("Hoài", "", "", "Hoài"), ("", "", "", ""),
])
func takesNamesApart(full: String, family: String, middle: String, given: String) {
  let name = PersonalName(full)
  #expect([name.family, name.middle, name.given] == [family, middle, given])
}

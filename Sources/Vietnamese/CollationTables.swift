/// The weights behind `Collation`, made once from the orders written here.
///
/// Source: CLDR's root collation, tailored by its `vi` rules: grave, hook above, tilde, acute and dot
/// below stand first among the marks, and ă â đ ê ô ơ ư are letters of their own.
struct CollationTables: Sendable {
  let ascii: [CollationElement]
  /// By `LatinLetters.index`.
  let latin: [CollationElement]
  /// The weights of U+0300…U+036F.
  let marks: [UInt8]
  /// Signs outside ASCII and the Latin blocks.
  let others: [UInt32: UInt8]
  /// Scalars that compare as several characters, or as a variant of one.
  let expansions: [UInt32: [CollationElement]]

  static let shared = CollationTables()

  /// White space, punctuation, symbols, currency, digits, in this order.
  private static let signs =
    "\t\n\u{B}\u{C}\r\u{85}\u{2028}\u{2029} "
    + "_-‐‒–—―,;:!¡?¿.·'‘’‚‛‹›\"“”„‟«»()[]{}§¶@*/\\&#%‰†‡•′″※`´^¯¨¸°©®←→↑↓+±÷×<=>¬|¦~−"
    + "¤¢$£¥₫€0123456789"
  private static let letters = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
  /// The marks in the order of their secondary weights; those not listed follow, by code point.
  private static let markOrder: [UInt32] = [
    0x300, 0x309, 0x303, 0x301, 0x323, 0x306, 0x302, 0x30C, 0x30A, 0x308, 0x30B, 0x307, 0x338,
    0x327, 0x328, 0x304,
  ]
  private static let firstMark: UInt8 = 3

  private init() {
    var primaries: [UInt32: UInt8] = [:]
    var next: UInt8 = 3
    for scalar in (Self.signs + Self.letters).unicodeScalars {
      primaries[scalar.value] = next
      next += 1
    }
    marks = Self.markWeights()
    ascii = (0..<0x80).map { byte in
      let isUpper = (0x41...0x5A).contains(byte)
      let primary = primaries[UInt32(isUpper ? byte | 0x20 : byte)] ?? 0
      return CollationElement(primary: primary, isUpper: isUpper)
    }
    latin = Self.latinElements(primaries, marks)
    others = primaries.filter { $0.key >= 0x80 && LatinLetters.index(of: $0.key) == nil }
    expansions = Self.expansions(ascii)
  }

  /// Controls and invisible format characters, which carry no weight.
  static func isIgnored(_ scalar: UInt32) -> Bool {
    (0x80...0x9F).contains(scalar) || scalar == 0xAD || (0x200B...0x200F).contains(scalar)
      || (0x202A...0x202E).contains(scalar) || (0x2060...0x206F).contains(scalar)
      || (0xFE00...0xFE0F).contains(scalar) || scalar == 0xFEFF
  }

  private static func markWeights() -> [UInt8] {
    var weights = [UInt8](repeating: 0, count: 0x70)
    for (rank, mark) in markOrder.enumerated() {
      weights[Int(mark - 0x300)] = firstMark + UInt8(rank)
    }
    var next = firstMark + UInt8(markOrder.count)
    for index in weights.indices where weights[index] == 0 {
      weights[index] = next
      next += 1
    }
    return weights
  }

  private static func latinElements(
    _ primaries: [UInt32: UInt8], _ marks: [UInt8]
  ) -> [CollationElement] {
    var elements = (0..<LatinLetters.count).map { index in
      let letter = LatinLetters.letter(at: index)
      return element(of: letter, primaries, marks)
    }
    for (scalar, primary) in primaries {
      guard let index = LatinLetters.index(of: scalar), elements[index].primary == 0 else {
        continue
      }
      elements[index] = CollationElement(primary: primary, isUpper: false)
    }
    if let index = LatinLetters.index(of: 0x110) {
      elements[index] = CollationElement(primary: primaries[0x111] ?? 0, isUpper: true)
    }
    for (upper, lower, base) in strokes {
      for scalar in [upper, lower] {
        guard let index = LatinLetters.index(of: scalar) else { continue }
        elements[index] = CollationElement(
          primary: primaries[base] ?? 0, isUpper: scalar == upper, mark1: marks[0x38])
      }
    }
    return elements
  }

  /// Letters that compare as a base with a stroke: Ø, Ł.
  private static let strokes: [(UInt32, UInt32, UInt32)] = [
    (0xD8, 0xF8, 0x6F), (0x141, 0x142, 0x6C),
  ]

  /// The primary takes in the mark that makes a Vietnamese letter; the other marks remain.
  private static func element(
    of letter: LatinLetter, _ primaries: [UInt32: UInt8], _ marks: [UInt8]
  ) -> CollationElement {
    guard letter.base != 0 else { return CollationElement(primary: 0, isUpper: false) }
    var base = UInt32(letter.base)
    var rest: [UInt8] = []
    for mark in letter.marks {
      if base == UInt32(letter.base), let made = LatinLetters.vietnamese(letter.base, mark.value) {
        base = made
      } else if (0x300..<0x370).contains(mark.value) {
        rest.append(marks[Int(mark.value - 0x300)])
      }
    }
    return CollationElement(
      primary: primaries[base] ?? 0, isUpper: letter.isUpper, mark1: rest.first ?? 0,
      mark2: rest.count > 1 ? rest[1] : 0)
  }

  private static func expansions(_ ascii: [CollationElement]) -> [UInt32: [CollationElement]] {
    let texts: [(UInt32, String)] = [
      (0xA0, " "), (0x202F, " "), (0x2026, "..."), (0xDF, "ss"), (0x2122, "TM"), (0x2116, "No"),
      (0xB2, "2"), (0xB3, "3"), (0xB9, "1"), (0xAA, "a"), (0xBA, "o"),
    ]
    var result: [UInt32: [CollationElement]] = [:]
    for (scalar, text) in texts {
      result[scalar] = text.utf8.map { ascii[Int($0)] }
    }
    for value in UInt32(0x2000)...0x200A { result[value] = [ascii[0x20]] }
    return result
  }
}

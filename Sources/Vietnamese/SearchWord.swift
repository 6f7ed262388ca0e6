package import Text

/// A word as search sees it: two readers who spell it differently, and mean the same, get the same keys.
///
/// Which tone-placing style was used, `i` or `y` at the end of a syllable, composed or decomposed marks in
/// whatever order, and capitals make no difference to either key. docs/search-format.md gives the rules for
/// other clients; `themes/sen/assets/search-query.js` is the same in JavaScript.
package struct SearchWord: Hashable, Sendable {
  /// Letters without marks, `đ` as `d`: what readers type who have no marks. ASCII for Latin letters.
  package let folded: [UInt8]
  /// Letters with breve, circumflex, horn and stroke, then the combining mark of the tone: `điện` is
  /// `điên` and U+0323. UTF-8; two words with the same bytes are the same word.
  package let canonical: [UInt8]

  /// How the marks that were typed stand to those of a word in a text.
  package enum Fit: Int, Comparable, Sendable {
    /// The letters agree without marks only: `điền` for `điện`.
    case folded
    /// Every mark that was typed is in the text: `diên` for `điện`. No mark at all is a wildcard.
    case compatible
    case exact

    package static func < (a: Fit, b: Fit) -> Bool { a.rawValue < b.rawValue }
  }

  /// Reads one word of a text: letters, digits and marks, as `SearchWordScanner` finds them.
  package init(_ word: ByteView) {
    var reader = SearchWordReader(capacity: word.count)
    var index = 0
    while index < word.count {
      let (scalar, width) = UTF8Scan.scalar(word, at: index)
      index += width
      reader.take(scalar)
    }
    (folded, canonical) = reader.keys
  }

  package init(_ word: String) {
    self = word.withView { SearchWord($0) }
  }

  /// Weighs the marks of a typed word against those of a word with the same letters without marks.
  package static func fit(typed: [UInt8], text: [UInt8]) -> Fit {
    if typed == text { return .exact }
    return typed.withView { typed in
      text.withView { text in
        var (left, right) = (0, 0)
        while left < typed.count {
          let (mine, width) = UTF8Scan.scalar(typed, at: left)
          left += width
          if isTone(mine) {
            guard let tone = lastTone(text), tone == mine else { return .folded }
            continue
          }
          guard right < text.count else { return .folded }
          let (theirs, step) = UTF8Scan.scalar(text, at: right)
          right += step
          if mine != theirs, mine >= 0x80 { return .folded }
        }
        return .compatible
      }
    }
  }

  /// The words of a text in their order.
  package static func all(in text: String) -> [SearchWord] {
    text.withView { bytes in
      var scanner = SearchWordScanner(bytes)
      var words: [SearchWord] = []
      while let range = scanner.next() {
        words.append(SearchWord(bytes.part(range)))
      }
      return words
    }
  }

  /// Huyền, hỏi, ngã, sắc, nặng as combining marks.
  static func isTone(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x300, 0x301, 0x303, 0x309, 0x323: true
    default: false
    }
  }

  private static func lastTone(_ canonical: ByteView) -> UInt32? {
    guard canonical.count > 2 else { return nil }
    let lead = canonical[canonical.count - 2]
    guard lead == 0xCC else { return nil }
    let scalar = UTF8Scan.scalar(canonical, at: canonical.count - 2).scalar
    return isTone(scalar) ? scalar : nil
  }
}

/// Gathers the letters of one word and the tone that stands on any of them.
struct SearchWordReader {
  private var folded: [UInt8] = []
  private var letters: [UInt8] = []
  private var tone: UInt32 = 0
  /// The vowel (or `d`) to which the next mark belongs; 0 when there is none.
  private var base: UInt8 = 0

  init(capacity: Int) {
    folded.reserveCapacity(capacity)
    letters.reserveCapacity(capacity + 2)
  }

  mutating func take(_ scalar: UInt32) {
    if scalar < 0x80 {
      append((0x41...0x5A).contains(scalar) ? UInt8(scalar | 0x20) : UInt8(scalar))
    } else if let index = LatinLetters.index(of: scalar) {
      take(latin: Self.table[index])
    } else if (0x300..<0x370).contains(scalar) {
      mark(scalar)
    } else if !SearchWordScanner.isIgnored(scalar) {
      append(other: scalar)
    }
  }

  /// The folded and the canonical key.
  var keys: (folded: [UInt8], canonical: [UInt8]) {
    var folded = folded
    var canonical = letters
    if Self.endsInBareY(folded) {
      folded[folded.count - 1] = UInt8(ascii: "i")
      canonical[canonical.count - 1] = UInt8(ascii: "i")
    }
    if tone != 0 { Self.append(utf8: tone, to: &canonical) }
    return (folded, canonical)
  }

  private mutating func append(_ byte: UInt8) {
    folded.append(byte)
    letters.append(byte)
    base = byte
  }

  private mutating func take(latin letter: Latin) {
    switch letter {
    case .other(let scalar): append(other: scalar)
    case .stroke:
      folded.append(UInt8(ascii: "d"))
      Self.append(utf8: 0x111, to: &letters)
      base = 0
    case .plain(let bytes):
      for byte in bytes { append(byte) }
    case .marked(let base, let marks):
      append(base)
      for one in marks { mark(one) }
    }
  }

  private mutating func append(other scalar: UInt32) {
    var value = scalar
    if let lower = Unicode.Scalar(scalar)?.properties.lowercaseMapping.unicodeScalars,
      lower.count == 1
    {
      value = lower.first?.value ?? scalar
    }
    Self.append(utf8: value, to: &folded)
    Self.append(utf8: value, to: &letters)
    base = 0
  }

  /// A tone belongs to the word, a hat to its letter; marks that Vietnamese does not know are dropped.
  private mutating func mark(_ mark: UInt32) {
    guard base != 0 else { return }
    if SearchWord.isTone(mark) {
      if Self.isVowel(base) { tone = mark }
    } else if let letter = LatinLetters.vietnamese(base, mark), letters.last == base {
      letters.removeLast()
      Self.append(utf8: letter, to: &letters)
    }
  }

  private static func isVowel(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
      UInt8(ascii: "u"), UInt8(ascii: "y"):
      true
    default: false
    }
  }

  private static func append(utf8 value: UInt32, to bytes: inout [UInt8]) {
    guard let scalar = Unicode.Scalar(value) else { return }
    bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
  }

  /// Whether a syllable is an onset and `y` alone: `kỹ`, `lý`, `quý`, `y` (Decision 1989/QĐ-BGDĐT of
  /// 2018, article 9, writes `i` there; newspapers write both).
  private static func endsInBareY(_ folded: [UInt8]) -> Bool {
    guard folded.last == UInt8(ascii: "y"), folded.count <= 4 else { return false }
    return onsets.contains(Array(folded.dropLast()))
  }

  private static let onsets = Set(
    Syllable.onsets.map { $0.replacing("đ", with: "d") }.map { Array($0.utf8) })

  /// What a Latin letter gives.
  private enum Latin: Sendable {
    case other(UInt32)
    case stroke
    case plain([UInt8])
    case marked(base: UInt8, marks: [UInt32])
  }

  /// By `LatinLetters.index`.
  private static let table: [Latin] = {
    var table = (0..<LatinLetters.count).map { index in
      let letter = LatinLetters.letter(at: index)
      return letter.base == 0
        ? Latin.other(LatinLetters.scalar(at: index))
        : .marked(base: letter.base, marks: letter.marks.map(\.value))
    }
    for (upper, lower, plain) in LatinLetters.unmarked {
      let bytes = plain.withView { Array($0) }
      for scalar in [upper, lower] {
        guard let index = LatinLetters.index(of: scalar) else { continue }
        table[index] = bytes == [UInt8(ascii: "d")] ? .stroke : .plain(bytes)
      }
    }
    for scalar: UInt32 in [0x189] {
      if let index = LatinLetters.index(of: scalar) { table[index] = .stroke }
    }
    return table
  }()
}

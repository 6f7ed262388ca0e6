@_spi(_Unicode) import Swift

/// One Vietnamese syllable taken apart by the grammar of the written language.
///
/// The grammar accepts 99 % of the entries of Vietnamese spelling dictionaries; the others are foreign
/// words and abbreviations.
package struct Syllable: Hashable, Sendable {
  /// The tones in the order of dictionaries.
  package enum Tone: UInt8, CaseIterable, Sendable {
    case ngang, huyền, hỏi, ngã, sắc, nặng

    /// The combining mark; none for ngang.
    var mark: Unicode.Scalar? {
      switch self {
      case .ngang: nil
      case .huyền: "\u{300}"
      case .hỏi: "\u{309}"
      case .ngã: "\u{303}"
      case .sắc: "\u{301}"
      case .nặng: "\u{323}"
      }
    }

    init?(mark: Unicode.Scalar) {
      guard let tone = Self.allCases.first(where: { $0.mark == mark }) else { return nil }
      self = tone
    }
  }

  /// Where the tone of `oa`, `oe` and `uy` stands when nothing follows them.
  package enum Style: Sendable {
    /// `hòa`, `khỏe`, `thúy`: most newspapers.
    case old
    /// `hoà`, `khoẻ`, `thuý`: schools (Decision 1989/QĐ-BGDĐT of 2018, article 8).
    case new
  }

  /// `qu` and `gi` are onsets; empty for none.
  package let onset: String
  /// Vowels with their hats and what follows them, without the tone.
  package let rime: String
  package let tone: Tone

  /// Reads a syllable in lower case with its tone on whatever letter; nil when it is none.
  package init?(_ text: String) {
    var plain = String.UnicodeScalarView()
    var tone = Tone.ngang
    for scalar in text._nfd {
      if let mark = Tone(mark: scalar) {
        guard tone == .ngang else { return nil }
        tone = mark
      } else {
        plain.append(scalar)
      }
    }
    self.init(letters: TextDecoder.nfc(String(plain)), tone: tone)
  }

  /// Reads the letters of a syllable without its tone.
  package init?(letters: String, tone: Tone) {
    let scalars = Array(letters.unicodeScalars)
    for length in stride(from: min(3, scalars.count - 1), through: 0, by: -1) {
      let onset = Self.text(scalars[..<length])
      let rime = Self.text(scalars[length...])
      if Self.allows(onset, rime, tone) {
        self.onset = onset
        self.rime = rime
        self.tone = tone
        return
      }
    }
    return nil
  }

  /// The letters without the tone.
  package var letters: String { onset + rime }

  /// The syllable as it is written; NFC.
  package func text(_ style: Style = .new) -> String {
    guard let mark = tone.mark else { return letters }
    var scalars = Array(letters.unicodeScalars)
    let place = Self.tonePlace(onset: onset.unicodeScalars.count, scalars, style)
    scalars.insert(mark, at: place + 1)
    return TextDecoder.nfc(Self.text(scalars[...]))
  }

  /// The index of the letter that carries the tone, among those of the whole syllable.
  private static func tonePlace(
    onset: Int, _ scalars: [Unicode.Scalar], _ style: Style
  ) -> Int {
    var end = onset
    while end < scalars.count, vowels.contains(scalars[end]) { end += 1 }
    let group = onset..<end
    if let hatted = group.last(where: { "ăâêôơư".unicodeScalars.contains(scalars[$0]) }) {
      // In ưa and ưu the ư carries it, in ươ the ơ: the last hatted letter is right for all.
      return hatted
    }
    switch group.count {
    case 0: return max(0, onset - 1)
    case 1: return onset
    case 2:
      if end < scalars.count { return onset + 1 }
      let pair = text(scalars[group])
      return style == .new && ["oa", "oe", "uy"].contains(pair) ? onset + 1 : onset
    default: return onset + 1
    }
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  static let vowels = Set("aăâeêioôơuưy".unicodeScalars)
}

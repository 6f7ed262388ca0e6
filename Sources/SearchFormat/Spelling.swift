import Vietnamese

/// Writes out a word that is stored as a folded key and a variant code (docs/search-format.md, section 9).
package enum Spelling {
  /// The letters with their diacritics; the tone mark is placed in the traditional style.
  package static func write(_ folded: [UInt8], _ code: Int) -> String {
    var letters: [Unicode.Scalar] = []
    let digits = VariantCode.digits(code, of: folded)
    var next = 0
    for scalar in String(decoding: folded, as: UTF8.self).unicodeScalars {
      guard scalar.isASCII, VariantCode.radix(UInt8(scalar.value)) != nil, next < digits.count
      else {
        letters.append(scalar)
        continue
      }
      letters.append(marked(scalar, digits[next]))
      next += 1
    }
    var text = String.UnicodeScalarView()
    let tone = VariantCode.tones[code % 6]
    let place = tone == 0 ? -1 : tonePlace(letters)
    for (index, letter) in letters.enumerated() {
      text.append(letter)
      if index == place, let mark = Unicode.Scalar(tone) { text.append(mark) }
    }
    return TextDecoder.nfc(String(text))
  }

  package static func capitalised(_ word: String) -> String {
    guard let first = word.unicodeScalars.first else { return word }
    var text = first.properties.uppercaseMapping
    text.unicodeScalars.append(contentsOf: word.unicodeScalars.dropFirst())
    return text
  }

  private static let letters: [(y: [UInt8], i: [UInt8])] = zip("yýỳỷỹỵ", "iíìỉĩị").map {
    (Array(String($0).utf8), Array(String($1).utf8))
  }

  /// The word with its last `y` replaced by `i` with the same tone; nil when it does not end in `y`.
  package static func endingInI(_ word: [UInt8]) -> [UInt8]? {
    for letter in letters where word.suffix(letter.y.count).elementsEqual(letter.y) {
      return word.dropLast(letter.y.count) + letter.i
    }
    return nil
  }

  /// The word with its last `i` replaced by `y` with the same tone; itself when it does not end in `i`.
  package static func endingInY(_ word: String) -> String {
    let bytes = Array(word.utf8)
    for letter in letters where bytes.suffix(letter.i.count).elementsEqual(letter.i) {
      return String(decoding: bytes.dropLast(letter.i.count) + letter.y, as: UTF8.self)
    }
    return word
  }

  private static func marked(_ letter: Unicode.Scalar, _ digit: Int) -> Unicode.Scalar {
    switch (letter, digit) {
    case ("a", 1): "ă"
    case ("a", 2): "â"
    case ("d", 1): "đ"
    case ("e", 1): "ê"
    case ("o", 1): "ô"
    case ("o", 2): "ơ"
    case ("u", 1): "ư"
    default: letter
    }
  }

  /// The place of the letter that carries the tone mark; -1 when there is none.
  private static func tonePlace(_ letters: [Unicode.Scalar]) -> Int {
    if let marked = letters.lastIndex(where: { "ăâêôơư".unicodeScalars.contains($0) }) {
      return marked
    }
    func isVowel(_ index: Int) -> Bool {
      index < letters.count && "aeiouy".unicodeScalars.contains(letters[index])
    }
    var start = 0
    while start < letters.count, !isVowel(start) { start += 1 }
    let onset = letters.prefix(start + 1)
    if onset.suffix(2) == ["q", "u"] { start += 1 }
    if onset == ["g", "i"], isVowel(2) { start = 2 }
    var end = start
    while isVowel(end) { end += 1 }
    switch end - start {
    case 0: return -1
    case 1: return start
    case 2: return end < letters.count ? end - 1 : start
    default: return end < letters.count ? end - 1 : start + 1
    }
  }
}

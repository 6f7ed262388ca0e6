import Vietnamese

/// Writes titles and places with the numbers of the lexicon's words (docs/search-format.md, section 9).
struct CodedText: Sendable {
  /// The number of each spelling that the lexicon gives back.
  private let numbers: [[UInt8]: Int]
  private static let lowerLimit = 64 * 256
  private static let upperLimit = 48 * 256

  init(_ vocabulary: Vocabulary, _ lexicon: Lexicon) {
    var numbers: [[UInt8]: Int] = [:]
    var next = 0
    for key in lexicon.keys {
      for word in vocabulary.ranked(key) {
        let spelling = Spelling.write(vocabulary.words[word].folded, vocabulary.words[word].code)
        numbers[Array(spelling.utf8)] = next
        next += 1
      }
    }
    self.numbers = numbers
  }

  /// How words were written before: titles have few that are new.
  struct Memory {
    fileprivate var words: [[UInt8]: Word?] = [:]
  }

  func encode(_ text: String, _ memory: inout Memory) -> [UInt8] {
    var out: [UInt8] = []
    var literal: [UInt8] = []
    let bytes = Array(text.utf8)
    bytes.withUnsafeBufferPointer { buffer in
      var scanner = SearchWordScanner(buffer)
      var end = 0
      while let range = scanner.next() {
        literal.append(contentsOf: bytes[end..<range.lowerBound])
        end = range.upperBound
        guard let word = word(Array(bytes[range]), &memory) else {
          literal.append(contentsOf: bytes[range])
          continue
        }
        // A space before a word is understood, but at the beginning.
        let hasSpace = literal.last == 0x20
        if hasSpace { literal.removeLast() }
        Self.append(literal, to: &out)
        literal.removeAll()
        if out.isEmpty {
          if hasSpace { out += [0x20, 0xF2] }
        } else if !hasSpace {
          out.append(0xF2)
        }
        if word.endsInY { out.append(0xF1) }
        out.append(UInt8((word.isUpper ? 0xC0 : 0x80) + word.number >> 8))
        out.append(UInt8(word.number & 0xFF))
      }
      literal.append(contentsOf: bytes[end...])
    }
    Self.append(literal, to: &out)
    return out
  }

  fileprivate struct Word {
    let number: Int
    let isUpper: Bool
    let endsInY: Bool
  }

  private func word(_ word: [UInt8], _ memory: inout Memory) -> Word? {
    if let known = memory.words[word] { return known }
    let found = self.word(word)
    memory.words[word] = .some(found)
    return found
  }

  /// How a word is written, or nil when it would not come back as it is.
  private func word(_ word: [UInt8], endsInY: Bool = false) -> Word? {
    if let number = numbers[word] {
      return number < Self.lowerLimit
        ? Word(number: number, isUpper: false, endsInY: endsInY) : nil
    }
    if let lower = Self.lowered(word), let number = numbers[lower], number < Self.upperLimit,
      Array(Spelling.capitalised(String(decoding: lower, as: UTF8.self)).utf8) == word
    {
      return Word(number: number, isUpper: true, endsInY: endsInY)
    }
    guard !endsInY, word.count > 1, let other = Spelling.endingInI(word) else { return nil }
    return self.word(other, endsInY: true)
  }

  private static func lowered(_ word: [UInt8]) -> [UInt8]? {
    let text = String(decoding: word, as: UTF8.self)
    guard let first = text.unicodeScalars.first else { return nil }
    var lower = first.properties.lowercaseMapping
    lower.unicodeScalars.append(contentsOf: text.unicodeScalars.dropFirst())
    return Array(lower.utf8)
  }

  /// ASCII as it is, the rest as runs of at most 255 bytes.
  private static func append(_ literal: [UInt8], to out: inout [UInt8]) {
    var index = 0
    while index < literal.count {
      if literal[index] < 0x80 {
        out.append(literal[index])
        index += 1
        continue
      }
      var end = index
      while end < literal.count, literal[end] >= 0x80, end - index < 255 { end += 1 }
      while end < literal.count, literal[end] & 0xC0 == 0x80 { end -= 1 }
      out.append(0xF0)
      out.append(UInt8(end - index))
      out.append(contentsOf: literal[index..<end])
      index = end
    }
  }
}

/// How a folded key and a code are written out.
enum Spelling {
  /// Letters with their hats, and the tone where the old style puts it.
  static func write(_ folded: [UInt8], _ code: Int) -> String {
    var letters: [Unicode.Scalar] = []
    let digits = VariantCode.digits(code, of: folded)
    var next = 0
    for scalar in String(decoding: folded, as: UTF8.self).unicodeScalars {
      guard scalar.isASCII, VariantCode.radix(UInt8(scalar.value)) != nil, next < digits.count
      else {
        letters.append(scalar)
        continue
      }
      letters.append(hatted(scalar, digits[next]))
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

  static func capitalised(_ word: String) -> String {
    guard let first = word.unicodeScalars.first else { return word }
    var text = first.properties.uppercaseMapping
    text.unicodeScalars.append(contentsOf: word.unicodeScalars.dropFirst())
    return text
  }

  private static let letters: [(y: [UInt8], i: [UInt8])] = zip("yýỳỷỹỵ", "iíìỉĩị").map {
    (Array(String($0).utf8), Array(String($1).utf8))
  }

  /// The word with `i` in place of a last `y`, tone and all; nil when it has none.
  static func endingInI(_ word: [UInt8]) -> [UInt8]? {
    for letter in letters where word.suffix(letter.y.count).elementsEqual(letter.y) {
      return word.dropLast(letter.y.count) + letter.i
    }
    return nil
  }

  /// The word with `y` in place of a last `i`.
  static func endingInY(_ word: String) -> String {
    let bytes = Array(word.utf8)
    for letter in letters where bytes.suffix(letter.i.count).elementsEqual(letter.i) {
      return String(decoding: bytes.dropLast(letter.i.count) + letter.y, as: UTF8.self)
    }
    return word
  }

  private static func hatted(_ letter: Unicode.Scalar, _ digit: Int) -> Unicode.Scalar {
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

  /// The letter that carries the tone, -1 for none.
  private static func tonePlace(_ letters: [Unicode.Scalar]) -> Int {
    if let hatted = letters.lastIndex(where: { "ăâêôơư".unicodeScalars.contains($0) }) {
      return hatted
    }
    func isVowel(_ index: Int) -> Bool {
      index < letters.count && "aeiouy".unicodeScalars.contains(letters[index])
    }
    var start = 0
    while start < letters.count, !isVowel(start) { start += 1 }
    if start > 0, letters[start] == "u", letters[start - 1] == "q" { start += 1 }
    if start == 1, letters[0] == "g", letters[1] == "i", isVowel(2) { start = 2 }
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

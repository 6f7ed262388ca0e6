import SearchFormat
import Vietnamese

/// Writes titles and places as coded text, in which words are numbers of the lexicon's
/// (docs/search-format.md, section 9); `TitleDecoder` reads it.
struct TitleEncoder: Sendable {
  /// The number of each spelling that a reader of the lexicon gets back.
  private let numbers: [[UInt8]: Int]

  init(_ dictionary: TermDictionary, _ lexicon: Lexicon) {
    var numbers: [[UInt8]: Int] = [:]
    var next = 0
    for key in lexicon.keys {
      for number in dictionary.ranked(key) {
        let term = dictionary.terms[number]
        let spelling = Spelling.write(term.folded, term.code)
        numbers[Array(spelling.utf8)] = next
        next += 1
      }
    }
    self.numbers = numbers
  }

  /// How words were coded before. Titles have few words that are new.
  struct Cache {
    fileprivate var words: [[UInt8]: Word?] = [:]
  }

  func encode(_ text: String, _ cache: inout Cache) -> [UInt8] {
    var out: [UInt8] = []
    var literal: [UInt8] = []
    let bytes = Array(text.utf8)
    bytes.withUnsafeBufferPointer { buffer in
      var scanner = SearchWordScanner(buffer)
      var end = 0
      while let range = scanner.next() {
        literal.append(contentsOf: bytes[end..<range.lowerBound])
        end = range.upperBound
        guard let word = word(Array(bytes[range]), &cache) else {
          literal.append(contentsOf: bytes[range])
          continue
        }
        // A decoder adds the space before a word, except at the beginning.
        let hasSpace = literal.last == UInt8(ascii: " ")
        if hasSpace { literal.removeLast() }
        Self.append(literal, to: &out)
        literal.removeAll()
        if out.isEmpty {
          if hasSpace { out += [UInt8(ascii: " "), UInt8(TitleCodec.joined)] }
        } else if !hasSpace {
          out.append(UInt8(TitleCodec.joined))
        }
        Self.append(word, to: &out)
      }
      literal.append(contentsOf: bytes[end...])
    }
    Self.append(literal, to: &out)
    return out
  }

  private static func append(_ word: Word, to out: inout [UInt8]) {
    if word.endsInY { out.append(UInt8(TitleCodec.endsInY)) }
    let base = word.isCapitalised ? TitleCodec.capitalisedWord : TitleCodec.word
    out.append(UInt8(base + word.number >> 8))
    out.append(UInt8(word.number & 0xFF))
  }

  fileprivate struct Word {
    let number: Int
    let isCapitalised: Bool
    let endsInY: Bool
  }

  private func word(_ word: [UInt8], _ cache: inout Cache) -> Word? {
    if let known = cache.words[word] { return known }
    let found = self.word(word)
    cache.words[word] = .some(found)
    return found
  }

  /// How a word is coded; nil when a reader would not get it back as it is.
  private func word(_ word: [UInt8], endsInY: Bool = false) -> Word? {
    if let number = numbers[word] {
      return number < TitleCodec.wordLimit
        ? Word(number: number, isCapitalised: false, endsInY: endsInY) : nil
    }
    if let lower = Self.lowered(word), let number = numbers[lower],
      number < TitleCodec.capitalisedLimit,
      Array(Spelling.capitalised(String(decoding: lower, as: UTF8.self)).utf8) == word
    {
      return Word(number: number, isCapitalised: true, endsInY: endsInY)
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

  /// Appends ASCII as it is, and the rest in runs of at most 255 bytes.
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
      out.append(UInt8(TitleCodec.literal))
      out.append(UInt8(end - index))
      out.append(contentsOf: literal[index..<end])
      index = end
    }
  }
}

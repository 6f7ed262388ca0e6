import SearchFormat
import Text
import Vietnamese

/// A word of the index: its folded key, and its diacritics as a number (`VariantCode`).
struct Term: Hashable, Sendable {
  let folded: [UInt8]
  let code: Int
}

/// Numbers the terms of some documents. A spelling is looked up by its bytes; its term is computed when it
/// occurs for the first time.
struct TermInterner: ~Copyable {
  private(set) var terms: [Term] = []
  private var numbers: [Term: UInt32] = [:]
  private var spellings = TextIndex(minimumCapacity: 8_192)
  /// The term of each spelling; nil for one that has no letters, such as a mark alone.
  private var termOfSpelling: [UInt32?] = []

  /// The number of the term that these bytes of a text spell; nil when they spell none.
  mutating func number(of range: Range<Int>, in text: Span<UInt8>) -> UInt32? {
    text.extracting(range).withUnsafeBufferPointer { spelling in
      let spelling = ByteView(spelling)
      let (number, isNew) = spellings.insert(spelling)
      if isNew { termOfSpelling.append(term(SearchWord(spelling))) }
      return termOfSpelling[number]
    }
  }

  @inline(never)
  private mutating func term(_ word: SearchWord) -> UInt32? {
    guard !word.folded.isEmpty else { return nil }
    let (folded, code) = VariantCode.read(word)
    let term = Term(folded: folded, code: code)
    if let number = numbers[term] { return number }
    let number = UInt32(terms.count)
    terms.append(term)
    numbers[term] = number
    return number
  }
}

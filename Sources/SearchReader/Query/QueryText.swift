import SearchFormat
import Vietnamese

/// A query as it was typed, split into words (docs/search-format.md, section 11).
struct QueryText: Sendable, Equatable {
  struct Word: Sendable, Equatable {
    /// As typed.
    let text: String
    let folded: [UInt8]
    let code: Int
    /// The folded key in which `y` stays `y`: it may be the beginning of a longer word.
    let beginning: [UInt8]
  }

  /// The greatest number of words; further ones are ignored.
  static let limit = 24

  /// The words to find, those of phrases included.
  private(set) var words: [Word] = []
  /// The ranges of `words` in quotation marks.
  private(set) var phrases: [Range<Int>] = []
  private(set) var exclusions: [[Word]] = []
  /// Whether the query ends with a word to find that is not quoted.
  private(set) var endsInWord = false
  private var count = 0

  init(_ query: String) {
    let bytes = Array(TextDecoder.nfc(query).utf8)
    var reader = SegmentReader(bytes: bytes)
    while count < Self.limit, let segment = reader.next() {
      let found = words(Array(bytes[segment.range]))
      switch segment.kind {
      case .plain:
        endsInWord = found.endsInWord && segment.range.upperBound == bytes.count
        words += found.words
      case .phrase:
        endsInWord = false
        if !found.words.isEmpty { phrases.append(words.count..<words.count + found.words.count) }
        words += found.words
      case .exclusion:
        endsInWord = false
        if !found.words.isEmpty { exclusions.append(found.words) }
      }
    }
  }

  private mutating func words(_ bytes: [UInt8]) -> (words: [Word], endsInWord: Bool) {
    var words: [Word] = []
    var end = 0
    bytes.withUnsafeBufferPointer { buffer in
      var scanner = SearchWordScanner(buffer)
      while count < Self.limit, let range = scanner.next() {
        end = range.upperBound
        let spelling = UnsafeBufferPointer(rebasing: buffer[range])
        let word = SearchWord(spelling)
        guard !word.folded.isEmpty else { continue }
        let (folded, code) = VariantCode.read(word)
        words.append(
          Word(
            text: String(decoding: spelling, as: UTF8.self), folded: folded, code: code,
            beginning: Self.beginning(folded, spelling)))
        count += 1
      }
    }
    return (words, !words.isEmpty && end == bytes.count)
  }

  /// Folds `y` to itself: a typed `y` may be the beginning of `yên`, where it does not become `i`.
  private static func beginning(
    _ folded: [UInt8], _ spelling: UnsafeBufferPointer<UInt8>
  ) -> [UInt8] {
    let plain = Fold.fold(spelling)
    return plain.count == folded.count ? plain : folded
  }
}

/// Splits a query at its quotation marks and exclusions.
private struct SegmentReader {
  enum Kind {
    case plain, phrase, exclusion
  }

  let bytes: [UInt8]
  private var index = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> (kind: Kind, range: Range<Int>)? {
    guard index < bytes.count else { return nil }
    if let width = quoteWidth(at: index) {
      index += width
      return (.phrase, toQuote())
    }
    if isExclusion(at: index) {
      index += 1
      if let width = quoteWidth(at: index) {
        index += width
        return (.exclusion, toQuote())
      }
      let start = index
      while index < bytes.count, blankWidth(at: index) == nil, quoteWidth(at: index) == nil {
        index += 1
      }
      return (.exclusion, start..<index)
    }
    let start = index
    repeat {
      index += 1
    } while index < bytes.count && quoteWidth(at: index) == nil
      && !isExclusion(at: index)
    return (.plain, start..<index)
  }

  /// The bytes up to the next quotation mark, which is skipped, or to the end.
  private mutating func toQuote() -> Range<Int> {
    let start = index
    while index < bytes.count, quoteWidth(at: index) == nil { index += 1 }
    let range = start..<index
    if index < bytes.count { index += quoteWidth(at: index) ?? 1 }
    return range
  }

  private func isExclusion(at place: Int) -> Bool {
    guard bytes[place] == UInt8(ascii: "-"), place + 1 < bytes.count else { return false }
    var isAfterBlank = place == 0
    for width in 1...3 where place >= width {
      isAfterBlank = isAfterBlank || blankWidth(at: place - width) == width
    }
    guard isAfterBlank else { return false }
    if quoteWidth(at: place + 1) != nil { return true }
    return bytes[(place + 1)...].withUnsafeBufferPointer { rest in
      var scanner = SearchWordScanner(rest)
      return scanner.next()?.lowerBound == 0
    }
  }

  private func quoteWidth(at place: Int) -> Int? {
    for quote in Self.quotes where bytes[place...].starts(with: quote) { return quote.count }
    return nil
  }

  private func blankWidth(at place: Int) -> Int? {
    for blank in Self.blanks where bytes[place...].starts(with: blank) { return blank.count }
    return nil
  }

  private static let quotes = ["\"", "“", "”", "„", "«", "»"].map { Array($0.utf8) }
  private static let blanks = [" ", "\t", "\n", "\r", "\u{A0}", "\u{3000}"].map { Array($0.utf8) }
}

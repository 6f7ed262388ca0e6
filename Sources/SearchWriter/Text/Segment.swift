import Text

/// The index of some consecutive documents, made by one worker: their terms, and where each occurs.
struct Segment: Sendable {
  let terms: [Term]
  /// For each term.
  let statistics: [TermStatistics]
  let blocks: [TokenBlock]
  /// The length of each document.
  let lengths: [Int]

  /// The number of documents of a block.
  private static let blockSize = 64

  /// Divides the records into a segment for each worker.
  static func make(of records: [SearchRecord], _ parallel: Parallel) async -> [Segment] {
    let ranges = ranges(records.map(\.size), workers: parallel.jobs)
    return await parallel.map(count: ranges.count) { Segment(records, ranges[$0]) }
  }

  /// Reads the documents of a range.
  init(_ records: [SearchRecord], _ range: Range<Int>) {
    var scanner = DocumentScanner()
    var blocks: [TokenBlock] = []
    var lengths: [Int] = []
    lengths.reserveCapacity(range.count)
    for start in stride(from: range.lowerBound, to: range.upperBound, by: Self.blockSize) {
      var ends: [Int] = []
      for document in start..<min(range.upperBound, start + Self.blockSize) {
        let record = records[document]
        lengths.append(record.textLength)
        for field in record.fields { scanner.read(field) }
        ends.append(scanner.endDocument())
      }
      blocks.append(TokenBlock(start: start, ends: ends, tokens: scanner.takeTokens()))
    }
    terms = scanner.interner.terms
    statistics = scanner.statistics
    self.blocks = blocks
    self.lengths = lengths
  }

  /// Ranges of documents with about as much text each: one for each worker, or more when the number of a term
  /// might not fit into a token.
  private static func ranges(_ sizes: [Int], workers: Int) -> [Range<Int>] {
    let limit = min(TokenBlock.termLimit, sizes.reduce(0, +) / workers + 1)
    var ranges: [Range<Int>] = []
    var (start, sum) = (0, 0)
    for (index, size) in sizes.enumerated() {
      if sum + size / 2 > limit, index > start {
        ranges.append(start..<index)
        (start, sum) = (index, 0)
      }
      sum += size
    }
    return start < sizes.count ? ranges + [start..<sizes.count] : ranges
  }
}

/// How often a term occurs.
struct TermStatistics: Sendable {
  var occurrences = 0
  var documents = 0
}

/// The terms of some documents in their order.
struct TokenBlock: Sendable {
  /// A segment must have fewer terms.
  static let termLimit = 1 << 29

  /// The first document.
  let start: Int
  /// Where the tokens of each document end.
  let ends: [Int]
  /// From the highest bit down: the term by its number in the segment (29 bits), the code of its weight (2),
  /// whether it makes a pair with the term before (1).
  let tokens: [UInt32]
}

/// Reads texts and records their terms.
private struct DocumentScanner: ~Copyable {
  var interner = TermInterner()
  private(set) var statistics: [TermStatistics] = []
  private var tokens: [UInt32] = []
  /// Where the current document begins.
  private var start = 0
  /// The number of documents so far, the current one included, and for each term the last one that has it.
  private var document = 1
  private var lastDocument: [Int] = []

  mutating func read(_ field: SearchRecord.Field) {
    let text = field.text.span
    let weight = field.weight.code << 1
    var tokenizer = Tokenizer()
    var end: Int?
    while let range = tokenizer.next(in: text) {
      guard let term = interner.number(of: range, in: text) else { continue }
      let isPair = end.map { !SentenceBoundary.isIn(text, $0..<range.lowerBound) } ?? false
      tokens.append(term << 3 | weight | (isPair ? 1 : 0))
      end = range.upperBound
    }
  }

  /// Counts the terms of the document that was read; returns where its tokens end.
  mutating func endDocument() -> Int {
    let new = interner.terms.count - statistics.count
    statistics.append(contentsOf: repeatElement(TermStatistics(), count: new))
    lastDocument.append(contentsOf: repeatElement(0, count: new))
    for token in tokens[start...] {
      let term = Int(token >> 3)
      statistics[term].occurrences += 1
      if lastDocument[term] != document {
        lastDocument[term] = document
        statistics[term].documents += 1
      }
    }
    document += 1
    start = tokens.count
    return start
  }

  /// A copy of the tokens of all documents since the last call, in an array of just their size.
  mutating func takeTokens() -> [UInt32] {
    var copy: [UInt32] = []
    copy.reserveCapacity(tokens.count)
    copy.append(contentsOf: tokens)
    tokens.removeAll(keepingCapacity: true)
    start = 0
    return copy
  }
}

extension SearchRecord.Weight {
  /// The code of a weight in two bits.
  var code: UInt32 {
    switch self {
    case .text: 0
    case .lead: 1
    case .name: 2
    case .title: 3
    }
  }
}

extension SearchRecord {
  /// The length of its plain text, by which occurrences are weighed: the number of blanks and line ends plus
  /// one for each field, which is about the number of words.
  var textLength: Int {
    fields.reduce(0) { sum, field in
      guard field.weight == .text else { return sum }
      var blanks = 0
      for byte in field.text { blanks &+= byte == 0x20 || byte == 0x0A ? 1 : 0 }
      return sum + 1 + blanks
    }
  }

  /// The number of bytes of all fields.
  var size: Int { fields.reduce(0) { $0 + $1.text.count } }

  /// The same without its texts, once they have been read.
  var withoutTexts: SearchRecord {
    SearchRecord(
      id: id, title: title, path: path, kind: kind, day: day, place: place, placeText: placeText,
      values: values, isStory: isStory, isSample: isSample, fields: [])
  }
}

import Vietnamese

/// The words of a row of documents; the part of the index that is made on one core.
struct PartialIndex: Sendable {
  /// How often a word is met.
  struct Met: BitwiseCopyable, Sendable {
    var times: UInt32 = 0
    var documents: UInt32 = 0
    /// The last document that has it.
    fileprivate var last = UInt32.max
  }

  let words: [IndexWord]
  /// Of each word.
  let met: [Met]
  let runs: [TokenRun]
  /// The length of each document.
  let lengths: [Int]

  /// Documents whose words are written down in one piece.
  private static let runSize = 64

  /// Reads the documents of a range.
  init(_ records: [SearchRecord], _ range: Range<Int>) {
    var scan = DocumentScan()
    var runs: [TokenRun] = []
    var lengths: [Int] = []
    lengths.reserveCapacity(range.count)
    WordStepper.classes.withUnsafeBufferPointer { classes in
      for start in stride(from: range.lowerBound, to: range.upperBound, by: Self.runSize) {
        var ends: [Int] = []
        for document in start..<min(range.upperBound, start + Self.runSize) {
          let record = records[document]
          lengths.append(record.textLength)
          for field in record.fields { scan.read(field, classes) }
          ends.append(scan.endDocument(UInt32(document)))
        }
        runs.append(TokenRun(start: start, ends: ends, tokens: scan.take()))
      }
    }
    words = scan.table.words
    met = scan.allMet()
    self.runs = runs
    self.lengths = lengths
  }
}

extension SearchRecord {
  /// Blanks of its plain text, by which occurrences are weighed: about its words, with marks or without.
  var textLength: Int {
    fields.reduce(0) { sum, field in
      guard field.weight == .text else { return sum }
      return sum + 1 + field.text.withUnsafeBytes { Self.blanks($0) }
    }
  }

  /// Counts blanks and line ends, eight bytes at once.
  private static func blanks(_ text: UnsafeRawBufferPointer) -> Int {
    var count = 0
    var index = 0
    while index &+ 8 <= text.count {
      let bytes = text.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let others = marked(bytes ^ 0x2020_2020_2020_2020) & marked(bytes ^ 0x0A0A_0A0A_0A0A_0A0A)
      count &+= 8 &- others.nonzeroBitCount
      index &+= 8
    }
    while index < text.count {
      count &+= text[index] == 0x20 || text[index] == 0x0A ? 1 : 0
      index &+= 1
    }
    return count
  }

  /// The highest bit of each byte that is not 0.
  @inline(__always)
  private static func marked(_ bytes: UInt64) -> UInt64 {
    (((bytes & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F) | bytes) & 0x8080_8080_8080_8080
  }

  /// The bytes that are read of it.
  var size: Int { fields.reduce(0) { $0 + $1.text.count } }

  /// The same without its texts, once they are read.
  var withoutTexts: SearchRecord {
    SearchRecord(
      id: id, title: title, path: path, kind: kind, day: day, place: place, placeText: placeText,
      values: values, isStory: isStory, isSample: isSample, fields: [])
  }
}

/// Reads texts and writes down which words stand in them.
private struct DocumentScan: ~Copyable {
  var table = WordTable()
  private var tokens = Room<UInt32>(capacity: 65_536)
  private var met = Room<PartialIndex.Met>(capacity: 8_192)
  /// Where the document begins.
  private var start = 0

  mutating func read(_ field: SearchRecord.Field, _ classes: UnsafeBufferPointer<UInt8>) {
    tokens.reserve(field.text.count / 2 + 1)
    let code = Occurrences.code(field.weight)
    field.text.withUnsafeBufferPointer { text in
      var stepper = WordStepper(text, classes)
      var isFirst = true
      var end = 0
      while let range = stepper.next() {
        let word = table.number(of: range, in: text)
        guard word != WordTable.none else { continue }
        let isPair = !isFirst && !Sentence.ends(text, end..<range.lowerBound)
        tokens.appendWithin(TokenRun.token(word, code, isPair: isPair))
        isFirst = false
        end = range.upperBound
      }
    }
  }

  /// Counts the words of the document that was read; returns where it ends.
  mutating func endDocument(_ document: UInt32) -> Int {
    while met.count < table.words.count { met.append(PartialIndex.Met()) }
    for index in start..<tokens.count {
      let word = met.base + Int(tokens[index] &>> 3)
      word.pointee.times &+= 1
      if word.pointee.last != document {
        word.pointee.last = document
        word.pointee.documents &+= 1
      }
    }
    start = tokens.count
    return start
  }

  /// The tokens of all documents since the last time.
  mutating func take() -> [UInt32] {
    defer {
      tokens.removeAll()
      start = 0
    }
    return tokens.elements(0..<tokens.count)
  }

  func allMet() -> [PartialIndex.Met] { met.elements(0..<met.count) }
}

enum Sentence {
  /// Whether what stands between two words ends a sentence: a line end, or a blank and one of `.!?…;:`.
  @inline(__always)
  static func ends(_ text: UnsafeBufferPointer<UInt8>, _ gap: Range<Int>) -> Bool {
    if gap.count == 1, text[gap.lowerBound] == 0x20 { return false }
    return endsCarefully(text, gap)
  }

  private static func endsCarefully(_ text: UnsafeBufferPointer<UInt8>, _ gap: Range<Int>) -> Bool {
    var sawBlank = false
    var sawEnd = false
    for index in gap {
      switch text[index] {
      case 0x0A: return true
      case 0x20: sawBlank = true
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"),
        UInt8(ascii: ":"):
        sawEnd = true
      case 0xA6
      where index >= gap.lowerBound + 2 && text[index - 1] == 0x80
        && text[index - 2] == 0xE2:
        sawEnd = true
      default: break
      }
    }
    return sawBlank && sawEnd
  }
}

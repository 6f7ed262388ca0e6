import Vietnamese

/// The words and pairs of a row of documents; the part of the index that is made on one core.
struct PartialIndex: Sendable {
  let words: [IndexWord]
  let blocks: [Block]

  /// At most `Occurrences.blockSize` documents.
  struct Block: Sendable {
    /// The first document.
    let start: Int
    let words: Postings
    let pairs: Postings
  }

  /// Reads the documents of a range; `lengths` are those of all.
  init(
    _ records: [SearchRecord], _ range: Range<Int>, lengths: [Int], mean: Double,
    _ settings: SearchSettings
  ) {
    var scan = DocumentScan()
    var blocks: [Block] = []
    WordStepper.classes.withUnsafeBufferPointer { classes in
      for start in stride(from: range.lowerBound, to: range.upperBound, by: Occurrences.blockSize) {
        let end = min(range.upperBound, start + Occurrences.blockSize)
        for document in start..<end {
          for field in records[document].fields {
            scan.read(field, Occurrences.place(document - start, field.weight), classes)
          }
        }
        let impacts = Impacts(lengths: lengths[start..<end], mean: mean, settings)
        blocks.append(scan.block(from: start, impacts))
      }
    }
    words = scan.table.words
    self.blocks = blocks
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

/// Reads texts and writes down what stands where.
private struct DocumentScan: ~Copyable {
  var table = WordTable()
  private var words = Occurrences()
  private var pairs = Occurrences()

  mutating func read(
    _ field: SearchRecord.Field, _ place: UInt64, _ classes: UnsafeBufferPointer<UInt8>
  ) {
    words.reserve(field.text.count / 2 + 1)
    pairs.reserve(field.text.count / 2 + 1)
    field.text.withUnsafeBufferPointer { text in
      var stepper = WordStepper(text, classes)
      var previous = WordTable.none
      var end = 0
      while let range = stepper.next() {
        let word = table.number(of: range, in: text)
        guard word != WordTable.none else { continue }
        words.add(word, place)
        if previous != WordTable.none, !Sentence.ends(text, end..<range.lowerBound) {
          pairs.add(previous, word, place)
        }
        previous = word
        end = range.upperBound
      }
    }
  }

  mutating func block(from start: Int, _ impacts: Impacts) -> PartialIndex.Block {
    let count = table.words.count
    return PartialIndex.Block(
      start: start, words: words.postings(words: count, impacts, isPairs: false),
      pairs: pairs.postings(words: count, impacts, isPairs: true))
  }
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

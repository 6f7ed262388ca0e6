import Vietnamese

/// The words and pairs of a row of documents, sorted; the part of the index that is made on one core.
struct PartialIndex: Sendable {
  /// The first document.
  let start: Int
  let words: [IndexWord]
  let pairs: [UInt64]
  let wordPostings: Postings
  let pairPostings: Postings

  /// Reads the documents of a range.
  init(
    _ records: [SearchRecord], _ range: Range<Int>, meanLength: Double, _ settings: SearchSettings
  ) {
    var scan = DocumentScan()
    for record in records[range] {
      for field in record.fields { scan.read(field) }
      let impact = Impact(length: record.textLength, mean: meanLength, settings)
      scan.words.endDocument(impact)
      scan.pairs.endDocument(impact)
    }
    start = range.lowerBound
    words = scan.wordTable.words
    pairs = scan.pairTable.pairs
    wordPostings = scan.words.postings(of: words.count)
    scan.words = Gathering()
    pairPostings = scan.pairs.postings(of: pairs.count)
  }
}

extension SearchRecord {
  /// Blanks of its plain text, by which occurrences are weighed: about its words, with marks or without.
  var textLength: Int {
    fields.reduce(0) { sum, field in
      guard field.weight == .text else { return sum }
      return field.text.withUnsafeBufferPointer { text in
        var count = sum + 1
        for byte in text where byte == 0x20 || byte == 0x0A { count &+= 1 }
        return count
      }
    }
  }
}

/// Reads texts and adds up what each document says.
private struct DocumentScan {
  var wordTable = WordTable()
  var pairTable = PairTable()
  var words = Gathering()
  var pairs = Gathering()

  mutating func read(_ field: SearchRecord.Field) {
    let amount: UInt64 = field.weight == .text ? 1 : UInt64(field.weight.rawValue) << 32
    field.text.withUnsafeBufferPointer { text in
      var scanner = SearchWordScanner(text)
      var previous = WordTable.none
      var end = 0
      while let range = scanner.next() {
        let word = wordTable.number(of: UnsafeBufferPointer(rebasing: text[range]))
        guard word != WordTable.none else { continue }
        words.add(word, amount)
        if previous != WordTable.none, !Sentence.ends(text, end..<range.lowerBound) {
          pairs.add(pairTable.number(of: previous, word), amount)
        }
        previous = word
        end = range.upperBound
      }
    }
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

import SearchFormat

/// Reads coded text, which `TitleEncoder` writes (docs/search-format.md, section 9).
struct TitleDecoder {
  private var reader: ByteReader
  private let header: IndexHeader
  private var text = ""
  /// Whether the next word has no space before it.
  private var isJoined = true
  private var endsInY = false

  init(_ reader: ByteReader, _ header: IndexHeader) {
    self.reader = reader
    self.header = header
  }

  /// The whole text.
  mutating func decode() throws(SearchIndexError) -> String {
    while !reader.isAtEnd {
      let byte = try reader.byte()
      switch byte {
      case ..<TitleCodec.word:
        text.unicodeScalars.append(Unicode.Scalar(UInt8(byte)))
        isJoined = false
      case ..<TitleCodec.capitalisedWord:
        try word(byte - TitleCodec.word, isCapitalised: false)
      case ..<TitleCodec.literal:
        try word(byte - TitleCodec.capitalisedWord, isCapitalised: true)
      case TitleCodec.literal:
        try literal()
      case TitleCodec.endsInY:
        endsInY = true
      case TitleCodec.joined:
        isJoined = true
      default:
        throw reader.damaged("coded text")
      }
    }
    return text
  }

  private mutating func word(_ high: Int, isCapitalised: Bool) throws(SearchIndexError) {
    let number = high << 8 | (try reader.byte())
    guard number < header.words.count else { throw reader.damaged("number of a word") }
    let word = header.words[number]
    var spelling = Spelling.write(header.keys[word.key].folded, word.code)
    if endsInY { spelling = Spelling.endingInY(spelling) }
    if isCapitalised { spelling = Spelling.capitalised(spelling) }
    if !isJoined { text += " " }
    text += spelling
    isJoined = false
    endsInY = false
  }

  private mutating func literal() throws(SearchIndexError) {
    let bytes = try reader.raw(try reader.byte())
    guard let literal = String(validating: bytes, as: UTF8.self) else {
      throw reader.damaged("coded text")
    }
    text += literal
    isJoined = false
  }
}

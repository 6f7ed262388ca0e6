import Vietnamese

/// What is shown of a result (docs/search-format.md, section 9).
struct Card: Sendable, Equatable {
  let kind: Int
  /// Days since 1970-01-01.
  let day: Int?
  let forms: [Int]
  let title: String
  let place: String?
  let path: String
  let id: String
  let isSample: Bool
}

/// Takes files of cards apart.
struct CardReader {
  let head: Head

  /// The cards of a file.
  func cards(_ payload: [UInt8], count: Int) throws(SearchIndexError) -> [Card] {
    var reader = ByteReader(payload)
    var sizes: [Int] = []
    for _ in 0..<count { sizes.append(try reader.varint()) }
    var cards: [Card] = []
    for size in sizes {
      let start = reader.index
      try reader.skip(size)
      cards.append(try card(ByteReader(payload, start..<start + size), cards.last))
    }
    guard reader.isAtEnd else { throw .damaged("cards") }
    return cards
  }

  private func card(_ bytes: ByteReader, _ previous: Card?) throws(SearchIndexError) -> Card {
    var reader = bytes
    let flags = try reader.byte()
    let kind = try reader.varint()
    let day = try reader.varint()
    var forms: [Int] = []
    for _ in 0..<(try reader.count()) { forms.append(try reader.varint()) }
    let title = try text(&reader)
    var place: String?
    if flags & 1 != 0 { place = try text(&reader) }
    if flags & 2 != 0 { place = previous?.place }
    let route = try reader.varint()
    guard route < head.routes.count, let kinds = head.facets.first, kind < kinds.values.count else {
      throw .damaged("card")
    }
    let shared = try reader.varint()
    let rest = try reader.string()
    let own = Array(Slug.make(title).utf8)
    guard shared <= own.count else { throw .damaged("card") }
    let slug = String(decoding: own[..<shared], as: UTF8.self) + rest
    let id = flags & 4 != 0 ? try reader.string() : slug
    guard reader.isAtEnd else { throw .damaged("card") }
    return Card(
      kind: kind, day: day > 0 ? day - 1 : nil, forms: forms, title: title, place: place,
      path: slug.utf8.first == UInt8(ascii: "/") ? slug : head.routes[route] + slug + "/", id: id,
      isSample: flags & 8 != 0)
  }

  private func text(_ reader: inout ByteReader) throws(SearchIndexError) -> String {
    let size = try reader.count()
    var text = ByteReader(reader.bytes, reader.index..<reader.index + size)
    try reader.skip(size)
    var out = ""
    var (glued, endsInY) = (true, false)
    while !text.isAtEnd {
      let byte = try text.byte()
      switch byte {
      case 0..<0x80:
        out.unicodeScalars.append(Unicode.Scalar(UInt8(byte)))
      case 0x80..<0xF0:
        let isUpper = byte >= 0xC0
        let number = (byte - (isUpper ? 0xC0 : 0x80)) << 8 | (try text.byte())
        guard number < head.words.count else { throw .damaged("word") }
        let word = head.words[number]
        var spelling = Spelling.write(head.keys[word.key].folded, word.code)
        if endsInY { spelling = Spelling.endingInY(spelling) }
        if !glued { out += " " }
        out += isUpper ? Spelling.capitalised(spelling) : spelling
        endsInY = false
      case 0xF0:
        let literal = try text.raw(try text.byte())
        guard let literal = String(validating: literal, as: UTF8.self) else {
          throw .damaged("text")
        }
        out += literal
      case 0xF1: endsInY = true
      case 0xF2: break
      default: throw .damaged("text")
      }
      glued = byte == 0xF2 || byte == 0xF1 && glued
    }
    return out
  }
}

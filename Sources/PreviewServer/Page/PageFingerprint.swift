import Text

/// By what a browser knows whether the page that it shows is still the page.
package struct PageFingerprint: Hashable, Sendable {
  /// Of all bytes but the addresses of style sheets: when only those differ, they are swapped in place.
  package let content: String
  /// Addresses of the style sheets, in their order.
  package let styles: [String]
  /// Of all bytes.
  package let whole: String

  package init(_ page: [UInt8]) {
    let places = Self.styleAddresses(page)
    var rest: [UInt8] = []
    rest.reserveCapacity(page.count)
    var start = 0
    for place in places {
      rest += page[start..<place.lowerBound]
      start = place.upperBound
    }
    rest += page[start...]
    content = ContentHash(rest).hex(digits: 20)
    whole = ContentHash(page).hex(digits: 20)
    styles = places.map { String(decoding: page[$0], as: UTF8.self) }
  }

  /// Where the addresses of `<link rel="stylesheet" href="…">` stand in the head.
  private static func styleAddresses(_ page: [UInt8]) -> [Range<Int>] {
    var places: [Range<Int>] = []
    let headEnd = find("</head>", in: page, 0..<min(page.count, 65_536)) ?? 0
    var index = 0
    while let start = find("<link", in: page, index..<headEnd) {
      guard let end = page[start..<headEnd].firstIndex(of: UInt8(ascii: ">")) else { break }
      index = end
      guard find("stylesheet", in: page, start..<end) != nil,
        let name = find("href=\"", in: page, start..<end)
      else { continue }
      let first = name + 6
      guard let last = page[first..<end].firstIndex(of: UInt8(ascii: "\"")) else { continue }
      places.append(first..<last)
    }
    return places
  }

  private static func find(
    _ text: StaticString, in page: [UInt8], _ range: Range<Int>
  ) -> Int? {
    text.withUTF8Buffer { text in
      page.withUnsafeBufferPointer { page in
        var index = range.lowerBound
        while index <= range.upperBound - text.count {
          if page[index] == text[0], page[index..<(index + text.count)].elementsEqual(text) {
            return index
          }
          index += 1
        }
        return nil
      }
    }
  }
}

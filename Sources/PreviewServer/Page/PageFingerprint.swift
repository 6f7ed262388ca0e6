import Text

/// By what a browser knows whether the page that it shows is still the page.
package struct PageFingerprint: Hashable, Sendable {
  /// Of all bytes but the addresses of style sheets: when only those differ, they are swapped in place.
  package let content: String
  /// Addresses of the style sheets, in their order.
  package let styles: [String]
  /// Of all bytes.
  package let whole: String

  /// How many digits `content` and `whole` have.
  package static let digits = 20

  package init(_ page: [UInt8]) {
    let addresses = Self.styleAddresses(page)
    var rest = OutputBuffer(capacity: page.count)
    var start = 0
    for address in addresses {
      rest.append(contentsOf: page[start..<address.lowerBound])
      start = address.upperBound
    }
    rest.append(contentsOf: page[start...])
    content = rest.withBytes { ContentHash(UnsafeRawBufferPointer($0)) }.hex(digits: Self.digits)
    styles = addresses.map { String(decoding: page[$0], as: UTF8.self) }
    whole = ContentHash(page).hex(digits: Self.digits)
  }

  /// Where the addresses of `<link rel="stylesheet" href="…">` stand in the head; none without its end.
  private static func styleAddresses(_ page: [UInt8]) -> [Range<Int>] {
    let start = page.prefix(65_536)
    guard let head = start.range(of: "</head>").map({ start[..<$0.lowerBound] }) else { return [] }
    var found: [Range<Int>] = []
    var rest = head
    while let open = rest.range(of: "<link"),
      let end = rest[open.upperBound...].firstIndex(of: UInt8(ascii: ">"))
    {
      let tag = rest[open.upperBound..<end]
      rest = rest[end...]
      guard tag.range(of: "stylesheet") != nil, let name = tag.range(of: "href=\"") else {
        continue
      }
      let value = tag[name.upperBound...]
      guard let quote = value.firstIndex(of: UInt8(ascii: "\"")) else { continue }
      found.append(value.startIndex..<quote)
    }
    return found
  }
}

extension ArraySlice<UInt8> {
  /// Where a text begins and ends for the first time.
  fileprivate func range(of text: StaticString) -> Range<Int>? {
    text.withUTF8Buffer { text in
      guard count >= text.count else { return nil }
      var from = startIndex
      while let place = self[from...(endIndex - text.count)].firstIndex(of: text[0]) {
        if self[place..<(place + text.count)].elementsEqual(text) {
          return place..<(place + text.count)
        }
        from = place + 1
        if from > endIndex - text.count { return nil }
      }
      return nil
    }
  }
}

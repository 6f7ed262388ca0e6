import Text

/// Identifies a version of a page, so that a browser can tell whether its page is current.
package struct PageFingerprint: Hashable, Sendable {
  /// Computed from all bytes except the addresses of style sheets: when only those differ, they are
  /// replaced in place.
  package let content: String
  /// Addresses of the style sheets, in their order.
  package let styles: [String]
  /// Computed from all bytes.
  package let whole: String

  /// The number of digits of `content` and `whole`.
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

  /// Returns the ranges of the addresses of `<link rel="stylesheet" href="…">` in the head; none if
  /// the head has no end.
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
  /// Returns the range of the first occurrence of a text.
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

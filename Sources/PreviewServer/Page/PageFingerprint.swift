import Text

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

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
    // Each part between two addresses is hashed where it stands, and the parts' hashes together.
    var parts = OutputBuffer(capacity: 256)
    let starts = [0] + places.map(\.upperBound)
    let ends = places.map(\.lowerBound) + [page.count]
    for (start, end) in zip(starts, ends) {
      let hash = page.withUnsafeBytes { ContentHash(.init(rebasing: $0[start..<end])) }
      hash.appendHex(to: &parts)
    }
    styles = places.map { String(decoding: page[$0], as: UTF8.self) }
    content = parts.withBytes { ContentHash(UnsafeRawBufferPointer($0)) }.hex(digits: 20)
    for style in styles { parts.append("\n" + style) }
    whole = parts.withBytes { ContentHash(UnsafeRawBufferPointer($0)) }.hex(digits: 20)
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
      page.withUnsafeBytes { page in
        guard let wanted = text.baseAddress, let base = page.baseAddress else { return nil }
        var index = range.lowerBound
        while index + text.count <= range.upperBound {
          guard
            let found = memchr(
              base + index, Int32(text[0]), range.upperBound - text.count - index + 1)
          else { return nil }
          index = UnsafeRawPointer(found) - base
          if memcmp(found, wanted, text.count) == 0 { return index }
          index += 1
        }
        return nil
      }
    }
  }
}

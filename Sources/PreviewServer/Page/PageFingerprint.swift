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

  /// How many digits `content` and `whole` have.
  package static let digits = 20

  package init(_ page: [UInt8]) {
    self = page.withUnsafeBytes { PageFingerprint($0) }
  }

  package init(_ page: UnsafeRawBufferPointer) {
    // Each part between two addresses is hashed where it stands, and the parts' hashes together.
    var parts = OutputBuffer(capacity: 256)
    var styles: [String] = []
    var start = 0
    Self.forEachStyleAddress(page) { place in
      let part = page[start..<place.lowerBound]
      ContentHash(UnsafeRawBufferPointer(rebasing: part)).appendHex(to: &parts)
      styles.append(String(decoding: page[place], as: UTF8.self))
      start = place.upperBound
    }
    ContentHash(UnsafeRawBufferPointer(rebasing: page[start...])).appendHex(to: &parts)
    self.styles = styles
    content = parts.withBytes { ContentHash(UnsafeRawBufferPointer($0)) }.hex(digits: Self.digits)
    for style in styles {
      parts.append("\n")
      parts.append(style)
    }
    whole = parts.withBytes { ContentHash(UnsafeRawBufferPointer($0)) }.hex(digits: Self.digits)
  }

  /// Finds the addresses of `<link rel="stylesheet" href="…">` in the head, in their order.
  private static func forEachStyleAddress(
    _ page: UnsafeRawBufferPointer, _ found: (Range<Int>) -> Void
  ) {
    let limit = min(page.count, 65_536)
    var tags: [Range<Int>] = []
    var index = 0
    // Without an end of the head there is none.
    while let start = next("<", in: page, index..<limit) {
      index = start + 1
      if holds("</head>", page, at: start, limit) {
        for tag in tags { styleAddress(in: tag, of: page).map(found) }
        return
      }
      guard holds("<link", page, at: start, limit) else { continue }
      guard let end = next(">", in: page, start..<limit) else { continue }
      tags.append(start..<end)
    }
  }

  private static func styleAddress(
    in tag: Range<Int>, of page: UnsafeRawBufferPointer
  ) -> Range<Int>? {
    guard next("stylesheet", in: page, tag) != nil, let name = next("href=\"", in: page, tag),
      let end = next("\"", in: page, (name + 6)..<tag.upperBound)
    else { return nil }
    return (name + 6)..<end
  }

  private static func holds(
    _ text: StaticString, _ page: UnsafeRawBufferPointer, at place: Int, _ limit: Int
  ) -> Bool {
    text.withUTF8Buffer { text in
      guard place + text.count <= limit, let base = page.baseAddress,
        let wanted = text.baseAddress
      else { return false }
      return memcmp(base + place, wanted, text.count) == 0
    }
  }

  /// Where a text begins next in a part of the page.
  private static func next(
    _ text: StaticString, in page: UnsafeRawBufferPointer, _ range: Range<Int>
  ) -> Int? {
    text.withUTF8Buffer { text in
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

// What the destination of a link or image is. The scheme is looked for as a browser does: entities are decoded
// (by cmark), control characters and blanks left out, case ignored (WHATWG URL §4.4).

import Text

enum LinkTarget: Hashable {
  /// An address with an allowed scheme; whether it is http or https.
  case external(isWeb: Bool)
  /// An id of the same page.
  case anchor(String)
  case reference(Reference)
  case empty
  case refusedScheme
  case refusedPath

  /// `kinds` are those of the records to which a text may link.
  init(_ url: Bytes, kinds: [String]) {
    if url.contains(where: { $0 <= 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 >= 0xE2 }) {
      self = Self.withoutBlanks(url).withView { Self.target(url, clean: $0, kinds) }
    } else {
      self = Self.target(url, clean: url, kinds)
    }
  }

  /// What a URL leads to; `clean` is without blanks and characters that cannot be seen.
  private static func target(_ url: Bytes, clean: Bytes, _ kinds: [String]) -> LinkTarget {
    guard let first = clean.first else { return .empty }
    let isSlash = { (byte: UInt8) in byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }
    if clean.count > 1, isSlash(first), isSlash(clean[1]) { return .refusedScheme }
    if first == UInt8(ascii: "#") { return anchor(url) }
    guard let colon = schemeEnd(clean) else { return path(url) }
    return clean.count == url.count ? withScheme(clean.part(0..<colon), url, kinds) : .refusedScheme
  }

  /// The offset of the colon before any `/`, `?` or `#`.
  private static func schemeEnd(_ url: Bytes) -> Int? {
    for (index, byte) in url.enumerated() {
      switch byte {
      case UInt8(ascii: ":"): return index
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return nil
      default: break
      }
    }
    return nil
  }

  private static func withScheme(
    _ scheme: Bytes, _ url: Bytes, _ kinds: [String]
  ) -> LinkTarget {
    func isNamed(_ name: String) -> Bool {
      name.withView { name in
        name.count == scheme.count
          && name.indices.allSatisfy { name[$0] == lowercased(scheme[$0]) }
      }
    }
    if let type = kinds.first(where: isNamed) {
      let rest = url.part(scheme.count + 1..<url.count)
      guard rest.contains(UInt8(ascii: "%")) else { return record(type, rest) }
      return percentDecoded(rest)?.withView { record(type, $0) } ?? .refusedPath
    }
    if isNamed("http") || isNamed("https") { return .external(isWeb: true) }
    if isNamed("mailto") || isNamed("tel") { return .external(isWeb: false) }
    return .refusedScheme
  }

  /// A record by its id, `#` and a heading of it.
  private static func record(_ type: String, _ rest: Bytes) -> LinkTarget {
    let mark = rest.first(UInt8(ascii: "#"), from: 0, to: rest.count) ?? rest.count
    guard mark > 0 else { return .empty }
    let fragment = mark + 1 < rest.count ? rest.part(mark + 1..<rest.count).text : nil
    return .reference(.record(type: type, id: rest.part(0..<mark).text, fragment: fragment))
  }

  private static func anchor(_ url: Bytes) -> LinkTarget {
    guard let decoded = percentDecoded(url), decoded.count > 1 else { return .empty }
    return .anchor(String(decoding: decoded.dropFirst(), as: UTF8.self))
  }

  private static func path(_ url: Bytes) -> LinkTarget {
    guard let decoded = percentDecoded(url), !decoded.contains(UInt8(ascii: "\\")),
      !decoded.contains(where: { $0 < 0x20 || $0 == 0x7F })
    else { return .refusedPath }
    let text = String(decoding: decoded, as: UTF8.self)
    return .reference(decoded.first == UInt8(ascii: "/") ? .root(text) : .file(text))
  }

  /// Decodes `%XX` once; nil when a code is broken or the bytes are not UTF-8.
  private static func percentDecoded(_ text: Bytes) -> [UInt8]? {
    guard text.contains(UInt8(ascii: "%")) else { return Array(text) }
    var out: [UInt8] = []
    var index = 0
    while index < text.count {
      guard text[index] == UInt8(ascii: "%") else {
        out.append(text[index])
        index += 1
        continue
      }
      guard index + 2 < text.count, let high = hexValue(text[index + 1]),
        let low = hexValue(text[index + 2])
      else { return nil }
      out.append(high << 4 | low)
      index += 3
    }
    guard String(validating: out, as: UTF8.self) != nil else { return nil }
    return out
  }

  private static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }

  /// Leaves out control characters, blanks and invisible characters.
  private static func withoutBlanks(_ url: Bytes) -> [UInt8] {
    var out: [UInt8] = []
    for scalar in String(decoding: url, as: UTF8.self).unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator: continue
      default: out.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
      }
    }
    return out
  }
}

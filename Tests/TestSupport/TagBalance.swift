/// Whether every tag that opens is closed in the right order.
package enum TagBalance {
  private static let void: Set<String> = ["br", "hr", "img", "input"]

  /// What is wrong with some HTML, or nil.
  package static func problem(in html: [UInt8]) -> String? {
    var open: [String] = []
    var index = 0
    while index < html.count {
      switch html[index] {
      case UInt8(ascii: "&"):
        guard isReference(html[index...]) else { return "a bare '&' at \(index)" }
        index += 1
      case UInt8(ascii: "<"):
        guard let tag = Tag(html, at: index) else { return "a bare '<' at \(index)" }
        index = tag.end
        if void.contains(tag.name) { continue }
        if !tag.closes {
          open.append(tag.name)
        } else if open.popLast() != tag.name {
          return "</\(tag.name)> closes what is not open"
        }
      default: index += 1
      }
    }
    return open.isEmpty ? nil : "never closed: \(open)"
  }

  private static func isReference(_ text: ArraySlice<UInt8>) -> Bool {
    guard let end = text.prefix(10).firstIndex(of: UInt8(ascii: ";")) else { return false }
    return text[text.startIndex + 1..<end].allSatisfy {
      $0 == UInt8(ascii: "#") || isWordByte($0)
    }
  }

  private struct Tag {
    let name: String
    let closes: Bool
    let end: Int

    init?(_ html: [UInt8], at start: Int) {
      var index = start + 1
      closes = index < html.count && html[index] == UInt8(ascii: "/")
      if closes { index += 1 }
      let first = index
      while index < html.count, isWordByte(html[index]) { index += 1 }
      name = String(decoding: html[first..<index], as: UTF8.self)
      guard !name.isEmpty else { return nil }
      var isQuoted = false
      while index < html.count, isQuoted || html[index] != UInt8(ascii: ">") {
        if html[index] == UInt8(ascii: "<") { return nil }
        if html[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
        index += 1
      }
      guard index < html.count else { return nil }
      end = index + 1
    }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
  }
}

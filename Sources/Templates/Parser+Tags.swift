import Text

/// One tag in the source.
struct Tag {
  /// `# ^ / > < $ ! =`, `&` for a raw variable (`{{{x}}}` as well), 0 for an escaped one.
  let sigil: UInt8
  var name: Name
  /// The byte range from the opening to the end of the closing delimiter.
  let start: Int
  let end: Int

  /// The name of a partial; with an asterisk, the name of a field.
  var partialName: PartialName {
    guard name.text.utf8.first == UInt8(ascii: "*") else { return .fixed(name) }
    let rest = name.text.dropFirst()
    let trimmed = rest.drop { $0 == " " || $0 == "\t" }
    let skipped = 1 + rest.utf8.count - trimmed.utf8.count
    var field = Name(String(trimmed), at: name.offset + skipped)
    field.isWellFormed = name.isWellFormed
    return .dynamic(field)
  }
}

extension Parser {
  static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    isBlank(byte) || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  func find(_ needle: [UInt8], from start: Int) -> Int? {
    guard let first = needle.first else { return nil }
    var at = start
    while at + needle.count <= bytes.count {
      guard let hit = bytes[at...].firstIndex(of: first), hit + needle.count <= bytes.count else {
        return nil
      }
      if bytes[hit..<hit + needle.count].elementsEqual(needle) { return hit }
      at = hit + 1
    }
    return nil
  }

  func startsLine(_ offset: Int) -> Bool {
    offset == 0 || bytes[offset - 1] == UInt8(ascii: "\n")
  }

  /// Returns the start of the line if only whitespace is between it and the offset.
  func blankBefore(_ offset: Int) -> Int? {
    var at = offset
    while at > cursor, Self.isBlank(bytes[at - 1]) { at -= 1 }
    return startsLine(at) ? at : nil
  }

  /// Returns the start of the next line if only whitespace is between the offset and it.
  func blankAfter(_ offset: Int) -> Int? {
    var at = offset
    while at < bytes.count, Self.isBlank(bytes[at]) { at += 1 }
    if at == bytes.count { return at }
    if bytes[at] == UInt8(ascii: "\r"), at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "\n") {
      return at + 2
    }
    return bytes[at] == UInt8(ascii: "\n") ? at + 1 : nil
  }

  /// Reads the tag whose opening delimiter is at the offset; reports and returns nil if it is
  /// malformed.
  mutating func readTag(at start: Int) -> Tag? {
    var inside = start + opening.count
    while inside < bytes.count, Self.isSpace(bytes[inside]) { inside += 1 }
    var sigil: UInt8 = 0
    if inside < bytes.count, "#^/><$!=&{".utf8.contains(bytes[inside]) { sigil = bytes[inside] }
    var closer = closing
    switch sigil {
    case UInt8(ascii: "="): closer = [sigil] + closing
    case UInt8(ascii: "{"): closer = [UInt8(ascii: "}")] + closing
    default: break
    }
    if sigil != 0 { inside += 1 }
    guard let stop = find(closer, from: inside) else {
      problems.append(.unclosedTag(at: start, in: source))
      return nil
    }
    let end = stop + closer.count
    if sigil == UInt8(ascii: "!") {
      return Tag(sigil: sigil, name: Name("", at: inside), start: start, end: end)
    }
    var first = inside
    var last = stop
    while first < last, Self.isSpace(bytes[first]) { first += 1 }
    while last > first, Self.isSpace(bytes[last - 1]) { last -= 1 }
    let text = bytes[first..<last]
    if text.contains(UInt8(ascii: "\n")) || contains(opening, in: text) {
      problems.append(.unclosedTag(at: start, in: source))
      return nil
    }
    let name = Name(String(decoding: text, as: UTF8.self), at: first)
    var tag = Tag(
      sigil: sigil == UInt8(ascii: "{") ? UInt8(ascii: "&") : sigil, name: name, start: start,
      end: end)
    if sigil != UInt8(ascii: "="), !isWellFormed(tag) {
      problems.append(.badName(tag, in: source))
      tag.name.isWellFormed = false
    }
    return tag
  }

  private func isWellFormed(_ tag: Tag) -> Bool {
    var text = Substring(tag.name.text)
    if tag.sigil == UInt8(ascii: ">") || tag.sigil == UInt8(ascii: "<") {
      if case .dynamic(let name) = tag.partialName { text = Substring(name.text) }
    }
    if text.isEmpty || text.utf8.contains(where: Self.isSpace) { return false }
    if "></$".utf8.contains(tag.sigil) || text == "." { return true }
    return !text.utf8.starts(with: ".".utf8) && text.utf8.last != UInt8(ascii: ".")
      && !contains(Array("..".utf8), in: Array(text.utf8)[...])
  }

  private func contains(_ needle: [UInt8], in text: ArraySlice<UInt8>) -> Bool {
    guard needle.count <= text.count else { return false }
    return (text.startIndex...text.endIndex - needle.count).contains {
      text[$0..<$0 + needle.count].elementsEqual(needle)
    }
  }

  mutating func setDelimiters(_ tag: Tag) {
    let parts = tag.name.text.utf8.split { Self.isSpace($0) }.map { Array($0) }
    guard parts.count == 2, !parts.joined().contains(UInt8(ascii: "=")) else {
      problems.append(.badDelimiters(tag, in: source))
      return
    }
    opening = parts[0]
    closing = parts[1]
  }
}

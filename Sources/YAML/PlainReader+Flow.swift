import Text

extension PlainReader {
  /// Reads the flow collection at `position`; one that goes over several lines is handed over.
  mutating func flowCollection() throws(Stop) -> YAMLNode {
    let start = position
    try enter(at: start)
    position += 1
    let kind: YAMLNode.Kind
    if byte(at: start) == UInt8(ascii: "[") {
      kind = .sequence(try flowItems())
    } else {
      kind = .mapping(try flowEntries())
    }
    leave()
    return YAMLNode(kind: kind, offset: start)
  }

  private mutating func flowItems() throws(Stop) -> [YAMLNode] {
    var items: [YAMLNode] = []
    while true {
      try skipSpaces()
      if byte(at: position) == UInt8(ascii: "]") { break }
      if items.isEmpty { items.reserveCapacity(4) }
      items.append(try flowNode())
      if try !takeComma(before: UInt8(ascii: "]")) { break }
    }
    position += 1
    return items
  }

  private mutating func flowEntries() throws(Stop) -> [YAMLEntry] {
    var entries: [YAMLEntry] = []
    while true {
      try skipSpaces()
      if byte(at: position) == UInt8(ascii: "}") { break }
      let start = position
      guard case .scalar(let key, let style) = try flowNode().kind else { throw .unsupported }
      try skipSpaces()
      guard byte(at: position) == UInt8(ascii: ":"), byte(at: position + 1) == UInt8(ascii: " "),
        position - start <= Self.keyLimit
      else { throw .unsupported }
      position += 1
      try skipSpaces()
      let value = try flowNode()
      append(YAMLEntry(key: key, keyOffset: start, value: value), style: style, to: &entries)
      if try !takeComma(before: UInt8(ascii: "}")) { break }
    }
    position += 1
    return entries
  }

  private mutating func append(
    _ entry: YAMLEntry, style: YAMLNode.Style, to entries: inout [YAMLEntry]
  ) {
    if style == .plain, entry.key == "<<" {
      report(.yamlMerge(in: file, at: entry.keyOffset))
    }
    let first = entries.first { $0.key.utf8.elementsEqual(entry.key.utf8) }
    if let first {
      diagnostics.append(
        .yamlDuplicateKey(
          in: file, at: entry.keyOffset, key: entry.key, first: first.keyOffset))
    } else {
      entries.append(entry)
    }
  }

  /// Steps over a comma; false at the closing bracket.
  private mutating func takeComma(before close: UInt8) throws(Stop) -> Bool {
    try skipSpaces()
    if byte(at: position) == UInt8(ascii: ",") {
      position += 1
      return true
    }
    if byte(at: position) == close { return false }
    throw .unsupported
  }

  private mutating func flowNode() throws(Stop) -> YAMLNode {
    let start = position
    switch byte(at: position) {
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      return try flowCollection()
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      guard closeOfQuote(at: start) != nil else { throw .unsupported }
      try countNode()
      let text = try quoted(parent: -1)
      return YAMLNode(kind: .scalar(text, .quoted), offset: start)
    default:
      break
    }
    try countNode()
    if isProperty(byte(at: position)) {
      reportProperty()
      while !isBlankOrEnd(at: position), !isFlowIndicator(byte(at: position)) { position += 1 }
      return YAMLNode(kind: .scalar("", .plain), offset: start)
    }
    let text = try flowPlain()
    return YAMLNode(kind: .scalar(text, .plain), offset: start)
  }

  /// Reads a plain scalar inside brackets up to a comma, a bracket or a colon.
  private mutating func flowPlain() throws(Stop) -> String {
    let start = position
    guard startsFlowPlain(at: start) else { throw .unsupported }
    var last = start
    while true {
      let value = byte(at: position)
      switch value {
      case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"):
        return string(start..<last)
      case 0, UInt8(ascii: "\n"), UInt8(ascii: "\t"), UInt8(ascii: "["), UInt8(ascii: "{"):
        throw .unsupported
      case UInt8(ascii: " "):
        position += 1
      case UInt8(ascii: ":"):
        let next = byte(at: position + 1)
        if isBlankOrEnd(at: position + 1) { return string(start..<last) }
        if isFlowIndicator(next) || next == UInt8(ascii: "?") { throw .unsupported }
        position += 1
        last = position
      case UInt8(ascii: "#") where byte(at: position - 1) == UInt8(ascii: " "):
        throw .unsupported
      default:
        position += 1
        last = position
      }
    }
  }

  /// Whether a plain scalar begins at an offset; signs that may mean something else are left to Yams.
  private func startsFlowPlain(at offset: Int) -> Bool {
    switch byte(at: offset) {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "~"),
      UInt8(ascii: "/"), UInt8(ascii: "("), UInt8(ascii: "."), UInt8(ascii: "+"),
      UInt8(ascii: "<"), UInt8(ascii: "="), UInt8(ascii: "$"), 0x80...:
      true
    case UInt8(ascii: "-"):
      switch byte(at: offset + 1) {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."): true
      default: false
      }
    default:
      false
    }
  }

  private func isFlowIndicator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
      UInt8(ascii: "}"):
      true
    default:
      false
    }
  }
}

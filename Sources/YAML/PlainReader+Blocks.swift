import Text

extension PlainReader {
  /// A key that was read, `position` standing after its colon.
  private struct Key {
    let text: String
    let offset: Int
  }

  /// Reads the node at `position`, which is indented deeper than the column of its parent.
  mutating func block(parent: Int) throws(Stop) -> YAMLNode {
    if isAtMarker { try documentMarker() }
    let first = byte(at: position)
    if first == UInt8(ascii: "-"), isBlankOrEnd(at: position + 1) {
      return try sequence(at: column)
    }
    if isProperty(first) { return try afterProperty(parent: parent) }
    let start = position
    let indentation = column
    if let key = try key() { return try mapping(from: key, at: indentation, offset: start) }
    return try inlineValue(parent: parent)
  }

  /// Reads a value that begins on the line of its key or item, or alone on a line.
  private mutating func inlineValue(parent: Int) throws(Stop) -> YAMLNode {
    let start = position
    switch byte(at: position) {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      try countNode()
      let text = try quoted(parent: parent)
      try finishLine()
      return YAMLNode(kind: .scalar(text, .quoted), offset: start)
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      let node = try flowCollection()
      if colonFollows(position) {
        try fail(.yamlComplexKey(in: file, at: start))
      }
      try finishLine()
      return node
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      try countNode()
      let text = try blockScalar(parent: parent)
      return YAMLNode(kind: .scalar(text, .block), offset: start)
    case UInt8(ascii: "-") where isBlankOrEnd(at: position + 1):
      try fail(.yamlInlineItem(in: file, at: position))
    default:
      break
    }
    if isProperty(byte(at: position)) { return try afterProperty(parent: parent) }
    try countNode()
    try checkPlainStart()
    let text = try plain(parent: parent)
    return YAMLNode(kind: .scalar(text, .plain), offset: start)
  }

  private func colonFollows(_ offset: Int) -> Bool {
    var index = offset
    while byte(at: index) == UInt8(ascii: " ") { index += 1 }
    return byte(at: index) == UInt8(ascii: ":") && isBlankOrEnd(at: index + 1)
  }

  // Mappings

  private mutating func mapping(
    from first: Key, at column: Int, offset: Int
  ) throws(Stop) -> YAMLNode {
    try enter(at: offset)
    var entries: [YAMLEntry] = []
    var hashes: [UInt64] = []
    entries.reserveCapacity(16)
    hashes.reserveCapacity(16)
    var next: Key? = first
    while let key = next {
      next = nil
      try countNode()
      let hash = QuickHash.of(key.text)
      let repeated = reportRepeat(of: key, hash: hash, among: entries, hashes)
      let value = try mappingValue(parent: column)
      if !repeated {
        entries.append(YAMLEntry(key: key.text, keyOffset: key.offset, value: value))
        hashes.append(hash)
      }
      next = try nextKey(at: column)
    }
    leave()
    return YAMLNode(kind: .mapping(entries), offset: offset)
  }

  /// Reads the next key of a mapping; nil at its end. Lines that should hold a key and do not are reported.
  private mutating func nextKey(at wanted: Int) throws(Stop) -> Key? {
    while position < end {
      if column < wanted { return nil }
      if isAtMarker { return nil }
      if column > wanted { try fail(.yamlIndentation(in: file, at: position)) }
      if let key = try key() { return key }
      try reportMissingKey()
    }
    return nil
  }

  private mutating func reportMissingKey() throws(Stop) {
    let first = byte(at: position)
    if first == UInt8(ascii: "-"), isBlankOrEnd(at: position + 1) {
      try fail(.yamlIndentation(in: file, at: position))
    }
    switch first {
    case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: ">"):
      throw .unsupported
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      report(.yamlMissingColon(in: file, at: position))
      throw .refused
    default:
      if isProperty(first) {
        reportProperty()
      } else {
        report(.yamlMissingColon(in: file, at: position))
      }
      skipLine()
    }
  }

  /// Reads a key with its colon; nil, and `position` as it was, when the line holds none.
  private mutating func key() throws(Stop) -> Key? {
    let start = position
    switch byte(at: start) {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      guard let close = closeOfQuote(at: start), colonFollows(close + 1) else { return nil }
      let text = try quoted(parent: -1)
      try skipSpaces()
      return try keyEnd(text, start: start)
    case UInt8(ascii: "?") where isBlankOrEnd(at: start + 1):
      report(.yamlComplexKey(in: file, at: start))
      throw .refused
    case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: ">"),
      UInt8(ascii: "#"):
      return nil
    case UInt8(ascii: "-") where isBlankOrEnd(at: start + 1):
      return nil
    default:
      break
    }
    if isProperty(byte(at: start)) { return nil }
    guard let colon = colonOfPlainKey() else { return nil }
    try checkPlainStart()
    var last = colon
    while last > start, byte(at: last - 1) == UInt8(ascii: " ") { last -= 1 }
    if byte(at: last - 1) == UInt8(ascii: "\t") { throw .unsupported }
    if last - start == 2, byte(at: start) == UInt8(ascii: "<"),
      byte(at: start + 1) == UInt8(ascii: "<")
    {
      report(.yamlMerge(in: file, at: start))
    }
    position = colon
    return try keyEnd(string(start..<last), start: start)
  }

  private mutating func keyEnd(_ text: String, start: Int) throws(Stop) -> Key {
    if position - start > Self.keyLimit { throw .unsupported }
    position += 1
    return Key(text: text, offset: start)
  }

  /// The offset of the colon that ends a plain key on this line.
  private func colonOfPlainKey() -> Int? {
    var index = position
    while true {
      switch byte(at: index) {
      case 0, UInt8(ascii: "\n"):
        return nil
      case UInt8(ascii: ":") where isBlankOrEnd(at: index + 1):
        return index > position ? index : nil
      case UInt8(ascii: "#") where index > position && isBlankOrEnd(at: index - 1):
        return nil
      default:
        index += 1
      }
    }
  }

  /// The value after a key's colon: on the same line, on the lines below, or absent.
  private mutating func mappingValue(parent: Int) throws(Stop) -> YAMLNode {
    let start = position
    try skipSpaces()
    guard isLineEnd(at: position) || byte(at: position) == UInt8(ascii: "#") else {
      return try inlineValue(parent: parent)
    }
    skipLine()
    if position < end, !isAtMarker {
      if column > parent { return try block(parent: parent) }
      if column == parent, byte(at: position) == UInt8(ascii: "-"), isBlankOrEnd(at: position + 1) {
        return try sequence(at: parent)
      }
    }
    try countNode()
    return YAMLNode(kind: .scalar("", .plain), offset: start)
  }

  /// A key is compared byte for byte only where the hashes agree.
  private mutating func reportRepeat(
    of key: Key, hash: UInt64, among entries: [YAMLEntry], _ hashes: [UInt64]
  ) -> Bool {
    for index in hashes.indices where hashes[index] == hash {
      let first = entries[index]
      guard first.key.utf8.elementsEqual(key.text.utf8) else { continue }
      diagnostics.append(
        .yamlDuplicateKey(in: file, at: key.offset, key: key.text, first: first.keyOffset))
      return true
    }
    return false
  }

  // Sequences

  private mutating func sequence(at column: Int) throws(Stop) -> YAMLNode {
    let start = position
    try enter(at: start)
    var items: [YAMLNode] = []
    while position < end, self.column == column, byte(at: position) == UInt8(ascii: "-"),
      isBlankOrEnd(at: position + 1)
    {
      items.append(try item(parent: column))
      if position < end, self.column > column {
        try fail(.yamlIndentation(in: file, at: position))
      }
    }
    leave()
    return YAMLNode(kind: .sequence(items), offset: start)
  }

  private mutating func item(parent: Int) throws(Stop) -> YAMLNode {
    position += 1
    let start = position
    try skipSpaces()
    guard isLineEnd(at: position) || byte(at: position) == UInt8(ascii: "#") else {
      return try block(parent: parent)
    }
    skipLine()
    if position < end, column > parent { return try block(parent: parent) }
    try countNode()
    return YAMLNode(kind: .scalar("", .plain), offset: start)
  }

  // What is refused

  /// Whether a byte begins an anchor, an alias or a tag.
  func isProperty(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "!")
  }

  /// Reports the anchor, alias or tag at `position`.
  mutating func reportProperty() {
    switch byte(at: position) {
    case UInt8(ascii: "&"): report(.yamlAnchor(in: file, at: position))
    case UInt8(ascii: "*"): report(.yamlAlias(in: file, at: position))
    default: report(.yamlTag(in: file, at: position))
    }
  }

  /// Reports an anchor, alias or tag and reads on, for the problems below.
  private mutating func afterProperty(parent: Int) throws(Stop) -> YAMLNode {
    reportProperty()
    while !isBlankOrEnd(at: position) { position += 1 }
    return try mappingValue(parent: parent)
  }

  /// Refuses a plain scalar that begins with a character YAML keeps for itself.
  mutating func checkPlainStart() throws(Stop) {
    switch byte(at: position) {
    case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "%"),
      UInt8(ascii: "@"), UInt8(ascii: "`"):
      report(.yamlReserved(in: file, at: position, byte(at: position)))
    case UInt8(ascii: "?"), UInt8(ascii: ":"):
      throw .unsupported
    default:
      break
    }
  }
}

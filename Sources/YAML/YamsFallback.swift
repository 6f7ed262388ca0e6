import Text
import Yams

/// Reads with Yams what the reader of the plain subset hands over.
///
/// Yams resolves aliases silently, recurses into nested nodes and hashes whole keys, so documents
/// that could exhaust memory or stack are refused before it is called.
struct YamsFallback {
  /// The most brackets and the most columns of indentation that are handed over. They bound the depth of
  /// Yams' recursion, which must fit the stack of a worker thread.
  static let nestingBound = 128

  let file: SourceFile
  let range: Range<Int>
  var diagnostics: [Diagnostic] = []
  /// Offsets of the line starts in the range: Yams counts lines and scalars, a node wants bytes.
  private var lines: [Int] = []
  private var nodes = 0

  init(file: SourceFile, range: Range<Int>) {
    self.file = file
    self.range = range
  }

  mutating func read() -> YAMLNode? {
    if let bomb = bomb() {
      diagnostics.append(bomb)
      return nil
    }
    lines = [range.lowerBound]
    for index in range where file.bytes[index] == UInt8(ascii: "\n") { lines.append(index + 1) }
    let text = String(decoding: file.bytes[range], as: UTF8.self)
    do {
      let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      guard let root = try parser.singleRoot() else { return nil }
      let node = convert(root, depth: 1)
      return diagnostics.contains { $0.severity == .error } ? nil : node
    } catch let error as YamlError {
      diagnostics.append(diagnostic(of: error))
    } catch {
      diagnostics.append(.yamlSyntax(in: file, at: range.lowerBound, "\(error)"))
    }
    return nil
  }

  private mutating func convert(_ node: Node, depth: Int) -> YAMLNode? {
    let offset = offset(of: node.mark)
    guard accept(node, at: offset, depth: depth) else { return nil }
    switch node {
    case .scalar(let scalar):
      let text = repaired(scalar.string, at: offset)
      return YAMLNode(kind: .scalar(text, Self.style(of: scalar.style)), offset: offset)
    case .sequence(let sequence):
      let items = sequence.compactMap { convert($0, depth: depth + 1) }
      return YAMLNode(kind: .sequence(items), offset: offset)
    case .mapping(let mapping):
      let entries = mapping.compactMap { pair in entry(pair.key, pair.value, depth: depth) }
      return YAMLNode(kind: .mapping(entries), offset: offset)
    case .alias:
      diagnostics.append(.yamlAlias(in: file, at: offset))
      return nil
    }
  }

  private mutating func entry(_ key: Node, _ value: Node, depth: Int) -> YAMLEntry? {
    let offset = offset(of: key.mark)
    guard case .scalar(let name) = key else {
      diagnostics.append(.yamlComplexKey(in: file, at: offset))
      return nil
    }
    guard accept(key, at: offset, depth: 1) else { return nil }
    if name.string == "<<", name.style == .plain {
      diagnostics.append(.yamlMerge(in: file, at: offset))
    }
    guard let value = convert(value, depth: depth + 1) else { return nil }
    return YAMLEntry(key: repaired(name.string, at: offset), keyOffset: offset, value: value)
  }

  /// The text with U+FFFD for each code point that may not be published, and a warning for the first.
  private mutating func repaired(_ text: String, at offset: Int) -> String {
    guard let place = text.withView({ ForbiddenCharacters.place(in: $0, from: 0) }) else {
      return text
    }
    let name = text.withView { ForbiddenCharacters.name(in: $0, at: place) }
    diagnostics.append(.forbiddenCharacter(in: file, at: offset, written: name))
    return ForbiddenCharacters.repaired(text)
  }

  /// Reports anchors and tags, and what is too deep or too much. An anchor or a tag stands in front of
  /// its node, so that the node's mark is its place.
  private mutating func accept(_ node: Node, at offset: Int, depth: Int) -> Bool {
    nodes += 1
    if nodes == YAMLReader.nodeLimit + 1 {
      diagnostics.append(.yamlTooManyNodes(in: file, at: offset))
    }
    if nodes > YAMLReader.nodeLimit { return false }
    if depth > YAMLReader.depthLimit {
      if case .scalar = node { return true }
      diagnostics.append(.yamlTooDeep(in: file, at: offset))
      return false
    }
    let first = offset < range.upperBound ? file.bytes[offset] : 0
    if node.anchor != nil || first == UInt8(ascii: "&") {
      diagnostics.append(.yamlAnchor(in: file, at: offset))
      return false
    }
    if first == UInt8(ascii: "!") {
      diagnostics.append(.yamlTag(in: file, at: offset))
      return false
    }
    return true
  }

  private static func style(of style: Node.Scalar.Style) -> YAMLNode.Style {
    switch style {
    case .literal, .folded: .block
    case .singleQuoted, .doubleQuoted: .quoted
    case .any, .plain: .plain
    }
  }

  /// Turns a mark (1-based line, 1-based column in scalars) into a byte offset of the file.
  private func offset(of mark: Mark?) -> Int {
    guard let mark, mark.line >= 1, mark.line <= lines.count else { return range.upperBound }
    var offset = lines[mark.line - 1]
    var left = mark.column - 1
    while left > 0, offset < range.upperBound {
      offset += 1
      while offset < range.upperBound, file.bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      left -= 1
    }
    return offset
  }

  private func diagnostic(of error: YamlError) -> Diagnostic {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _):
      return .yamlSyntax(in: file, at: offset(of: mark), problem)
    case .composer(_, let problem, let mark, _):
      let at = offset(of: mark)
      if problem == "but found another document" { return .yamlDocuments(in: file, at: at) }
      if problem == "found undefined alias" { return .yamlAlias(in: file, at: at) }
      return .yamlSyntax(in: file, at: at, problem)
    case .duplicatedKeysInMapping(let keys, let context):
      return repeated(keys.first ?? "", first: offset(of: context.mark))
    default:
      return .yamlSyntax(in: file, at: range.lowerBound, "\(error)")
    }
  }

  /// Yams names the first place of a repeated key; the second is the next one followed by a colon.
  private func repeated(_ key: String, first: Int) -> Diagnostic {
    let name = Array(key.utf8)
    var index = first + max(1, name.count)
    while index + name.count < range.upperBound {
      let stop = index + name.count
      let isColon = file.bytes[stop...].prefix(3).contains(UInt8(ascii: ":"))
      if isColon, file.bytes[index..<stop].elementsEqual(name), !Self.isWord(file.bytes[index - 1])
      {
        return .yamlDuplicateKey(in: file, at: index, key: key, first: first)
      }
      index += 1
    }
    return .yamlRepeatedKey(in: file, at: first, key: key)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), 0x80...:
      true
    default: false
    }
  }
}

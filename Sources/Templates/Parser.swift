import Text

/// Parses the syntax of Mustache: tags, sections, standalone lines. Reports every syntax problem
/// and continues after it.
struct Parser {
  /// The maximum nesting of sections, parents and blocks in one template.
  static let maxDepth = 64

  let source: SourceFile
  let bytes: [UInt8]
  var cursor = 0
  var opening: [UInt8] = Array("{{".utf8)
  var closing: [UInt8] = Array("}}".utf8)
  var open: [OpenTag] = []
  var problems: [Diagnostic] = []
  /// Names closed by the parser itself after a mismatch; their own closing tags are not reported
  /// again.
  private var closedEarly: [String] = []
  /// Whether parsing stopped because of excessive nesting.
  private var isGivenUp = false

  /// A section, parent or block that is open.
  struct OpenTag {
    let tag: Tag
    let kind: Kind
    var children: [Node] = []
    var blocks: [Block] = []
    var stray: Int?
  }

  enum Kind {
    case template, section, inverted
    case parent(PartialName, lead: Int?)
    case block(Placement, argument: Bool)
  }

  private init(_ source: SourceFile) {
    self.source = source
    bytes = source.bytes
  }

  static func parse(_ source: SourceFile) -> ParsedTemplate {
    var parser = Parser(source)
    let nodes = parser.parse()
    return ParsedTemplate(source: source, nodes: nodes, problems: parser.problems)
  }

  private mutating func parse() -> [Node] {
    let root = Tag(sigil: 0, name: Name("", at: 0), start: 0, end: 0)
    open = [OpenTag(tag: root, kind: .template)]
    while let start = find(opening, from: cursor) {
      guard let tag = readTag(at: start) else {
        appendText(upTo: min(bytes.count, start + opening.count))
        continue
      }
      handle(tag)
    }
    appendText(upTo: bytes.count)
    while open.count > 1, let last = open.last {
      if !isGivenUp { problems.append(.unclosedSection(last.tag, in: source)) }
      close(at: bytes.count, tag: nil)
    }
    return open.first?.children ?? []
  }

  private mutating func handle(_ tag: Tag) {
    switch tag.sigil {
    case UInt8(ascii: "!"): skipStandalone(tag)
    case UInt8(ascii: "="):
      skipStandalone(tag)
      setDelimiters(tag)
    case UInt8(ascii: "#"), UInt8(ascii: "^"):
      skipStandalone(tag)
      push(tag, tag.sigil == UInt8(ascii: "^") ? .inverted : .section)
    case UInt8(ascii: "$"): openBlock(tag)
    case UInt8(ascii: "<"):
      let lead = blankBefore(tag.start)
      appendText(upTo: lead ?? tag.start)
      cursor = tag.end
      push(tag, .parent(tag.partialName, lead: lead))
    case UInt8(ascii: ">"):
      let placement = skipStandalone(tag)
      append(.partial(tag.partialName, placement), at: tag.start)
    case UInt8(ascii: "/"): handleClosing(tag)
    default:
      appendText(before: tag)
      cursor = tag.end
      append(.variable(tag.name, raw: tag.sigil != 0), at: tag.start)
    }
  }

  /// Appends the text before a tag and moves past the tag, and past its whole line when it is
  /// standalone.
  @discardableResult
  private mutating func skipStandalone(_ tag: Tag) -> Placement {
    let lead = blankBefore(tag.start)
    if let lead, let next = blankAfter(tag.end) {
      appendText(upTo: lead)
      cursor = next
      return .alone(lead..<tag.start)
    }
    appendText(before: tag)
    cursor = tag.end
    return lead.map { .first($0..<tag.start) } ?? .inline
  }

  private mutating func openBlock(_ tag: Tag) {
    guard case .parent = open[open.count - 1].kind else {
      let placement = skipStandalone(tag)
      return push(tag, .block(placement, argument: false))
    }
    appendText(before: tag)
    let next = blankAfter(tag.end)
    cursor = next ?? tag.end
    let placement: Placement = next == nil ? .inline : .alone(tag.start..<tag.start)
    push(tag, .block(placement, argument: true))
  }

  private mutating func push(_ tag: Tag, _ kind: Kind) {
    guard open.count <= Self.maxDepth else {
      problems.append(.nestedTooDeep(tag, in: source))
      cursor = bytes.count
      isGivenUp = true
      return
    }
    open.append(OpenTag(tag: tag, kind: kind))
  }

  private mutating func handleClosing(_ tag: Tag) {
    guard let match = matchingOpenTag(of: tag) else {
      skipStandalone(tag)
      return
    }
    while open.count - 1 > match, let last = open.last {
      problems.append(.mismatchedSection(tag, opened: last.tag, in: source))
      closedEarly.append(last.tag.name.text)
      appendText(before: tag)
      close(at: tag.start, tag: nil)
    }
    switch open[match].kind {
    case .parent:
      appendText(before: tag)
      cursor = tag.end
    case .block(_, argument: true):
      appendText(upTo: blankBefore(tag.start) ?? tag.start)
      cursor = tag.end
    default: skipStandalone(tag)
    }
    close(at: tag.end, tag: tag)
  }

  /// Returns the open tag that a closing tag closes: the one with its name, or after a typing error
  /// the innermost one.
  private mutating func matchingOpenTag(of tag: Tag) -> Int? {
    if let match = open.indices.dropFirst().last(where: { open[$0].tag.name.text == tag.name.text })
    {
      return match
    }
    if let known = closedEarly.lastIndex(of: tag.name.text) {
      closedEarly.remove(at: known)
      return nil
    }
    guard open.count > 1, let last = open.last else {
      problems.append(.unopenedSection(tag, in: source))
      return nil
    }
    problems.append(.mismatchedSection(tag, opened: last.tag, in: source))
    closedEarly.append(last.tag.name.text)
    return open.count - 1
  }

  /// Removes the innermost open tag and appends it as a node to its parent.
  private mutating func close(at end: Int, tag: Tag?) {
    guard let closed = open.popLast() else { return }
    let start = closed.tag.start
    switch closed.kind {
    case .template: break
    case .section, .inverted:
      var inverted = false
      if case .inverted = closed.kind { inverted = true }
      append(.section(closed.tag.name, inverted: inverted, closed.children), at: start)
    case .block(let placement, let argument):
      let block = Block(name: closed.tag.name, placement: placement, children: closed.children)
      if argument, !open.isEmpty {
        open[open.count - 1].blocks.append(block)
      } else {
        append(.block(block), at: start)
      }
    case .parent(let name, let lead):
      var placement = Placement.inline
      if let lead, tag != nil, let next = blankAfter(end) {
        placement = .alone(lead..<start)
        cursor = next
      } else if let lead {
        appendLine(lead..<start)
        placement = .first(lead..<start)
      }
      let stray = tag == nil ? nil : closed.stray
      append(.parent(name, placement, closed.blocks, stray: stray), at: start)
    }
  }

  private mutating func append(_ node: Node, at offset: Int) {
    let top = open.count - 1
    if case .parent = open[top].kind {
      if open[top].stray == nil { open[top].stray = offset }
      return
    }
    open[top].children.append(node)
  }

  /// Appends the text before an inline tag; a line that the tag itself starts gets an empty text,
  /// as a position for indentation.
  private mutating func appendText(before tag: Tag) {
    appendText(upTo: tag.start)
    if startsLine(tag.start) { appendLine(tag.start..<tag.start) }
  }

  /// Appends the text from the cursor to an offset, split into lines.
  private mutating func appendText(upTo end: Int) {
    while cursor < end {
      let newline = bytes[cursor..<end].firstIndex(of: UInt8(ascii: "\n"))
      let stop = newline.map { $0 + 1 } ?? end
      appendLine(cursor..<stop)
      cursor = stop
    }
  }

  private mutating func appendLine(_ range: Range<Int>) {
    let top = open.count - 1
    if case .parent = open[top].kind {
      let ink = bytes[range].firstIndex { !Self.isBlank($0) && $0 != 0x0A && $0 != 0x0D }
      if open[top].stray == nil { open[top].stray = ink }
      return
    }
    open[top].children.append(.text(range, startsLine: startsLine(range.lowerBound)))
  }
}

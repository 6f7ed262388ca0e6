import CCMark
import Text

// The look through the tree that finds strikethrough, pull quotes and tables; only for texts with a byte
// that could begin one.
extension Renderer {
  /// Marks what the walk must know in advance; answers the tree of the table cells, which must outlive it.
  mutating func prepare(_ root: Node, input: Input) -> CMarkTree? {
    guard options.extensions else { return nil }
    let text = source.part(lines.body)
    let wanted = Wanted(text, site: options.site)
    guard wanted.any else { return nil }
    var builder = CellBuilder()
    collect(in: root, wanted, &builder)
    guard !builder.isEmpty else { return nil }
    let cells = builder.parse(input: input, body: text)
    guard let cells else { return nil }
    let nodes = builder.cellNodes(of: cells.root)
    marks.setCells(nodes)
    cellLines = LineTable(moved: builder.lineOffsets, body: lines.body)
    if wanted.strikes { for node in nodes { collectStrikes(in: node) } }
    return cells
  }

  /// Which constructs a text may hold.
  private struct Wanted {
    let strikes: Bool
    let quotes: Bool
    let tables: Bool

    init(_ text: Bytes, site: Bool) {
      strikes = text.first(UInt8(ascii: "~"), from: 0, to: text.count) != nil
      quotes = site && text.contains("[", then: "!")
      tables = text.first(UInt8(ascii: "|"), from: 0, to: text.count) != nil
    }

    var any: Bool { strikes || quotes || tables }
  }

  private mutating func collect(in root: Node, _ wanted: Wanted, _ builder: inout CellBuilder) {
    var quotes: [Node] = []
    var parents: [Node] = []
    var quoteDepth = 0
    let walk = NodeWalk(root)
    while let (node, entering) = walk.next() {
      switch cmark_node_get_type(node) {
      case CMARK_NODE_BLOCK_QUOTE:
        quoteDepth += entering ? 1 : -1
        if entering, wanted.quotes { quotes.append(node) }
      case CMARK_NODE_PARAGRAPH where entering && wanted.tables:
        if addTable(node, quoteDepth: quoteDepth, &builder) {
          walk.skip(node)
        }
      case CMARK_NODE_TEXT where wanted.strikes:
        if let parent = cmark_node_parent(node), parents.last != parent,
          literal(of: node).contains(UInt8(ascii: "~"))
        {
          parents.append(parent)
        }
      default: break
      }
    }
    var seen: Set<Node> = []
    for parent in parents where seen.insert(parent).inserted { collectStrikes(in: parent) }
    for quote in quotes { PullQuote.prepare(quote, &marks) }
  }

  /// Matches the strikes of a parent; for a cell, those of every inline beneath it.
  private mutating func collectStrikes(in parent: Node) {
    marks.add(Strikethrough.matches(in: parent))
  }
}

/// A block quote that begins with a line `[!quote]`; its last paragraph may name the speaker.
enum PullQuote {
  static func prepare(_ quote: Node, _ marks: inout Marks) {
    guard let first = cmark_node_first_child(quote), let mark = cmark_node_first_child(first),
      cmark_node_get_type(first) == CMARK_NODE_PARAGRAPH,
      cmark_node_get_type(mark) == CMARK_NODE_TEXT,
      literal(of: mark).map(lowercased).elementsEqual("[!quote]".utf8)
    else { return }
    let lineBreak = cmark_node_next(mark)
    if let lineBreak {
      switch cmark_node_get_type(lineBreak) {
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: break
      default: return
      }
      remove(lineBreak)
      remove(mark)
    } else {
      remove(first)
    }
    marks.addPullQuote(quote, speaker: speaker(of: quote))
  }

  private static func remove(_ node: Node) {
    cmark_node_unlink(node)
    cmark_node_free(node)
  }

  /// The last paragraph when it begins with a dash, which is taken off; a last line becomes a paragraph.
  private static func speaker(of quote: Node) -> Node? {
    guard let last = cmark_node_last_child(quote),
      cmark_node_get_type(last) == CMARK_NODE_PARAGRAPH
    else { return nil }
    if let first = cmark_node_first_child(last), takeDash(from: first) { return last }
    var node = cmark_node_last_child(last)
    while let inline = node, cmark_node_get_type(inline) != CMARK_NODE_SOFTBREAK {
      node = cmark_node_previous(inline)
    }
    guard let lineBreak = node, let first = cmark_node_next(lineBreak), takeDash(from: first),
      let paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH)
    else { return nil }
    var next: Node? = first
    while let inline = next {
      next = cmark_node_next(inline)
      cmark_node_append_child(paragraph, inline)
    }
    remove(lineBreak)
    cmark_node_append_child(quote, paragraph)
    return paragraph
  }

  private static func takeDash(from node: Node) -> Bool {
    guard cmark_node_get_type(node) == CMARK_NODE_TEXT else { return false }
    let text = literal(of: node)
    var start: Int
    if text.hasPrefix("—") || text.hasPrefix("–") {
      start = 3
    } else if text.hasPrefix("--") {
      start = text.hasPrefix("---") ? 3 : 2
    } else {
      return false
    }
    while start < text.count, isBlank(text[start]) { start += 1 }
    var rest = text.part(start..<text.count).map { CChar(bitPattern: $0) }
    rest.append(0)
    return cmark_node_set_literal(node, rest) == 1
  }
}

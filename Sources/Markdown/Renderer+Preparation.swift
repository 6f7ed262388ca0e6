import CCMark
import Text

// What is found in the tree before it is written: tables, pull quotes and strikethrough; only for texts with a byte
// that could begin one. The order matters: first everything that changes the tree, then what points into its texts.
extension Renderer {
  /// Marks what the walk must know in advance; answers the tree of the table cells, which must outlive it.
  mutating func prepare(_ root: Node, input: Input) -> CMarkTree? {
    guard options.extensions else { return nil }
    let text = source.part(lines.body)
    let wanted = Wanted(text, site: options.site)
    guard wanted.any else { return nil }
    var builder = CellBuilder()
    restructure(root, wanted, &builder)
    if wanted.strikes { matchStrikes(beneath: root) }
    guard !builder.isEmpty else { return nil }
    let cells = builder.parse(input: input, body: text)
    guard let cells else { return nil }
    let nodes = builder.cellNodes(of: cells.root)
    marks.setCells(nodes)
    cellLines = LineTable(moved: builder.lineOffsets, body: lines.body)
    if wanted.strikes { for node in nodes { matchStrikes(beneath: node) } }
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

  /// Finds the tables and gives the pull quotes their form; the last step that changes the tree.
  private mutating func restructure(_ root: Node, _ wanted: Wanted, _ builder: inout CellBuilder) {
    guard wanted.quotes || wanted.tables else { return }
    var quotes: [Node] = []
    var quoteDepth = 0
    let walk = NodeWalk(root)
    while let (node, entering) = walk.next() {
      switch cmark_node_get_type(node) {
      case CMARK_NODE_BLOCK_QUOTE:
        quoteDepth += entering ? 1 : -1
        if entering, wanted.quotes { quotes.append(node) }
      case CMARK_NODE_PARAGRAPH where entering && wanted.tables:
        if addTable(node, quoteDepth: quoteDepth, &builder) { walk.skip(node) }
      default: break
      }
    }
    for quote in quotes { PullQuote.prepare(quote, &marks) }
  }

  /// Matches the strikes among the children of every node beneath one. A strike is an offset into a node's text,
  /// so the tree must have its final form.
  private mutating func matchStrikes(beneath root: Node) {
    var seen: Set<Node> = []
    let walk = NodeWalk(root)
    while let (node, entering) = walk.next() {
      switch cmark_node_get_type(node) {
      case CMARK_NODE_PARAGRAPH where entering && marks.table(of: node) != nil: walk.skip(node)
      case CMARK_NODE_TEXT:
        if literal(of: node).contains(UInt8(ascii: "~")), let parent = cmark_node_parent(node),
          seen.insert(parent).inserted
        {
          marks.add(Strikethrough.matches(in: parent))
        }
      default: break
      }
    }
  }
}

/// A block quote that begins with a line `[!quote]`; its last paragraph may name the speaker.
enum PullQuote {
  static func prepare(_ quote: Node, _ marks: inout Marks) {
    guard let first = cmark_node_first_child(quote), let mark = cmark_node_first_child(first),
      cmark_node_get_type(first) == CMARK_NODE_PARAGRAPH,
      cmark_node_get_type(mark) == CMARK_NODE_TEXT,
      literal(of: mark).map(lowercased).elementsEqual("[!quote]".utf8),
      marks.table(of: first) == nil
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
    marks.addPullQuote(quote, speaker: speaker(of: quote, marks))
  }

  private static func remove(_ node: Node) {
    cmark_node_unlink(node)
    cmark_node_free(node)
  }

  /// The last paragraph when it begins with a dash, which is taken off; a last line becomes a paragraph.
  private static func speaker(of quote: Node, _ marks: Marks) -> Node? {
    guard let last = cmark_node_last_child(quote),
      cmark_node_get_type(last) == CMARK_NODE_PARAGRAPH, marks.table(of: last) == nil
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

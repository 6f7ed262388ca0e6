// One walk over cmark's tree that writes the HTML and gathers everything else a document tells.
// The suites and the site go through the same walk.

import CCMark
import Text
import Vietnamese

struct Renderer: ~Copyable {
  let file: SourceFile
  let source: Bytes
  let options: MarkdownOptions
  let marksEscapes: Bool
  /// Whether the text may hold character references.
  let hasReferences: Bool

  var html = OutputBuffer()
  var holes: [Hole] = []
  var plain = PlainText()
  var headings: [Heading] = []
  var sections: [SectionRange] = []
  var links: [Link] = []
  var images: [MediaReference] = []
  var problems: [Diagnostic] = []
  var errorQuota = ReportQuota()
  var warningQuota = ReportQuota()
  var lead: Range<Int>?

  /// Where the lines of the tree that is being walked stand in the file.
  var lines: LineTable
  /// The paragraph or heading that is being written, and how far in it things have been found.
  var block: Node?
  var cursor: Int?
  var skippedLines = 0

  /// The forbidden code points that have yet to be reported.
  var forbidden: ForbiddenReferences

  var ids = IdentifierSet()
  var anchors: [(name: String, offset: Int)] = []
  var notes: FootnoteBook
  /// The list of footnote definitions at the front of the tree.
  var noteList: Node?
  var marks = Marks()
  /// The lines of the tree of table cells.
  var cellLines: LineTable?

  /// How many images enclose what is being read; their content is the alternative text.
  var imageDepth = 0
  var alt: [UInt8] = []
  var isFigure = false
  var isCell = false
  /// The links that enclose what is being written, outermost first: an autolink may stand within a link. False for
  /// one that is refused and has no tags.
  var openLinks: [Bool] = []
  /// Where the start tag of the open heading ends, to put the id there.
  var headingTag = 0
  var leadStart: Int?
  /// A text node whose first bytes are not shown: the mark of a task or a table cell.
  var trimmed: (node: Node, count: Int)?

  init(
    file: SourceFile, bytes: Bytes, body: Range<Int>, options: MarkdownOptions, input: Input
  ) {
    self.file = file
    source = bytes
    self.options = options
    marksEscapes = input.marksEscapes
    forbidden = input.forbidden
    lines = input.lines
    hasReferences = bytes.part(body).contains("&", then: "#")
    notes = FootnoteBook(input.footnotes)
    html.reserveCapacity(body.count + body.count / 4 + 256)
    plain.reserve(body.count)
  }

  /// Parses and writes the whole document.
  mutating func run(_ input: Input) -> (Document, [Diagnostic]) {
    let body = lines.body
    let tree: CMarkTree?
    if let rewritten = input.rewritten {
      tree = CMarkTree(parsing: rewritten, keepingMarks: marksEscapes)
    } else {
      tree = CMarkTree(parsing: source.part(body), keepingMarks: marksEscapes)
    }
    guard let tree else { return (.empty, []) }
    let hasNotes = !input.footnotes.isEmpty
    if hasNotes { findNotes(in: tree.root) }
    let cells = prepare(tree.root, input: input)
    write(tree.root)
    if let noteList { writeNotes(noteList) }
    endSection()
    checkAnchors()
    reportForbidden()
    if hasNotes { notes.reportUnused(in: file, to: &problems) }
    extendLifetime(cells)
    extendLifetime(tree)
    let counts = plain.bytes.withView { Syllables.counts($0) }
    let text = SectionTexts(
      bytes: plain.bytes.bytes(), sections: sections, lead: lead ?? 0..<0, mayNeedNFC: hasReferences
    )
    let document = Document(
      html: html.bytes(), holes: holes, headings: headings, links: links, images: images,
      wordCount: counts.words, syllableCount: counts.syllables, text: text)
    return (document, problems)
  }

  /// Writes a subtree; blocks beneath it as blocks, inlines as inlines.
  mutating func write(_ root: Node) {
    let walk = NodeWalk(root)
    while let (node, entering) = walk.next() {
      if !forbidden.references.isEmpty { keepReferences(inCode: node) }
      if imageDepth > 0 {
        writeAlternative(node, entering: entering)
      } else if !writeInline(node, entering: entering) {
        writeBlock(node, entering: entering, walk)
      }
    }
  }

  private mutating func writeBlock(_ node: Node, entering: Bool, _ walk: borrowing NodeWalk) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_PARAGRAPH: writeParagraph(node, entering: entering, walk)
    case CMARK_NODE_HEADING: writeHeading(node, entering: entering)
    case CMARK_NODE_BLOCK_QUOTE: writeQuote(node, entering: entering)
    case CMARK_NODE_LIST:
      if node == noteList {
        walk.skip(node)
      } else {
        writeList(node, entering: entering)
      }
    case CMARK_NODE_ITEM: writeItem(node, entering: entering)
    case CMARK_NODE_CODE_BLOCK: writeCode(node)
    case CMARK_NODE_HTML_BLOCK:
      html.startLine()
      if options.rawHTML {
        appendRawHTML(literal(of: node))
        html.startLine()
      } else {
        let place = offset(of: node)
        if mayReport(at: place, .warning) { problems.append(.rawHTML(in: file, at: place)) }
      }
    case CMARK_NODE_THEMATIC_BREAK:
      html.startLine()
      html.append("<hr />\n" as StaticString)
    default: break
    }
  }

  private mutating func writeQuote(_ node: Node, entering: Bool) {
    let isPull = marks.isPullQuote(node)
    html.startLine()
    if entering {
      if isPull { html.append("<figure class=\"pull-quote\">\n" as StaticString) }
      html.append("<blockquote>\n" as StaticString)
    } else {
      if !isPull || !marks.hasSpeaker(node) { html.append("</blockquote>\n" as StaticString) }
      if isPull { html.append("</figure>\n" as StaticString) }
    }
  }

  private mutating func writeList(_ node: Node, entering: Bool) {
    html.startLine()
    let isBullet = cmark_node_get_list_type(node) == CMARK_BULLET_LIST
    guard entering else {
      html.append(isBullet ? "</ul>\n" : "</ol>\n" as StaticString)
      return
    }
    if isBullet {
      html.append("<ul>\n" as StaticString)
      return
    }
    let start = Int(cmark_node_get_list_start(node))
    if start == 1 {
      html.append("<ol>\n" as StaticString)
    } else {
      html.append("<ol start=\"" as StaticString)
      html.append(decimal: start)
      html.append("\">\n" as StaticString)
    }
  }

  private mutating func writeItem(_ node: Node, entering: Bool) {
    guard entering else {
      html.append("</li>\n" as StaticString)
      return
    }
    html.startLine()
    if options.extensions, let task = taskState(of: node) {
      html.append(options.site ? "<li class=\"task\">" : "<li>" as StaticString)
      openTask = task
    } else {
      html.append("<li>" as StaticString)
    }
  }

  /// Whether the next paragraph begins with a task's box, and whether that is ticked.
  var openTask: Bool?

  private mutating func writeCode(_ node: Node) {
    html.startLine()
    let info = bytes(of: cmark_node_get_fence_info(node))
    var end = 0
    while end < info.count, !isSpace(info[end]) { end += 1 }
    let language = info.part(0..<end)
    if language.isEmpty || (options.site && !language.allSatisfy(Self.isLanguageByte)) {
      html.append("<pre><code>" as StaticString)
    } else {
      html.append("<pre><code class=\"language-" as StaticString)
      html.appendCommonMark(unmarked(language))
      html.append("\">" as StaticString)
    }
    let code = literal(of: node)
    appendVerbatim(code)
    html.append("</code></pre>\n" as StaticString)
    plain.separate()
    appendPlain(verbatim: code)
    plain.separate()
  }

  private static func isLanguageByte(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "#")
      || byte == UInt8(ascii: "-")
  }

  /// Ends the plain text of the current section.
  mutating func endSection() {
    let heading = headings.isEmpty ? nil : headings.count - 1
    let text = plain.end()
    guard heading != nil || !text.isEmpty else { return }
    sections.append(SectionRange(heading: heading, range: text))
  }
}

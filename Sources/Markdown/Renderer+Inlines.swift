import CCMark
import Text

// Text, code, emphasis and breaks.
extension Renderer {
  /// Writes an inline node; answers false for a block.
  mutating func writeInline(_ node: Node, entering: Bool) -> Bool {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT: writeText(node)
    case CMARK_NODE_SOFTBREAK:
      html.append(0x0A)
      plain.separate()
    case CMARK_NODE_LINEBREAK:
      html.append("<br />\n" as StaticString)
      plain.separate()
    case CMARK_NODE_EMPH: html.append(entering ? "<em>" : "</em>" as StaticString)
    case CMARK_NODE_STRONG: html.append(entering ? "<strong>" : "</strong>" as StaticString)
    case CMARK_NODE_LINK: writeLink(node, entering: entering)
    case CMARK_NODE_IMAGE: if entering { beginImage() }
    case CMARK_NODE_CODE:
      let code = literal(of: node)
      html.append("<code>" as StaticString)
      appendVerbatim(code)
      html.append("</code>" as StaticString)
      appendPlain(verbatim: code)
    case CMARK_NODE_HTML_INLINE:
      if options.rawHTML {
        appendRawHTML(literal(of: node))
      } else {
        reportRawHTML(node)
      }
    default: return false
    }
    return true
  }

  /// Gathers the alternative text of an image: its content without markup.
  mutating func writeAlternative(_ node: Node, entering: Bool) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT, CMARK_NODE_CODE: alt += withoutMarks(literal(of: node))
    case CMARK_NODE_HTML_INLINE:
      if options.rawHTML {
        alt.append(contentsOf: literal(of: node))
      } else {
        reportRawHTML(node)
      }
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: alt.append(0x20)
    case CMARK_NODE_IMAGE:
      imageDepth += entering ? 1 : -1
      if imageDepth == 0 { endImage(node) }
    default: break
    }
  }

  private mutating func reportRawHTML(_ node: Node) {
    let tag = literal(of: node)
    let line = tag.part(0..<(tag.first(0x0A, from: 0, to: tag.count) ?? tag.count))
    let place = find(line, node: node)
    if mayReport(at: place, .warning) { problems.append(.rawHTML(in: file, at: place)) }
  }

  private mutating func writeText(_ node: Node) {
    var text = literal(of: node)
    var skipped = 0
    if let mark = trimmed, mark.node == node {
      skipped = min(mark.count, text.count)
      trimmed = nil
    }
    let strikes = marks.strikes(in: node)
    guard strikes.isEmpty else {
      var start = skipped
      for strike in strikes {
        assert(strike.offset >= start, "the text was changed after its strikes were found")
        appendText(text.part(start..<strike.offset), node: start == skipped ? node : nil)
        html.append(strike.opens ? "<del>" : "</del>" as StaticString)
        start = strike.offset + strike.count
      }
      appendText(text.part(start..<text.count), node: nil)
      return
    }
    if skipped > 0 { text = text.part(skipped..<text.count) }
    appendText(text, node: skipped == 0 ? node : nil)
  }

  /// Appends running text, with its autolinks and footnote references.
  ///
  /// `node` is the text node when the text is its beginning.
  private mutating func appendText(_ text: Bytes, node: Node?) {
    var traits = TextTraits.scan(text)
    if !options.extensions { traits.remove([.autolink, .footnote, .mark]) }
    if !options.site { traits.remove(.footnote) }
    if !openLinks.isEmpty { traits.remove([.autolink, .footnote]) }
    guard traits.isDisjoint(with: [.autolink, .footnote]) else {
      return appendRichText(text, traits: traits, node: node)
    }
    appendPlainText(text, traits: traits)
  }

  private mutating func appendPlainText(_ text: Bytes, traits: TextTraits) {
    if marksEscapes, traits.contains(.mark) {
      withoutMarks(text).withView {
        html.appendCommonMark($0)
        plain.append($0)
      }
      return
    }
    if traits.contains(.escape) {
      html.appendCommonMark(text)
    } else {
      html.append(contentsOf: text)
    }
    if traits.contains(.blank) {
      plain.append(text)
    } else {
      plain.appendClean(text)
    }
  }

  private mutating func appendRichText(_ text: Bytes, traits: TextTraits, node: Node?) {
    let follows = node.map(Self.followsBoundary) ?? true
    var start = 0
    var scanner = InlineScanner(
      text: text, autolinks: traits.contains(.autolink), notes: traits.contains(.footnote),
      followsBoundary: follows, allowsFTP: !options.site)
    while let found = scanner.next() {
      appendPlainText(text.part(start..<found.range.lowerBound), traits: traits)
      let piece = text.part(found.range)
      switch found.kind {
      case .footnote: writeNoteReference(piece)
      case .www: writeAutolink(prefix: "http://", piece)
      case .url: writeAutolink(prefix: "", piece)
      case .email: writeAutolink(prefix: "mailto:", piece)
      }
      start = found.range.upperBound
    }
    appendPlainText(text.part(start..<text.count), traits: traits)
  }

  /// Whether a bare `www.` may begin at the start of a text node.
  private static func followsBoundary(_ node: Node) -> Bool {
    guard let before = cmark_node_previous(node) else { return true }
    switch cmark_node_get_type(before) {
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK, CMARK_NODE_EMPH, CMARK_NODE_STRONG:
      return true
    default: return false
    }
  }

  /// Appends code, in which a marked escape is the backslash and the character again.
  mutating func appendVerbatim(_ code: Bytes) {
    guard marksEscapes, code.contains(Input.escapeMark) else { return html.appendCommonMark(code) }
    withoutMarks(code, keepsBackslash: true).withView { html.appendCommonMark($0) }
  }

  /// Appends raw HTML, in which a marked escape is the backslash and the character as well.
  mutating func appendRawHTML(_ text: Bytes) {
    guard marksEscapes, text.contains(Input.escapeMark) else {
      return html.append(contentsOf: text)
    }
    html.append(contentsOf: withoutMarks(text, keepsBackslash: true))
  }

  /// Appends code to the plain text.
  mutating func appendPlain(verbatim code: Bytes) {
    guard marksEscapes, code.contains(Input.escapeMark) else { return plain.append(code) }
    withoutMarks(code, keepsBackslash: true).withView { plain.append($0) }
  }

  /// A text with marked escapes replaced by the characters that were escaped.
  func withoutMarks(_ text: Bytes, keepsBackslash: Bool = false) -> [UInt8] {
    var out: [UInt8] = []
    var index = 0
    var start = 0
    while marksEscapes, index + 1 < text.count {
      guard text[index] == Input.escapeMark else {
        index += 1
        continue
      }
      out.append(contentsOf: text.part(start..<index))
      if keepsBackslash { out.append(UInt8(ascii: "\\")) }
      out.append(text[index + 1] == 0x01 ? UInt8(ascii: "~") : UInt8(ascii: "["))
      index += 2
      start = index
    }
    out.append(contentsOf: text.part(start..<text.count))
    return out
  }
}

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
      plain.append(code)
    case CMARK_NODE_HTML_INLINE:
      if options.rawHTML {
        html.append(contentsOf: literal(of: node))
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
    case CMARK_NODE_TEXT, CMARK_NODE_CODE: appendUnmarked(literal(of: node), to: &alt)
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
    if isInLink { traits.remove([.autolink, .footnote]) }
    guard traits.isDisjoint(with: [.autolink, .footnote]) else {
      return appendRichText(text, traits: traits, node: node)
    }
    appendPlainText(text, traits: traits)
  }

  private mutating func appendPlainText(_ text: Bytes, traits: TextTraits) {
    if marksEscapes, traits.contains(.mark) {
      var unmarked: [UInt8] = []
      appendUnmarked(text, to: &unmarked)
      unmarked.withUnsafeBufferPointer {
        html.appendEscaped($0)
        plain.append($0)
      }
      return
    }
    if traits.contains(.escape) {
      html.appendEscaped(text)
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
    let follows = node.map(followsBoundary) ?? true
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
  private func followsBoundary(_ node: Node) -> Bool {
    guard let before = cmark_node_previous(node) else { return true }
    switch cmark_node_get_type(before) {
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK, CMARK_NODE_EMPH, CMARK_NODE_STRONG:
      return true
    default: return false
    }
  }

  /// Appends code, in which a marked escape is the backslash and the character again.
  mutating func appendVerbatim(_ code: Bytes) {
    guard marksEscapes, code.contains(Input.escapeMark) else { return html.appendEscaped(code) }
    var text: [UInt8] = []
    appendUnmarked(code, to: &text, keepsBackslash: true)
    text.withUnsafeBufferPointer { html.appendEscaped($0) }
  }

  /// Appends text with marked escapes replaced by the characters that were escaped.
  func appendUnmarked(_ text: Bytes, to out: inout [UInt8], keepsBackslash: Bool = false) {
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
  }
}

/// What a text holds that needs more than copying.
struct TextTraits: OptionSet {
  let rawValue: UInt8

  static let escape = TextTraits(rawValue: 1)
  static let blank = TextTraits(rawValue: 2)
  static let autolink = TextTraits(rawValue: 4)
  static let footnote = TextTraits(rawValue: 8)
  static let mark = TextTraits(rawValue: 16)

  /// Looks at every byte once, sixteen at a time and without branches.
  static func scan(_ text: Bytes) -> TextTraits {
    var traits = TextTraits()
    var index = 0
    if text.count >= 17, let base = text.baseAddress {
      let first = UnsafeRawPointer(base)
      var found = Lanes()
      traits = scan(text, 0..<1)
      index = 1
      while index &+ 16 <= text.count {
        found.add(
          first.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self),
          after: first.loadUnaligned(fromByteOffset: index &- 1, as: SIMD16<UInt8>.self))
        index &+= 16
      }
      traits.formUnion(found.traits)
    }
    return traits.union(scan(text, index..<text.count))
  }

  private static func scan(_ text: Bytes, _ range: Range<Int>) -> TextTraits {
    var traits: UInt8 = 0
    var previous: UInt8 = range.lowerBound > 0 ? text[range.lowerBound - 1] : 0
    for index in range {
      let byte = text[index]
      let escape: UInt8 = (byte == 0x26 || byte == 0x3C || byte == 0x3E || byte == 0x22) ? 1 : 0
      let blank: UInt8 = (byte < 0x20 || byte == 0xC2 || (byte == 0x20 && previous == 0x20)) ? 2 : 0
      let link: UInt8 = (byte == 0x40 || byte == 0x3A || byte == 0x77 || byte == 0x57) ? 4 : 0
      let note: UInt8 = (byte == 0x5E) ? 8 : 0
      let mark: UInt8 = (byte == 0x01) ? 16 : 0
      traits |= escape | blank | link | note | mark
      previous = byte
    }
    return TextTraits(rawValue: traits)
  }

  /// What was found in sixteen columns of bytes.
  private struct Lanes {
    typealias Mask = SIMDMask<SIMD16<Int8>>

    private var escape = Mask(repeating: false)
    private var blank = Mask(repeating: false)
    private var link = Mask(repeating: false)
    private var note = Mask(repeating: false)
    private var mark = Mask(repeating: false)

    @inline(__always)
    mutating func add(_ bytes: SIMD16<UInt8>, after previous: SIMD16<UInt8>) {
      escape = escape .| (bytes .== 0x26) .| (bytes .== 0x3C) .| (bytes .== 0x3E)
        .| (bytes .== 0x22)
      blank = blank .| (bytes .< 0x20) .| (bytes .== 0xC2)
      blank = blank .| ((bytes .== 0x20) .& (previous .== 0x20))
      link = link .| (bytes .== 0x40) .| (bytes .== 0x3A) .| (bytes .== 0x77) .| (bytes .== 0x57)
      note = note .| (bytes .== 0x5E)
      mark = mark .| (bytes .== 0x01)
    }

    var traits: TextTraits {
      var traits = TextTraits()
      if any(escape) { traits.insert(.escape) }
      if any(blank) { traits.insert(.blank) }
      if any(link) { traits.insert(.autolink) }
      if any(note) { traits.insert(.footnote) }
      if any(mark) { traits.insert(.mark) }
      return traits
    }
  }
}

import CCMark
import Text
import Vietnamese

// Paragraphs, headings and the boxes of tasks.
extension Renderer {
  mutating func writeParagraph(_ node: Node, entering: Bool, _ walk: borrowing NodeWalk) {
    guard entering else { return endParagraph(node) }
    if let table = marks.table(of: node) {
      writeTable(table)
      walk.skip(node)
      return
    }
    begin(block: node)
    if isCell { return }
    if marks.isSpeaker(node) {
      html.startLine()
      html.append("</blockquote>\n<figcaption>" as StaticString)
      return
    }
    isFigure = options.site && isLoneImage(node)
    if isFigure {
      html.startLine()
    } else if !isTight(node) {
      html.startLine()
      html.append("<p>" as StaticString)
    }
    if let isTicked = openTask {
      openTask = nil
      writeTaskBox(isTicked)
    }
    if lead == nil, !isFigure, isTopLevel(node) { leadStart = plain.bytes.count }
  }

  private mutating func endParagraph(_ node: Node) {
    block = nil
    if isCell { return }
    plain.separate()
    if marks.isSpeaker(node) {
      html.append("</figcaption>\n" as StaticString)
      return
    }
    if isFigure {
      isFigure = false
      return
    }
    if let note = notes.backLinkAfter(node) { writeBackLinks(note, behindText: true) }
    if !isTight(node) { html.append("</p>\n" as StaticString) }
    if let start = leadStart {
      leadStart = nil
      let end = plain.bytes.count
      let first = start < end && plain.bytes[start] == 0x20 ? start + 1 : start
      if first < end { lead = first..<end }
    }
  }

  private func isTopLevel(_ node: Node) -> Bool {
    cmark_node_get_type(cmark_node_parent(node)) == CMARK_NODE_DOCUMENT
  }

  /// Whether a paragraph stands in a tight list, where it has no tags.
  private func isTight(_ node: Node) -> Bool {
    guard let item = cmark_node_parent(node), cmark_node_get_type(item) == CMARK_NODE_ITEM,
      !notes.isNote(item), let list = cmark_node_parent(item)
    else { return false }
    return cmark_node_get_list_tight(list) != 0
  }

  private func isLoneImage(_ node: Node) -> Bool {
    guard let child = cmark_node_first_child(node),
      cmark_node_get_type(child) == CMARK_NODE_IMAGE
    else { return false }
    return cmark_node_next(child) == nil
  }

  mutating func writeHeading(_ node: Node, entering: Bool) {
    let written = Int(cmark_node_get_heading_level(node))
    let level = options.site ? max(written, 2) : written
    guard entering else { return endHeading(level: level) }
    begin(block: node)
    endSection()
    html.startLine()
    html.append("<h" as StaticString)
    html.append(decimal: level)
    headingTag = html.count
    html.append(UInt8(ascii: ">"))
    if options.site, written == 1 {
      let place = offset(of: node)
      if mayReport(at: place, .warning) { problems.append(.headingLevel(in: file, at: place)) }
    }
  }

  private mutating func endHeading(level: Int) {
    block = nil
    let range = plain.end()
    let title = plain.bytes.withView { $0.part(range).text(mayNeedNFC: hasReferences) }
    var id = ""
    if options.site {
      id = ids.heading(title, number: headings.count + 1)
      let before = html.count
      html.insert(String(joining: " id=\"", id, "\""), at: headingTag)
      shiftHoles(from: headingTag, by: html.count - before)
    }
    headings.append(Heading(level: level, id: id, text: title))
    html.append("</h" as StaticString)
    html.append(decimal: level)
    html.append(">\n" as StaticString)
  }

  private mutating func shiftHoles(from start: Int, by count: Int) {
    var index = holes.count - 1
    while index >= 0, holes[index].htmlOffset >= start {
      let hole = holes[index]
      holes[index] = Hole(
        htmlOffset: hole.htmlOffset + count, reference: hole.reference,
        sourceOffset: hole.sourceOffset)
      index -= 1
    }
  }

  /// Whether an item is a task, and whether it is done; its text then begins behind the box.
  mutating func taskState(of item: Node) -> Bool? {
    guard let paragraph = cmark_node_first_child(item),
      cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH, marks.table(of: paragraph) == nil,
      let node = cmark_node_first_child(paragraph),
      cmark_node_get_type(node) == CMARK_NODE_TEXT
    else { return nil }
    let text = literal(of: node)
    guard text.count >= 4, text[0] == UInt8(ascii: "["), text[2] == UInt8(ascii: "]"),
      isSpace(text[3])
    else { return nil }
    let start = offset(of: paragraph)
    guard start < source.count, source[start] == UInt8(ascii: "[") else { return nil }
    switch text[1] {
    case UInt8(ascii: "x"), UInt8(ascii: "X"):
      trimmed = (node, 3)
      return true
    case 0x20:
      trimmed = (node, 3)
      return false
    default: return nil
    }
  }

  private mutating func writeTaskBox(_ isTicked: Bool) {
    html.append(isTicked ? "<input checked=\"\" disabled=\"\"" : "<input disabled=\"\"")
    html.append(" type=\"checkbox\"" as StaticString)
    if options.site {
      html.append(isTicked ? " aria-label=\"Đã xong\"" : " aria-label=\"Chưa xong\"")
    }
    html.append(UInt8(ascii: ">"))
  }
}

/// The ids that a document has given.
struct IdentifierSet {
  private var taken = TextIndex()
  private var nextSuffix: [String: Int] = [:]

  /// The id of a heading: `muc-` and its slug, made unique by `-2`, `-3`; `muc-<number>` without a slug.
  mutating func heading(_ title: String, number: Int) -> String {
    let slug = Slug.make(title)
    return unique(slug.isEmpty ? "muc-\(number)" : String(joining: "muc-", slug))
  }

  private mutating func unique(_ id: String) -> String {
    if taken.insert(id).isNew { return id }
    var suffix = nextSuffix[id] ?? 2
    while !taken.insert("\(id)-\(suffix)").isNew { suffix += 1 }
    nextSuffix[id] = suffix + 1
    return "\(id)-\(suffix)"
  }

  mutating func insert(_ id: String) { _ = taken.insert(id) }

  func contains(_ id: String) -> Bool { taken.contains(id) }

  var sorted: [String] { taken.texts.sorted() }
}

import CCMark
import Text

/// The footnotes of a document: which are defined and in what order they are called.
struct FootnoteBook {
  private let definitions: [FootnoteDefinition]
  private var indexOf: [[UInt8]: Int] = [:]
  private var numberOf: [Int?]
  /// How many times each has been called, by definition.
  private(set) var calls: [Int]
  /// The definitions in the order of their numbers.
  private(set) var called: [Int] = []
  private var items: Set<Node> = []
  /// The paragraph that ends with links back, and its note's index.
  private var backLink: (paragraph: Node, index: Int)?

  init(_ definitions: [FootnoteDefinition]) {
    self.definitions = definitions
    numberOf = Array(repeating: nil, count: definitions.count)
    calls = Array(repeating: 0, count: definitions.count)
    for (index, definition) in definitions.enumerated() {
      let key = Self.key(definition.label)
      if indexOf[key] == nil { indexOf[key] = index }
    }
  }

  /// Labels are compared without regard to ASCII case.
  private static func key(_ label: [UInt8]) -> [UInt8] { label.map(lowercased) }

  /// The number of a label's footnote and which call of it this is; nil when there is none.
  mutating func call(_ label: Bytes) -> (number: Int, call: Int)? {
    guard let index = indexOf[Self.key(Array(label))] else { return nil }
    calls[index] += 1
    if let number = numberOf[index] { return (number, calls[index]) }
    called.append(index)
    numberOf[index] = called.count
    return (called.count, 1)
  }

  func isNote(_ item: Node) -> Bool { !items.isEmpty && items.contains(item) }

  mutating func setItems(_ nodes: [Node]) { items = Set(nodes) }

  mutating func endBackLink() { backLink = nil }

  mutating func expectBackLink(after paragraph: Node, note index: Int) {
    backLink = (paragraph, index)
  }

  func backLinkAfter(_ paragraph: Node) -> Int? {
    guard let backLink, backLink.paragraph == paragraph else { return nil }
    return backLink.index
  }

  func number(of index: Int) -> Int { numberOf[index] ?? 0 }

  var labels: [String] { definitions.map { String(decoding: $0.label, as: UTF8.self) } }

  func reportUnused(in file: SourceFile, to problems: inout [Diagnostic]) {
    for (index, definition) in definitions.enumerated() {
      let label = String(decoding: definition.label, as: UTF8.self)
      if indexOf[Self.key(definition.label)] != index {
        problems.append(.duplicateFootnote(in: file, at: definition.offset, label: label))
      } else if calls[index] == 0 {
        problems.append(.unusedFootnote(in: file, at: definition.offset, label: label))
      }
    }
  }
}

extension Renderer {
  /// Finds the list of definitions at the front of the tree and removes the break behind it.
  mutating func findNotes(in root: Node) {
    guard let list = cmark_node_first_child(root), let end = cmark_node_next(list) else { return }
    cmark_node_unlink(end)
    cmark_node_free(end)
    noteList = list
  }

  /// Writes `[^label]` as a link to its footnote.
  mutating func writeNoteReference(_ mark: Bytes) {
    let label = mark.part(2..<mark.count - 1)
    guard let (number, call) = notes.call(label) else {
      html.appendCommonMark(mark)
      plain.append(mark)
      guard let node = block else { return }
      let place = find(mark, node: node)
      guard mayReport(at: place, .error) else { return }
      problems.append(
        .unknownFootnote(in: file, at: place, label: label.text, known: notes.labels))
      return
    }
    let id = call == 1 ? "goi-chu-thich-\(number)" : "goi-chu-thich-\(number)-\(call)"
    ids.insert(id)
    html.append(
      "<sup class=\"footnote-ref\"><a href=\"#chu-thich-\(number)\" id=\"\(id)\""
        + " aria-label=\"Chú thích \(number)\">\(number)</a></sup>")
  }

  /// Writes the footnotes that were called, in the order of their numbers.
  mutating func writeNotes(_ list: Node) {
    var items: [Node] = []
    var child = cmark_node_first_child(list)
    while let node = child {
      items.append(node)
      child = cmark_node_next(node)
    }
    notes.setItems(items)
    guard !notes.called.isEmpty else { return }
    plain.separate()
    html.startLine()
    html.append(
      "<section class=\"footnotes\" aria-labelledby=\"chu-thich\">\n" as StaticString)
    html.append("<h2 id=\"chu-thich\">Chú thích</h2>\n<ol>\n" as StaticString)
    ids.insert("chu-thich")
    var next = 0
    while next < notes.called.count {
      let index = notes.called[next]
      next += 1
      if index < items.count { writeNote(items[index], index: index, number: next) }
    }
    html.append("</ol>\n</section>\n" as StaticString)
  }

  private mutating func writeNote(_ item: Node, index: Int, number: Int) {
    let id = "chu-thich-\(number)"
    ids.insert(id)
    html.append("<li id=\"\(id)\">\n")
    let last = cmark_node_last_child(item)
    let endsWithText = last.map { endsInParagraph($0) } ?? false
    if endsWithText, let last { notes.expectBackLink(after: last, note: index) }
    var child = cmark_node_first_child(item)
    while let node = child {
      write(node)
      child = cmark_node_next(node)
    }
    notes.endBackLink()
    if !endsWithText {
      html.startLine()
      html.append("<p>" as StaticString)
      writeBackLinks(index, behindText: false)
      html.append("</p>\n" as StaticString)
    }
    html.append("</li>\n" as StaticString)
    plain.separate()
  }

  /// Whether a block is written as a paragraph, so that links can stand at its end.
  private func endsInParagraph(_ node: Node) -> Bool {
    guard cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH, marks.table(of: node) == nil,
      let child = cmark_node_first_child(node)
    else { return false }
    return cmark_node_get_type(child) != CMARK_NODE_IMAGE || cmark_node_next(child) != nil
  }

  mutating func writeBackLinks(_ index: Int, behindText isBehindText: Bool) {
    let number = notes.number(of: index)
    for call in 1...max(1, notes.calls[index]) {
      let id = call == 1 ? "goi-chu-thich-\(number)" : "goi-chu-thich-\(number)-\(call)"
      if call > 1 || isBehindText { html.append(0x20) }
      html.append(
        "<a href=\"#\(id)\" class=\"footnote-back\""
          + " aria-label=\"Về chỗ gọi chú thích \(number)\">↩\u{FE0E}</a>")
    }
  }
}

// Strikethrough (GFM §6.5) over the texts that cmark left between the inlines of one parent.

import CCMark
import Text

enum Strikethrough {
  /// One run of one or two `~` in a text node.
  private struct Run {
    let node: Node
    let offset: Int
    let count: Int
    let canOpen: Bool
    let canClose: Bool
  }

  /// The matched runs among the children of an inline container.
  static func matches(in parent: Node) -> [Node: [Strike]] {
    let runs = runs(in: parent)
    guard runs.count > 1 else { return [:] }
    var openers: [Int] = []
    var pairs: [(Int, opens: Bool)] = []
    var lastOpener = [1: -1, 2: -1]
    for (index, run) in runs.enumerated() {
      if run.canClose, openers.contains(where: { _ in true }), let floor = lastOpener[run.count],
        floor >= 0, let place = openers.lastIndex(of: floor)
      {
        pairs.append((floor, true))
        pairs.append((index, false))
        openers.removeSubrange(place...)
        for count in 1...2 { lastOpener[count] = openers.last { runs[$0].count == count } ?? -1 }
      } else if run.canOpen {
        openers.append(index)
        lastOpener[run.count] = index
      }
    }
    var found: [Node: [Strike]] = [:]
    for (index, opens) in pairs.sorted(by: { $0.0 < $1.0 }) {
      let run = runs[index]
      let strike = Strike(offset: run.offset, count: run.count, opens: opens)
      found[run.node, default: []].append(strike)
    }
    return found
  }

  private static func runs(in parent: Node) -> [Run] {
    var runs: [Run] = []
    var child = cmark_node_first_child(parent)
    while let node = child {
      if cmark_node_get_type(node) == CMARK_NODE_TEXT { addRuns(of: node, to: &runs) }
      child = cmark_node_next(node)
    }
    return runs
  }

  private static func addRuns(of node: Node, to runs: inout [Run]) {
    let text = literal(of: node)
    var index = 0
    while let start = text.first(UInt8(ascii: "~"), from: index, to: text.count) {
      index = start
      while index < text.count, text[index] == UInt8(ascii: "~") { index += 1 }
      guard index - start <= 2 else { continue }
      let before =
        start > 0 ? Side.before(start, in: text) : Side.beside(cmark_node_previous(node), node)
      let after =
        index < text.count ? Side.after(index, in: text) : Side.beside(cmark_node_next(node), node)
      let left = after != .blank && (after != .punctuation || before != .letter)
      let right = before != .blank && (before != .punctuation || after != .letter)
      runs.append(
        Run(node: node, offset: start, count: index - start, canOpen: left, canClose: right))
    }
  }

  /// What stands on one side of a run, as CommonMark's flanking rules see it.
  private enum Side {
    case blank, punctuation, letter

    static func beside(_ sibling: Node?, _ node: Node) -> Side {
      guard let sibling else {
        switch cmark_node_get_type(cmark_node_parent(node)) {
        case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING: return .blank
        default: return .punctuation
        }
      }
      switch cmark_node_get_type(sibling) {
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: return .blank
      default: return .punctuation
      }
    }

    static func before(_ index: Int, in text: Bytes) -> Side {
      var start = index - 1
      while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
      return side(of: text.part(start..<index))
    }

    static func after(_ index: Int, in text: Bytes) -> Side {
      var end = index + 1
      while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
      return side(of: text.part(index..<end))
    }

    private static func side(of character: Bytes) -> Side {
      let first = character[0]
      if first < 0x80 {
        if isSpace(first) { return .blank }
        return isAlphanumeric(first) || first < 0x20 ? .letter : .punctuation
      }
      guard let scalar = character.text.unicodeScalars.first else { return .letter }
      switch scalar.properties.generalCategory {
      case .spaceSeparator, .lineSeparator, .paragraphSeparator: return .blank
      case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
        .initialPunctuation, .finalPunctuation, .otherPunctuation:
        return .punctuation
      default: return .letter
      }
    }
  }
}

// The only file that owns what libcmark allocates, and one of those that may use pointers: everything that cmark
// returns is checked here, once for each tree.

import CCMark
import CPlatform
import Text

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A node of cmark's tree; valid as long as the `CMarkTree` that holds it.
typealias Node = OpaquePointer

/// A tree of cmark, given back with this value.
///
/// Its thousands of small parts lie in the thread's arena, which is given back in one step: the C library's
/// `malloc` and `free` of each would cost a third of the parsing. It must end on the thread it began on.
struct CMarkTree: ~Copyable {
  let root: Node

  /// Parses UTF-8 bytes; nil only when cmark gives no tree.
  ///
  /// Every text of the tree is UTF-8 without forbidden code points, whatever the bytes are: cmark writes references
  /// such as `&#xFFFE;` as single bytes. With `keepingMarks` the marks of `Input` stay.
  init?(parsing bytes: Bytes, keepingMarks: Bool) {
    guong_arena_enter()
    guard let tree = Self.parse(bytes, keepingMarks) else {
      guong_arena_leave()
      return nil
    }
    root = tree
  }

  init?(parsing bytes: [UInt8], keepingMarks: Bool) {
    guong_arena_enter()
    guard let tree = bytes.withView({ Self.parse($0, keepingMarks) }) else {
      guong_arena_leave()
      return nil
    }
    root = tree
  }

  deinit {
    guong_arena_leave()
  }

  private static func parse(_ bytes: Bytes, _ keepingMarks: Bool) -> Node? {
    // The nodes point at the list of functions, so it lies in the arena too.
    guard let memory = guong_arena_calloc(1, MemoryLayout<cmark_mem>.size) else { return nil }
    let functions = memory.bindMemory(to: cmark_mem.self, capacity: 1)
    functions.initialize(
      to: cmark_mem(
        calloc: guong_arena_calloc, realloc: guong_arena_realloc, free: guong_arena_free))
    guard let parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, functions) else { return nil }
    defer { cmark_parser_free(parser) }
    bytes.withUnsafeBytes { bytes in
      bytes.withMemoryRebound(to: CChar.self) { text in
        cmark_parser_feed(parser, text.baseAddress, text.count)
      }
    }
    guard let tree = cmark_parser_finish(parser) else { return nil }
    TreeRepair(keepingMarks: keepingMarks).repair(tree)
    return tree
  }
}

/// A walk over a subtree that never recurses.
struct NodeWalk: ~Copyable {
  private let iterator: OpaquePointer?

  init(_ root: Node) {
    iterator = cmark_iter_new(root)
  }

  deinit {
    cmark_iter_free(iterator)
  }

  /// The next event, or nil at the end.
  func next() -> (node: Node, entering: Bool)? {
    let event = cmark_iter_next(iterator)
    guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return nil }
    return (node, event == CMARK_EVENT_ENTER)
  }

  /// Goes on behind a node that has just been entered, without its children and its exit.
  func skip(_ node: Node) {
    cmark_iter_reset(iterator, node, CMARK_EVENT_EXIT)
  }
}

/// The bytes of a C string of cmark, valid as long as the tree; empty for null.
func bytes(of text: UnsafePointer<CChar>?) -> Bytes {
  guard let text else { return Bytes() }
  let raw = UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self)
  return Bytes(UnsafeBufferPointer(start: raw, count: strlen(text)))
}

/// The bytes of a node's literal; empty when it has none.
func literal(of node: Node) -> Bytes {
  bytes(of: cmark_node_get_literal(node))
}

/// Puts U+FFFD into the texts of a tree for whatever is not UTF-8 or forbidden.
private struct TreeRepair {
  let keepingMarks: Bool

  func repair(_ root: Node) {
    let walk = NodeWalk(root)
    while let (node, entering) = walk.next() {
      guard entering else { continue }
      switch cmark_node_get_type(node) {
      case CMARK_NODE_TEXT, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE, CMARK_NODE_HTML_BLOCK:
        repair(node, cmark_node_get_literal, cmark_node_set_literal)
      case CMARK_NODE_CODE_BLOCK:
        repair(node, cmark_node_get_literal, cmark_node_set_literal)
        repair(node, cmark_node_get_fence_info, cmark_node_set_fence_info)
      case CMARK_NODE_LINK, CMARK_NODE_IMAGE:
        repair(node, cmark_node_get_url, cmark_node_set_url)
        repair(node, cmark_node_get_title, cmark_node_set_title)
      default: break
      }
    }
  }

  private func repair(
    _ node: Node, _ get: (Node?) -> UnsafePointer<CChar>?,
    _ set: (Node?, UnsafePointer<CChar>?) -> Int32
  ) {
    let text = bytes(of: get(node))
    guard !isClean(text) else { return }
    var repaired = repaired(text).map { CChar(bitPattern: $0) }
    repaired.append(0)
    let isSet = set(node, repaired)
    precondition(isSet == 1, "cmark does not take its own text back")
  }

  private func isClean(_ text: Bytes) -> Bool {
    if ForbiddenCharacters.isPlain(text) { return true }
    var start = 0
    while let place = ForbiddenCharacters.place(in: text, from: start) {
      guard keepingMarks, Input.isMark(text, at: place) else { return false }
      start = place + 2
    }
    return text.isUTF8
  }

  private func repaired(_ text: Bytes) -> [UInt8] {
    guard keepingMarks else { return ForbiddenCharacters.repaired(text) }
    var out: [UInt8] = []
    var start = 0
    for place in text.indices where place >= start && Input.isMark(text, at: place) {
      out += ForbiddenCharacters.repaired(text.part(start..<place)) + text[place..<place + 2]
      start = place + 2
    }
    return out + ForbiddenCharacters.repaired(text.part(start..<text.count))
  }
}

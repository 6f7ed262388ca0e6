// The only file that owns what libcmark allocates.

import CCMark
import CPlatform

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
  /// cmark's own check of UTF-8 is off, for it costs half as much as the parsing: what a `SourceFile`
  /// holds has been checked at the door.
  init?(parsing bytes: UnsafeBufferPointer<UInt8>) {
    guong_arena_enter()
    guard let tree = Self.parse(bytes) else {
      guong_arena_leave()
      return nil
    }
    root = tree
  }

  init?(parsing bytes: [UInt8]) {
    guong_arena_enter()
    guard let tree = bytes.withUnsafeBufferPointer(Self.parse) else {
      guong_arena_leave()
      return nil
    }
    root = tree
  }

  deinit {
    guong_arena_leave()
  }

  private static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Node? {
    // The nodes point at the list of functions, so it lies in the arena too.
    guard let memory = guong_arena_calloc(1, MemoryLayout<cmark_mem>.size) else { return nil }
    let functions = memory.bindMemory(to: cmark_mem.self, capacity: 1)
    functions.initialize(
      to: cmark_mem(
        calloc: guong_arena_calloc, realloc: guong_arena_realloc, free: guong_arena_free))
    guard let parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, functions) else { return nil }
    defer { cmark_parser_free(parser) }
    bytes.withMemoryRebound(to: CChar.self) { text in
      cmark_parser_feed(parser, text.baseAddress, text.count)
    }
    return cmark_parser_finish(parser)
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

/// The bytes of a C string of cmark; empty for null.
func bytes(of text: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
  guard let text else { return UnsafeBufferPointer(start: nil, count: 0) }
  let raw = UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self)
  return UnsafeBufferPointer(start: raw, count: strlen(text))
}

/// The bytes of a node's literal; empty when it has none.
func literal(of node: Node) -> UnsafeBufferPointer<UInt8> {
  bytes(of: cmark_node_get_literal(node))
}

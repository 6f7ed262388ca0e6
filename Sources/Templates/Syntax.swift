import Text

// A template as written: a tree of ranges of its source, before any name has a meaning.

/// A name in a tag; an empty path is `.`, the value at hand.
struct Name: Sendable {
  /// As it is written, without padding.
  let text: String
  let path: [String]
  /// The byte offset at which it stands.
  let offset: Int
  /// Whether it may be looked up; a name that is none was reported when it was read.
  var isWellFormed = true

  /// The name as the paths of the Mustache specification: split at dots, but `.` alone is the value at hand.
  init(_ text: String, at offset: Int) {
    self.text = text
    self.offset = offset
    path =
      text == "."
      ? [] : text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  }
}

/// The name of a partial or a parent: as it is, or (`*name`) the value of a field.
enum PartialName: Sendable {
  case fixed(Name)
  case dynamic(Name)

  var name: Name {
    switch self {
    case .fixed(let name), .dynamic(let name): name
    }
  }
}

/// How an included template or a block's content is set in: the whitespace before its tag.
enum Placement: Sendable {
  /// The tag is alone on its line; the whitespace before it was taken out of the text.
  case alone(Range<Int>)
  /// Only whitespace stands before the tag on its line; the whitespace is part of the text.
  case first(Range<Int>)
  /// Something else stands before the tag on its line.
  case inline
}

/// A named part of a template that a child may replace, or the part that replaces it.
struct Block: Sendable {
  let name: Name
  let placement: Placement
  let children: [Node]
}

/// One piece of a template.
enum Node: Sendable {
  /// Bytes of one line; `startsLine` if nothing of the line stands before them.
  case text(Range<Int>, startsLine: Bool)
  case variable(Name, raw: Bool)
  case section(Name, inverted: Bool, [Node])
  case partial(PartialName, Placement)
  /// `stray` is where something other than blocks stands between its tags.
  case parent(PartialName, Placement, [Block], stray: Int?)
  case block(Block)
}

/// A template's source with its tree and the problems of its syntax.
struct ParsedTemplate: Sendable {
  let source: SourceFile
  let nodes: [Node]
  let problems: [Diagnostic]
}

import Text

// A parsed template: a tree of ranges of its source, before names are resolved.

/// A name in a tag; an empty path is `.`, the current value.
struct Name: Sendable {
  /// As it is written, without padding.
  let text: String
  let path: [String]
  /// Its byte offset.
  let offset: Int
  /// Whether it may be resolved; a malformed name was reported when it was read.
  var isWellFormed = true

  /// Splits the name at dots, as the Mustache specification requires; `.` alone is the current
  /// value.
  init(_ text: String, at offset: Int) {
    self.text = text
    self.offset = offset
    path =
      text == "."
      ? [] : text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  }
}

/// The name of a partial or a parent: literal, or (`*name`) the value of a field.
enum PartialName: Sendable {
  case fixed(Name)
  case dynamic(Name)

  var name: Name {
    switch self {
    case .fixed(let name), .dynamic(let name): name
    }
  }
}

/// How an included template or a block's content is indented: the whitespace before its tag.
enum Placement: Sendable {
  /// The tag is alone on its line; the whitespace before it was removed from the text.
  case alone(Range<Int>)
  /// Only whitespace precedes the tag on its line; the whitespace is part of the text.
  case first(Range<Int>)
  /// Other text precedes the tag on its line.
  case inline
}

/// A named part of a template that a child may replace, or its replacement.
struct Block: Sendable {
  let name: Name
  let placement: Placement
  let children: [Node]
}

/// One piece of a template.
enum Node: Sendable {
  /// Bytes of one line; `startsLine` if they begin the line.
  case text(Range<Int>, startsLine: Bool)
  case variable(Name, raw: Bool)
  case section(Name, inverted: Bool, [Node])
  case partial(PartialName, Placement)
  /// `stray` is the position of anything other than blocks between its tags.
  case parent(PartialName, Placement, [Block], stray: Int?)
  case block(Block)
}

/// A template's source with its tree and the problems of its syntax.
struct ParsedTemplate: Sendable {
  let source: SourceFile
  let nodes: [Node]
  let problems: [Diagnostic]
}

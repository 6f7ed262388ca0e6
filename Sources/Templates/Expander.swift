import Text

/// The target of a template's tags: instructions to write (themes), or data (the specification's
/// suite).
protocol Target {
  /// The state while the children of a section are walked.
  associatedtype Section

  var problems: [Diagnostic] { get set }
  /// Whether the stricter rules of themes apply.
  var isStrict: Bool { get }

  mutating func literal(_ bytes: ArraySlice<UInt8>)
  mutating func variable(_ name: Name, raw: Bool, in file: SourceFile)
  mutating func open(_ name: Name, inverted: Bool, in file: SourceFile) -> Section?
  /// Prepares the next walk through the children; returns false when there is none.
  mutating func next(_ section: inout Section) -> Bool
  mutating func close(_ section: Section)
  /// Returns the partials that a dynamic name may stand for; each is walked between `choose` and
  /// `close`.
  mutating func choices(of name: Name, in file: SourceFile) -> [String]
  mutating func choose(_ choice: String, of name: Name, in file: SourceFile) -> Section?
  /// Identifies the context in which a partial is called.
  var contextName: String { get }
}

/// Walks templates with their partials, parents and blocks expanded, each line indented as the
/// specification of Mustache requires. Partials are walked again at each call, so every call is
/// checked in its own context and costs nothing when rendering.
struct Expander<T: Target> {
  let library: [String: ParsedTemplate]
  var target: T
  /// The source of the current nodes.
  private var file: SourceFile
  /// The indentation added to each line, and the amount of whitespace removed first.
  private var indent: [UInt8] = []
  private var dedent = 0
  private var arguments: [String: Argument] = [:]
  /// Names of the blocks found, to detect unused arguments.
  private var met: Set<String> = []
  /// Templates being walked, with the context of the call.
  private var active: [String] = []
  private var endless: Set<String> = []
  private var visited: Set<String> = []

  /// The number of template pieces walked so far.
  private var steps = 0

  /// The maximum number of pieces of a template with everything that it includes; a larger one
  /// recurses without end.
  static var maxSteps: Int { 200_000 }

  /// Whether the expansion was cut off at `maxSteps`.
  var isFull: Bool { target.isStrict && steps > Self.maxSteps }

  /// The maximum nesting of templates.
  static var maxDepth: Int { 24 }

  /// A replacement for a block, with its file and the replacements in effect there: blocks within
  /// it belong to that file.
  private struct Argument {
    let block: Block
    let file: SourceFile
    let arguments: [String: Argument]
  }

  init(_ library: [String: ParsedTemplate], target: T) {
    self.library = library
    self.target = target
    file = SourceFile(path: "", bytes: [])
  }

  /// Walks a template of the library from its start.
  mutating func expand(_ name: String) {
    guard let template = library[name] else {
      target.problems.append(.missingTemplate(name, among: library.keys))
      return
    }
    enter(template, name)
  }

  private mutating func enter(_ template: ParsedTemplate, _ name: String) {
    if visited.insert(name).inserted { target.problems += template.problems }
    active.append(name + "\u{0}" + target.contextName)
    let outer = file
    file = template.source
    walk(template.nodes)
    file = outer
    active.removeLast()
  }

  private mutating func walk(_ nodes: [Node]) {
    for node in nodes {
      steps += 1
      if isFull { return }
      switch node {
      case .text(let range, let startsLine): text(range, startsLine)
      case .variable(let name, let raw): target.variable(name, raw: raw, in: file)
      case .section(let name, let inverted, let children): section(name, inverted, children)
      case .partial(let name, let placement): include(name, placement)
      case .parent(let name, let placement, let blocks, let stray):
        include(name, placement, blocks, stray)
      case .block(let block): self.block(block)
      }
    }
  }

  private mutating func text(_ range: Range<Int>, _ startsLine: Bool) {
    guard startsLine else { return target.literal(file.bytes[range]) }
    if !indent.isEmpty { target.literal(indent[...]) }
    target.literal(file.bytes[dedented(range)])
  }

  private mutating func section(_ name: Name, _ inverted: Bool, _ children: [Node]) {
    guard var section = target.open(name, inverted: inverted, in: file) else { return }
    while target.next(&section) { walk(children) }
    target.close(section)
  }

  private func dedented(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    let most = min(range.upperBound, start + dedent)
    while start < most, Parser.isBlank(file.bytes[start]) { start += 1 }
    return start..<range.upperBound
  }
}

extension Expander {
  private mutating func include(
    _ name: PartialName, _ placement: Placement, _ blocks: [Block] = [], _ stray: Int? = nil
  ) {
    if let stray, target.isStrict {
      target.problems.append(.strayText(at: stray, parent: name.name.text, in: file))
    }
    let outer = (indent, dedent, arguments)
    if case .alone(let lead) = placement {
      indent += file.bytes[dedented(lead)]
    } else {
      indent = []
    }
    dedent = 0
    for block in blocks where arguments[block.name.text] == nil {
      arguments[block.name.text] = Argument(block: block, file: file, arguments: outer.2)
    }
    let metBefore = met
    met = []
    var isComplete = true
    switch name {
    case .fixed(let name): isComplete = include(name.text, named: name)
    case .dynamic(let name):
      for choice in target.choices(of: name, in: file) {
        let section = target.choose(choice, of: name, in: file)
        isComplete = include(choice, named: name) && isComplete
        if let section { target.close(section) }
      }
    }
    if target.isStrict, isComplete {
      for block in blocks where !met.contains(block.name.text) {
        target.problems.append(.unknownBlock(block.name, among: met, in: file))
      }
    }
    met.formUnion(metBefore)
    (indent, dedent, arguments) = outer
  }

  /// Walks one included template; returns false if it does not exist or recurses without end.
  private mutating func include(_ partial: String, named name: Name) -> Bool {
    guard let template = library[partial] else {
      if target.isStrict, name.isWellFormed {
        target.problems.append(
          .missingPartial(partial, named: name, among: library.keys, in: file))
      }
      return false
    }
    if endless.contains(partial) { return false }
    let call = partial + "\u{0}" + target.contextName
    if active.count >= Self.maxDepth || (target.isStrict && active.contains(call)) {
      endless.insert(partial)
      target.problems.append(.endlessPartial(partial, at: name, in: file))
      return false
    }
    enter(template, partial)
    return true
  }

  private mutating func block(_ block: Block) {
    let name = block.name.text
    met.insert(name)
    guard let argument = arguments[name] else { return walk(block.children) }
    let outer = (indent, dedent, file, arguments)
    var isAlone = false
    switch block.placement {
    case .alone(let lead):
      isAlone = true
      indent += file.bytes[dedented(intrinsicIndent(of: block.children) ?? lead)]
    case .first(let lead): indent += file.bytes[dedented(lead)]
    case .inline: break
    }
    file = argument.file
    arguments = argument.arguments
    replace(by: argument.block.children, isAlone: isAlone)
    (indent, dedent, file, arguments) = outer
  }

  /// Walks a replacement: removes its own indentation and adds that of the block's position.
  private mutating func replace(by children: [Node], isAlone: Bool) {
    dedent = intrinsicIndent(of: children)?.count ?? 0
    guard case .text(let range, let startsLine) = children.first else { return walk(children) }
    if isAlone {
      text(range, true)
    } else {
      target.literal(file.bytes[startsLine ? dedented(range) : range])
    }
    walk(Array(children.dropFirst()))
  }

  /// Returns the whitespace before the first line of a block's content, if that begins on a line of
  /// its own.
  private func intrinsicIndent(of children: [Node]) -> Range<Int>? {
    guard case .text(let range, startsLine: true) = children.first else { return nil }
    let end = range.first { !Parser.isBlank(file.bytes[$0]) } ?? range.upperBound
    return range.lowerBound..<end
  }
}

/// One script made of a theme's modules, so that a reader's browser asks for one file instead of finding
/// out module by module what else it needs.
///
/// Modules follow each other in the order in which browsers would run them. When two of them use one name at
/// their top level, or one that browsers have a meaning for, each becomes a function that returns what it exports, and what it imports becomes
/// constants of its own, so that names never meet. Understood are `import { a, b } from './name.js';` on a
/// line of its own, and `export` before a function, a class or a constant of one name at the beginning of a
/// line. Where anything else is met nothing is joined.
struct JoinedScript {
  let text: [UInt8]
  /// The modules that became part of it, without the entry.
  let modules: Set<String>

  /// nil when the entry imports no module, or something is not understood.
  ///
  /// Scripts in `apart` are published by themselves and never joined.
  init?(_ entry: String, of assets: [String: [UInt8]], apart: Set<String>) {
    var joiner = Joiner(assets: assets, apart: apart)
    guard let module = joiner.module(entry, within: []), !joiner.names.isEmpty else { return nil }
    let lines =
      joiner.hasOwnNames(module)
      ? joiner.bodies + module.body
      : joiner.joined + module.imports + module.body
    text = Array(lines.joined(separator: "\n").utf8)
    modules = Set(joiner.names.keys)
  }
}

private struct Joiner {
  struct Module {
    var imports: [String] = []
    /// The lines, without `export` unless it is the entry.
    var body: [String] = []
    var exports: [String] = []
  }

  let assets: [String: [UInt8]]
  let apart: Set<String>
  /// The constant that holds what a joined module exports.
  private(set) var names: [String: String] = [:]
  /// All modules as functions, and as they are.
  private(set) var joined: [String] = []
  private(set) var bodies: [String] = []

  init(assets: [String: [UInt8]], apart: Set<String>) {
    self.assets = assets
    self.apart = apart
  }

  /// Reads a module and joins all that it imports.
  mutating func module(_ path: String, within importers: Set<String>) -> Module? {
    guard let bytes = assets[path] else { return nil }
    let inside = importers.union([path])
    var module = Module()
    let isEntry = importers.isEmpty
    let text = String(decoding: bytes, as: UTF8.self)
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let line = Substring(line)
      if line.hasPrefix("import ") {
        guard let (list, other) = Self.imported(line), !inside.contains(other),
          let name = join(other, within: inside)
        else { return nil }
        module.imports.append("const \(list) = \(name);")
      } else if line.hasPrefix("export "), !isEntry {
        guard let name = Self.exported(line) else { return nil }
        module.exports.append(name)
        module.body.append(String(line.dropFirst("export ".count)))
      } else {
        module.body.append(String(line))
      }
    }
    return module
  }

  private mutating func join(_ path: String, within importers: Set<String>) -> String? {
    if let name = names[path] { return name }
    guard !apart.contains(path), let module = module(path, within: importers) else { return nil }
    let name = "$\(names.count)"
    names[path] = name
    bodies += module.body
    joined += ["const \(name) = (() => {"] + module.imports + module.body
    joined += ["return { \(module.exports.joined(separator: ", ")) };", "})();"]
    return name
  }

  /// Whether no name stands for two things at the top level of all modules together.
  func hasOwnNames(_ entry: Module) -> Bool {
    var seen = Self.globals
    for line in bodies + entry.body {
      guard let names = Self.declared(line[...]), names.allSatisfy({ seen.insert($0).inserted })
      else { return false }
    }
    return true
  }

  /// Names that scripts may use without having declared them.
  private static let globals = Set<Substring>(
    """
    alert blur caches close closed confirm console crypto customElements document event external fetch find focus
    frames history indexedDB innerHeight innerWidth length localStorage location menubar name navigator open
    opener origin outerHeight outerWidth parent performance print prompt queueMicrotask screen scroll scrollTo
    scrollX scrollY self sessionStorage setInterval setTimeout status stop structuredClone toolbar top window
    """.split(whereSeparator: \.isWhitespace))

  /// The names that a line at the top level declares; nil when that is not plain.
  private static func declared(_ line: Substring) -> [Substring]? {
    let isName = { (letter: Character) in
      letter.isLetter || letter.isNumber || "_$".contains(letter)
    }
    guard line.first != " " else { return [] }
    var words = line.split(maxSplits: 3, whereSeparator: { " (*=;".contains($0) })
    if words.first == "export" || words.first == "async" { words.removeFirst() }
    guard let kind = words.first, ["function", "class", "const", "let", "var"].contains(kind) else {
      return []
    }
    let rest = line.drop { $0 != " " }.dropFirst()
    guard let first = rest.first, "{[".contains(first) else {
      guard words.count > 1, words[1].allSatisfy(isName) else { return nil }
      return kind.count > 5 || !hasOuterComma(line) ? [words[1]] : nil
    }
    guard let end = rest.firstIndex(where: { "}]".contains($0) }) else { return nil }
    let names = rest[..<end].dropFirst().split { ", ".contains($0) }
    return names.allSatisfy { $0.allSatisfy(isName) } ? names : nil
  }

  /// Whether a line has a comma outside all brackets and texts, behind which it may declare another name.
  private static func hasOuterComma(_ line: Substring) -> Bool {
    var depth = 0
    var quote: Character?
    for letter in line {
      if quote != nil {
        if letter == quote { quote = nil }
      } else if "'\"`".contains(letter) {
        quote = letter
      } else if "([{".contains(letter) {
        depth += 1
      } else if ")]}".contains(letter) {
        depth -= 1
      } else if letter == ",", depth <= 0 {
        return true
      }
    }
    return false
  }

  /// `import { a, b } from './name.js';` → `{ a, b }` and `name.js`.
  private static func imported(_ line: Substring) -> (list: String, path: String)? {
    let parts = line.dropFirst("import ".count).split(
      separator: "'", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].hasPrefix("{ "), parts[0].hasSuffix(" } from "),
      !parts[0].contains(" as "), parts[1].hasPrefix("./"), parts[2] == ";"
    else { return nil }
    return (String(parts[0].dropLast(" from ".count)), String(parts[1].dropFirst(2)))
  }

  /// The name that a line exports.
  private static func exported(_ line: Substring) -> String? {
    var words = line.split { " (*=".contains($0) }.dropFirst()
    if words.first == "async" { words = words.dropFirst() }
    guard let kind = words.first, ["function", "class", "const"].contains(kind) else { return nil }
    guard let name = words.dropFirst().first, name.allSatisfy({ $0.isLetter || $0.isNumber })
    else { return nil }
    return String(name)
  }
}

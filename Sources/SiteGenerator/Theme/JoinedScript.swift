/// One script made of a theme's modules, so that a reader's browser asks for one file instead of finding
/// out module by module what else it needs.
///
/// Each module becomes a function that returns what it exports, in the order in which browsers would run
/// them; what it imports becomes constants of its own, so names of different modules never meet. Understood
/// are `import { a, b } from './name.js';` on a line of its own, and `export` before a function, a class or a
/// constant of one name at the beginning of a line. Where anything else is met nothing is joined.
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
    text = Array((joiner.joined + module.imports + module.body).joined(separator: "\n").utf8)
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
  private(set) var joined: [String] = []

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
    for line in String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
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
    joined += ["const \(name) = (() => {"] + module.imports + module.body
    joined += ["return { \(module.exports.joined(separator: ", ")) };", "})();"]
    return name
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

import Text

/// The files of a theme that are published under names with a fingerprint of their content, so that
/// browsers may cache them for ever.
///
/// In a script, the relative paths of imported modules are replaced by the published names. A
/// module is therefore processed before the scripts that import it, and a change of one renames all
/// that depend on it. Scripts that import each other in a cycle cannot be published: each
/// fingerprint would depend on another.
struct FingerprintedAssets {
  struct File {
    /// The path with the fingerprint.
    let name: String
    /// The content, with the published names of imported modules.
    let bytes: [UInt8]
    /// The paths of the file itself and of all that it imports statically, each after its own
    /// imports.
    let modules: [String]
  }

  private let sources: [String: SourceFile]
  private(set) var files: [String: File] = [:]
  private(set) var problems: [Diagnostic] = []

  init(_ sources: [String: SourceFile]) { self.sources = sources }

  static func isScript(_ path: String) -> Bool { path.hasSuffix(".js") || path.hasSuffix(".mjs") }

  /// Adds a file of the theme and the modules that it imports; nil when there is no such file.
  @discardableResult
  mutating func add(_ path: String) -> File? { add(path, importers: []) }

  private mutating func add(_ path: String, importers: [String]) -> File? {
    if let file = files[path] { return file }
    guard let source = sources[path] else { return nil }
    var bytes: [UInt8] = []
    var modules: [String] = []
    var copied = 0
    for specifier in Self.isScript(path) ? ModuleSpecifier.all(in: source.bytes) : [] {
      guard let module = add(specifier, of: source, importers: importers + [path]),
        let slash = source.bytes[specifier.range].lastIndex(of: UInt8(ascii: "/"))
      else { continue }
      bytes += source.bytes[copied...slash]
      bytes += module.name.utf8.suffix { $0 != UInt8(ascii: "/") }
      copied = specifier.range.upperBound
      guard specifier.isStatic else { continue }
      modules += module.modules.filter { !modules.contains($0) }
    }
    bytes += source.bytes[copied...]
    let file = File(
      name: Self.fingerprinted(path, bytes), bytes: bytes, modules: modules + [path])
    files[path] = file
    return file
  }

  /// Adds the module that the last of `importers` imports, or reports why it cannot.
  private mutating func add(
    _ specifier: ModuleSpecifier, of source: SourceFile, importers: [String]
  ) -> File? {
    let text = String(decoding: source.bytes[specifier.range], as: UTF8.self)
    let path = Self.resolve(text, from: importers.last ?? "")
    let offset = specifier.range.lowerBound
    guard let path, sources[path] != nil else {
      problems.append(
        .missingModule(text, path, known: sources.keys.sorted(), in: source, at: offset))
      return nil
    }
    if let start = importers.firstIndex(of: path) {
      problems.append(.importCycle(importers[start...] + [path], in: source, at: offset))
      return nil
    }
    return add(path, importers: importers)
  }

  /// Resolves a relative path in a script to a path below `assets/`; nil when it leads out of the
  /// folder.
  static func resolve(_ specifier: String, from script: String) -> String? {
    var parts = script.split(separator: "/").dropLast()
    for part in specifier.split(separator: "/") where part != "." {
      if part != ".." {
        parts.append(part)
      } else if parts.popLast() == nil {
        return nil
      }
    }
    return parts.joined(separator: "/")
  }

  /// Returns `style.1a2b3c4d5e.css` for `style.css`.
  static func fingerprinted(_ path: String, _ bytes: [UInt8]) -> String {
    let hash = ContentHash(bytes).hex.prefix(10)
    guard let dot = path.lastIndex(of: "."), dot > (path.lastIndex(of: "/") ?? path.startIndex)
    else { return "\(path).\(hash)" }
    return "\(path[..<dot]).\(hash)\(path[dot...])"
  }
}

/// A relative path by which a script imports a module: `import … from './name.js'`,
/// `export … from './name.js'`, `import './name.js'` or `import('./name.js')`.
///
/// It is recognised by the keyword before the quotation mark, without parsing the rest of the
/// language; an import that is commented out therefore counts, unless its line begins with `//`.
struct ModuleSpecifier: Equatable {
  /// The position of the path, without the quotation marks.
  let range: Range<Int>
  /// Whether the module is loaded with the script, and not by `import(…)`.
  let isStatic: Bool

  static func all(in script: [UInt8]) -> [ModuleSpecifier] {
    var found: [ModuleSpecifier] = []
    var rest = script[...]
    while let quote = rest.firstIndex(where: { "'\"".utf8.contains($0) }) {
      rest = script[(quote + 1)...]
      guard rest.starts(with: "./".utf8) || rest.starts(with: "../".utf8),
        let end = rest.firstIndex(where: { $0 == script[quote] || $0 == newline }),
        script[end] == script[quote], let isStatic = isStaticImport(script[..<quote])
      else { continue }
      found.append(ModuleSpecifier(range: (quote + 1)..<end, isStatic: isStatic))
      rest = script[(end + 1)...]
    }
    return found
  }

  /// Returns whether the code before a path begins a static import, or a dynamic one; nil when it
  /// begins none.
  private static func isStaticImport(_ code: ArraySlice<UInt8>) -> Bool? {
    var code = code.droppingBlanksAtEnd()
    let isCall = code.last == UInt8(ascii: "(")
    if isCall { code = code.dropLast().droppingBlanksAtEnd() }
    let word = code.suffix(while: isOfName)
    let before = code[..<word.startIndex]
    guard word.elementsEqual("import".utf8) || !isCall && word.elementsEqual("from".utf8),
      before.last != UInt8(ascii: ".")
    else { return nil }
    let line = before.suffix { $0 != newline }.drop { " \t".utf8.contains($0) }
    return line.starts(with: "//".utf8) ? nil : !isCall
  }

  private static let newline = UInt8(ascii: "\n")

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
      true
    default: false
    }
  }
}

extension BidirectionalCollection {
  /// Returns the longest suffix whose elements all satisfy a predicate.
  fileprivate func suffix(while predicate: (Element) -> Bool) -> SubSequence {
    var start = endIndex
    while start > startIndex, predicate(self[index(before: start)]) { formIndex(before: &start) }
    return self[start...]
  }
}

extension ArraySlice<UInt8> {
  fileprivate func droppingBlanksAtEnd() -> ArraySlice<UInt8> {
    self[..<suffix { " \t\r\n".utf8.contains($0) }.startIndex]
  }
}

extension Diagnostic {
  static func missingModule(
    _ specifier: String, _ path: String?, known: [String], in file: SourceFile, at offset: Int
  ) -> Diagnostic {
    let shown = path.map { "assets/\($0)" } ?? specifier
    return Diagnostic(
      in: file, at: offset, code: "missing-module",
      message: Message(
        en: "the script imports '\(shown)', which the theme does not have",
        vi: "tệp lệnh nạp '\(shown)' mà giao diện không có"),
      hint: path.flatMap { Suggestion.hint(to: $0, among: known) })
  }

  static func importCycle(
    _ paths: ArraySlice<String>, in file: SourceFile, at offset: Int
  ) -> Diagnostic {
    let cycle = paths.joined(separator: " → ")
    return Diagnostic(
      in: file, at: offset, code: "import-cycle",
      message: Message(
        en: "scripts import each other in a cycle: \(cycle)",
        vi: "các tệp lệnh nạp lẫn nhau thành vòng: \(cycle)"),
      hint: Message(
        en: "move what both need to a module of its own",
        vi: "hãy đưa phần dùng chung vào một tệp riêng"))
  }
}

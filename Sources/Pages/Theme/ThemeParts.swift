import Templates
import Text
import YAML

/// What `theme.yml` says: which of its files templates may name.
enum ThemeManifest {
  /// Reads the declared assets: name in templates → path below `assets/`, in the order of the file.
  static func read(
    _ file: SourceFile, assets: [String: [UInt8]], _ diagnostics: inout [Diagnostic]
  ) -> [(name: String, path: String)] {
    let (root, problems) = YAMLReader.read(file, in: 0..<file.bytes.count)
    diagnostics += problems
    guard let root, case .mapping(let entries) = root.kind else { return [] }
    var declared: [(name: String, path: String)] = []
    for entry in entries {
      switch entry.key {
      case "title", "description", "parent":
        guard case .scalar = entry.value.kind else {
          diagnostics.append(.notText(entry.key, in: file, at: entry.value.offset))
          continue
        }
      case "assets":
        guard case .mapping(let names) = entry.value.kind else {
          diagnostics.append(.notNames(entry.key, in: file, at: entry.value.offset))
          continue
        }
        for name in names {
          guard case .scalar(let path, _) = name.value.kind else {
            diagnostics.append(.notText(name.key, in: file, at: name.value.offset))
            continue
          }
          guard assets[path] != nil else {
            diagnostics.append(
              .missingAsset(path, known: assets.keys.sorted(), in: file, at: name.value.offset))
            continue
          }
          declared.append((name.key, path))
        }
      default:
        let known = ["title", "description", "parent", "assets"]
        diagnostics.append(
          Diagnostic(
            in: file, at: entry.keyOffset, code: "unknown-key",
            message: Message(
              en: "unknown key '\(entry.key)'", vi: "không có trường '\(entry.key)'"),
            hint: Suggestion.hint(to: entry.key, among: known)))
      }
    }
    return declared
  }
}

/// The words of a theme in the site's language.
struct ThemeWords {
  let schema: Schema
  let record: Record

  /// Reads `strings/<lang>.yml`, flat keys with texts; every language must have the same keys.
  static func read(
    _ files: [String: SourceFile], lang: String, manifest: SourceFile,
    _ diagnostics: inout [Diagnostic]
  ) -> ThemeWords {
    var tables: [String: [(key: String, text: String, offset: Int)]] = [:]
    for (name, file) in files.sorted(by: { $0.key < $1.key }) {
      tables[name] = table(file, &diagnostics)
    }
    for (name, table) in tables.sorted(by: { $0.key < $1.key }) {
      for (other, otherTable) in tables.sorted(by: { $0.key < $1.key }) where other != name {
        let known = Set(otherTable.map(\.key))
        guard let file = files[name] else { continue }
        for entry in table where !known.contains(entry.key) {
          diagnostics.append(.missingWord(entry.key, lang: other, in: file, at: entry.offset))
        }
      }
    }
    guard let words = tables[lang] else {
      diagnostics.append(.missingStrings(lang, in: manifest))
      return ThemeWords(schema: Schema("words", []), record: Record([]))
    }
    return ThemeWords(
      schema: Schema("words", words.map { Field($0.key, .text, $0.text) }),
      record: Record(words.map { .text($0.text) }))
  }

  private static func table(
    _ file: SourceFile, _ diagnostics: inout [Diagnostic]
  ) -> [(key: String, text: String, offset: Int)] {
    let (root, problems) = YAMLReader.read(file, in: 0..<file.bytes.count)
    diagnostics += problems
    guard let root, case .mapping(let entries) = root.kind else { return [] }
    return entries.compactMap { entry in
      guard case .scalar(let text, _) = entry.value.kind else {
        diagnostics.append(.notText(entry.key, in: file, at: entry.value.offset))
        return nil
      }
      return (entry.key, text, entry.keyOffset)
    }
  }
}

/// The files that a theme publishes: those it declares under a name with a fingerprint, the others as they are.
struct PublishedAssets {
  let schema: Schema
  let record: Record
  let files: [Theme.Asset]

  init(
    _ assets: [String: [UInt8]], declared: [(name: String, path: String)], basePath: String,
    folder: String
  ) {
    var files: [Theme.Asset] = []
    var addresses: [Value] = []
    var scripts = PublishedScripts(assets, declared: declared.map(\.path))
    for (_, path) in declared {
      let bytes = scripts.bytes(of: path)
      let name = Self.fingerprinted(path, bytes)
      files.append(Theme.Asset(path: "\(folder)/\(name)", bytes: bytes))
      addresses.append(.text("\(basePath)/\(folder)/\(name)"))
    }
    let named = Set(declared.map(\.path)).union(scripts.joined)
    for (path, bytes) in assets.sorted(by: { $0.key < $1.key }) where !named.contains(path) {
      files.append(Theme.Asset(path: "\(folder)/\(path)", bytes: bytes))
    }
    schema = Schema(
      "assets", declared.map { Field($0.name, .text, "address of assets/\($0.path)") })
    record = Record(addresses)
    self.files = files
  }

  /// `style.css` → `style.1a2b3c4d5e.css`: a changed file has another address, so it may be cached for ever.
  static func fingerprinted(_ path: String, _ bytes: [UInt8]) -> String {
    let hash = ContentHash(bytes).hex.prefix(10)
    guard let dot = path.lastIndex(of: "."), dot > (path.lastIndex(of: "/") ?? path.startIndex)
    else { return "\(path).\(hash)" }
    return "\(path[..<dot]).\(hash)\(path[dot...])"
  }
}

extension Diagnostic {
  static func notText(_ key: String, in file: SourceFile, at offset: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "wrong-shape",
      message: Message(en: "'\(key)' needs a single value", vi: "'\(key)' cần một giá trị đơn"))
  }

  static func notNames(_ key: String, in file: SourceFile, at offset: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "wrong-shape",
      message: Message(
        en: "'\(key)' needs names with paths (name: path)",
        vi: "'\(key)' cần các dòng tên: đường dẫn"))
  }

  static func missingAsset(
    _ path: String, known: [String], in file: SourceFile, at offset: Int
  ) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "missing-file",
      message: Message(
        en: "there is no file 'assets/\(path)'", vi: "không có tệp 'assets/\(path)'"),
      hint: Suggestion.hint(to: path, among: known))
  }

  static func missingWord(
    _ key: String, lang: String, in file: SourceFile, at offset: Int
  ) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "missing-word",
      message: Message(
        en: "'\(key)' is missing in strings/\(lang).yml",
        vi: "thiếu '\(key)' trong strings/\(lang).yml"))
  }

  static func missingStrings(_ lang: String, in manifest: SourceFile) -> Diagnostic {
    Diagnostic(
      in: manifest, at: 0, code: "missing-strings",
      message: Message(
        en: "the theme has no strings/\(lang).yml", vi: "giao diện thiếu strings/\(lang).yml"))
  }
}

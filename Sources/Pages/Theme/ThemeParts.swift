import Templates
import Text
import YAML

/// Reads `theme.yml`, which declares the files that templates may name.
enum ThemeManifest {
  /// Reads the declared assets: name in templates → path below `assets/`, in the order of the file.
  static func read(
    _ file: SourceFile, assets: [String: SourceFile], _ diagnostics: inout [Diagnostic]
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

/// The files that a theme publishes: the declared ones, with the modules that they import, under
/// names with a fingerprint, the others unchanged.
struct PublishedAssets {
  /// The address of each declared file; for a script also `<name>Modules`, which are preloaded with
  /// it.
  let schema: Schema
  let record: Record
  let files: [Theme.Asset]
  let problems: [Diagnostic]

  init(
    _ assets: [String: SourceFile], declared: [(name: String, path: String)], basePath: String,
    folder: String
  ) {
    var published = FingerprintedAssets(assets)
    var fields: [Field] = []
    var values: [Value] = []
    func address(_ file: FingerprintedAssets.File) -> String {
      "\(basePath)/\(folder)/\(file.name)"
    }
    for (name, path) in declared {
      guard let file = published.add(path) else { continue }
      fields.append(Field(name, .text, "address of assets/\(path)"))
      values.append(.text(address(file)))
      let modules = "\(name)Modules"
      guard FingerprintedAssets.isScript(path), !declared.contains(where: { $0.name == modules })
      else { continue }
      fields.append(Field(modules, .texts, "addresses of assets/\(path) and what it imports"))
      values.append(.texts(file.modules.compactMap { published.files[$0].map(address) }))
    }
    schema = Schema("assets", fields)
    record = Record(values)
    files = assets.sorted { $0.key < $1.key }.map { path, source in
      let file = published.files[path]
      return Theme.Asset(
        path: "\(folder)/\(file?.name ?? path)", bytes: file?.bytes ?? source.bytes)
    }
    problems = published.problems
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

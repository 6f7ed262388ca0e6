import Text
import YAML

/// What the reader of a theme must know of `theme.yml`; its other entries are read when the theme is compiled.
enum ThemeManifest {
  /// Whether a manifest says which files are published.
  static func declaresAssets(_ file: SourceFile) -> Bool {
    guard case .mapping(let entries) = YAMLReader.read(file, in: 0..<file.bytes.count).root?.kind
    else { return false }
    return entries.contains { $0.key == "assets" }
  }

  /// The parent that a manifest names, before anything else of it is checked.
  static func parent(of file: SourceFile) -> String? {
    guard case .mapping(let entries) = YAMLReader.read(file, in: 0..<file.bytes.count).root?.kind,
      let entry = entries.first(where: { $0.key == "parent" }),
      case .scalar(let name, _) = entry.value.kind, !name.isEmpty
    else { return nil }
    return name
  }
}

import Text
import YAML

/// Reads the entries of `theme.yml` that loading a theme requires; the others are read when the
/// theme is compiled.
enum ThemeManifest {
  /// Returns whether a manifest declares which files are published.
  static func declaresAssets(_ file: SourceFile) -> Bool {
    guard case .mapping(let entries) = YAMLReader.read(file, in: 0..<file.bytes.count).root?.kind
    else { return false }
    return entries.contains { $0.key == "assets" }
  }

  /// Returns the parent that a manifest names, before any other check.
  static func parent(of file: SourceFile) -> String? {
    guard case .mapping(let entries) = YAMLReader.read(file, in: 0..<file.bytes.count).root?.kind,
      let entry = entries.first(where: { $0.key == "parent" }),
      case .scalar(let name, _) = entry.value.kind, !name.isEmpty
    else { return nil }
    return name
  }
}

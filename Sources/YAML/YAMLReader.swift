package import Text

/// Reads YAML: the plain subset itself, the rest by Yams.
package enum YAMLReader {
  /// The most collections that may stand inside one another.
  package static let depthLimit = 16
  /// The most nodes (keys, values, items and collections) of one document.
  package static let nodeLimit = 10_000

  /// Reads the YAML document in a byte range of a file.
  ///
  /// The root is nil when the range holds no content or when there are errors that leave no tree; places
  /// in nodes and messages are those of the whole file.
  package static func read(
    _ file: SourceFile, in range: Range<Int>
  ) -> (root: YAMLNode?, diagnostics: [Diagnostic]) {
    var handOver = HandOver(file: file, range: range)
    let root = handOver.read()
    return (root, handOver.diagnostics)
  }
}

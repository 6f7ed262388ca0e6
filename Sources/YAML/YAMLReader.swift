package import Text

/// Reads YAML: the plain subset itself, the rest by Yams.
package enum YAMLReader {
  /// The most collections that may stand inside one another.
  package static let depthLimit = 16
  /// The most nodes (keys, values, items and collections) of one document.
  package static let nodeLimit = 10_000

  /// Reads the YAML document in a byte range of a file.
  ///
  /// The root is nil when the range holds no content, and when there are errors that leave no tree; with
  /// a duplicate key alone the tree is there, the first of the two kept. Places in nodes and messages
  /// are those of the whole file.
  package static func read(
    _ file: SourceFile, in range: Range<Int>
  ) -> (root: YAMLNode?, diagnostics: [Diagnostic]) {
    if let plain = readPlain(file, in: range) { return plain }
    var fallback = YamsFallback(file: file, range: range)
    let root = fallback.read()
    return (root, fallback.diagnostics)
  }

  /// Reads with the reader of the plain subset; nil when it hands the document over.
  package static func readPlain(
    _ file: SourceFile, in range: Range<Int>
  ) -> (root: YAMLNode?, diagnostics: [Diagnostic])? {
    file.bytes.withView { bytes in
      var reader = PlainReader(bytes: bytes, file: file, range: range)
      do throws(PlainReader.Stop) {
        return (try reader.read(), reader.diagnostics)
      } catch {
        if error == .unsupported, !reader.broken { return nil }
        return (nil, reader.diagnostics)
      }
    }
  }
}

package import Text

extension Publication {
  /// Reports why files with these paths cannot be published together.
  package static func problems(of paths: [String]) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for path in paths {
      if let rule = PathRule.violated(by: path) {
        found += PublicationError.badPath(path, rule).diagnostics
      }
    }
    let hash = ContentHash([])
    do throws(PublicationError) {
      _ = try Manifest(
        checking: paths.map {
          ManifestEntry(path: $0, size: 0, hash: hash, trace: .unknown, isUnchanged: false)
        })
    } catch {
      found += error.diagnostics
    }
    return found
  }
}

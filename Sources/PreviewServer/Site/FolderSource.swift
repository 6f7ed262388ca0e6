import Text

/// Serves a folder that was built, as it is; every change of its files is a new generation.
package struct FolderSource: PreviewSource {
  private let path: String
  private let basePath: String

  package init(_ path: String, basePath: String = "") {
    self.path = path
    self.basePath = basePath
  }

  package func open() async throws -> any PreviewSnapshot { snapshot() }

  package func update(_ changes: FileChanges) async throws -> PreviewUpdate {
    PreviewUpdate(snapshot: snapshot())
  }

  package func close() async {}

  private func snapshot() -> FolderSnapshot {
    guard let folder = FolderHandle(path) else {
      return FolderSnapshot(folder: nil, problems: [.noFolder(path)])
    }
    var snapshot = FolderSnapshot(folder: folder, basePath: basePath)
    snapshot.counts.pages = snapshot.paths.count { $0.hasSuffix("/") || $0.hasSuffix(".html") }
    return snapshot
  }
}

extension Diagnostic {
  static func noFolder(_ path: String) -> Diagnostic {
    Diagnostic(
      path: path, position: Position(line: 1, column: 1), code: "no-site",
      message: Message(en: "there is no such folder", vi: "không có thư mục này"),
      hint: Message(en: "build the site first", vi: "hãy dựng trang trước"))
  }
}

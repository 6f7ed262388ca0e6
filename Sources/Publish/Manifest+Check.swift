import Text

extension Manifest {
  /// Sorts the entries of a new site and refuses those that cannot coexist: two with one path, a
  /// file where another path needs a folder, and paths that differ only by case or by the encoding
  /// of diacritics (macOS and Windows consider them equal).
  init(checking entries: [ManifestEntry]) throws(PublicationError) {
    let order = PathOrder(entries)
    let manifest = Manifest(sorted: order.sorted.map { entries[$0] })
    var problems: [PublicationError.Problem] = []
    for (first, second) in zip(order.sorted, order.sorted.dropFirst())
    where order.isSame(first, second) {
      problems.append(.twice(entries[second].path))
    }
    // Every file system distinguishes paths of small letters, digits and hyphens alone.
    problems +=
      order.isPlain
      ? manifest.filesAsFolders(of: order.likelyFolders().map { entries[$0].path })
      : manifest.alikePaths()
    guard problems.isEmpty else {
      throw PublicationError(.content, problems.sorted { PathKey($0.path) < PathKey($1.path) })
    }
    self = manifest
  }

  /// Returns the files that are also folders of these paths.
  private func filesAsFolders(of paths: [String]) -> [PublicationError.Problem] {
    let below = Manifest(sorted: entries.filter { paths.contains($0.path) })
    return below.folders().filter { contains($0.path) }.map { .isFolderToo($0.path) }
  }

  /// Returns paths that some file systems consider equal, and files that are folders there.
  private func alikePaths() -> [PublicationError.Problem] {
    var problems: [PublicationError.Problem] = []
    var seen: [FoldedPath: String] = [:]
    for (index, entry) in entries.enumerated()
    where index == 0 || entries[index - 1].key != entry.key {
      if let other = seen.updateValue(entry.path, forKey: FoldedPath(entry.path)) {
        problems.append(.alike(other, entry.path))
      }
    }
    for folder in folders() {
      if let file = seen[FoldedPath(folder.path)] { problems.append(.isFolderToo(file)) }
    }
    return problems
  }
}

/// A path as seen by a file system that ignores case and the encoding of diacritics.
private struct FoldedPath: Hashable {
  /// `String` compares by canonical equivalence, as required here.
  private let text: String

  init(_ path: String) {
    text = path.lowercased()
  }
}

extension PublicationError.Problem {
  private static let rename = Message(
    en: "give one of them another address", vi: "hãy đặt địa chỉ khác cho một trong hai")

  static func twice(_ path: String) -> Self {
    Self(
      path: path, code: "output-twice",
      message: Message(
        en: "two pages or files have the path '\(path)'",
        vi: "hai trang hoặc tệp có cùng đường dẫn '\(path)'"), hint: rename)
  }

  static func alike(_ path: String, _ other: String) -> Self {
    Self(
      path: path, code: "output-differs-by-case",
      message: Message(
        en: "'\(path)' and '\(other)' are one file on macOS and Windows",
        vi: "'\(path)' và '\(other)' là một tệp trên macOS và Windows"), hint: rename)
  }

  static func isFolderToo(_ path: String) -> Self {
    Self(
      path: path, code: "output-file-and-folder",
      message: Message(
        en: "'\(path)' would be a file and a folder",
        vi: "'\(path)' vừa là tệp vừa là thư mục"), hint: rename)
  }
}

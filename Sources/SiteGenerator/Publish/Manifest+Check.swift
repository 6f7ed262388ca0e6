import Text

extension Manifest {
  /// Sorts the entries of a new site and refuses those that cannot stand side by side: two of one path, a
  /// file where another path needs a folder, paths that differ only by case or by the way an accent is
  /// spelled (macOS and Windows take them for one).
  init(checking entries: [ManifestEntry]) throws(PublicationError) {
    let sorted = entries.sorted { $0.key < $1.key }
    var problems: [PublicationError.Problem] = []
    var seen: [FoldedPath: String] = [:]
    seen.reserveCapacity(sorted.count)
    for (index, entry) in sorted.enumerated() {
      if index > 0, sorted[index - 1].key == entry.key {
        problems.append(.twice(entry.path))
      } else if let other = seen.updateValue(entry.path, forKey: FoldedPath(entry.path)) {
        problems.append(.alike(other, entry.path))
      }
    }
    let manifest = Manifest(sorted: sorted, isUnique: problems.isEmpty)
    for folder in manifest.folders() {
      if let file = seen[FoldedPath(folder.path)] {
        problems.append(.isFolderToo(file))
      }
    }
    guard problems.isEmpty else {
      throw PublicationError(.content, problems.sorted { PathKey($0.path) < PathKey($1.path) })
    }
    self = manifest
  }

  private init(sorted entries: [ManifestEntry], isUnique: Bool) {
    self.init(sorted: entries)
  }
}

/// A path as a file system sees it that knows neither case nor spellings of accents.
private struct FoldedPath: Hashable {
  /// `String` compares by canonical equivalence, which is what is meant here.
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

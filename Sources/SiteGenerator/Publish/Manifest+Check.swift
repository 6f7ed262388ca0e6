import Text

extension Manifest {
  /// Sorts the entries of a new site and refuses those that cannot stand side by side: two of one path, a
  /// file where another path needs a folder, paths that differ only by case or by the way an accent is
  /// spelled (macOS and Windows take them for one).
  init(checking entries: [ManifestEntry]) throws(PublicationError) {
    let sorted = entries.sorted { $0.key < $1.key }
    var problems: [PublicationError.Problem] = []
    // Paths of small letters, digits and hyphens alone are told apart by every file system.
    let isPlain = sorted.allSatisfy { $0.path.utf8.allSatisfy(Self.isPlain) }
    var seen: [FoldedPath: String] = [:]
    for (index, entry) in sorted.enumerated() {
      if index > 0, sorted[index - 1].key == entry.key {
        problems.append(.twice(entry.path))
      } else if !isPlain, let other = seen.updateValue(entry.path, forKey: FoldedPath(entry.path)) {
        problems.append(.alike(other, entry.path))
      }
    }
    let manifest = Manifest(sorted: sorted)
    for folder in manifest.folders() {
      let file =
        isPlain
        ? manifest.entry(at: folder.path)?.path : seen[FoldedPath(folder.path)]
      if let file { problems.append(.isFolderToo(file)) }
    }
    guard problems.isEmpty else {
      throw PublicationError(.content, problems.sorted { PathKey($0.path) < PathKey($1.path) })
    }
    self = manifest
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-")...UInt8(ascii: "9"),
      UInt8(ascii: "_"):
      true
    default: false
    }
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

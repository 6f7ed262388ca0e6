import Loader
import SearchReader

/// Reads a published site for `guong search`.
enum PublishedFiles {
  private static let limit = 64 * 1_048_576

  /// Returns the search index of a site.
  static func index(of folder: String) throws -> IndexReader {
    try IndexReader { path, limit in
      let full = "\(folder)/\(path)"
      guard Disk.exists(full) else { return nil }
      return try Disk.read(full, limit: limit)
    }
  }

  /// Returns the non-empty lines of a text file.
  static func lines(of path: String) throws -> [String] {
    String(decoding: try Disk.read(path, limit: limit), as: UTF8.self)
      .split(separator: "\n").map { String($0) }
  }
}

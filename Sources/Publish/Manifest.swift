// The record of the last publication, in two files of `.guong/` beside the output folder:
// `<name>.manifest` lists path, size and fingerprint, one file a line, sorted by bytes, identical
// for identical sites; `<name>.state` holds what is specific to this machine: inode and time of
// every file and the inode of the folder itself, by which the next build detects manual changes and
// which of two trees is live.

package import Text

/// One published file.
package struct ManifestEntry: Hashable, Sendable {
  /// Path below the output folder, with `/`.
  package let path: String
  /// In bytes.
  package let size: Int
  package let hash: ContentHash
  /// The file's identity on this disk.
  let trace: FileTrace
  /// Whether it was identical in the previous site and was linked instead of written.
  package let isUnchanged: Bool
}

/// Identifies a file without reading it; not portable to another machine.
struct FileTrace: Hashable, Sendable {
  let inode: UInt64
  /// Nanoseconds since 1970.
  let modified: Int64

  static let unknown = FileTrace(inode: 0, modified: 0)

  init(inode: UInt64, modified: Int64) {
    self.inode = inode
    self.modified = modified
  }

  init(_ status: FileStatus) {
    self.init(inode: status.inode, modified: status.modified)
  }
}

/// A path that is compared by its bytes: `String` would treat two encodings of one letter as equal,
/// and spend time on it.
struct PathKey: Hashable, Comparable, Sendable {
  let path: String

  init(_ path: String) {
    self.path = path
  }

  static func == (a: PathKey, b: PathKey) -> Bool {
    ByteOrder.compare(a.path, b.path) == 0
  }

  static func < (a: PathKey, b: PathKey) -> Bool {
    a.path.precedesByBytes(b.path)
  }

  func hash(into hasher: inout Hasher) {
    var path = path
    path.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

/// All files of one published site.
struct Manifest: Sendable {
  /// Sorted by the bytes of the path.
  let entries: [ManifestEntry]

  static let empty = Manifest(sorted: [])

  init(sorted entries: [ManifestEntry]) {
    self.entries = entries
  }

  func entry(at path: String) -> ManifestEntry? {
    place(of: PathKey(path)).map { entries[$0] }
  }

  func contains(_ path: String) -> Bool {
    place(of: PathKey(path)) != nil
  }

  /// Finds a path by binary search.
  private func place(of key: PathKey) -> Int? {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      let found = PathKey(entries[middle].path)
      if found == key { return middle }
      if found < key { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// Returns the folders that contain its files, and the folders above them.
  func folders() -> Set<PathKey> {
    var folders: Set<PathKey> = []
    for entry in entries {
      var path = entry.path[...]
      while let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) {
        path = path[..<slash]
        if !folders.insert(PathKey(String(path))).inserted { break }
      }
    }
    return folders
  }
}

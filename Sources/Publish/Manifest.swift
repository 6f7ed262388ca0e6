// What Guong published last, in two files of `.guong/` beside the output folder: `<name>.manifest` lists
// path, size and fingerprint, one file a line, sorted by bytes, the same for the same site; and
// `<name>.state` holds what belongs to this one machine: inode and time of every file and the inode of
// the folder itself, by which the next build sees what was changed by hand and which of two trees is live.

package import Text

/// One published file.
package struct ManifestEntry: Hashable, Sendable {
  /// Below the output folder, with `/`.
  package let path: String
  /// In bytes.
  package let size: Int
  package let hash: ContentHash
  /// How the file lies on this disk.
  let trace: FileTrace
  /// Whether it was the same in the site before and was linked instead of written.
  package let isUnchanged: Bool
}

/// By what a file is known again without reading it; not the same on another machine.
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

/// A path that is compared by its bytes: `String` would take two spellings of one letter for equal, and
/// spend time on it.
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

  /// Halves the entries until the path is found.
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

  /// The folders in which its files lie, and the folders above them.
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

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Lists folders for the watcher: without ignored names, and without following links.
enum FolderScan {
  /// The attributes by which a change of a file is detected.
  struct Stamp: Hashable, Sendable {
    let size: Int
    let inode: UInt64
    let mode: UInt32
    let seconds: Int
    let nanoseconds: Int
  }

  struct Found {
    var folders: [String] = []
    var files: [String: Stamp] = [:]
  }

  private static let depthLimit = 64

  /// Returns everything below a folder, and the folder itself, under the shown names. Entries that
  /// cannot be read or vanish meanwhile are omitted.
  static func look(_ shown: String, root: String) -> Found {
    var found = Found()
    walk(shown, root: root, depth: 0, &found)
    return found
  }

  /// Returns all folders below a folder, and the folder itself. Files are skipped: there may be
  /// many.
  static func folders(_ shown: String, root: String) -> [String] {
    var found: [String] = []
    walkFolders(shown, root: root, depth: 0, &found)
    return found
  }

  /// Returns the real path of a shown one.
  static func path(_ shown: String, root: String) -> String {
    if shown.hasPrefix("/") { return shown }
    return shown.isEmpty ? root : "\(root)/\(shown)"
  }

  static func stamp(_ path: String) -> Stamp? {
    var information = stat()
    guard lstat(path, &information) == 0, information.st_mode & S_IFMT != S_IFDIR else {
      return nil
    }
    return Stamp(information)
  }

  private static func walkFolders(
    _ shown: String, root: String, depth: Int, _ found: inout [String]
  ) {
    let real = path(shown, root: root)
    guard depth <= depthLimit, isFolder(real), let stream = opendir(real) else { return }
    defer { closedir(stream) }
    found.append(shown)
    while let entry = readdir(stream) {
      // Most file systems return the type of an entry; for the others it is read separately.
      let kind = Int(entry.pointee.d_type)
      guard kind == Int(DT_DIR) || kind == Int(DT_UNKNOWN) else { continue }
      let name = name(of: entry)
      guard !IgnoredNames.contains(name) else { continue }
      walkFolders("\(shown)/\(name)", root: root, depth: depth + 1, &found)
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    var information = stat()
    return lstat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFDIR
  }

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> String {
    withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
  }

  private static func walk(_ shown: String, root: String, depth: Int, _ found: inout Found) {
    let real = path(shown, root: root)
    var information = stat()
    guard depth <= depthLimit, isFolder(real), let stream = opendir(real) else { return }
    defer { closedir(stream) }
    found.folders.append(shown)
    while let entry = readdir(stream) {
      let name = name(of: entry)
      guard !IgnoredNames.contains(name) else { continue }
      let child = "\(shown)/\(name)"
      guard lstat("\(real)/\(name)", &information) == 0 else { continue }
      if information.st_mode & S_IFMT == S_IFDIR {
        walk(child, root: root, depth: depth + 1, &found)
      } else {
        found.files[child] = Stamp(information)
      }
    }
  }
}

extension FolderScan.Stamp {
  fileprivate init(_ information: stat) {
    #if canImport(Glibc)
      let changed = information.st_mtim
    #else
      let changed = information.st_mtimespec
    #endif
    self.init(
      size: Int(information.st_size), inode: UInt64(information.st_ino),
      mode: UInt32(information.st_mode), seconds: changed.tv_sec, nanoseconds: changed.tv_nsec)
  }
}

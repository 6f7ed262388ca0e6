#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Lists folders as the watcher sees them: without names that are no content, links not followed.
enum FolderScan {
  /// By what a file is known to have changed.
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

  /// Everything below a folder, and the folder itself, under the names that are shown. What cannot be read or
  /// vanished meanwhile is left out.
  static func look(_ shown: String, root: String) -> Found {
    var found = Found()
    walk(shown, root: root, depth: 0, &found)
    return found
  }

  /// The real path of a shown one.
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

  private static func walk(_ shown: String, root: String, depth: Int, _ found: inout Found) {
    let real = path(shown, root: root)
    var information = stat()
    guard depth <= depthLimit, lstat(real, &information) == 0,
      information.st_mode & S_IFMT == S_IFDIR, let stream = opendir(real)
    else { return }
    defer { closedir(stream) }
    found.folders.append(shown)
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
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

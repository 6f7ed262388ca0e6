#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Folder {
  /// One name in a folder. Its type may be unknown; then its status must be read.
  struct Item: Sendable {
    let name: String
    let kind: FileStatus.Kind?
  }

  /// Returns the names in a folder below this one (`""` is this one), without `.` and `..`, in the
  /// order of the disk; nil when there is no such folder.
  func items(of name: String) throws(PublicationError) -> [Item]? {
    let opened = openat(
      descriptor, name.isEmpty ? "." : name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    guard opened >= 0 else {
      let code = errno
      if code == ENOENT || code == ENOTDIR || code == ELOOP { return nil }
      throw .cannot(.read, shown(name), errno: code)
    }
    guard let stream = fdopendir(opened) else {
      let code = errno
      close(opened)
      throw .cannot(.read, shown(name), errno: code)
    }
    defer { closedir(stream) }
    var items: [Item] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else { break }
      if let item = Item(entry) { items.append(item) }
    }
    guard errno == 0 else { throw .cannot(.read, shown(name), errno: errno) }
    return items
  }

  /// Removes the file or folder with the name and everything in it. Files for which `spare` returns
  /// true stay, and so do the folders above them; `spare` receives the path below the name.
  ///
  /// - Returns: whether nothing was spared.
  @discardableResult
  func removeTree(_ name: String, sparing spare: (String) -> Bool = { _ in false })
    throws(PublicationError) -> Bool
  {
    guard let items = try items(of: name) else {
      try removeFile(name)
      return true
    }
    guard try removeItems(items, root: name, below: "", sparing: spare) else { return false }
    return try removeFolder(name)
  }

  private func removeItems(
    _ items: [Item], root: String, below: String, sparing spare: (String) -> Bool
  ) throws(PublicationError) -> Bool {
    var isEmpty = true
    for item in items {
      let path = below.isEmpty ? item.name : below + "/" + item.name
      let full = root + "/" + path
      let isFolder: Bool
      if let kind = item.kind {
        isFolder = kind == .folder
      } else {
        isFolder = try status(of: full)?.kind == .folder
      }
      if isFolder {
        let inner = try self.items(of: full) ?? []
        let isGone = try removeItems(inner, root: root, below: path, sparing: spare)
        if isGone { try removeFolder(full) }
        isEmpty = isEmpty && isGone
      } else if spare(path) {
        isEmpty = false
      } else {
        try removeFile(full)
      }
    }
    return isEmpty
  }

  /// Removes an empty folder; returns false when it is not empty.
  @discardableResult
  func removeFolder(_ name: String) throws(PublicationError) -> Bool {
    guard unlinkat(descriptor, name, AT_REMOVEDIR) == 0 else {
      let code = errno
      if code == ENOENT { return true }
      if code == ENOTDIR || code == ENOTEMPTY || code == EEXIST { return false }
      throw .cannot(.remove, shown(name), errno: code)
    }
    return true
  }

  /// Creates the folders above a path, mode 0755. When one of them is a file, nothing happens: the
  /// caller that opens the path will see the error.
  func makeFolders(above path: String, settingModes: Bool) throws(PublicationError) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return }
    let folder = String(path[..<slash])
    var code = mkdirat(descriptor, folder, 0o755) == 0 ? 0 : errno
    if code == ENOENT {
      try makeFolders(above: folder, settingModes: settingModes)
      code = mkdirat(descriptor, folder, 0o755) == 0 ? 0 : errno
    }
    if code == 0 && settingModes {
      code = fchmodat(descriptor, folder, 0o755, 0) == 0 ? 0 : errno
    }
    if code != 0 && code != EEXIST && code != ENOTDIR {
      throw .cannot(.create, shown(folder), errno: code)
    }
  }
}

extension Folder.Item {
  init?(_ entry: UnsafeMutablePointer<dirent>) {
    guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return nil }
    let start = UnsafeRawPointer(entry).advanced(by: offset).assumingMemoryBound(to: CChar.self)
    name = String(cString: start)
    if name == "." || name == ".." { return nil }
    switch Int32(entry.pointee.d_type) {
    case Int32(DT_REG): kind = .file
    case Int32(DT_DIR): kind = .folder
    case Int32(DT_LNK): kind = .link
    case Int32(DT_UNKNOWN): kind = nil
    default: kind = .other
    }
  }
}

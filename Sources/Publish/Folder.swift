// Files and folders by descriptors: every path is relative to an open folder, so that renaming a
// folder above redirects no operation. Only publishing uses this.

import CPlatform

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// An open file or folder, closed when the value is destroyed.
struct Descriptor: ~Copyable {
  let raw: Int32

  init(_ raw: Int32) {
    self.raw = raw
  }

  deinit {
    close(raw)
  }
}

/// The status of the file or folder at a path.
struct FileStatus: Hashable, Sendable {
  enum Kind: Sendable {
    case file, folder, link, other
  }

  let kind: Kind
  let device: UInt64
  let inode: UInt64
  let size: Int
  /// Nanoseconds since 1970.
  let modified: Int64
  /// The permission bits.
  let mode: UInt32

  init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    case S_IFLNK: kind = .link
    default: kind = .other
    }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    inode = UInt64(status.st_ino)
    size = Int(status.st_size)
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    modified = Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    mode = UInt32(status.st_mode) & 0o7777
  }
}

/// An open folder: a descriptor that another value keeps open, and the path for messages.
struct Folder: Sendable {
  let descriptor: Int32
  let path: String

  func shown(_ name: String) -> String {
    name.isEmpty ? path : path == "/" ? "/" + name : path + "/" + name
  }

  /// Returns the status of the name itself, without following a link; nil when it does not exist.
  func status(of name: String) throws(PublicationError) -> FileStatus? {
    var found = stat()
    guard fstatat(descriptor, name, &found, AT_SYMLINK_NOFOLLOW) == 0 else {
      let code = errno
      if code == ENOENT || code == ENOTDIR { return nil }
      throw .cannot(.read, shown(name), errno: code)
    }
    return FileStatus(found)
  }

  /// Creates a folder; returns false when the name is already taken.
  @discardableResult
  func makeFolder(_ name: String, mode: UInt32) throws(PublicationError) -> Bool {
    guard mkdirat(descriptor, name, mode_t(mode)) == 0 else {
      let code = errno
      if code == EEXIST { return false }
      throw .cannot(.create, shown(name), errno: code)
    }
    return true
  }

  /// Opens a folder; refuses a link in its place.
  func openFolder(_ name: String) throws(PublicationError) -> Descriptor {
    let opened = openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    guard opened >= 0 else { throw .cannot(.read, shown(name), errno: errno) }
    return Descriptor(opened)
  }

  /// Returns the bytes of a file; nil when there is none.
  func read(_ name: String) throws(PublicationError) -> [UInt8]? {
    let opened = openat(descriptor, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard opened >= 0 else {
      let code = errno
      if code == ENOENT || code == ENOTDIR { return nil }
      throw .cannot(.read, shown(name), errno: code)
    }
    let file = Descriptor(opened)
    var found = stat()
    guard fstat(file.raw, &found) == 0 else { throw .cannot(.read, shown(name), errno: errno) }
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: max(0, Int(found.st_size)) + 1) {
      code = Self.readAll(file.raw, UnsafeMutableRawBufferPointer($0), count: &$1)
    }
    guard code == 0 else { throw .cannot(.read, shown(name), errno: code) }
    return bytes
  }

  /// Reads to the end of the file; returns 0, or the `errno` of the failure. A file that grows
  /// meanwhile is cut at the end of the buffer.
  private static func readAll(
    _ file: Int32, _ buffer: UnsafeMutableRawBufferPointer, count: inout Int
  ) -> Int32 {
    count = 0
    guard let base = buffer.baseAddress else { return 0 }
    while count < buffer.count {
      let got = systemRead(file, base + count, buffer.count - count)
      if got == 0 { break }
      if got > 0 {
        count += got
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }

  /// Writes a whole file and replaces an existing one.
  func overwrite(_ name: String, _ bytes: [UInt8]) throws(PublicationError) {
    let opened = openat(
      descriptor, name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard opened >= 0 else { throw .cannot(.create, shown(name), errno: errno) }
    let file = Descriptor(opened)
    let code = bytes.withUnsafeBytes { guong_write_all(file.raw, $0.baseAddress, $0.count) }
    guard code == 0 else { throw .cannot(.write, shown(name), errno: code) }
  }

  /// Removes a file or link; returns false when there was none, or a folder in its place.
  @discardableResult
  func removeFile(_ name: String) throws(PublicationError) -> Bool {
    guard unlinkat(descriptor, name, 0) == 0 else {
      let code = errno
      if code == ENOENT || code == ENOTDIR || code == EISDIR { return false }
      throw .cannot(.remove, shown(name), errno: code)
    }
    return true
  }

  func rename(_ name: String, to other: String) throws(PublicationError) {
    guard renameat(descriptor, name, descriptor, other) == 0 else {
      throw .cannot(.swap, shown(other), errno: errno)
    }
  }
}

/// Calls `read` under a name that the methods of `Folder` do not hide.
private func systemRead(_ file: Int32, _ to: UnsafeMutableRawPointer, _ count: Int) -> Int {
  read(file, to, count)
}

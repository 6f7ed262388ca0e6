// Writes to content/, where people and other programs write as well. A file is written completely
// or not at all, and changes that others saved are never lost.

import CPlatform
import Loader

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Serialises the writers of new records.
struct FolderLock: Sendable {
  private let descriptor: Int32

  /// Waits until nobody else holds the lock of the folder.
  init(_ folder: String) throws(DiskError) {
    descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw DiskError(folder, errno) }
    while flock(descriptor, LOCK_EX) != 0 {
      // On a file system without locks, the checks below still detect concurrent changes.
      guard errno == EINTR else { break }
    }
  }

  func release() { close(descriptor) }
}

enum SafeFile {
  enum Result {
    case done
    /// The file is not, or no longer, as it was read.
    case changed
  }

  /// Replaces the bytes that were read, or creates the file; it is synchronised to the disk on
  /// return.
  static func put(
    _ path: String, _ bytes: [UInt8], inPlaceOf seen: [UInt8]?
  ) throws(DiskError) -> Result {
    try makeFolders(above: path)
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex
    let (folder, name) = (String(path[..<slash]), String(path[path.utf8.index(after: slash)...]))
    let opened = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    guard opened >= 0 else { throw DiskError(writing: folder, errno) }
    defer { close(opened) }
    // The name begins with a dot, so neither the build nor the watcher reads it.
    let temporary = ".guong-new-\(getpid())"
    try write("\(folder)/\(temporary)", bytes, like: seen == nil ? nil : path)
    defer { unlinkat(opened, temporary, 0) }
    let result =
      if let seen {
        try replace(opened, folder, name, temporary, seen: seen, new: bytes)
      } else {
        try create(opened, path, name, temporary)
      }
    if result == .done, fsync(opened) != 0, errno != EINVAL {
      throw DiskError(writing: folder, errno)
    }
    return result
  }

  private static func create(
    _ folder: Int32, _ path: String, _ name: String, _ temporary: String
  ) throws(DiskError) -> Result {
    if guong_rename_noreplace_at(folder, temporary, name) == 0 { return .done }
    if errno == EEXIST { return .changed }
    // Where the system cannot rename exclusively, a hard link has the same effect.
    if linkat(folder, temporary, folder, name, 0) == 0 { return .done }
    if errno == EEXIST { return .changed }
    throw DiskError(writing: path, errno)
  }

  /// Swaps the two files and compares the old one with what was read; if it differs, swaps them
  /// back.
  private static func replace(
    _ folder: Int32, _ path: String, _ name: String, _ temporary: String, seen: [UInt8],
    new: [UInt8]
  ) throws(DiskError) -> Result {
    guard guong_exchange_at(folder, temporary, name) == 0 else {
      if errno == ENOENT { return .changed }
      guard try Disk.read("\(path)/\(name)", limit: Discovery.tableLimit) == seen else {
        return .changed
      }
      guard renameat(folder, temporary, folder, name) == 0 else {
        throw DiskError(writing: path, errno)
      }
      return .done
    }
    let taken = try Disk.read("\(path)/\(temporary)", limit: Discovery.tableLimit)
    if taken == seen { return .done }
    // Another program has saved meanwhile, so its file is swapped back. If it has saved again
    // since, the swap returns that version instead of ours, which is swapped back too: it may
    // contain our addition.
    func exchange() throws(DiskError) -> [UInt8] {
      guard guong_exchange_at(folder, temporary, name) == 0 else {
        throw DiskError(writing: "\(path)/\(name)", errno)
      }
      return try Disk.read("\(path)/\(temporary)", limit: Discovery.tableLimit)
    }
    let later = try exchange()
    if later == new { return .changed }
    _ = try exchange()
    return holds(later, addedTo: seen, in: new) ? .done : .changed
  }

  /// Returns whether a text contains what another one adds to the text that was read.
  static func holds(_ later: [UInt8], addedTo seen: [UInt8], in new: [UInt8]) -> Bool {
    let same = zip(seen, new).prefix { $0 == $1 }.count
    let added = new[same...]
    guard !added.isEmpty, added.count <= later.count else { return false }
    return (0...(later.count - added.count)).contains { place in
      later[place..<(place + added.count)].elementsEqual(added)
    }
  }

  /// Writes a new file to the disk, with the permissions of the one that it will replace.
  private static func write(_ path: String, _ bytes: [UInt8], like other: String?) throws(DiskError)
  {
    unlink(path)
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard file >= 0 else { throw DiskError(writing: path, errno) }
    defer { close(file) }
    var status = stat()
    if let other, lstat(other, &status) == 0 {
      // Only the superuser may change a file's owner; others can at most keep the group.
      if fchown(file, status.st_uid, status.st_gid) != 0 { fchown(file, .max, status.st_gid) }
      guard fchmod(file, status.st_mode & 0o7777) == 0 else {
        throw DiskError(writing: path, errno)
      }
    }
    let code = bytes.withUnsafeBytes { guong_write_all(file, $0.baseAddress, $0.count) }
    guard code == 0 else { throw DiskError(writing: path, code) }
    guard fsync(file) == 0 || errno == EINVAL else { throw DiskError(writing: path, errno) }
  }

  private static func makeFolders(above path: String) throws(DiskError) {
    var folder = ""
    for part in path.split(separator: "/").dropLast() {
      folder += "/\(part)"
      if mkdir(folder, 0o755) != 0, errno != EEXIST, errno != EISDIR, errno != EROFS {
        throw DiskError(writing: folder, errno)
      }
    }
  }
}

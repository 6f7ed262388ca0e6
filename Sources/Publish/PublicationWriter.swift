import CPlatform
import Text

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes the files of a new site beside the published one. It is a value that any number of tasks
/// may copy and use concurrently; it is valid as long as its `Publication` exists.
package struct PublicationWriter: Sendable {
  /// The new tree.
  let staging: Folder
  /// The published tree; nil before the first build.
  let current: Folder?
  /// The files of the published tree, from the last manifest.
  let previous: Manifest
  /// Whether the umask or an access list clears mode bits, so that modes must be set explicitly.
  let setsModes: Bool

  /// Writes one file of the new site, or links the published one when it is identical.
  ///
  /// A path that was written already is left as it is: `commit` sees both entries and reports them.
  /// - Returns: what the manifest says about the file; for `commit`.
  /// - Throws: `content` for a path that no site may have, `inputOutput` when the disk refuses.
  package func write(_ path: String, _ bytes: [UInt8]) throws(PublicationError) -> ManifestEntry {
    var result: Result<ManifestEntry, PublicationError>?
    bytes.withUnsafeBytes { pointer in
      do throws(PublicationError) {
        result = .success(try write(path, pointer))
      } catch {
        result = .failure(error)
      }
    }
    guard let result else { preconditionFailure("the closure has run") }
    return try result.get()
  }

  /// Writes one file from bytes that the caller owns.
  package func write(_ path: String, _ bytes: UnsafeRawBufferPointer) throws(PublicationError)
    -> ManifestEntry
  {
    if let rule = PathRule.violated(by: path) { throw .badPath(path, rule) }
    let hash = ContentHash(bytes)
    if let old = previous.entry(at: path), old.size == bytes.count, old.hash == hash,
      let trace = try link(old)
    {
      return ManifestEntry(
        path: path, size: bytes.count, hash: hash, trace: trace, isUnchanged: true)
    }
    let trace = try create(path, bytes)
    return ManifestEntry(
      path: path, size: bytes.count, hash: hash, trace: trace, isUnchanged: false)
  }

  /// Links a published file into the new tree; nil when it differs from the recorded one or cannot
  /// be linked.
  private func link(_ old: ManifestEntry) throws(PublicationError) -> FileTrace? {
    guard let current, let status = try current.status(of: old.path), status.mode == 0o644,
      try current.isStill(old, status)
    else { return nil }
    if Self.isPage(old.path) { try makeFolders(above: old.path) }
    var isRetried = false
    while true {
      if linkat(current.descriptor, old.path, staging.descriptor, old.path, 0) == 0 {
        return FileTrace(status)
      }
      let code = errno
      if code == EEXIST { return FileTrace(status) }
      guard code == ENOENT, !isRetried else { return nil }
      isRetried = true
      try makeFolders(above: old.path)
    }
  }

  private func create(_ path: String, _ bytes: UnsafeRawBufferPointer) throws(PublicationError)
    -> FileTrace
  {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
    if Self.isPage(path) { try makeFolders(above: path) }
    var opened = openat(staging.descriptor, path, flags, 0o644)
    if opened < 0, errno == ENOENT {
      try makeFolders(above: path)
      opened = openat(staging.descriptor, path, flags, 0o644)
    }
    guard opened >= 0 else {
      let code = errno
      if code == EEXIST || code == ENOTDIR { return .unknown }
      throw .cannot(.create, path, errno: code)
    }
    let file = Descriptor(opened)
    let code = guong_write_all(file.raw, bytes.baseAddress, bytes.count)
    guard code == 0 else { throw .cannot(.write, path, errno: code) }
    if setsModes, fchmod(file.raw, 0o644) != 0 { throw .cannot(.write, path, errno: errno) }
    var found = stat()
    guard fstat(file.raw, &found) == 0 else { throw .cannot(.read, path, errno: errno) }
    return FileTrace(FileStatus(found))
  }

  /// Returns whether a path is a page; pages have a folder of their own, which does not exist yet.
  private static func isPage(_ path: String) -> Bool {
    path.hasSuffix("/index.html")
  }

  private func makeFolders(above path: String) throws(PublicationError) {
    try staging.makeFolders(above: path, settingModes: setsModes)
  }
}

extension Folder {
  /// Returns whether a file is unchanged since it was recorded; by inode, size and time, or else by
  /// its content.
  func isStill(_ entry: ManifestEntry) throws(PublicationError) -> Bool {
    guard let status = try status(of: entry.path) else { return false }
    return try isStill(entry, status)
  }

  func isStill(_ entry: ManifestEntry, _ status: FileStatus) throws(PublicationError) -> Bool {
    guard status.kind == .file, status.size == entry.size else { return false }
    if FileTrace(status) == entry.trace { return true }
    guard let bytes = try read(entry.path) else { return false }
    return ContentHash(bytes) == entry.hash
  }
}

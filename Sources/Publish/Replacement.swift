import CPlatform
import Text

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The call that swaps two folders; tests choose one that fails.
enum SwapCall: Sendable {
  case system
  case failing(errno: Int32)

  func exchange(_ folder: Int32, _ new: String, _ old: String) -> Int32 {
    switch self {
    case .system: guong_exchange_at(folder, new, old) == 0 ? 0 : errno
    case .failing(let code): code
    }
  }
}

/// Replaces the old tree with the new one.
struct Replacement: Sendable {
  let area: PublishingArea
  let writer: PublicationWriter
  let digits: String
  let next: Manifest
  let scan: OutputScan
  let isDurable: Bool

  var staging: String { area.staging(digits) }

  /// Records the intended change, flushes the disk and swaps.
  func run(_ swap: SwapCall) throws(PublicationError) -> PublicationMethod {
    guard fchmod(writer.staging.descriptor, 0o755) == 0 else {
      throw .cannot(.write, writer.staging.path, errno: errno)
    }
    try announce(.whole, inode: try inode(of: staging))
    try synchronise()
    let isSwapped = try writer.current == nil ? moveFirst() : exchange(swap)
    if !isSwapped { try replaceFileByFile() }
    return isSwapped ? .whole : .fileByFile
  }

  /// Does the remaining work after the new site is live. If this fails or the process is killed,
  /// the next build does it.
  ///
  /// - Returns: how many files of others came at the last moment and were kept.
  func finish(_ method: PublicationMethod) throws(PublicationError) -> Int {
    if isDurable, fsync(area.parent.descriptor) != 0, errno != EINVAL {
      throw .cannot(.write, area.parent.path, errno: errno)
    }
    try area.adoptNext()
    return try method == .whole ? removeOldTree() : 0
  }

  /// Writes the new lists beside the old ones; `settle` determines by the inode which of them is
  /// valid.
  func announce(_ method: PublicationMethod, inode: UInt64) throws(PublicationError) {
    try area.state.overwrite(area.nextManifestName, next.manifestText())
    let header = StateHeader(method: method, inode: inode)
    try area.state.overwrite(area.nextStateName, next.stateText(header))
  }

  func inode(of name: String) throws(PublicationError) -> UInt64 {
    guard let status = try area.parent.status(of: name) else {
      throw .cannot(.swap, area.parent.shown(name), errno: ENOENT)
    }
    return status.inode
  }

  private func synchronise() throws(PublicationError) {
    guard isDurable else { return }
    guard guong_sync_file_system(writer.staging.descriptor) == 0 else {
      throw .cannot(.write, writer.staging.path, errno: errno)
    }
  }

  /// Publishes the first build: the output does not exist, and must not appear meanwhile.
  private func moveFirst() throws(PublicationError) -> Bool {
    let parent = area.parent.descriptor
    if guong_rename_noreplace_at(parent, staging, area.name) == 0 { return true }
    var code = errno
    if code == EINVAL || code == ENOSYS || code == ENOTSUP {
      code = renameat(parent, staging, parent, area.name) == 0 ? 0 : errno
    }
    guard code == 0 else { throw .cannot(.swap, area.place.shown, errno: code) }
    return true
  }

  /// Swaps the trees; returns false where the file system cannot.
  private func exchange(_ swap: SwapCall) throws(PublicationError) -> Bool {
    let code = swap.exchange(area.parent.descriptor, staging, area.name)
    if code == 0 { return true }
    guard [EXDEV, EINVAL, EBUSY, ENOSYS, ENOTSUP].contains(code) else {
      throw .cannot(.swap, area.place.shown, errno: code)
    }
    return false
  }

  /// Removes the files of the last site, and folders that become empty, without listing them. Files
  /// of one folder are consecutive in the manifest, so a folder is removed with its first file.
  private func removeKnown(of old: Folder) throws(PublicationError) {
    let entries = writer.previous.entries
    for (place, entry) in entries.enumerated().reversed() {
      try old.removeFile(entry.path)
      let before = place > 0 ? entries[place - 1].path : ""
      var above = entry.path[...]
      while let slash = above.utf8.lastIndex(of: UInt8(ascii: "/")) {
        if before.utf8.starts(with: above[...slash].utf8) { break }
        above = above[..<slash]
        if try !old.removeFolder(String(above)) { break }
      }
    }
  }

  /// Removes the old tree. Files that somebody added to it at the last moment move to the new one.
  private func removeOldTree() throws(PublicationError) -> Int {
    guard let old = writer.current else { return 0 }
    if !scan.hasLinkForFolder { try removeKnown(of: old) }
    let foreign = Set(scan.foreignFiles.map { PathKey($0.path) })
    var late: [String] = []
    try area.parent.removeTree(staging) { path in
      let isKnown = writer.previous.contains(path) || foreign.contains(PathKey(path))
      if !isKnown { late.append(path) }
      return !isKnown
    }
    for path in late {
      try writer.staging.makeFolders(above: path, settingModes: writer.setsModes)
      if try writer.staging.status(of: path) == nil {
        try old.carry(path, .file, to: writer.staging, path)
      } else {
        _ = try area.keepReplaced(path, of: writer)
      }
    }
    if !late.isEmpty { try area.parent.removeTree(staging) }
    try area.state.removeFile(area.marker(digits))
    return late.count
  }
}

import Text

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Finds the files in the published folder that the last manifest does not list.
struct OutputScan: Sendable {
  struct ForeignFile: Sendable {
    let path: String
    let kind: FileStatus.Kind
  }

  struct ForeignFolder: Sendable {
    let path: String
    let mode: UInt32
  }

  /// The folders of the last site.
  private(set) var ourFolders: Set<PathKey> = []
  /// Foreign files, sorted by bytes.
  private(set) var foreignFiles: [ForeignFile] = []
  /// Foreign folders, parents first.
  private(set) var foreignFolders: [ForeignFolder] = []
  /// Published files that were changed by hand.
  private(set) var changed: [String] = []
  /// Foreign files and folders at the path of a new file.
  private(set) var conflicts: [String] = []

  /// Scans the whole published folder.
  init(of writer: PublicationWriter, next: Manifest) throws(PublicationError) {
    guard let current = writer.current else { return }
    ourFolders = writer.previous.folders()
    let walk = Walk(
      current: current, previous: writer.previous, next: next, ourFolders: ourFolders,
      newFolders: next.folders())
    try visit("", isBlocked: false, walk)
    foreignFiles.sort { PathKey($0.path) < PathKey($1.path) }
    foreignFolders.sort { PathKey($0.path) < PathKey($1.path) }
    changed.sort { PathKey($0) < PathKey($1) }
    conflicts.sort { PathKey($0) < PathKey($1) }
  }

  private struct Walk {
    let current: Folder
    let previous: Manifest
    let next: Manifest
    let ourFolders: Set<PathKey>
    let newFolders: Set<PathKey>
  }

  /// Scans one folder; `isBlocked` when a new file replaces it or a folder above it.
  private mutating func visit(_ folder: String, isBlocked: Bool, _ walk: Walk)
    throws(PublicationError)
  {
    for item in try walk.current.items(of: folder) ?? [] {
      let path = folder.isEmpty ? item.name : folder + "/" + item.name
      let known: FileStatus.Kind?
      if let kind = item.kind {
        known = kind
      } else {
        known = try walk.current.status(of: path)?.kind
      }
      guard let kind = known else { continue }
      if kind == .folder {
        let takesPlace = walk.next.contains(path)
        if !walk.ourFolders.contains(PathKey(path)) {
          if isBlocked || takesPlace { conflicts.append(path) }
          let mode = try walk.current.status(of: path)?.mode ?? 0o755
          foreignFolders.append(ForeignFolder(path: path, mode: mode))
        }
        try visit(path, isBlocked: isBlocked || takesPlace, walk)
      } else if let old = walk.previous.entry(at: path) {
        if try isChanged(old, walk) { changed.append(path) }
      } else {
        let isTaken = walk.next.contains(path) || walk.newFolders.contains(PathKey(path))
        if isBlocked || isTaken { conflicts.append(path) }
        foreignFiles.append(ForeignFile(path: path, kind: kind))
      }
    }
  }

  private func isChanged(_ old: ManifestEntry, _ walk: Walk) throws(PublicationError) -> Bool {
    let new = walk.next.entry(at: old.path)
    if let new, new.isUnchanged { return false }
    if try walk.current.isStill(old) { return false }
    if let new, try walk.current.isStill(new) { return false }
    return true
  }

  /// Whether a foreign link has replaced a folder of the last site: paths of the last site may then
  /// lead out of the published folder.
  var hasLinkForFolder: Bool {
    foreignFiles.contains { ourFolders.contains(PathKey($0.path)) }
  }

  /// Throws when foreign files are in the way, naming all of them.
  func refuseConflicts(place: OutputPlace) throws(PublicationError) {
    guard !conflicts.isEmpty else { return }
    throw PublicationError(
      .refused,
      conflicts.map { path in
        PublicationError.Problem(
          path: place.shown + "/" + path, code: "output-foreign",
          message: Message(
            en: "a page of the site goes where '\(path)' lies, which Guong did not write",
            vi: "một trang của trang tin trùng chỗ với '\(path)', tệp không do Guong ghi"),
          hint: Message(
            en: "move that file away, or give the page another address",
            vi: "hãy chuyển tệp đó đi nơi khác, hoặc đặt địa chỉ khác cho trang"))
      })
  }

  /// Links foreign files into the new tree.
  func carryOver(_ writer: PublicationWriter) throws(PublicationError) {
    guard let current = writer.current else { return }
    for folder in foreignFolders {
      try writer.staging.makeFolders(above: folder.path, settingModes: writer.setsModes)
      try writer.staging.makeFolder(folder.path, mode: 0o700)
    }
    for file in foreignFiles {
      try writer.staging.makeFolders(above: file.path, settingModes: writer.setsModes)
      try current.carry(file.path, file.kind, to: writer.staging, file.path)
    }
    for folder in foreignFolders {
      let code = fchmodat(writer.staging.descriptor, folder.path, mode_t(folder.mode), 0)
      guard code == 0 else { throw .cannot(.create, folder.path, errno: errno) }
    }
  }
}

extension Folder {
  /// Links a file into another folder, or copies it where the file system cannot link. When the
  /// name already refers to the same file, nothing happens.
  func carry(_ path: String, _ kind: FileStatus.Kind, to other: Folder, _ name: String)
    throws(PublicationError)
  {
    if linkat(descriptor, path, other.descriptor, name, 0) == 0 { return }
    let code = errno
    if code == EEXIST {
      let there = try other.status(of: name)
      if let there, there.inode == (try status(of: path))?.inode { return }
    }
    guard [EPERM, EXDEV, EMLINK, EACCES, EOPNOTSUPP].contains(code), kind == .file,
      let bytes = try read(path)
    else { throw .cannot(.link, shown(path), errno: code) }
    try other.overwrite(name, bytes)
  }
}

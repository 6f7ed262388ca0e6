import Text

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Replacement {
  /// Publishes on file systems that cannot swap folders: every file is replaced as a whole, first
  /// the files that pages need, then pages, then lists that link to them; removals come last. A
  /// build that is killed meanwhile leaves complete files of both sites, and the next build
  /// recognises all of them.
  func replaceFileByFile() throws(PublicationError) {
    guard let current = writer.current else { return }
    try announce(.fileByFile, inode: try inode(of: area.name))
    let newFolders = next.folders()
    let links = Set(scan.foreignFiles.map { PathKey($0.path) })
    let gone = writer.previous.entries.map(\.path)
      .filter { !next.contains($0) && !Self.isBelow(links, $0) }
    let newFiles = Set(next.entries.map(\.key))
    let (blocking, others) = gone.partitioned { path in
      newFolders.contains(PathKey(path)) || Self.isBelow(newFiles, path)
    }
    try remove(blocking, from: current)
    for entry in inOrder() {
      try current.makeFolders(above: entry.path, settingModes: writer.setsModes)
      let code = renameat(
        writer.staging.descriptor, entry.path, current.descriptor, entry.path)
      guard code == 0 else { throw .cannot(.swap, current.shown(entry.path), errno: errno) }
    }
    try remove(others, from: current)
  }

  /// Removes files, and folders that become empty.
  private func remove(_ paths: [String], from folder: Folder) throws(PublicationError) {
    for path in paths {
      try folder.removeFile(path)
      var above = path[...]
      while let slash = above.utf8.lastIndex(of: UInt8(ascii: "/")) {
        above = above[..<slash]
        if try !folder.removeFolder(String(above)) { break }
      }
    }
  }

  private static func isBelow(_ places: Set<PathKey>, _ path: String) -> Bool {
    var above = path[...]
    while let slash = above.utf8.lastIndex(of: UInt8(ascii: "/")) {
      above = above[..<slash]
      if places.contains(PathKey(String(above))) { return true }
    }
    return false
  }

  /// Returns the entries in an order in which no published file links to one that is not there yet.
  func inOrder() -> [ManifestEntry] {
    let parents = Set(
      next.entries.lazy.filter { $0.path.utf8.suffix(11).elementsEqual("/index.html".utf8) }
        .compactMap { Self.folder(above: Self.folder(above: $0.path) ?? "") ?? "" }.map(
          PathKey.init))
    var steps: [[ManifestEntry]] = [[], [], []]
    for entry in next.entries { steps[Self.step(entry.path, listFolders: parents)].append(entry) }
    return steps.flatMap { $0 }
  }

  /// Returns 0 for assets and data, 1 for pages, 2 for lists, feeds and sitemaps.
  private static func step(_ path: String, listFolders: Set<PathKey>) -> Int {
    let folder = folder(above: path) ?? ""
    let name = folder.isEmpty ? path : String(path.utf8.dropFirst(folder.utf8.count + 1)) ?? path
    switch name {
    case "feed.xml", "atom.xml", "feed.json": return 2
    case _ where name.hasPrefix("sitemap"): return 2
    case "index.html": return listFolders.contains(PathKey(folder)) ? 2 : 1
    case _ where name.hasSuffix(".html"): return 1
    default: return 0
    }
  }

  private static func folder(above path: String) -> String? {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) }
  }
}

extension Array {
  fileprivate func partitioned(by belongs: (Element) -> Bool) -> ([Element], [Element]) {
    (filter(belongs), filter { !belongs($0) })
  }
}

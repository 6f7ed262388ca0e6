import Foundation

@testable import LiveSite

/// The files of a project on the disk: what they hold, and what they held when all was well. What is done to
/// them is told as a watcher would tell it.
struct EditedFiles {
  let root: URL
  /// Every file as it stands on the disk, by path.
  private(set) var all: [String: [UInt8]]
  /// Every file as it stood when all was well.
  private var good: [String: [UInt8]]

  init(_ files: [String: [UInt8]], at root: URL) throws {
    self.root = root
    all = files
    good = files
    for (path, bytes) in files { try Self.put(bytes, at: root.appending(path: path)) }
  }

  func text(_ path: String) -> String { String(decoding: all[path] ?? [], as: UTF8.self) }

  /// The text of a file with a field of its front matter, or of the settings, set or taken away.
  func text(_ path: String, setting field: String, to value: String?) -> String {
    var lines = text(path).components(separatedBy: "\n")
    if let index = lines.firstIndex(where: { $0.hasPrefix(field + ":") }) {
      if let value { lines[index] = "\(field): \(value)" } else { lines.remove(at: index) }
    } else if let value {
      lines.insert("\(field): \(value)", at: lines.first == "---" ? 1 : 0)
    }
    return lines.joined(separator: "\n")
  }

  /// The paths for which the closure says so, sorted.
  func paths(where isWanted: (String) -> Bool) -> [String] { all.keys.filter(isWanted).sorted() }

  mutating func write(_ bytes: [UInt8], to path: String) throws -> LiveChanges {
    all[path] = bytes
    let folder = root.appending(path: path).deletingLastPathComponent()
    // The watcher tells of a new folder and not of what was in it when it came.
    let isNew = !FileManager.default.fileExists(atPath: folder.path)
    try Self.put(bytes, at: root.appending(path: path))
    let parent = (path as NSString).deletingLastPathComponent
    return isNew ? LiveChanges(folders: [parent]) : LiveChanges(files: [path])
  }

  mutating func remove(_ path: String) throws -> LiveChanges {
    all[path] = nil
    try FileManager.default.removeItem(at: root.appending(path: path))
    return LiveChanges(files: [path])
  }

  mutating func rename(_ path: String, to target: String) throws -> LiveChanges {
    try move(path, to: target)
    all[target] = all.removeValue(forKey: path)
    return LiveChanges(files: [path, target])
  }

  /// Gives a whole folder another name, as in a checkout of another branch.
  mutating func renameFolder(_ folder: String, to target: String) throws -> LiveChanges {
    try move(folder, to: target)
    for (path, bytes) in all where path.hasPrefix(folder + "/") {
      all[path] = nil
      all[target + path.dropFirst(folder.count)] = bytes
    }
    return LiveChanges(folders: [folder, target])
  }

  private func move(_ path: String, to target: String) throws {
    try FileManager.default.moveItem(
      at: root.appending(path: path), to: root.appending(path: target))
  }

  private static func put(_ bytes: [UInt8], at file: URL) throws {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  // MARK: When all was well

  /// Takes note that all is well now.
  mutating func keep() { good = all }

  /// The files that are not as they were when all was well, sorted.
  var changed: [String] {
    Set(all.keys).union(good.keys).filter { all[$0] != good[$0] }.sorted()
  }

  /// Puts a file back as it was when all was well.
  mutating func restore(_ path: String) throws -> LiveChanges {
    guard let bytes = good[path] else { return try remove(path) }
    return try write(bytes, to: path)
  }
}

import CPlatform
import Text

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The folders around the output, and the names of the files that publishing keeps there. It holds
/// descriptors that `Publication` keeps open.
///
/// Beside `Public/` lie `.guong/` with lock, manifest and state, and, during a build, the new tree
/// `.Public.new-<16 hex digits>`. A marker `.guong/Public.new-<the same digits>` is written before
/// the tree and removed after it: a tree with our name but without a marker is somebody else's.
struct PublishingArea: Sendable {
  let place: OutputPlace
  let parent: Folder
  let state: Folder

  var name: String { place.name }
  var manifestName: String { name + ".manifest" }
  var stateName: String { name + ".state" }
  var nextManifestName: String { manifestName + ".next" }
  var nextStateName: String { stateName + ".next" }

  func marker(_ digits: String) -> String { name + ".new-" + digits }
  func staging(_ digits: String) -> String { "." + name + ".new-" + digits }

  /// Returns the status of the output: nil when it does not exist; refuses links, files and mount
  /// points.
  func output() throws(PublicationError) -> FileStatus? {
    guard let status = try parent.status(of: name) else { return nil }
    switch status.kind {
    case .folder: break
    case .link: throw .outputIs(Message(en: "a link", vi: "một liên kết"), place.shown)
    case .file, .other: throw .outputIs(Message(en: "a file", vi: "một tệp"), place.shown)
    }
    let answer = guong_is_mount_point(parent.descriptor, name)
    guard answer >= 0 else { throw .cannot(.read, place.shown, errno: errno) }
    if answer == 1 {
      throw .outputIs(Message(en: "a mount point", vi: "một điểm gắn kết"), place.shown)
    }
    return status
  }

  /// Refuses an output folder that contains anything but dot-files.
  static func requireEmpty(_ parent: Folder, _ place: OutputPlace) throws(PublicationError) {
    let names = try parent.items(of: place.name)?.map { PathKey($0.name) }.sorted() ?? []
    if let example = names.first(where: { $0.path.utf8.first != UInt8(ascii: ".") }) {
      throw .notOurs(place.shown, example: example.path)
    }
  }

  /// Removes the trees of builds that were killed; requires the lock.
  func removeLeftovers() throws(PublicationError) {
    let prefix = marker("")
    for item in try state.items(of: "") ?? [] where item.name.utf8.starts(with: prefix.utf8) {
      let digits = item.name.utf8.dropFirst(prefix.utf8.count)
      guard digits.count == 16, digits.allSatisfy(Self.isHexDigit) else { continue }
      let text = String(decoding: digits, as: UTF8.self)
      try parent.removeTree(staging(text))
      try state.removeFile(item.name)
    }
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }

  /// Returns the manifest of the published site; nil when there is none.
  func manifest() throws(PublicationError) -> Manifest? {
    guard let text = try state.read(manifestName) else { return nil }
    return try Manifest.parse(
      text, state: state.read(stateName), path: state.shown(manifestName))
  }

  /// Brings manifest and state in line with the live tree, whatever a killed build left behind;
  /// requires the lock.
  func settle() throws(PublicationError) {
    guard let text = try state.read(nextStateName) else {
      try state.removeFile(nextManifestName)
      return
    }
    let header = Manifest.header(ofState: text)
    let live = try parent.status(of: name)
    if let header, header.method == .fileByFile, header.inode == live?.inode {
      try mergeHalfway()
    } else if let header, header.method == .whole, header.inode == live?.inode {
      try adoptNext()
    }
    try state.removeFile(nextStateName)
    try state.removeFile(nextManifestName)
  }

  /// Makes the new manifest and state current. The state is moved last: until then, `settle` can
  /// finish the work.
  func adoptNext() throws(PublicationError) {
    if try state.status(of: nextManifestName) != nil {
      try state.rename(nextManifestName, to: manifestName)
    }
    try state.rename(nextStateName, to: stateName)
  }

  /// Recovers from a build that was killed while it replaced files one by one: files in either list
  /// are ours.
  private func mergeHalfway() throws(PublicationError) {
    guard let text = try state.read(nextManifestName) else { return }
    let next = try Manifest.parse(text, state: nil, path: state.shown(nextManifestName))
    let old = try manifest() ?? .empty
    let output = Folder(descriptor: parent.descriptor, path: parent.path)
    var merged: [ManifestEntry] = []
    for entry in next.entries {
      guard let bytes = try output.read(name + "/" + entry.path) else { continue }
      let isNew = bytes.count == entry.size && ContentHash(bytes) == entry.hash
      merged.append(isNew ? entry : old.entry(at: entry.path) ?? entry)
    }
    merged += old.entries.filter { !next.contains($0.path) }
    merged.sort { $0.key < $1.key }
    try state.overwrite(manifestName + ".merged", Manifest(sorted: merged).manifestText())
    try state.removeFile(stateName)
    try state.rename(manifestName + ".merged", to: manifestName)
  }
}

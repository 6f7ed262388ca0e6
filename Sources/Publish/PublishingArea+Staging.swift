import CPlatform
import Text

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A lock that is held as long as the value exists, and never longer than the process, however it
/// ends.
struct Lock: ~Copyable {
  private let file: Descriptor

  init(_ file: consuming Descriptor) {
    self.file = file
  }

  /// Releases the lock explicitly: a child process may hold a copy of the descriptor until it calls
  /// exec.
  deinit {
    _ = flock(file.raw, LOCK_UN)
  }
}

extension Folder {
  /// Takes the lock, or reports who holds it.
  func lock(_ name: String) throws(PublicationError) -> Lock {
    let opened = openat(descriptor, name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard opened >= 0 else { throw .cannot(.lock, shown(name), errno: errno) }
    let file = Descriptor(opened)
    while flock(file.raw, LOCK_EX | LOCK_NB) != 0 {
      let code = errno
      if code == EINTR { continue }
      guard code == EWOULDBLOCK else { throw .cannot(.lock, shown(name), errno: code) }
      let text = try read(name) ?? []
      let holder = String(
        decoding: text.prefix { $0 != UInt8(ascii: "\n") }.prefix(20), as: UTF8.self)
      throw .locked(shown(name), holder: holder)
    }
    let pid = Array("\(getpid())\n".utf8)
    guard ftruncate(file.raw, 0) == 0 else { throw .cannot(.write, shown(name), errno: errno) }
    let code = pid.withUnsafeBytes { guong_write_all(file.raw, $0.baseAddress, $0.count) }
    guard code == 0 else { throw .cannot(.write, shown(name), errno: code) }
    return Lock(file)
  }
}

extension PublishingArea {
  /// Returns the random digits that distinguish the trees of different builds.
  static func randomDigits() -> String {
    let digits = String(UInt64.random(in: 0 ... .max), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// Creates the marker and the new tree; others cannot access the tree until it is live.
  ///
  /// - Returns: whether modes of new files must be set, because a mask or access list narrows them.
  func createStaging(_ digits: String) throws(PublicationError) -> Bool {
    let name = marker(digits)
    let opened = openat(
      state.descriptor, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o755)
    guard opened >= 0 else { throw .cannot(.create, state.shown(name), errno: errno) }
    let file = Descriptor(opened)
    var found = stat()
    guard fstat(file.raw, &found) == 0 else {
      throw .cannot(.read, state.shown(name), errno: errno)
    }
    try parent.makeFolder(staging(digits), mode: 0o700)
    return FileStatus(found).mode & 0o777 != 0o755
  }

  /// Removes the leftovers of a publication beside the output. What cannot be removed now is
  /// removed when the next publication begins.
  func discard(_ digits: String) {
    do throws(PublicationError) {
      guard try state.status(of: marker(digits)) != nil else { return }
      try settle()
      try parent.removeTree(staging(digits))
      try state.removeFile(marker(digits))
    } catch {
      return
    }
  }

  /// Saves a manually changed version of a published file in `.guong/replaced/<name>/` under its
  /// path, with a number if other versions exist.
  func keepReplaced(_ path: String, of writer: PublicationWriter) throws(PublicationError)
    -> Diagnostic
  {
    guard let current = writer.current, let status = try current.status(of: path) else {
      return .changedByHand(place.shown + "/" + path, copy: "")
    }
    var copy = "replaced/" + name + "/" + path
    try state.makeFolders(above: copy, settingModes: writer.setsModes)
    var number = 1
    while let there = try state.status(of: copy) {
      if there.inode == status.inode && there.device == status.device { break }
      number += 1
      copy = "replaced/" + name + "/" + path + ".\(number)"
    }
    try current.carry(path, status.kind, to: state, copy)
    return .changedByHand(place.shown + "/" + path, copy: ".guong/" + copy)
  }
}

extension Diagnostic {
  /// Reports a published file that was changed by hand and is replaced.
  static func changedByHand(_ path: String, copy: String) -> Diagnostic {
    Diagnostic(
      path: path, position: Position(line: 1, column: 1), severity: .warning,
      code: "changed-by-hand",
      message: Message(
        en: "this published file was changed by hand and is replaced",
        vi: "tệp đã xuất bản này bị sửa bằng tay và được thay thế"),
      hint: Message(
        en: "the changed version is kept as '\(copy)'; change the content or the theme instead",
        vi: "bản đã sửa được giữ tại '\(copy)'; hãy sửa nội dung hoặc giao diện thay vì tệp này"))
  }
}

// The only reader of the disk. Names are bytes; anything but a plain file or folder is refused, so
// that nothing outside the project can be reached through a link.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
package import Text

/// A file below a folder: its path with `/`, and its size in bytes.
package struct FileEntry: Sendable {
  package let path: String
  package let size: Int
}

/// A failure of the file system, with the operation and the reason.
package struct DiskError: Error, Sendable {
  package let path: String
  package let message: Message

  package init(writing path: String, _ code: Int32) {
    self.path = path
    let reason = SystemReason(errno: code).message
    message = Message(
      en: "'\(path)' cannot be written: \(reason.en)", vi: "không ghi được '\(path)': \(reason.vi)")
  }

  package init(_ path: String, _ code: Int32) {
    self.path = path
    let reason = SystemReason(errno: code).message
    message = Message(
      en: "'\(path)' cannot be read: \(reason.en)", vi: "không đọc được '\(path)': \(reason.vi)")
  }
}

package enum Disk {
  /// The result of a walk: files in byte order of their paths, and names that cannot be used.
  struct Listing: Sendable {
    var files: [FileEntry] = []
    var problems: [Diagnostic] = []
  }

  /// Lists all files below a folder, in byte order of their paths, independent of the disk's order.
  ///
  /// Dot-files and editors' backups (`name~`, `#name#`, `.swp`) are skipped. A link, pipe, socket
  /// or device is a problem, also in place of the folder itself. A missing folder counts as empty.
  static func list(_ folder: String, shownAs shown: String) throws(DiskError) -> Listing {
    var listing = Listing()
    var information = stat()
    if lstat(folder, &information) == 0, information.st_mode & S_IFMT == S_IFLNK {
      listing.problems.append(.unusableFile(shown, .link))
      return listing
    }
    try walk(folder, below: "", shown: shown, depth: 0, &listing)
    let found = listing.files
    listing.files = TextColumn(found.lazy.map(\.path)).order().map { found[$0] }
    return listing
  }

  /// Reads a whole file; refuses a link.
  package static func read(_ path: String, limit: Int) throws(DiskError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { throw DiskError(path, errno) }
    defer { close(descriptor) }
    var information = stat()
    guard fstat(descriptor, &information) == 0 else { throw DiskError(path, errno) }
    guard information.st_mode & S_IFMT == S_IFREG else { throw DiskError(path, EINVAL) }
    let size = min(Int(information.st_size), limit + 1)
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        guard let base = buffer.baseAddress else { return }
        let got = Self.read(descriptor, base + count, size - count)
        if got < 0 {
          if errno == EINTR { continue }
          failure = errno
          return
        }
        if got == 0 { return }
        count += got
      }
    }
    guard failure == 0 else { throw DiskError(path, failure) }
    return bytes
  }

  package static func exists(_ path: String) -> Bool {
    var information = stat()
    return lstat(path, &information) == 0
  }

  /// Returns the size of a plain file in bytes; nil when there is none.
  package static func size(_ path: String) -> Int? {
    var information = stat()
    guard lstat(path, &information) == 0, information.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    return Int(information.st_size)
  }

  private static func read(
    _ descriptor: Int32, _ start: UnsafeMutablePointer<UInt8>, _ count: Int
  ) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, start, count)
    #else
      Darwin.read(descriptor, start, count)
    #endif
  }

  private static func walk(
    _ root: String, below: String, shown: String, depth: Int, _ listing: inout Listing
  ) throws(DiskError) {
    let folder = below.isEmpty ? root : "\(root)/\(below)"
    guard depth <= 64 else {
      listing.problems.append(.unusableFile("\(shown)/\(below)", .tooDeep))
      return
    }
    guard let stream = opendir(folder) else {
      if errno == ENOENT, below.isEmpty { return }
      throw DiskError(folder, errno)
    }
    defer { closedir(stream) }
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        guard errno == 0 else { throw DiskError(folder, errno) }
        return
      }
      let raw = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: UInt8.self, capacity: 256) { start in
          Array(
            UnsafeBufferPointer(
              start: start,
              count: strlen(UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self))))
        }
      }
      guard raw.first != UInt8(ascii: "."), raw.last != UInt8(ascii: "~"),
        raw.first != UInt8(ascii: "#")
      else { continue }
      guard let name = String(validating: raw, as: UTF8.self) else {
        listing.problems.append(
          .unusableFile(
            "\(shown)/\(below)\(below.isEmpty ? "" : "/")\(String(decoding: raw, as: UTF8.self))",
            .notUTF8))
        continue
      }
      let path = below.isEmpty ? name : String(joining: below, "/", name)
      var information = stat()
      guard fstatat(dirfd(stream), name, &information, AT_SYMLINK_NOFOLLOW) == 0 else {
        throw DiskError("\(root)/\(path)", errno)
      }
      try visit(path, information, root: root, shown: shown, depth: depth, &listing)
    }
  }

  private static func visit(
    _ path: String, _ information: stat, root: String, shown: String, depth: Int,
    _ listing: inout Listing
  ) throws(DiskError) {
    switch information.st_mode & S_IFMT {
    case S_IFREG: listing.files.append(FileEntry(path: path, size: Int(information.st_size)))
    case S_IFDIR: try walk(root, below: path, shown: shown, depth: depth + 1, &listing)
    case S_IFLNK: listing.problems.append(.unusableFile("\(shown)/\(path)", .link))
    default: listing.problems.append(.unusableFile("\(shown)/\(path)", .special))
    }
  }
}

extension Diagnostic {
  enum UnusableFile {
    case link, special, notUTF8, tooDeep, unknownFolder(String), unknownEnding, tooLarge(Int)
  }

  /// Reports a file of `content/` that is not read, and why.
  static func unusableFile(_ path: String, _ reason: UnusableFile) -> Diagnostic {
    let code: String
    let message: Message
    switch reason {
    case .link:
      code = "symbolic-link"
      message = Message(
        en: "a symbolic link is not followed; put the file itself here",
        vi: "không đi theo liên kết tượng trưng; hãy đặt chính tệp ở đây")
    case .special:
      code = "not-a-file"
      message = Message(en: "this is not a plain file", vi: "đây không phải tệp thường")
    case .notUTF8:
      code = "file-name"
      message = Message(en: "the name of the file is not UTF-8", vi: "tên tệp không phải UTF-8")
    case .tooDeep:
      code = "too-deep"
      message = Message(
        en: "folders are nested more than 64 deep", vi: "thư mục lồng nhau quá 64 cấp")
    case .unknownFolder(let near):
      code = "unknown-folder"
      message = Message(
        en: "no type of record has this folder\(near.isEmpty ? "" : "; did you mean '\(near)'?")",
        vi:
          "không có loại bản ghi nào ở thư mục này\(near.isEmpty ? "" : "; có phải là '\(near)'?")")
    case .unknownEnding:
      code = "unknown-ending"
      message = Message(
        en: "a file here ends in .md, .yml or .csv, as its type of record asks",
        vi: "tệp ở đây phải có đuôi .md, .yml hoặc .csv tùy loại bản ghi")
    case .tooLarge(let limit):
      code = "too-large"
      message = Message(
        en: "the file is larger than \(limit) bytes", vi: "tệp lớn hơn \(limit) byte")
    }
    return Diagnostic(
      path: path, position: Position(line: 1, column: 1), code: code, message: message)
  }
}

import CPlatform
import NIOCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder that is kept open; files are opened relative to it, even if it is renamed.
final class FolderHandle: Sendable {
  let descriptor: Int32

  init?(_ path: String) {
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor < 0 { return nil }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }
}

/// An open plain file, closed when its last owner releases it.
package final class OpenFile: Sendable {
  private let descriptor: Int32
  /// In bytes, when it was opened.
  package let size: Int
  /// Changes when the file does: inode, size and time of change in nanoseconds.
  package let version: String

  /// Opens a file below an open folder; nil when it does not exist, is not a plain file or is
  /// reached through a link. Never blocks on a pipe.
  package init?(_ path: String, below folder: Int32) {
    descriptor = guong_open_beneath(folder, path)
    var information = stat()
    let isFile =
      descriptor >= 0 && fstat(descriptor, &information) == 0
      && information.st_mode & S_IFMT == S_IFREG
    #if canImport(Glibc)
      let changed = information.st_mtim
    #else
      let changed = information.st_mtimespec
    #endif
    size = Int(information.st_size)
    version = "\(information.st_ino)-\(size)-\(changed.tv_sec)-\(changed.tv_nsec)"
    if !isFile { return nil }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Reads a part of the file; returns fewer bytes when it has become shorter.
  package func read(_ part: Range<Int>) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: part.count)
    var count = 0
    while count < part.count {
      let got = bytes.withUnsafeMutableBytes { buffer in
        let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
        return pread(descriptor, rest.baseAddress, rest.count, off_t(part.lowerBound + count))
      }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw IOError(errnoCode: errno, reason: "read") }
      if got == 0 { break }
      count += got
    }
    return Array(bytes.prefix(count))
  }
}

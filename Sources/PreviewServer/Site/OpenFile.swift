import CPlatform
package import NIOCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A plain file that was opened; closed when the last one who holds it lets go.
package final class OpenFile: Sendable {
  package let handle: NIOFileHandle
  /// In bytes, when it was opened.
  package let size: Int
  /// Differs when the file does: inode, size and time of change in nanoseconds.
  package let version: String

  /// Opens a file below a folder that is open; nil when it is not there, is no plain file or is reached
  /// through a link. Never waits for a pipe.
  package init?(_ path: String, below folder: Int32) {
    let descriptor = guong_open_beneath(folder, path)
    guard descriptor >= 0 else { return nil }
    var information = stat()
    guard fstat(descriptor, &information) == 0, information.st_mode & S_IFMT == S_IFREG else {
      Self.closeDescriptor(descriptor)
      return nil
    }
    handle = NIOFileHandle(_deprecatedTakingOwnershipOfDescriptor: descriptor)
    size = Int(information.st_size)
    #if canImport(Glibc)
      let changed = information.st_mtim
    #else
      let changed = information.st_mtimespec
    #endif
    version = "\(information.st_ino)-\(size)-\(changed.tv_sec)-\(changed.tv_nsec)"
  }

  deinit {
    // Nothing was written: a failure to close loses nothing.
    _ = Result { try handle.close() }
  }

  /// Reads the whole file; fewer bytes when it has become shorter.
  package func read() throws -> [UInt8] { try read(0..<size) }

  /// Reads a part of the file; fewer bytes when it has become shorter.
  package func read(_ part: Range<Int>) throws -> [UInt8] {
    try handle.withUnsafeFileDescriptor { descriptor in
      var failure: Int32 = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: part.count) { buffer, count in
        while count < part.count, let base = buffer.baseAddress {
          let got = pread(
            descriptor, base + count, part.count - count, off_t(part.lowerBound + count))
          if got < 0, errno == EINTR { continue }
          if got < 0 { failure = errno }
          if got <= 0 { return }
          count += got
        }
      }
      guard failure == 0 else { throw IOError(errnoCode: failure, reason: "read") }
      return bytes
    }
  }

  private static func closeDescriptor(_ descriptor: Int32) {
    #if canImport(Glibc)
      Glibc.close(descriptor)
    #else
      Darwin.close(descriptor)
    #endif
  }
}

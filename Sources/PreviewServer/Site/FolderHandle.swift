#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder that is held open; what is read is opened beneath it, whatever its name becomes.
final class FolderHandle: Sendable {
  let descriptor: Int32

  init?(_ path: String) {
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor < 0 { return nil }
  }

  deinit {
    if descriptor >= 0 { closeFile(descriptor) }
  }
}

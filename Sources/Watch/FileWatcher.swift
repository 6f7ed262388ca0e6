import Dispatch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Watches folders and reports what changed in them, on a thread of its own.
package final class FileWatcher: Sendable {
  /// The folders to watch.
  package struct Places: Sendable {
    /// The project's folder, absolute.
    package let root: String
    /// Folders below it, and absolute paths of folders elsewhere; they may be created later.
    package let folders: [String]

    package init(root: String, folders: [String]) {
      self.root = root
      self.folders = folders
    }
  }

  package enum Method: Hashable, Sendable {
    /// The system reports changes (inotify); where it cannot, files are polled.
    case automatic
    /// Files are polled at an interval in milliseconds: for network folders, for which no system
    /// reports changes.
    case polling(milliseconds: Int)
  }

  /// Whether it polls, which may differ from what was requested.
  package let isPolling: Bool
  private let thread = DispatchQueue(label: "guong.watch")
  private let stopper: Pipe

  /// Begins to watch. Every change after this returns is reported: `tell` is called on the
  /// watcher's thread, one call at a time.
  package init(
    _ places: Places, _ method: Method, tell: @escaping @Sendable (FileChanges) -> Void
  ) {
    let stopper = Pipe()
    self.stopper = stopper
    if method == .automatic, let queue = Inotify(places) {
      isPolling = false
      thread.async {
        var queue = queue
        queue.run(until: stopper.reader, places: places, tell: tell)
      }
    } else {
      isPolling = true
      var pause = 500
      if case .polling(let milliseconds) = method { pause = max(1, milliseconds) }
      let start = Polling(places)
      thread.async { [pause] in
        var polling = start
        polling.run(every: pause, until: stopper.reader, places: places, tell: tell)
      }
    }
  }

  /// Stops watching and waits until the thread has ended.
  package func stop() async {
    stopper.close()
    await withCheckedContinuation { done in thread.async { done.resume() } }
  }
}

/// A pipe that wakes a thread when its other end is closed.
final class Pipe: Sendable {
  let reader: Int32
  private let writer: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    _ = pipe(&ends)
    (reader, writer) = (ends[0], ends[1])
    for end in ends where end >= 0 { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  }

  /// Wakes the reader; the pipe itself is closed when its last owner releases it.
  func close() {
    var byte: UInt8 = 0
    _ = write(writer, &byte, 1)
  }

  deinit {
    for end in [reader, writer] where end >= 0 { closeFile(end) }
  }
}

func closeFile(_ descriptor: Int32) {
  #if canImport(Glibc)
    Glibc.close(descriptor)
  #else
    Darwin.close(descriptor)
  #endif
}

/// Returns the microseconds of a monotonic clock.
func microseconds() -> Int {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return time.tv_sec * 1_000_000 + time.tv_nsec / 1_000
}

/// Waits until one of the descriptors is readable or the time is over.
///
/// - Returns: for each descriptor, whether it is readable.
func waitFor(_ descriptors: [Int32], until due: Int?) -> [Bool] {
  var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
  var timeout: Int32 = -1
  if let due { timeout = Int32(clamping: max(0, (due - microseconds() + 999) / 1_000)) }
  let count = poll(&polled, nfds_t(polled.count), timeout)
  return polled.map { count > 0 && $0.revents != 0 }
}

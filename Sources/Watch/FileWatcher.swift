import Dispatch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Watches folders and tells what changed in them, on a thread of its own.
package final class FileWatcher: Sendable {
  /// What to watch.
  package struct Places: Sendable {
    /// The project's folder, absolute.
    package let root: String
    /// Folders below it, and absolute paths of folders elsewhere; they may come later.
    package let folders: [String]

    package init(root: String, folders: [String]) {
      self.root = root
      self.folders = folders
    }
  }

  package enum Method: Hashable, Sendable {
    /// The system tells (inotify); where it cannot, files are looked at again and again.
    case automatic
    /// Files are looked at every so many milliseconds: for folders of other machines, which no system tells
    /// about.
    case polling(milliseconds: Int)
  }

  /// How it watches, which may not be what was asked for.
  package let isPolling: Bool
  private let thread = DispatchQueue(label: "guong.watch")
  private let stopper: Pipe

  /// Begins to watch. When this returns, every later change is told: `tell` is called on the watcher's
  /// thread, one call at a time.
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

  /// Ends the watching and waits until its thread is gone.
  package func stop() async {
    stopper.close()
    await withCheckedContinuation { done in thread.async { done.resume() } }
  }
}

/// A pipe whose other end is closed to wake a thread.
final class Pipe: Sendable {
  let reader: Int32
  private let writer: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    _ = pipe(&ends)
    (reader, writer) = (ends[0], ends[1])
    for end in ends where end >= 0 { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  }

  /// Wakes the reader; the pipe itself stays until nobody holds it.
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

/// Microseconds of a clock that only grows.
func microseconds() -> Int {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return time.tv_sec * 1_000_000 + time.tv_nsec / 1_000
}

/// Waits until one of the descriptors has something or the time is over.
///
/// - Returns: which of them have.
func waitFor(_ descriptors: [Int32], until due: Int?) -> [Bool] {
  var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
  var timeout: Int32 = -1
  if let due { timeout = Int32(clamping: max(0, (due - microseconds() + 999) / 1_000)) }
  let count = poll(&polled, nfds_t(polled.count), timeout)
  return polled.map { count > 0 && $0.revents != 0 }
}

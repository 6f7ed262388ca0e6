import Synchronization

/// Passes changes from the watcher's thread to one worker, and merges them while the worker is
/// busy.
package final class ChangeQueue: Sendable {
  private let pending = Mutex(FileChanges())
  private let bell: AsyncStream<Void>.Continuation
  private let rings: AsyncStream<Void>

  package init() {
    (rings, bell) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  package func add(_ changes: FileChanges) {
    pending.withLock { $0.merge(changes) }
    bell.yield()
  }

  /// Ends the queue: no more changes will follow.
  package func finish() {
    bell.finish()
  }

  /// Calls the worker with all pending changes until the queue ends.
  package func run(_ work: (FileChanges) async -> Void) async {
    for await _ in rings {
      let changes = pending.withLock { pending in
        defer { pending = FileChanges() }
        return pending
      }
      if !changes.isEmpty { await work(changes) }
    }
  }
}

import Synchronization

/// Hands changes from the watcher's thread to one worker, merged when the worker is slower.
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

  /// No more changes will come.
  package func finish() {
    bell.finish()
  }

  /// Calls the worker with all that has come, until the end.
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

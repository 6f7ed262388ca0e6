import Synchronization

/// The snapshot that browsers see now, and its number.
package final class CurrentSnapshot: Sendable {
  package final class State: Sendable {
    /// Counts up with every update.
    package let generation: Int
    package let snapshot: any PreviewSnapshot
    /// The page of the story that was saved last, and the generation that it came with.
    package let saved: (path: String, generation: Int)?

    init(
      generation: Int, snapshot: any PreviewSnapshot, saved: (path: String, generation: Int)?
    ) {
      self.generation = generation
      self.snapshot = snapshot
      self.saved = saved
    }
  }

  private let current: Mutex<State>

  package init(_ first: any PreviewSnapshot) {
    current = Mutex(State(generation: 1, snapshot: first, saved: nil))
  }

  package var state: State { current.withLock { $0 } }

  /// Replaces the snapshot and returns the number of the new one.
  @discardableResult
  package func replace(with update: PreviewUpdate) -> Int {
    current.withLock { current in
      let generation = current.generation + 1
      current = State(
        generation: generation, snapshot: update.snapshot,
        saved: update.saved.map { ($0, generation) } ?? current.saved)
      return generation
    }
  }
}

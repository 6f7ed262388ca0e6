import Synchronization

/// Holds the snapshot that browsers see now, and its generation.
package final class CurrentSnapshot: Sendable {
  package final class State: Sendable {
    /// Increases with every update.
    package let generation: Int
    package let snapshot: any PreviewSnapshot
    /// The page of the last saved story, and the generation in which it was saved.
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

import Synchronization

/// What is on show: the newest snapshot and its number.
package final class Stage: Sendable {
  package final class Present: Sendable {
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

  private let state: Mutex<Present>

  package init(_ first: any PreviewSnapshot) {
    state = Mutex(Present(generation: 1, snapshot: first, saved: nil))
  }

  package var present: Present { state.withLock { $0 } }

  /// Puts a new snapshot on show and returns its number.
  @discardableResult
  package func show(_ update: PreviewUpdate) -> Int {
    state.withLock { present in
      let generation = present.generation + 1
      present = Present(
        generation: generation, snapshot: update.snapshot,
        saved: update.saved.map { ($0, generation) } ?? present.saved)
      return generation
    }
  }
}

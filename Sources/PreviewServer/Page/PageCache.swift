import Synchronization

/// Caches recently requested pages of the current generation, so that a page with many readers is
/// made once.
final class PageCache: Sendable {
  private struct State {
    var generation = 0
    var pages: [String: FinishedPage] = [:]
    var bytes = 0
  }

  /// In bytes; a full cache is emptied.
  private static let limit = 16_777_216

  private let state = Mutex(State())

  func page(_ path: String, generation: Int) -> FinishedPage? {
    state.withLock { $0.generation == generation ? $0.pages[path] : nil }
  }

  func keep(_ path: String, _ page: FinishedPage, generation: Int) {
    guard page.size < Self.limit / 8 else { return }
    // Old pages are freed after the lock is released.
    var gone = State()
    state.withLock { state in
      guard generation >= state.generation else { return }
      if generation > state.generation || state.bytes + page.size > Self.limit {
        swap(&gone, &state)
        state.generation = generation
      }
      if state.pages.updateValue(page, forKey: path) == nil { state.bytes += page.size }
    }
    withExtendedLifetime(gone) {}
  }
}

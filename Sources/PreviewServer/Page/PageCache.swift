import Synchronization

/// Pages of the present generation that were asked for lately, so that a page that many ask for is made once.
final class PageCache: Sendable {
  private struct State {
    var generation = 0
    var pages: [String: FinishedPage] = [:]
    var bytes = 0
  }

  /// In bytes; a full cache begins anew.
  private static let limit = 16_777_216

  private let state = Mutex(State())

  func page(_ path: String, generation: Int) -> FinishedPage? {
    state.withLock { $0.generation == generation ? $0.pages[path] : nil }
  }

  func keep(_ path: String, _ page: FinishedPage, generation: Int) {
    guard page.size < Self.limit / 8 else { return }
    // What goes is freed when others may come in again.
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

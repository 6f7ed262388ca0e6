import Synchronization

/// Pages of the present generation that were asked for lately, so that a page that many ask for is rendered
/// once. Two halves: when the younger one is full it becomes the older one, and what was older goes.
final class PageCache: Sendable {
  private struct State {
    var generation = 0
    var young: [String: FinishedPage] = [:]
    var old: [String: FinishedPage] = [:]
    var bytes = 0
  }

  /// Of one half, in bytes.
  private let limit: Int
  private let state = Mutex(State())

  init(limit: Int = 8_388_608) {
    self.limit = limit
  }

  func page(_ path: String, generation: Int) -> FinishedPage? {
    let (page, gone): (FinishedPage?, [String: FinishedPage]?) = state.withLock { state in
      guard state.generation == generation else { return (nil, nil) }
      if let page = state.young[path] { return (page, nil) }
      guard let page = state.old[path] else { return (nil, nil) }
      return (page, keep(path, page, &state))
    }
    withExtendedLifetime(gone) {}
    return page
  }

  func keep(_ path: String, _ page: FinishedPage, generation: Int) {
    guard page.size < limit / 4 else { return }
    // What goes is freed when others may come in again.
    var gone = State()
    state.withLock { state in
      guard generation >= state.generation else { return }
      if generation > state.generation {
        swap(&gone, &state)
        state.generation = generation
      }
      if let old = keep(path, page, &state) { gone.old = old }
    }
    withExtendedLifetime(gone) {}
  }

  /// Keeps a page among the younger ones, and returns the older ones when they had to go.
  private func keep(
    _ path: String, _ page: FinishedPage, _ state: inout State
  ) -> [String: FinishedPage]? {
    var gone: [String: FinishedPage]?
    if state.bytes + page.size > limit {
      gone = state.old
      state.old = state.young
      state.young = Dictionary(minimumCapacity: state.old.count)
      state.bytes = 0
    }
    if state.young.updateValue(page, forKey: path) == nil { state.bytes += page.size }
    return gone
  }
}

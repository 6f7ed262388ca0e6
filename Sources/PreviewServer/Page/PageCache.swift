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
    state.withLock { state in
      guard state.generation == generation else { return nil }
      if let page = state.young[path] { return page }
      guard let page = state.old[path] else { return nil }
      keep(path, page, &state)
      return page
    }
  }

  func keep(_ path: String, _ page: FinishedPage, generation: Int) {
    guard page.size < limit / 4 else { return }
    state.withLock { state in
      guard generation >= state.generation else { return }
      if generation > state.generation { state = State(generation: generation) }
      keep(path, page, &state)
    }
  }

  private func keep(_ path: String, _ page: FinishedPage, _ state: inout State) {
    if state.bytes + page.size > limit {
      state.old = state.young
      state.young = [:]
      state.bytes = 0
    }
    if state.young.updateValue(page, forKey: path) == nil { state.bytes += page.size }
  }
}

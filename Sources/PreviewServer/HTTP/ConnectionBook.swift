package import NIOCore
import Synchronization

/// Who is connected, and who has to go when one more comes.
///
/// Pages and event streams have quotas of their own. A new connection never waits for one that does nothing:
/// when all places are taken, the one that has been idle or sending its request longest is closed, then one
/// to which nothing could be sent for a while.
package final class ConnectionBook: Sendable {
  package struct Limits: Sendable {
    package var pages = 256
    package var streams = 64

    package init() {}

    /// As many as the process may have open, beside what the server itself needs.
    package init(descriptors: Int) {
      pages = max(4, min(256, (descriptors - 24) / 2))
      streams = max(2, min(64, (descriptors - 24) / 4))
    }
  }

  /// What a connection is doing.
  package enum Doing: Int, Sendable {
    case idle, reading, answering, streaming
  }

  private struct Entry {
    let channel: any Channel
    var doing: Doing
    var since: NIODeadline
  }

  private struct State {
    var entries: [UInt64: Entry] = [:]
    var next: UInt64 = 0
    var streams = 0
    var isClosed = false
  }

  /// How long an answer may be stuck before its connection may be closed for another.
  private static let stuck = TimeAmount.seconds(2)

  package let limits: Limits
  private let state = Mutex(State())

  package init(_ limits: Limits) {
    self.limits = limits
  }

  /// Enters a new connection; nil when there is no place and none can be made.
  package func admit(_ channel: any Channel, now: NIODeadline = .now()) -> UInt64? {
    let (number, evicted): (UInt64?, (any Channel)?) = state.withLock { state in
      guard !state.isClosed else { return (nil, nil) }
      var evicted: (any Channel)?
      if state.entries.count - state.streams >= limits.pages {
        guard let victim = Self.victim(state.entries, now: now) else { return (nil, nil) }
        evicted = state.entries.removeValue(forKey: victim)?.channel
      }
      let number = state.next
      state.next += 1
      state.entries[number] = Entry(channel: channel, doing: .idle, since: now)
      return (number, evicted)
    }
    evicted?.close(mode: .all, promise: nil)
    return number
  }

  private static func victim(_ entries: [UInt64: Entry], now: NIODeadline) -> UInt64? {
    // Those that wait or send are one queue: whoever came last, and has not had the time to ask, goes last.
    entries.filter { entry in
      switch entry.value.doing {
      case .idle, .reading: true
      case .answering: now - entry.value.since > stuck
      case .streaming: false
      }
    }.min { one, other in
      let (first, second) = (one.value, other.value)
      return (first.doing == .answering ? 1 : 0, first.since, one.key)
        < (second.doing == .answering ? 1 : 0, second.since, other.key)
    }?.key
  }

  package func mark(_ number: UInt64, _ doing: Doing, now: NIODeadline = .now()) {
    state.withLock { state in
      state.entries[number]?.doing = doing
      state.entries[number]?.since = now
    }
  }

  /// Makes a connection an event stream; false when all places for streams are taken.
  package func becomeStream(_ number: UInt64) -> Bool {
    state.withLock { state in
      guard state.streams < limits.streams, state.entries[number] != nil else { return false }
      state.entries[number]?.doing = .streaming
      state.streams += 1
      return true
    }
  }

  package func remove(_ number: UInt64) {
    state.withLock { state in
      guard let entry = state.entries.removeValue(forKey: number) else { return }
      if entry.doing == .streaming { state.streams -= 1 }
    }
  }

  /// Lets nobody in any more and returns those who are connected.
  package func close() -> [any Channel] {
    state.withLock { state in
      state.isClosed = true
      return state.entries.values.map(\.channel)
    }
  }

  package var count: (pages: Int, streams: Int) {
    state.withLock { ($0.entries.count - $0.streams, $0.streams) }
  }
}

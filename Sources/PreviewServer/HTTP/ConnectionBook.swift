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
  package enum Doing: UInt8, Sendable {
    case idle, reading, answering, streaming
  }

  /// The place of one connection. What it is doing is noted without a lock, for that happens several times
  /// for each request; who looks for one to close may see the moment before.
  package final class Seat: Sendable {
    fileprivate let number: UInt64
    fileprivate let channel: any Channel
    /// The doing in the lowest two bits, since when in nanoseconds above.
    private let state: Atomic<UInt64>

    fileprivate init(_ number: UInt64, _ channel: any Channel, since now: NIODeadline) {
      self.number = number
      self.channel = channel
      state = Atomic(Self.word(.idle, now))
    }

    package func mark(_ doing: Doing, now: NIODeadline = .now()) {
      state.store(Self.word(doing, now), ordering: .relaxed)
    }

    fileprivate var now: (doing: Doing, since: NIODeadline) {
      let word = state.load(ordering: .relaxed)
      return (
        Doing(rawValue: UInt8(truncatingIfNeeded: word & 3)) ?? .idle,
        .uptimeNanoseconds(word >> 2)
      )
    }

    private static func word(_ doing: Doing, _ since: NIODeadline) -> UInt64 {
      since.uptimeNanoseconds << 2 | UInt64(doing.rawValue)
    }
  }

  private struct State {
    var entries: [UInt64: Seat] = [:]
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
  package func admit(_ channel: any Channel, now: NIODeadline = .now()) -> Seat? {
    let (seat, evicted): (Seat?, (any Channel)?) = state.withLock { state in
      guard !state.isClosed else { return (nil, nil) }
      var evicted: (any Channel)?
      if state.entries.count - state.streams >= limits.pages {
        guard let victim = Self.victim(state.entries, now: now) else { return (nil, nil) }
        evicted = state.entries.removeValue(forKey: victim)?.channel
      }
      let seat = Seat(state.next, channel, since: now)
      state.next += 1
      state.entries[seat.number] = seat
      return (seat, evicted)
    }
    evicted?.close(mode: .all, promise: nil)
    return seat
  }

  private static func victim(_ entries: [UInt64: Seat], now: NIODeadline) -> UInt64? {
    // Those that wait or send are one queue: whoever came last, and has not had the time to ask, goes last.
    entries.map { (key: $0.key, value: $0.value.now) }.filter { entry in
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

  /// Makes a connection an event stream; false when all places for streams are taken.
  package func becomeStream(_ seat: Seat) -> Bool {
    state.withLock { state in
      guard state.streams < limits.streams, state.entries[seat.number] != nil else { return false }
      seat.mark(.streaming)
      state.streams += 1
      return true
    }
  }

  package func remove(_ seat: Seat) {
    state.withLock { state in
      guard state.entries.removeValue(forKey: seat.number) != nil else { return }
      if seat.now.doing == .streaming { state.streams -= 1 }
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

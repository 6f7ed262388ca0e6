import Synchronization

/// Counts connections and event streams, and enforces their limits.
final class ConnectionSlots: Sendable {
  enum Kind: CaseIterable {
    case connection, stream
  }

  struct Limits {
    var connections = 1_024
    var streams = 64

    /// Derives the limits from the number of open files that the process may have: each connection
    /// may also need a file, and the server itself needs some.
    init(descriptors: Int) {
      connections = max(4, min(connections, (descriptors - 24) / 2))
      streams = max(2, min(streams, (descriptors - 24) / 4))
    }
  }

  private let limits: Limits
  private let taken = Mutex((connections: 0, streams: 0))

  init(_ limits: Limits) {
    self.limits = limits
  }

  /// Takes a slot; returns false when all of the kind are taken.
  func take(_ kind: Kind) -> Bool {
    taken.withLock { taken in
      switch kind {
      case .connection:
        guard taken.connections < limits.connections else { return false }
        taken.connections += 1
      case .stream:
        guard taken.streams < limits.streams else { return false }
        taken.streams += 1
      }
      return true
    }
  }

  func release(_ kind: Kind) {
    taken.withLock { taken in
      switch kind {
      case .connection: taken.connections -= 1
      case .stream: taken.streams -= 1
      }
    }
  }
}

import NIOPosix
import Synchronization
import Text

/// The room in which a thread makes one page after the other: what was made lies there until it is put into
/// its answer, and the memory is the same each time.
final class Workbench: Sendable {
  /// What is more is given back.
  private static let limit = 262_144
  private static let ofThread = ThreadSpecificVariable<Workbench>()

  /// One thread asks for it, so that nobody waits.
  private let out = Mutex(OutputBuffer(capacity: 32_768))

  private static func hired() -> Workbench {
    let bench = Workbench()
    ofThread.currentValue = bench
    return bench
  }

  /// Calls a closure with an empty buffer, which must not be asked for again meanwhile.
  static func use<Result: Sendable>(
    _ work: @Sendable (inout OutputBuffer) throws -> Result
  ) rethrows -> Result {
    let bench = ofThread.currentValue ?? hired()
    return try bench.out.withLock { out in
      defer {
        if out.count > limit { out = OutputBuffer(capacity: 32_768) }
        out.removeAll()
      }
      return try work(&out)
    }
  }
}

import ArgumentParser
import Dispatch
import Foundation

/// Runs a command until a signal requests its end: Ctrl-C, `kill`, a closed terminal.
enum Signals {
  /// The time within which the program must end by itself after a signal.
  private static let grace = DispatchTimeInterval.milliseconds(700)

  /// Runs work until a signal arrives; then throws 128 plus its number as the exit status.
  ///
  /// The program ends within a second of the signal, whatever is in progress: an update of a large
  /// site or thousands of connections could delay a regular end. It is for commands that leave
  /// nothing on the disk.
  static func run(_ work: (_ end: () async -> Void) async throws -> Void) async throws {
    let (stream, continuation) = AsyncStream.makeStream(of: Int32.self)
    let queue = DispatchQueue(label: "guong.signals", qos: .userInteractive)
    let sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        continuation.yield(number)
        queue.asyncAfter(deadline: .now() + grace) { _exit(128 + number) }
      }
      source.resume()
      return source
    }
    defer { for source in sources { source.cancel() } }
    var first: Int32?
    try await work {
      for await number in stream {
        first = number
        return
      }
    }
    if let first { throw ExitCode(128 + first) }
  }
}

import Dispatch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Waits for a signal that asks the program to end: Ctrl-C, `kill`, a closed terminal.
enum Signals {
  /// The number of the signal that came.
  static func next() async -> Int32 {
    let numbers = [SIGINT, SIGTERM, SIGHUP]
    let (stream, continuation) = AsyncStream.makeStream(of: Int32.self)
    let sources = numbers.map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { continuation.yield(number) }
      source.resume()
      return source
    }
    defer { for source in sources { source.cancel() } }
    for await number in stream { return number }
    return SIGTERM
  }
}

import Foundation
import PreviewServer
import Synchronization
import Text

/// Prints the program's output: problems and progress to standard error, results to standard
/// output.
struct Console: Sendable {
  let format: DiagnosticPrinter.Format
  let language: MessageLanguage
  let isQuiet: Bool

  func print(_ message: Message) {
    guard !isQuiet else { return }
    Self.write(Array((message.text(in: language) + "\n").utf8), to: STDOUT_FILENO)
  }

  /// Prints a question, unchanged, even with `--quiet`.
  func show(_ text: String) {
    Self.write(Array(text.utf8), to: STDOUT_FILENO)
  }

  /// Reports on standard error why a command ends.
  func complain(_ message: Message) {
    Self.write(Array((message.text(in: language) + "\n").utf8), to: STDERR_FILENO)
  }

  func report(_ diagnostics: [Diagnostic]) {
    let printer = DiagnosticPrinter(
      format: format, language: language, showsExcerpt: isatty(STDERR_FILENO) == 1)
    Self.write(printer.render(diagnostics), to: STDERR_FILENO)
  }

  /// Shows the running stage on a terminal once the work has lasted a second.
  func withProgress<Result: Sendable>(
    _ work: (@escaping @Sendable (String) -> Void) async throws -> Result
  ) async throws -> Result {
    guard !isQuiet, isatty(STDERR_FILENO) == 1 else { return try await work { _ in } }
    let state = State()
    let ticker = Task {
      try await Task.sleep(for: .seconds(1))
      while !Task.isCancelled {
        Self.write(Array("\r\u{1B}[K\(state.name)…".utf8), to: STDERR_FILENO)
        try await Task.sleep(for: .milliseconds(200))
      }
    }
    defer {
      ticker.cancel()
      Self.write(Array("\r\u{1B}[K".utf8), to: STDERR_FILENO)
    }
    return try await work { state.name = $0 }
  }

  /// Writes all bytes; ignores that the reader has closed the pipe.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count, let base = buffer.baseAddress {
        let count = Foundation.write(descriptor, base + done, buffer.count - done)
        if count < 0 {
          if errno == EINTR || errno == EAGAIN { continue }
          return
        }
        done += count
      }
    }
  }

  /// The name of the running stage, set by the build and read by the ticker.
  private final class State: Sendable {
    private let current = Mutex("")

    var name: String {
      get { current.withLock { $0 } }
      set { current.withLock { $0 = newValue } }
    }
  }
}

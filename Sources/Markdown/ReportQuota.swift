import Text

/// How many problems of a text are told one by one. Each carries its line, so a line of a megabyte with
/// a problem every three bytes would otherwise fill the memory.
struct ReportQuota {
  /// The most errors, and the most warnings, of one line.
  static let perLine = 20
  /// The most errors, and the most warnings, of one text: what the printer shows.
  static let perText = 1_000

  private var last = -1
  private var onLine = 0
  private var total = 0

  mutating func take(at place: Int, in source: Bytes) -> Bool {
    let isSameLine =
      last >= 0 && place >= last && source.first(0x0A, from: last, to: place) == nil
    onLine = isSameLine ? onLine + 1 : 1
    last = place
    guard onLine <= Self.perLine, total < Self.perText else { return false }
    total += 1
    return true
  }
}

extension Renderer {
  /// Whether a problem may still be told; past the quota there are enough of its severity already.
  mutating func mayReport(at place: Int, _ severity: Diagnostic.Severity) -> Bool {
    switch severity {
    case .error: errorQuota.take(at: place, in: source)
    case .warning: warningQuota.take(at: place, in: source)
    }
  }
}

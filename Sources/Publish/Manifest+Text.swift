import Text

/// Whether a new tree replaces the old one at once or file by file.
enum PublicationMethod: String, Sendable {
  case whole
  case fileByFile = "file-by-file"
}

/// The first line of a state file.
struct StateHeader: Equatable {
  let method: PublicationMethod
  /// The inode of the folder that contains these files.
  let inode: UInt64
}

extension Manifest {
  private static let manifestTitle = "guong manifest 1"
  private static let stateTitle = "guong state 1"
  private static let tab = UInt8(ascii: "\t")
  private static let newline = UInt8(ascii: "\n")

  /// Returns the text of the deterministic manifest.
  func manifestText() -> [UInt8] {
    var out = OutputBuffer(capacity: entries.count * 96 + 32)
    out.append(Self.manifestTitle)
    out.append(Self.newline)
    for entry in entries {
      out.append(entry.path)
      out.append(Self.tab)
      out.append(decimal: entry.size)
      out.append(Self.tab)
      entry.hash.appendHex(to: &out)
      out.append(Self.newline)
    }
    return out.bytes()
  }

  /// Returns the text of the machine-specific state.
  func stateText(_ header: StateHeader) -> [UInt8] {
    var out = OutputBuffer(capacity: entries.count * 80 + 64)
    out.append("\(Self.stateTitle)\t\(header.method.rawValue)\t\(header.inode)\n")
    for entry in entries {
      out.append(entry.path)
      out.append(Self.tab)
      out.append(decimal: Int(truncatingIfNeeded: entry.trace.inode))
      out.append(Self.tab)
      out.append(decimal: Int(entry.trace.modified))
      out.append(Self.newline)
    }
    return out.bytes()
  }

  static func header(ofState state: [UInt8]) -> StateHeader? {
    var lines = TabbedLines(state)
    guard let fields = lines.next(), fields.count == 3, lines.text(fields[0]) == stateTitle,
      let method = PublicationMethod(rawValue: lines.text(fields[1])),
      let inode = lines.number(fields[2])
    else { return nil }
    return StateHeader(method: method, inode: UInt64(inode))
  }

  /// Reads both files. A missing or damaged state costs only time: files are then recognised by
  /// their content. Both lists have the same order, so they are read side by side.
  static func parse(_ text: [UInt8], state: [UInt8]?, path: String) throws(PublicationError)
    -> Manifest
  {
    var lines = TabbedLines(text)
    var traces = TabbedLines(state ?? [])
    _ = traces.next()
    guard text.last == newline, let title = lines.next(), lines.text(title[0]) == manifestTitle
    else { throw .damagedManifest(path, line: 1) }
    var entries: [ManifestEntry] = []
    var trace = traces.next()
    while let fields = lines.next() {
      guard let entry = entry(lines, fields), entries.last.map(\.key) ?? PathKey("") < entry.key
      else { throw .damagedManifest(path, line: entries.count + 2) }
      while let found = trace, traces.isBefore(found[0], lines, fields[0]) { trace = traces.next() }
      var known = FileTrace.unknown
      if let found = trace, !lines.isBefore(fields[0], traces, found[0]) {
        known = self.trace(traces, found)
        trace = traces.next()
      }
      entries.append(
        ManifestEntry(
          path: entry.path, size: entry.size, hash: entry.hash, trace: known, isUnchanged: false))
    }
    return Manifest(sorted: entries)
  }

  private static func entry(_ lines: TabbedLines, _ fields: TabbedLines.Fields) -> ManifestEntry? {
    guard fields.count == 3, let size = lines.number(fields[1]),
      let hash = ContentHash(hex: lines.bytes[fields[2]])
    else { return nil }
    let path = lines.text(fields[0])
    guard PathRule.violated(by: path) == nil else { return nil }
    return ManifestEntry(path: path, size: size, hash: hash, trace: .unknown, isUnchanged: false)
  }

  private static func trace(_ lines: TabbedLines, _ fields: TabbedLines.Fields) -> FileTrace {
    guard fields.count == 3, let inode = lines.number(fields[1]),
      let modified = lines.number(fields[2])
    else { return .unknown }
    return FileTrace(inode: UInt64(inode), modified: Int64(modified))
  }
}

extension ManifestEntry {
  var key: PathKey { PathKey(path) }
}

import Text

/// Whether a new tree takes the place of the old one at once or file by file.
enum PublicationMethod: String, Sendable {
  case whole
  case fileByFile = "file-by-file"
}

/// The first line of a state file.
struct StateHeader: Equatable {
  let method: PublicationMethod
  /// The inode of the folder that these files are in.
  let inode: UInt64
}

extension Manifest {
  private static let manifestTitle = "guong manifest 1"
  private static let stateTitle = "guong state 1"
  private static let tab = UInt8(ascii: "\t")
  private static let newline = UInt8(ascii: "\n")

  /// The deterministic list.
  func manifestText() -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(entries.count * 96 + 32)
    out.append(contentsOf: Self.manifestTitle.utf8)
    out.append(Self.newline)
    for entry in entries {
      out.append(contentsOf: entry.path.utf8)
      out.append(Self.tab)
      out.append(contentsOf: String(entry.size).utf8)
      out.append(Self.tab)
      entry.hash.appendHex(to: &out)
      out.append(Self.newline)
    }
    return out
  }

  /// What belongs to this machine.
  func stateText(_ header: StateHeader) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(entries.count * 80 + 64)
    out.append(
      contentsOf: "\(Self.stateTitle)\t\(header.method.rawValue)\t\(header.inode)\n".utf8)
    for entry in entries {
      out.append(contentsOf: entry.path.utf8)
      out.append(Self.tab)
      out.append(contentsOf: String(entry.trace.inode).utf8)
      out.append(Self.tab)
      out.append(contentsOf: String(entry.trace.modified).utf8)
      out.append(Self.newline)
    }
    return out
  }

  static func header(ofState state: [UInt8]) -> StateHeader? {
    guard let line = state.split(separator: newline, maxSplits: 1).first else { return nil }
    let fields = line.split(separator: tab)
    guard fields.count == 3, fields[0].elementsEqual(stateTitle.utf8),
      let method = PublicationMethod(rawValue: String(decoding: fields[1], as: UTF8.self)),
      let inode = number(fields[2])
    else { return nil }
    return StateHeader(method: method, inode: UInt64(inode))
  }

  /// Reads both files. A state that is missing or damaged costs time alone: files are then known again
  /// by their content.
  static func parse(_ text: [UInt8], state: [UInt8]?, path: String) throws(PublicationError)
    -> Manifest
  {
    let traces = traces(state ?? [])
    var entries: [ManifestEntry] = []
    var number = 1
    var lines = text.split(separator: newline, omittingEmptySubsequences: false)[...]
    guard text.last == newline, lines.popFirst()?.elementsEqual(manifestTitle.utf8) == true else {
      throw .damagedManifest(path, line: 1)
    }
    lines.removeLast()
    entries.reserveCapacity(lines.count)
    for line in lines {
      number += 1
      guard let entry = entry(line, traces), entries.last.map(\.key) ?? PathKey("") < entry.key
      else { throw .damagedManifest(path, line: number) }
      entries.append(entry)
    }
    return Manifest(sorted: entries)
  }

  private static func entry(_ line: ArraySlice<UInt8>, _ traces: [PathKey: FileTrace])
    -> ManifestEntry?
  {
    guard let second = line.lastIndex(of: tab),
      let first = line[..<second].lastIndex(of: tab),
      let size = number(line[(first + 1)..<second]),
      let hash = ContentHash(hex: line[(second + 1)...])
    else { return nil }
    let path = String(decoding: line[..<first], as: UTF8.self)
    guard PathRule.violated(by: path) == nil else { return nil }
    return ManifestEntry(
      path: path, size: size, hash: hash, trace: traces[PathKey(path)] ?? .unknown,
      isUnchanged: false)
  }

  private static func traces(_ state: [UInt8]) -> [PathKey: FileTrace] {
    let lines = state.split(separator: newline).dropFirst()
    var traces: [PathKey: FileTrace] = [:]
    traces.reserveCapacity(lines.count)
    for line in lines {
      guard let second = line.lastIndex(of: tab),
        let first = line[..<second].lastIndex(of: tab),
        let inode = number(line[(first + 1)..<second]),
        let modified = number(line[(second + 1)...])
      else { continue }
      traces[PathKey(String(decoding: line[..<first], as: UTF8.self))] =
        FileTrace(inode: UInt64(inode), modified: Int64(modified))
    }
    return traces
  }

  /// A number of decimal digits alone, up to 18 of them or as many as fit.
  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty else { return nil }
    var value = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(Int(digit - UInt8(ascii: "0")))
      if overflow || carry { return nil }
      value = sum
    }
    return value
  }
}

extension ManifestEntry {
  var key: PathKey { PathKey(path) }
}

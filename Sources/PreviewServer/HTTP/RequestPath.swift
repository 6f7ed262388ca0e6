/// The path of a request, decoded exactly once.
///
/// The result has no byte that a file system, a shell or another decoder could interpret
/// differently: no control character, no backslash, no colon, no `.` or `..`, no empty part in the
/// middle, no dot-file.
package struct RequestPath: Hashable, Sendable {
  package enum Refusal: Error, Hashable, Sendable {
    /// 400: not a path that a browser would send.
    case malformed
    /// 404: well formed, but never served: dot-files, backups, source maps.
    case hidden
  }

  /// Decoded UTF-8 that begins with `/`; ends in `/` for a folder.
  package let text: String
  /// The text after the first `?`, not decoded.
  package let query: Substring?

  /// Whether it is one of the preview's own paths, which no site has.
  var isOwn: Bool { text.utf8.starts(with: "/__guong/".utf8) }

  /// Reads the target of a request line in origin-form (RFC 9112 §3.2.1).
  package init(target: String) throws(Refusal) {
    let target = Array(target.utf8)
    guard target.first == UInt8(ascii: "/"), target.count <= 8_192 else { throw .malformed }
    for byte in target where byte <= 0x20 || byte >= 0x7F || byte == UInt8(ascii: "#") {
      throw .malformed
    }
    let end = target.firstIndex(of: UInt8(ascii: "?")) ?? target.count
    let path = try Self.decode(target[..<end])
    guard let text = String(validating: path, as: UTF8.self) else { throw .malformed }
    // Rejects C1 controls, in UTF-8 C2 80 … C2 9F.
    guard !text.unicodeScalars.contains(where: { (0x80...0x9F).contains($0.value) }) else {
      throw .malformed
    }
    try Self.check(path)
    self.text = text
    query = end < target.count ? Substring(decoding: target[(end + 1)...], as: UTF8.self) : nil
  }

  /// Returns one value of the query, undecoded; the first of its name.
  package func parameter(_ name: String) -> Substring? {
    guard let query else { return nil }
    for pair in query.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2, parts[0] == name[...] { return parts[1] }
    }
    return nil
  }

  private static func decode(_ bytes: ArraySlice<UInt8>) throws(Refusal) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "%")) else { return Array(bytes) }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "%") else {
        out.append(bytes[index])
        index += 1
        continue
      }
      guard index + 2 < bytes.count, let high = hexValue(bytes[index + 1]),
        let low = hexValue(bytes[index + 2])
      else { throw .malformed }
      let byte = high << 4 | low
      // Some programs treat an encoded slash as a separator, others as a character.
      guard byte != UInt8(ascii: "/") else { throw .malformed }
      out.append(byte)
      index += 3
    }
    return out
  }

  /// Checks a decoded path, byte by byte and part by part.
  private static func check(_ path: [UInt8]) throws(Refusal) {
    var isHidden = false
    var start = 1
    for index in 1...path.count {
      if index < path.count {
        let byte = path[index]
        let isControl = byte < 0x20 || byte == 0x7F
        if isControl || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: ":") {
          throw .malformed
        }
        guard byte == UInt8(ascii: "/") else { continue }
      }
      let part = path[start..<index]
      if part.isEmpty, index < path.count { throw .malformed }
      if part.count == 1 || part.count == 2, part.allSatisfy({ $0 == 0x2E }) { throw .malformed }
      if part.count > 255 { throw .malformed }
      isHidden = isHidden || part.first == UInt8(ascii: ".") || isBackup(part)
      start = index + 1
    }
    if isHidden { throw .hidden }
  }

  private static func isBackup(_ name: ArraySlice<UInt8>) -> Bool {
    name.last == UInt8(ascii: "~") || ends(name, ".map") || ends(name, ".bak")
      || ends(name, ".swp") || ends(name, ".orig")
  }

  /// Returns whether a name has this ending and is longer than it.
  private static func ends(_ name: ArraySlice<UInt8>, _ ending: String) -> Bool {
    name.count > ending.utf8.count && name.suffix(ending.utf8.count).elementsEqual(ending.utf8)
  }

  private static func hexValue(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - 0x30
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - 0x57
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - 0x37
    default: nil
    }
  }
}

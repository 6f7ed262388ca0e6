/// The path of a request, decoded exactly once.
///
/// What comes out has no byte that a file system, a shell or another decoder could read in another way: no
/// control character, no backslash, no colon, no `.` or `..`, no empty part in the middle, no dot-file.
package struct RequestPath: Hashable, Sendable {
  package enum Refusal: Error, Hashable, Sendable {
    /// 400: not a path as a browser would send it.
    case malformed
    /// 404: well formed, but never served: dot-files, backups, source maps.
    case hidden
  }

  /// Decoded UTF-8 that begins with `/`; ends in `/` for a folder.
  package let text: String
  /// What follows the first `?`, not decoded.
  package let query: Substring?

  /// Reads the target of a request line in origin-form (RFC 9112 §3.2.1).
  package init(target: String) throws(Refusal) {
    let bytes = Array(target.utf8)
    guard bytes.first == UInt8(ascii: "/"), bytes.count <= 8_192 else { throw .malformed }
    let end = bytes.firstIndex(of: UInt8(ascii: "?")) ?? bytes.count
    for byte in bytes where byte <= 0x20 || byte >= 0x7F || byte == UInt8(ascii: "#") {
      throw .malformed
    }
    let decoded = try Self.decode(bytes[..<end])
    for byte in decoded {
      let isControl = byte < 0x20 || byte == 0x7F
      if isControl || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: ":") { throw .malformed }
    }
    guard let text = String(validating: decoded, as: UTF8.self) else { throw .malformed }
    // C1 controls, in UTF-8 C2 80 … C2 9F.
    guard !text.unicodeScalars.contains(where: { (0x80...0x9F).contains($0.value) }) else {
      throw .malformed
    }
    try Self.checkParts(decoded)
    self.text = text
    query =
      end < bytes.count ? target[target.utf8.index(target.startIndex, offsetBy: end + 1)...] : nil
  }

  /// One value of the query, as it stands; the first of its name.
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
    var index = bytes.startIndex
    while index < bytes.endIndex {
      guard bytes[index] == UInt8(ascii: "%") else {
        out.append(bytes[index])
        index += 1
        continue
      }
      guard index + 2 < bytes.endIndex, let high = hexValue(bytes[index + 1]),
        let low = hexValue(bytes[index + 2])
      else { throw .malformed }
      let byte = high << 4 | low
      // An encoded slash is a slash for some and a letter for others.
      guard byte != UInt8(ascii: "/") else { throw .malformed }
      out.append(byte)
      index += 3
    }
    return out
  }

  private static func checkParts(_ path: [UInt8]) throws(Refusal) {
    let parts = path.dropFirst().split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    var isHidden = false
    for (index, part) in parts.enumerated() {
      if part.isEmpty, index < parts.count - 1 { throw .malformed }
      if part.elementsEqual([0x2E]) || part.elementsEqual([0x2E, 0x2E]) { throw .malformed }
      if part.count > 255 { throw .malformed }
      isHidden = isHidden || part.first == UInt8(ascii: ".") || isBackup(part)
    }
    if isHidden { throw .hidden }
  }

  private static func isBackup(_ name: ArraySlice<UInt8>) -> Bool {
    if name.last == UInt8(ascii: "~") { return true }
    return [".map", ".bak", ".swp", ".orig"].contains { ending in
      name.count > ending.utf8.count && name.suffix(ending.utf8.count).elementsEqual(ending.utf8)
    }
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

/// Decides which `Host` a request may name. Any other name means that another site's page was
/// directed here by its own name server (DNS rebinding) and could read drafts.
package struct HostRule: Sendable {
  private let names: Set<String>

  /// `addresses` are those of this machine in the network, if the preview is open to the network.
  package init(addresses: [String] = []) {
    names = Set(["localhost", "localhost.", "127.0.0.1", "[::1]"] + addresses)
  }

  /// Returns whether the value of a `Host` header is `localhost`, `127.0.0.1`, `[::1]` or an
  /// allowed address, with or without a port; case and a trailing dot are ignored.
  package func allows(_ host: String) -> Bool {
    let bytes = host.utf8
    guard bytes.count <= 255, bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return false }
    let nameEnd = host.hasPrefix("[") ? host.firstIndex(of: "]") : host.startIndex
    guard let nameEnd else { return false }
    let end = host[nameEnd...].firstIndex(of: ":") ?? host.endIndex
    return names.contains(host[..<end].lowercased()) && Self.isPort(host[end...])
  }

  /// Returns whether a text is empty, or a colon and a port.
  private static func isPort(_ text: Substring) -> Bool {
    let digits = text.dropFirst()
    if text.isEmpty { return true }
    guard digits.count <= 5, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return false
    }
    return Int(digits).map { (1...65_535).contains($0) } ?? false
  }
}

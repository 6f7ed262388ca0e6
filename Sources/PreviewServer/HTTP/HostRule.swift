/// Which `Host` a request may name. Another name means that a page of another site was led here by its own
/// name server (DNS rebinding), and would read drafts.
package struct HostRule: Sendable {
  /// Addresses of this machine in the network, when the preview was asked to be seen there.
  private let addresses: Set<String>

  package init(addresses: [String] = []) {
    self.addresses = Set(addresses)
  }

  /// Whether the value of a `Host` header is `localhost`, `127.0.0.1`, `[::1]` or an address that was
  /// allowed, with or without a port; letters in any case, a closing dot allowed.
  package func allows(_ host: String) -> Bool {
    guard host.utf8.count <= 255, host.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      return false
    }
    var name = host[...]
    if name.hasPrefix("[") {
      guard let end = name.firstIndex(of: "]") else { return false }
      guard Self.isPort(name[name.index(after: end)...]) else { return false }
      name = name[...end]
    } else if let colon = name.firstIndex(of: ":") {
      guard Self.isPort(name[colon...]) else { return false }
      name = name[..<colon]
    }
    let lower = name.lowercased()
    if ["localhost", "localhost.", "127.0.0.1", "[::1]"].contains(lower) { return true }
    return addresses.contains(lower)
  }

  /// Nothing, or a colon and a port.
  private static func isPort(_ text: Substring) -> Bool {
    guard let first = text.utf8.first else { return true }
    let digits = text.utf8.dropFirst()
    guard first == UInt8(ascii: ":"), (1...5).contains(digits.count),
      digits.allSatisfy({ (0x30...0x39).contains($0) }), let port = Int(String(Substring(digits)))
    else { return false }
    return (1...65_535).contains(port)
  }
}

import Text

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
    host.withBytes { allows(UnsafeRawBufferPointer($0)) }
  }

  /// The same of a value's bytes.
  func allows(_ host: UnsafeRawBufferPointer) -> Bool {
    guard host.count <= 255, host.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return false }
    var end = host.endIndex
    if host.first == UInt8(ascii: "[") {
      guard let bracket = host.firstIndex(of: UInt8(ascii: "]")) else { return false }
      end = bracket + 1
    } else if let colon = host.firstIndex(of: UInt8(ascii: ":")) {
      end = colon
    }
    guard Self.isPort(host[end...]) else { return false }
    let name = host[..<end]
    if name.isSame(as: "localhost") || name.isSame(as: "127.0.0.1")
      || name.isSame(as: "[::1]") || name.isSame(as: "localhost.")
    {
      return true
    }
    return !addresses.isEmpty
      && addresses.contains(String(decoding: name, as: UTF8.self).lowercased())
  }

  /// Nothing, or a colon and a port.
  private static func isPort(_ text: Slice<UnsafeRawBufferPointer>) -> Bool {
    guard let first = text.first else { return true }
    let digits = text.dropFirst()
    guard first == UInt8(ascii: ":"), (1...5).contains(digits.count) else { return false }
    var port = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return false }
      port = port * 10 + Int(digit - 0x30)
    }
    return (1...65_535).contains(port)
  }
}

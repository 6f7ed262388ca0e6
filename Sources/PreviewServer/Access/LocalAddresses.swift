import NIOCore
import NIOPosix
import Synchronization

/// The addresses of this machine, in the form that URLs use.
enum LocalAddresses {
  /// Returns those by which other machines reach this one: private ones of IPv4 first, IPv6 last.
  static func inNetwork() -> [String] { all().filter { !isLoopback($0) } }

  /// Returns those of all interfaces, loopback first, without link-local ones.
  static func all() -> [String] {
    let devices = (try? System.enumerateDevices()) ?? []
    let addresses = devices.compactMap { $0.address?.ipAddress }
      .filter { !$0.hasPrefix("169.254.") && !$0.hasPrefix("fe80:") }.map(inURL)
    return (0...3).flatMap { wanted in addresses.filter { rank($0) == wanted } }
  }

  private static func rank(_ address: String) -> Int {
    if isLoopback(address) { return 0 }
    return address.hasPrefix("[") ? 3 : isPrivate(address) ? 1 : 2
  }

  private static func isLoopback(_ address: String) -> Bool {
    address.hasPrefix("127.") || address == "[::1]"
  }

  static func inURL(_ ip: String) -> String { ip.contains(":") ? "[\(ip)]" : ip }

  private static func isPrivate(_ ip: String) -> Bool {
    if ip.hasPrefix("192.168.") || ip.hasPrefix("10.") { return true }
    guard ip.hasPrefix("172."), let second = Int(ip.dropFirst(4).prefix { $0 != "." }) else {
      return false
    }
    return (16...31).contains(second)
  }
}

/// The port for addresses that are shown later; it is known only after binding.
final class TicketPort: Sendable {
  private let port = Mutex(0)

  func set(_ port: Int) {
    self.port.withLock { $0 = port }
  }

  func address(_ host: String?, ticket: String) -> String {
    "http://\(host ?? "localhost"):\(port.withLock { $0 })/__guong/enter?ticket=\(ticket)"
  }
}

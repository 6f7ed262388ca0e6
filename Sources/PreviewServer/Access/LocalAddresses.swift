import NIOCore
import NIOPosix
import Synchronization

/// The addresses of this machine in its network.
enum LocalAddresses {
  /// IPv4 addresses of interfaces, private ones first; those of the machine itself and of a link alone left
  /// out.
  static func inNetwork() -> [String] {
    let devices = (try? System.enumerateDevices()) ?? []
    let all = devices.compactMap { device -> String? in
      guard case .v4? = device.address, let ip = device.address?.ipAddress else { return nil }
      return ip.hasPrefix("127.") || ip.hasPrefix("169.254.") ? nil : ip
    }
    let isPrivate: (String) -> Bool = { ip in
      if ip.hasPrefix("192.168.") || ip.hasPrefix("10.") { return true }
      guard ip.hasPrefix("172."), let second = Int(ip.dropFirst(4).prefix { $0 != "." }) else {
        return false
      }
      return (16...31).contains(second)
    }
    return all.filter(isPrivate) + all.filter { !isPrivate($0) }
  }
}

/// The port, known only when it is bound, for addresses that are shown later.
final class TicketPort: Sendable {
  private let port = Mutex(0)

  func set(_ port: Int) {
    self.port.withLock { $0 = port }
  }

  func address(_ host: String?, ticket: String) -> String {
    "http://\(host ?? "localhost"):\(port.withLock { $0 })/__guong/enter?ticket=\(ticket)"
  }
}

import NIOCore
import NIOPosix
package import Text

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The listening sockets of the preview: one for IPv4 and one for IPv6, or the one that this
/// machine supports.
struct Listeners: Sendable {
  static let defaultPorts = 1_313...1_413

  let port: Int
  /// The addresses at which it is reachable, in the form that URLs use.
  let addresses: [String]
  /// The version of IP that this machine lacks; nil when it has both.
  let missing: String?
  private let channels: [any Channel]

  func close() async throws {
    for channel in channels {
      do { try await channel.close() } catch ChannelError.alreadyClosed {}
    }
  }

  /// Binds to a port, or to the first free one of the default ports.
  ///
  /// - Throws: `PortError`.
  static func bind(
    _ bootstrap: ServerBootstrap, port: Int?, toNetwork: Bool
  ) async throws -> Listeners {
    if let port { return try await bind(bootstrap, port, toNetwork) }
    for port in defaultPorts {
      do {
        return try await bind(bootstrap, port, toNetwork)
      } catch let error as PortError where error.isTaken {
        continue
      }
    }
    throw PortError(port: defaultPorts.lowerBound, isTaken: true, last: defaultPorts.upperBound)
  }

  private static func bind(
    _ bootstrap: ServerBootstrap, _ port: Int, _ toNetwork: Bool
  ) async throws -> Listeners {
    var port = port
    var channels: [any Channel] = []
    var hosts: [String] = []
    var missing: (version: String, reason: IOError)?
    for (version, host) in toNetwork
      ? [("IPv4", "0.0.0.0"), ("IPv6", "::")] : [("IPv4", "127.0.0.1"), ("IPv6", "::1")]
    {
      do {
        let channel = try await open(bootstrap, host, port, version)
        channels.append(channel)
        hosts.append(host)
        port = channel.localAddress?.port ?? port
      } catch let error as IOError where [EAFNOSUPPORT, EADDRNOTAVAIL].contains(error.errnoCode) {
        missing = (version, error)
      } catch let error as IOError {
        for channel in channels { try await channel.close() }
        throw PortError(port: port, isTaken: error.errnoCode == EADDRINUSE, reason: error)
      }
    }
    guard !channels.isEmpty else { throw PortError(port: port, reason: missing?.reason) }
    let addresses = toNetwork ? LocalAddresses.all() : hosts.map(LocalAddresses.inURL)
    return Listeners(
      port: port, addresses: addresses, missing: missing?.version, channels: channels)
  }

  private static func open(
    _ bootstrap: ServerBootstrap, _ host: String, _ port: Int, _ version: String
  ) async throws -> any Channel {
    let address = try SocketAddress(ipAddress: host, port: port)
    guard version == "IPv6" else { return try await bootstrap.bind(to: address).get() }
    // IPv4 has a separate socket.
    return
      try await bootstrap
      .serverChannelOption(
        ChannelOptions.socket(
          SocketOptionLevel(IPPROTO_IPV6), SocketOptionName(IPV6_V6ONLY)), value: 1
      )
      .bind(to: address).get()
  }
}

/// The error that a port is unavailable.
package struct PortError: Error, Sendable {
  let port: Int
  var isTaken = false
  /// The last of the attempted ports, if there were several.
  var last: Int?
  var reason: IOError?

  package var message: Message {
    if let last {
      return Message(
        en: "all ports from \(port) to \(last) are in use; name another with --port",
        vi: "mọi cổng từ \(port) đến \(last) đều đang bận; hãy chọn cổng khác bằng --port")
    }
    if isTaken {
      return Message(
        en: "port \(port) is in use; name another with --port, or none to take the next free one",
        vi:
          "cổng \(port) đang bận; hãy chọn cổng khác bằng --port, hoặc bỏ --port để lấy cổng trống kế tiếp"
      )
    }
    let why = reason.map { "\($0)" } ?? ""
    return Message(
      en: "port \(port) cannot be used: \(why)", vi: "không dùng được cổng \(port): \(why)")
  }
}

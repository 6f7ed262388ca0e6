import NIOCore
import Synchronization

/// Admits other devices that present a ticket. A ticket is part of the address that the terminal
/// shows; it is valid once, gives the browser a cookie, and is then replaced by a new one.
package final class GuestList: Sendable {
  private struct State {
    var ticket = Secret.make(digits: 24)
    var guests: Set<String> = []
  }

  static let cookie = "guong-guest"
  /// The maximum number of devices in one run.
  private static let limit = 32

  private let state = Mutex(State())
  /// Called with each new ticket, to show it.
  private let show: @Sendable (String) -> Void

  package init(show: @escaping @Sendable (String) -> Void) {
    self.show = show
  }

  package var ticket: String { state.withLock { $0.ticket } }

  /// Takes a ticket and returns the guest's cookie; nil for a wrong or used one.
  func enter(with ticket: some StringProtocol) -> String? {
    let entered: (guest: String, next: String)? = state.withLock { state in
      guard Secret.isSame(ticket, state.ticket), state.guests.count < Self.limit else { return nil }
      let guest = Secret.make()
      state.guests.insert(guest)
      state.ticket = Secret.make(digits: 24)
      return (guest, state.ticket)
    }
    guard let entered else { return nil }
    show(entered.next)
    return entered.guest
  }

  /// Returns whether one of these `Cookie` headers belongs to a guest.
  func knows(_ cookies: [String]) -> Bool {
    let values = cookies.flatMap { $0.split(separator: ";") }.compactMap { pair -> Substring? in
      let pair = pair.drop { $0 == " " }
      guard pair.hasPrefix("\(Self.cookie)=") else { return nil }
      return pair.dropFirst(Self.cookie.count + 1)
    }
    guard !values.isEmpty else { return false }
    return state.withLock { state in
      values.contains { value in state.guests.contains { Secret.isSame($0, value) } }
    }
  }

  /// Returns whether an address belongs to this machine.
  static func isHome(_ address: SocketAddress?) -> Bool {
    switch address {
    case .v4(let address): address.host == "127.0.0.1" || address.host.hasPrefix("127.")
    case .v6: isHome(ip: address?.ipAddress ?? "")
    case .unixDomainSocket: true
    case nil: false
    }
  }

  private static func isHome(ip: String) -> Bool {
    ip == "::1" || ip.hasPrefix("::ffff:127.")
  }
}

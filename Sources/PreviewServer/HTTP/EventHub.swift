import NIOCore
import NIOHTTP1
import Synchronization

/// Notifies the browsers that listen for changes.
///
/// An event contains only a number: an unauthorised listener would learn only that something
/// changed. Browsers request the changes at `/__guong/state`.
final class EventHub: Sendable {
  private let listeners = Mutex<[ObjectIdentifier: any Channel]>([:])

  func add(_ channel: any Channel) {
    let key = ObjectIdentifier(channel)
    listeners.withLock { $0[key] = channel }
    channel.closeFuture.whenComplete { [weak self] _ in
      _ = self?.listeners.withLock { $0.removeValue(forKey: key) }
    }
  }

  /// Notifies all listeners of a new generation of the site.
  func tell(generation: Int) {
    send(Self.event(generation))
  }

  /// Sends an empty event, which shows both sides that the connection is alive.
  func beat() {
    send(":\n\n")
  }

  static func event(_ generation: Int) -> String {
    "id: \(generation)\nevent: change\ndata: \(generation)\n\n"
  }

  var count: Int { listeners.withLock { $0.count } }

  private func send(_ text: String) {
    let part = HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(string: text)))
    for channel in listeners.withLock({ Array($0.values) }) {
      // A listener that does not read is dropped; its browser reconnects later.
      guard channel.isWritable else {
        channel.close(promise: nil)
        continue
      }
      channel.writeAndFlush(part, promise: nil)
    }
  }
}

import NIOCore
import NIOHTTP1
import Synchronization

/// Those who listen for changes.
///
/// An event carries a number and nothing else: whoever should not have heard it learns only that something
/// changed. What did change is asked for at `/__guong/state`.
final class EventHub: Sendable {
  private let listeners = Mutex<[ObjectIdentifier: any Channel]>([:])

  func add(_ channel: any Channel) {
    let key = ObjectIdentifier(channel)
    listeners.withLock { $0[key] = channel }
    channel.closeFuture.whenComplete { [weak self] _ in
      _ = self?.listeners.withLock { $0.removeValue(forKey: key) }
    }
  }

  /// Tells everybody that the site has a new generation.
  func tell(generation: Int) {
    send(Self.event(generation))
  }

  /// A line that says nothing: shows both sides that the other one is still there.
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
      // A listener that does not read is dropped; its browser connects again when it wakes.
      guard channel.isWritable else {
        channel.close(promise: nil)
        continue
      }
      channel.writeAndFlush(part, promise: nil)
    }
  }
}

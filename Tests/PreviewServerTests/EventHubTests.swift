import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

@testable import PreviewServer

@Suite struct EventHubTests {
  private func listener() throws -> EmbeddedChannel {
    // In a pipeline as the server's, in an answer that has begun.
    let channel = EmbeddedChannel(handler: HTTPResponseEncoder())
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    let head = HTTPResponseHead(version: .http1_1, status: .ok)
    try channel.writeOutbound(HTTPServerResponsePart.head(head))
    _ = try channel.readOutbound(as: IOData.self)
    return channel
  }

  /// What was sent to a listener, as text.
  private func heard(_ channel: EmbeddedChannel) throws -> String {
    var text = ""
    while case .byteBuffer(let part)? = try channel.readOutbound(as: IOData.self) {
      text += String(buffer: part)
    }
    return text
  }

  @Test func tellsEveryListenerTheNumberAndNothingElse() throws {
    let hub = EventHub()
    let channels = [try listener(), try listener()]
    channels.forEach { hub.add($0) }
    hub.tell(generation: 7)
    for channel in channels {
      #expect(try heard(channel) == "1d\r\nid: 7\nevent: change\ndata: 7\n\n\r\n")
    }
  }

  /// A comment of the format (HTML, 9.2.6): keeps the connection and is no event to the browser.
  @Test func beatsWithACommentThatIsNoEvent() throws {
    let hub = EventHub()
    let channel = try listener()
    hub.add(channel)
    hub.beat()
    #expect(try heard(channel) == "3\r\n:\n\n\r\n")
  }

  /// With several others, of whom some are told after the slow one in whatever order.
  @Test(arguments: 0..<8)
  func dropsAListenerThatDoesNotReadAndKeepsTheOthers(place: Int) throws {
    let hub = EventHub()
    let channels = try (0..<8).map { _ in try listener() }
    channels.forEach { hub.add($0) }
    let slow = channels[place]
    slow.isWritable = false
    hub.beat()
    #expect(channels.map(\.isActive) == channels.indices.map { $0 != place })
    #expect(try channels.map(heard) == channels.indices.map { $0 == place ? "" : "3\r\n:\n\n\r\n" })
    slow.embeddedEventLoop.run()
    #expect(hub.count == channels.count - 1)
  }

  @Test func forgetsThoseWhoLeft() throws {
    let hub = EventHub()
    let channel = try listener()
    hub.add(channel)
    #expect(hub.count == 1)
    _ = try channel.finish()
    channel.embeddedEventLoop.run()
    #expect(hub.count == 0)
  }
}

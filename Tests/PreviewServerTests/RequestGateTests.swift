import NIOCore
import NIOEmbedded
import Testing

@testable import PreviewServer

@Suite struct RequestGateTests {
  private static let get = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"

  private func channel() throws -> (EmbeddedChannel, RequestGate, ConnectionBook) {
    let book = ConnectionBook(.init())
    let channel = EmbeddedChannel()
    let gate = RequestGate(book: book, seat: try #require(book.admit(channel)), times: .init())
    try channel.pipeline.syncOperations.addHandler(gate)
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    return (channel, gate, book)
  }

  private func request(_ channel: EmbeddedChannel) throws -> String? {
    try channel.readInbound(as: Request.self).map { String(buffer: $0.bytes) }
  }

  private func text(_ channel: EmbeddedChannel) throws -> String? {
    try channel.readOutbound(as: ByteBuffer.self).map { String(buffer: $0) }
  }

  @Test func letsOneRequestThroughAtATime() throws {
    let (channel, gate, _) = try channel()
    try channel.writeInbound(ByteBuffer(string: Self.get + Self.get))
    #expect(try request(channel) == Self.get)
    #expect(try request(channel) == nil)
    gate.answered(closes: false)
    #expect(try request(channel) != nil)
  }

  @Test func refusesInItsTurn() throws {
    let (channel, gate, _) = try channel()
    try channel.writeInbound(ByteBuffer(string: Self.get + "BAD\r\n\r\n"))
    #expect(try text(channel) == nil)
    gate.answered(closes: false)
    #expect(try text(channel)?.hasPrefix("HTTP/1.1 400 Bad Request\r\n") == true)
  }

  @Test func takesBytesOneByOne() throws {
    let (channel, _, _) = try channel()
    for byte in Self.get.utf8 { try channel.writeInbound(ByteBuffer(bytes: [byte])) }
    #expect(try request(channel) == Self.get)
  }

  @Test func closesAfterAHundredRequests() throws {
    let (channel, gate, _) = try channel()
    for _ in 0..<RequestGate.requestLimit {
      try channel.writeInbound(ByteBuffer(string: Self.get))
      #expect(try request(channel) != nil)
      gate.answered(closes: false)
    }
    try channel.writeInbound(ByteBuffer(string: Self.get))
    #expect(try request(channel) == nil)
  }

  @Test func answersAThousandRequestsInOnePieceWithoutNesting() throws {
    let book = ConnectionBook(.init())
    let channel = EmbeddedChannel()
    let gate = RequestGate(book: book, seat: try #require(book.admit(channel)), times: .init())
    try channel.pipeline.syncOperations.addHandlers(gate, AtOnce(gate))
    try channel.writeInbound(
      ByteBuffer(string: String(repeating: Self.get, count: RequestGate.requestLimit)))
    var count = 0
    while try request(channel) != nil { count += 1 }
    #expect(count == RequestGate.requestLimit)
  }

  /// Answers while the request is still on its way through the pipeline, and notes how deep that goes.
  private final class AtOnce: ChannelInboundHandler {
    typealias InboundIn = Request
    typealias InboundOut = Request
    private let gate: RequestGate
    private var depth = 0

    init(_ gate: RequestGate) {
      self.gate = gate
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      depth += 1
      #expect(depth == 1)
      context.fireChannelRead(data)
      gate.answered(closes: false)
      depth -= 1
    }
  }

  @Test func endsAHeadThatDoesNotCome() throws {
    let (channel, _, _) = try channel()
    try channel.writeInbound(ByteBuffer(string: "GET / HT"))
    for _ in 0..<9 {
      channel.embeddedEventLoop.advanceTime(by: .seconds(1))
      try channel.writeInbound(ByteBuffer(string: "x"))
    }
    #expect(try text(channel) == nil)
    channel.embeddedEventLoop.advanceTime(by: .seconds(2))
    #expect(try text(channel)?.hasPrefix("HTTP/1.1 408 ") == true)
  }

  @Test(arguments: [false, true])
  func closesAConnectionThatIsIdle(asked: Bool) throws {
    let (channel, gate, book) = try channel()
    if asked {
      try channel.writeInbound(ByteBuffer(string: Self.get))
      gate.answered(closes: false)
    }
    channel.embeddedEventLoop.advanceTime(by: .seconds(29))
    #expect(channel.isActive)
    channel.embeddedEventLoop.advanceTime(by: .seconds(2))
    #expect(!channel.isActive)
    #expect(book.count == (0, 0))
  }

  @Test func closesAConnectionThatTakesNoAnswer() throws {
    let (channel, gate, _) = try channel()
    try channel.writeInbound(ByteBuffer(string: Self.get))
    channel.embeddedEventLoop.advanceTime(by: .seconds(29))
    gate.progressed()
    channel.embeddedEventLoop.advanceTime(by: .seconds(29))
    #expect(channel.isActive)
    channel.embeddedEventLoop.advanceTime(by: .seconds(2))
    #expect(!channel.isActive)
  }

  @Test func leavesStreamsOpen() throws {
    let (channel, gate, _) = try channel()
    try channel.writeInbound(ByteBuffer(string: Self.get))
    gate.becomeStream()
    channel.embeddedEventLoop.advanceTime(by: .seconds(3_600))
    #expect(channel.isActive)
  }

  @Test func waitsForTheClientToLeave() throws {
    let (channel, _, _) = try channel()
    try channel.writeInbound(ByteBuffer(string: "POST / HTTP/1.1\r\nHost: a\r\n\r\nbody"))
    let answer = try #require(try text(channel))
    #expect(answer.hasPrefix("HTTP/1.1 405 "))
    #expect(answer.contains("\r\nAllow: GET, HEAD\r\n"))
    #expect(answer.contains("\r\nConnection: close\r\n"))
    try channel.writeInbound(ByteBuffer(string: "more"))
    #expect(try text(channel) == nil)
  }

  @Test func goesFirstWhenItHasItsLastAnswer() throws {
    var limits = ConnectionBook.Limits()
    limits.pages = 2
    let book = ConnectionBook(limits)
    let idle = EmbeddedChannel()
    let refused = EmbeddedChannel()
    for channel in [idle, refused] {
      let seat = try #require(book.admit(channel))
      try channel.pipeline.syncOperations.addHandler(
        RequestGate(book: book, seat: seat, times: .init()))
      try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    }
    try refused.writeInbound(ByteBuffer(string: "BAD\r\n\r\n"))
    #expect(book.admit(EmbeddedChannel()) != nil)
    #expect(idle.isActive)
    #expect(!refused.isActive)
  }
}

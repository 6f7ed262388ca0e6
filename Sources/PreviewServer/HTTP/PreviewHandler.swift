import NIOCore
import NIOHTTP1
import NIOPosix

/// Answers the requests of one connection, one after the other.
final class PreviewHandler: ChannelInboundHandler {
  typealias InboundIn = Request
  typealias OutboundOut = ByteBuffer

  /// The largest part of a body that is written at once.
  private static let chunk = 1_048_576

  private let service: PreviewService
  private let gate: RequestGate
  private let seat: ConnectionBook.Seat

  init(service: PreviewService, gate: RequestGate, seat: ConnectionBook.Seat) {
    self.service = service
    self.gate = gate
    self.seat = seat
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let request = unwrapInboundIn(data)
    switch service.respond(to: request, from: { context.remoteAddress }) {
    case .now(let answer): write(context, answer, to: request)
    case .events: beginEvents(context, request)
    case .later(let work):
      let loop = context.eventLoop
      let bound = NIOLoopBound((handler: self, context: context), eventLoop: loop)
      service.threads.runIfActive(eventLoop: loop, work).whenComplete { result in
        let (handler, context) = bound.value
        guard context.channel.isActive else { return }
        switch result {
        case .success(let answer): handler.write(context, answer, to: request)
        case .failure: handler.write(context, .text(.internalServerError, "500"), to: request)
        }
      }
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  // MARK: Writing

  private func write(
    _ context: ChannelHandlerContext, _ answer: Answer, to request: Request, closes: Bool = false
  ) {
    let isLast = closes || gate.isLast
    if let message = answer.message, !isLast, request.isPlain {
      return writeLast(context, message, isLast: false)
    }
    let (fitted, part) = answer.fitted(to: request.wish)
    var headers = fitted.headers
    let isUnchanged = fitted.status == .notModified
    if !isUnchanged { headers.add(name: "Content-Length", value: String(part.count)) }
    if isLast { headers.add(name: "Connection", value: "close") }
    var head = context.channel.allocator.buffer(capacity: 1_024)
    ResponseHead.write(fitted.status, headers, to: &head)
    guard !request.head.isHead, !isUnchanged, !part.isEmpty else {
      return writeLast(context, head, isLast: isLast)
    }
    context.write(wrapOutboundOut(head), promise: nil)
    writeBody(context, fitted.body, part, isLast: isLast)
  }

  /// Writes a part of a body, and the next one when it has left.
  private func writeBody(
    _ context: ChannelHandlerContext, _ body: Answer.Body, _ part: Range<Int>, isLast: Bool
  ) {
    let now = part.prefix(Self.chunk)
    // A file that was cut meanwhile cannot be sent as its length promised.
    guard let bytes = data(of: body, now) else { return context.close(promise: nil) }
    let rest = now.endIndex..<part.upperBound
    guard !rest.isEmpty else { return writeLast(context, bytes, isLast: isLast) }
    let done = context.eventLoop.makePromise(of: Void.self)
    done.futureResult.assumeIsolated().whenComplete { result in
      guard case .success = result else { return context.close(promise: nil) }
      self.gate.progressed()
      self.writeBody(context, body, rest, isLast: isLast)
    }
    context.writeAndFlush(wrapOutboundOut(bytes), promise: done)
  }

  /// Writes the end of an answer; the gate is told when it has left.
  private func writeLast(_ context: ChannelHandlerContext, _ bytes: ByteBuffer, isLast: Bool) {
    let done = context.eventLoop.makePromise(of: Void.self)
    done.futureResult.assumeIsolated().whenComplete { result in
      guard case .success = result else { return context.close(promise: nil) }
      self.gate.answered(closes: isLast)
    }
    context.writeAndFlush(wrapOutboundOut(bytes), promise: done)
  }

  /// A part of a body; nil when it is not there. Files are read and not handed to the system to send, which
  /// would wait for ever for bytes that are gone.
  private func data(of body: Answer.Body, _ part: Range<Int>) -> ByteBuffer? {
    switch body {
    case .bytes(let bytes):
      let start = bytes.readerIndex + part.lowerBound
      return bytes.getSlice(at: start, length: part.count)
    case .file(let file):
      guard case .success(let bytes) = Result(catching: { try file.read(part) }),
        bytes.count == part.count
      else { return nil }
      return ByteBuffer(bytes: bytes)
    }
  }

  // MARK: Events

  private func beginEvents(_ context: ChannelHandlerContext, _ request: Request) {
    guard !request.head.isHead, service.book.becomeStream(seat) else {
      let answer = Answer.text(
        .serviceUnavailable, "503 too many event streams", ("Retry-After", "5"))
      return write(context, answer, to: request, closes: true)
    }
    gate.becomeStream()
    var answer = Answer(type: ContentType.eventStream, body: .bytes(ByteBuffer()), tag: nil)
    answer.more = [("Transfer-Encoding", "chunked")]
    if request.head.closes { answer.more.append(("Connection", "close")) }
    var head = ByteBuffer()
    ResponseHead.write(.ok, answer.headers, to: &head)
    context.write(wrapOutboundOut(head), promise: nil)
    service.hub.add(context.channel)
    // Said after the listener is known, so that no generation falls between the two.
    let hello = "retry: 1000\n" + EventHub.event(service.stage.present.generation)
    context.writeAndFlush(wrapOutboundOut(EventHub.chunk(hello)), promise: nil)
  }
}

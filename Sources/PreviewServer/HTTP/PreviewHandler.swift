import NIOCore
import NIOHTTP1
import NIOPosix

/// Answers the requests of one connection, one after the other.
///
/// NIO's pipeline parses heads and holds the next request back until the previous answer is sent,
/// so answers keep their order, and the server stops reading from a client that does not read
/// answers.
final class PreviewHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private enum State {
    case waiting, answering, streaming, leaving
  }

  /// The time after which an idle connection is closed.
  static let patience = TimeAmount.seconds(30)
  /// The maximum number of requests on a connection.
  private static let requestLimit = 100
  /// The time for a client to close after its last answer.
  private static let farewell = TimeAmount.seconds(1)
  /// The maximum part of a body that is written at once.
  private static let chunk = 1_048_576

  private let service: PreviewService
  private let head: HeadObserver
  private var slot = ConnectionSlots.Kind.connection
  private var state = State.waiting
  private var request: Request?
  private var requests = 0
  private var isResponding = false
  /// Whether the client has finished sending.
  private var isHalfClosed = false

  init(service: PreviewService, head: HeadObserver) {
    self.service = service
    self.head = head
  }

  // MARK: Input

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head) where state == .waiting:
      self.head.headIsDone()
      state = .answering
      requests += 1
      let request = Request(head)
      if let status = request.refusal { return refuse(context, status) }
      self.request = request
    case .end:
      guard let request else { return }
      self.request = nil
      // Pipelined requests are delivered from within each other's answers; queueing avoids deep
      // recursion.
      if isResponding {
        context.eventLoop.assumeIsolated().execute { self.respond(context, request) }
      } else {
        respond(context, request)
      }
    case .head, .body: break
    }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    switch event {
    case is IdleStateHandler.IdleStateEvent: context.close(promise: nil)
    case let event as ChannelEvent where event == .inputClosed:
      isHalfClosed = true
      if state != .answering { context.close(promise: nil) }
    default: context.fireUserInboundEventTriggered(event)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    switch (error, state) {
    case (let error as HTTPParserError, .waiting):
      state = .answering
      let status = head.status(for: error)
      head.headIsDone()
      refuse(context, status)
    // Bytes after a refused head are read and discarded.
    case (is HTTPParserError, .leaving), (is ByteToMessageDecoderError, .leaving): break
    default: context.close(promise: nil)
    }
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    service.slots.release(slot)
  }

  // MARK: Answers

  private func respond(_ context: ChannelHandlerContext, _ request: Request) {
    isResponding = true
    defer { isResponding = false }
    switch service.respond(to: request, from: { context.remoteAddress }) {
    case .now(let answer): write(context, answer, to: request)
    case .events: beginEvents(context, request)
    case .later(let work):
      service.threads.runIfActive(eventLoop: context.eventLoop, work).assumeIsolated().whenComplete
      {
        result in
        guard context.channel.isActive else { return }
        switch result {
        case .success(let answer): self.write(context, answer, to: request)
        case .failure: self.write(context, .text(.internalServerError, "500"), to: request)
        }
      }
    }
  }

  private func refuse(_ context: ChannelHandlerContext, _ status: HTTPResponseStatus) {
    var answer = Answer.text(status, "\(status.code) \(status.reasonPhrase)")
    if status == .methodNotAllowed { answer.more = [("Allow", "GET, HEAD")] }
    write(context, answer, to: nil)
  }

  /// Writes an answer; one without a request is the last on its connection.
  private func write(
    _ context: ChannelHandlerContext, _ answer: Answer, to request: Request?, closes: Bool = false
  ) {
    let isLast = closes || request?.isLast ?? true || requests >= Self.requestLimit
    let (fitted, part) = answer.fitted(to: request?.conditions ?? .init())
    var headers = fitted.headers
    headers.add(name: "Content-Length", value: String(part.count))
    if isLast { headers.add(name: "Connection", value: "close") }
    let head = HTTPServerResponsePart.head(
      HTTPResponseHead(version: .http1_1, status: fitted.status, headers: headers))
    if request?.isHead == true || part.isEmpty {
      writeLast(context, head, isLast: isLast)
    } else {
      context.write(wrapOutboundOut(head), promise: nil)
      writeBody(context, fitted.body, part, isLast: isLast)
    }
  }

  /// Writes a part of a body, and the next one after it is sent.
  private func writeBody(
    _ context: ChannelHandlerContext, _ body: Answer.Body, _ part: Range<Int>, isLast: Bool
  ) {
    let now = part.prefix(Self.chunk)
    // A file that was truncated meanwhile cannot be sent with the promised length.
    guard let bytes = body.bytes(now) else { return context.close(promise: nil) }
    let rest = now.endIndex..<part.upperBound
    guard !rest.isEmpty else {
      return writeLast(context, .body(.byteBuffer(bytes)), isLast: isLast)
    }
    send(context, .body(.byteBuffer(bytes))) {
      self.writeBody(context, body, rest, isLast: isLast)
    }
  }

  /// Writes the end of an answer, and admits the next request after it is sent.
  private func writeLast(
    _ context: ChannelHandlerContext, _ last: HTTPServerResponsePart, isLast: Bool
  ) {
    send(context, last) {
      if isLast { return self.leave(context) }
      self.state = .waiting
      context.write(self.wrapOutboundOut(.end(nil)), promise: nil)
      if self.isHalfClosed, self.state == .waiting { context.close(promise: nil) }
    }
  }

  private func send(
    _ context: ChannelHandlerContext, _ part: HTTPServerResponsePart,
    then next: @escaping () -> Void
  ) {
    context.writeAndFlush(wrapOutboundOut(part)).assumeIsolated().whenComplete { result in
      guard case .success = result else { return context.close(promise: nil) }
      next()
    }
  }

  /// Half-closes the connection and waits a moment for the client to close: closing at once with
  /// unread bytes would make the system discard what the client has not read.
  private func leave(_ context: ChannelHandlerContext) {
    state = .leaving
    if isHalfClosed { return context.close(promise: nil) }
    context.close(mode: .output, promise: nil)
    context.eventLoop.assumeIsolated().scheduleTask(in: Self.farewell) {
      context.close(promise: nil)
    }
  }

  // MARK: Events

  private func beginEvents(_ context: ChannelHandlerContext, _ request: Request) {
    guard !request.isHead, service.slots.take(.stream) else {
      let answer = Answer.text(
        .serviceUnavailable, "503 too many event streams", ("Retry-After", "5"))
      return write(context, answer, to: request, closes: true)
    }
    service.slots.release(slot)
    slot = .stream
    state = .streaming
    let answer = Answer(type: ContentType.eventStream, body: .bytes(ByteBuffer()), tag: nil)
    let head = HTTPResponseHead(version: .http1_1, status: .ok, headers: answer.headers)
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    service.hub.add(context.channel)
    // Sent after the listener is registered, so that no generation is missed in between.
    let hello = "retry: 1000\n" + EventHub.event(service.current.state.generation)
    context.writeAndFlush(
      wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: hello)))), promise: nil)
  }
}

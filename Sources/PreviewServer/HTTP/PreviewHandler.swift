import NIOCore
import NIOHTTP1
import NIOPosix

/// Answers the requests of one connection, one after the other.
final class PreviewHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  /// The largest part of a body that is written at once.
  private static let chunk = 1_048_576

  private let service: PreviewService
  private let gate: RequestGate
  private let number: UInt64
  private var request: HTTPRequestHead?

  init(service: PreviewService, gate: RequestGate, number: UInt64) {
    self.service = service
    self.gate = gate
    self.number = number
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head): request = head
    case .body: break
    case .end:
      guard let head = request else { return }
      request = nil
      respond(context, head)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    // The gate found nothing wrong and the parser did: it has the last word.
    guard error is HTTPParserError else {
      return context.close(promise: nil)
    }
    let head = HTTPRequestHead(version: .http1_1, method: .GET, uri: "/")
    write(context, .text(.badRequest, "400 Bad Request"), to: head, closes: true)
  }

  private func respond(_ context: ChannelHandlerContext, _ head: HTTPRequestHead) {
    switch service.respond(to: head, from: context.remoteAddress) {
    case .now(let answer): write(context, answer, to: head, closes: false)
    case .events: beginEvents(context, head)
    case .later(let work):
      let loop = context.eventLoop
      let bound = NIOLoopBound((handler: self, context: context), eventLoop: loop)
      service.threads.runIfActive(eventLoop: loop, work).whenComplete { result in
        let (handler, context) = bound.value
        guard context.channel.isActive else { return }
        switch result {
        case .success(let answer): handler.write(context, answer, to: head, closes: false)
        case .failure:
          handler.write(context, .text(.internalServerError, "500"), to: head, closes: false)
        }
      }
    }
  }

  // MARK: Writing

  private func write(
    _ context: ChannelHandlerContext, _ answer: Answer, to request: HTTPRequestHead, closes: Bool
  ) {
    let (fitted, part) = answer.fitted(to: request.headers)
    let isLast = closes || gate.isLast
    var head = HTTPResponseHead(version: .http1_1, status: fitted.status, headers: fitted.headers)
    if fitted.status != .notModified {
      head.headers.add(name: "Content-Length", value: String(part.count))
    }
    if isLast { head.headers.add(name: "Connection", value: "close") }
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    let sent = request.method == .HEAD || fitted.status == .notModified ? 0..<0 : part
    writeBody(context, fitted.body, sent, isLast: isLast)
  }

  /// Writes the rest of a body, a part at a time: the next one when the one before has left.
  private func writeBody(
    _ context: ChannelHandlerContext, _ body: Answer.Body, _ part: Range<Int>, isLast: Bool
  ) {
    let now = part.prefix(Self.chunk)
    var bytes: NIOAny?
    if !now.isEmpty {
      // A file that was cut meanwhile cannot be sent as its length promised.
      guard let data = data(of: body, now) else { return context.close(promise: nil) }
      bytes = wrapOutboundOut(.body(.byteBuffer(data)))
    }
    let rest = now.endIndex..<part.upperBound
    let loop = context.eventLoop
    let bound = NIOLoopBound((handler: self, context: context), eventLoop: loop)
    let done = loop.makePromise(of: Void.self)
    done.futureResult.whenComplete { result in
      let (handler, context) = bound.value
      guard case .success = result else { return context.close(promise: nil) }
      // Holds the file open until its bytes have left.
      withExtendedLifetime(body) {
        if rest.isEmpty {
          context.triggerUserOutboundEvent(
            RequestGate.Signal.answered(closes: isLast), promise: nil)
        } else {
          context.triggerUserOutboundEvent(RequestGate.Signal.progress, promise: nil)
          handler.writeBody(context, body, rest, isLast: isLast)
        }
      }
    }
    if rest.isEmpty {
      if let bytes { context.write(bytes, promise: nil) }
      context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: done)
    } else if let bytes {
      context.writeAndFlush(bytes, promise: done)
    }
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

  private func beginEvents(_ context: ChannelHandlerContext, _ request: HTTPRequestHead) {
    guard request.method == .GET, service.book.becomeStream(number) else {
      let answer = Answer.text(
        .serviceUnavailable, "503 too many event streams", ("Retry-After", "5"))
      return write(context, answer, to: request, closes: true)
    }
    context.triggerUserOutboundEvent(RequestGate.Signal.streaming, promise: nil)
    var answer = Answer(type: ContentType.eventStream, body: .bytes(ByteBuffer()), tag: nil)
    if request.version == .http1_0 { answer.headers.add(name: "Connection", value: "close") }
    let head = HTTPResponseHead(version: .http1_1, status: .ok, headers: answer.headers)
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    service.hub.add(context.channel)
    // Said after the listener is known, so that no generation falls between the two.
    let hello = "retry: 1000\n" + EventHub.event(service.stage.present.generation)
    context.writeAndFlush(
      wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: hello)))), promise: nil)
  }
}

import NIOCore

/// The first who sees the bytes of a connection: lets one checked head through at a time, keeps the time,
/// and refuses what is wrong.
///
/// The next request is looked at when the answer to the one before has been written, so that answers keep
/// their order and a client that sends without reading is not read from.
final class RequestGate: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = Request
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  struct Times: Sendable {
    /// From the first byte of a head to its last.
    var head = TimeAmount.seconds(10)
    /// Between two requests, and before the first.
    var idle = TimeAmount.seconds(30)
    /// Until a part of an answer, at most a MiB, has left.
    var write = TimeAmount.seconds(30)
    /// For a client to take notice of a refusal.
    var farewell = TimeAmount.seconds(1)
  }

  private enum State {
    case waiting, answering, streaming, leaving
  }

  /// How many requests a connection may make.
  static let requestLimit = 100
  /// How many bytes may wait behind a request that is being answered.
  private static let backlog = 65_536

  private let book: ConnectionBook
  private let seat: ConnectionBook.Seat
  private let times: Times
  private var buffer = ByteBuffer()
  private var searched = 0
  private var state = State.waiting
  private var deadline = NIODeadline.distantFuture
  private var requests = 0
  private var headCloses = false
  private var isEnding = false
  private var isProcessing = false
  private var heldRead = false
  private var timer: RepeatedTask?
  /// While the gate stands in a pipeline.
  private var context: ChannelHandlerContext?

  init(book: ConnectionBook, seat: ConnectionBook.Seat, times: Times) {
    self.book = book
    self.seat = seat
    self.times = times
  }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    deadline = context.eventLoop.now + times.idle
    let loop = context.eventLoop
    let bound = NIOLoopBound((gate: self, context: context), eventLoop: loop)
    let beat = min(TimeAmount.seconds(1), times.head)
    timer = loop.scheduleRepeatedTask(initialDelay: beat, delay: beat) { _ in
      bound.value.gate.checkTime(bound.value.context)
    }
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    self.context = nil
    timer?.cancel()
    timer = nil
  }

  func channelInactive(context: ChannelHandlerContext) {
    timer?.cancel()
    timer = nil
    book.remove(seat)
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch state {
    case .streaming, .leaving: return
    case .waiting, .answering:
      var bytes = unwrapInboundIn(data)
      if buffer.readableBytes == 0 { buffer = bytes } else { buffer.writeBuffer(&bytes) }
      process(context)
    }
  }

  func read(context: ChannelHandlerContext) {
    if state == .answering, buffer.readableBytes >= Self.backlog {
      heldRead = true
    } else {
      context.read()
    }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    guard case ChannelEvent.inputClosed? = event as? ChannelEvent else {
      return context.fireUserInboundEventTriggered(event)
    }
    isEnding = true
    switch state {
    case .waiting, .streaming, .leaving: context.close(promise: nil)
    case .answering: break
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  // MARK: What the handler behind tells

  /// A part of a long answer went out.
  func progressed() {
    guard let now = context?.eventLoop.now else { return }
    deadline = now + times.write
    seat.mark(.answering, now: now)
  }

  /// From now on the connection carries events.
  func becomeStream() {
    state = .streaming
    deadline = .distantFuture
  }

  /// The answer is written.
  func answered(closes: Bool) {
    guard state == .answering, let context else { return }
    if closes || isLast { return leave(context) }
    let now = context.eventLoop.now
    let isIdle = buffer.readableBytes == 0
    state = .waiting
    searched = 0
    deadline = now + (isIdle ? times.idle : times.head)
    seat.mark(isIdle ? .idle : .reading, now: now)
    process(context)
    if heldRead, state != .leaving {
      heldRead = false
      context.read()
    }
  }

  /// Whether the answer to the request that was let through last must be the connection's last one.
  var isLast: Bool { headCloses || requests >= Self.requestLimit }

  /// Lets heads through as long as they are answered at once; never calls itself.
  private func process(_ context: ChannelHandlerContext) {
    guard !isProcessing else { return }
    isProcessing = true
    defer { isProcessing = false }
    while state == .waiting, buffer.readableBytes > 0 {
      do throws(RequestRefusal) {
        let now = context.eventLoop.now
        guard let request = try nextRequest(now) else { break }
        state = .answering
        requests += 1
        deadline = now + times.write
        seat.mark(.answering, now: now)
        context.fireChannelRead(wrapInboundOut(request))
      } catch {
        refuse(context, error)
      }
    }
    // The client has said all it wants to say, and has its answers.
    if isEnding, state == .waiting { context.close(promise: nil) }
  }

  /// The next request, checked; nil when its head is not complete.
  private func nextRequest(_ now: NIODeadline) throws(RequestRefusal) -> Request? {
    let seen = searched
    let found = try buffer.withUnsafeReadableBytes {
      bytes throws(RequestRefusal) -> (end: Int, head: RequestHead)? in
      guard let end = try RequestHead.end(of: bytes, searched: seen) else { return nil }
      return (end, try RequestHead(UnsafeRawBufferPointer(rebasing: bytes[..<end])))
    }
    guard let found, let bytes = buffer.readSlice(length: found.end) else {
      if seen == 0 {
        deadline = now + times.head
        seat.mark(.reading, now: now)
      }
      searched = buffer.readableBytes
      return nil
    }
    headCloses = found.head.closes
    if buffer.readableBytes == 0 { buffer = ByteBuffer() }
    return Request(bytes, found.head)
  }

  private func refuse(_ context: ChannelHandlerContext, _ refusal: RequestRefusal) {
    var text = "HTTP/1.1 \(refusal.status) \(refusal.reason)\r\n"
    let body = "\(refusal.status) \(refusal.reason)\n"
    text += "Content-Type: \(ContentType.plain)\r\nContent-Length: \(body.utf8.count)\r\n"
    if refusal == .method { text += "Allow: GET, HEAD\r\n" }
    for (name, value) in FixedHeaders.always { text += "\(name): \(value)\r\n" }
    text += "Connection: close\r\n\r\n\(body)"
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
    leave(context)
  }

  /// Says that nothing more will come and waits a moment for the client to close: closing at once with
  /// bytes unread would make the system throw away what the client has not read.
  private func leave(_ context: ChannelHandlerContext) {
    state = .leaving
    buffer = ByteBuffer()
    deadline = context.eventLoop.now + times.farewell
    // It has its answer: the first to go when there is no place for another.
    seat.mark(.idle, now: .uptimeNanoseconds(0))
    if isEnding { return context.close(promise: nil) }
    context.close(mode: .output, promise: nil)
    if heldRead {
      heldRead = false
      context.read()
    }
  }

  private func checkTime(_ context: ChannelHandlerContext) {
    guard deadline <= context.eventLoop.now else { return }
    switch state {
    case .waiting where buffer.readableBytes > 0: refuse(context, .timedOut)
    case .waiting, .answering, .leaving: context.close(promise: nil)
    case .streaming: break
    }
  }
}

import NIOCore

/// The first who sees the bytes of a connection: lets one checked head through at a time, keeps the time,
/// and refuses what is wrong.
///
/// The next request is looked at when the answer to the one before has been written, so that answers keep
/// their order and a client that sends without reading is not read from.
final class RequestGate: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  /// Told by the handler behind.
  enum Signal: Sendable {
    /// The answer is written.
    case answered(closes: Bool)
    /// A part of a long answer went out.
    case progress
    /// From now on the connection carries events.
    case streaming
  }

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
  private let number: UInt64
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

  init(book: ConnectionBook, number: UInt64, times: Times) {
    self.book = book
    self.number = number
    self.times = times
  }

  func handlerAdded(context: ChannelHandlerContext) {
    deadline = context.eventLoop.now + times.idle
    let loop = context.eventLoop
    let bound = NIOLoopBound((gate: self, context: context), eventLoop: loop)
    let beat = min(TimeAmount.seconds(1), times.head)
    timer = loop.scheduleRepeatedTask(initialDelay: beat, delay: beat) { _ in
      bound.value.gate.checkTime(bound.value.context)
    }
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    timer?.cancel()
    timer = nil
  }

  func channelInactive(context: ChannelHandlerContext) {
    timer?.cancel()
    timer = nil
    book.remove(number)
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

  func triggerUserOutboundEvent(
    context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?
  ) {
    guard let signal = event as? Signal else {
      return context.triggerUserOutboundEvent(event, promise: promise)
    }
    promise?.succeed()
    switch signal {
    case .progress:
      deadline = context.eventLoop.now + times.write
      book.mark(number, .answering)
    case .streaming:
      state = .streaming
      deadline = .distantFuture
    case .answered(let closes):
      guard state == .answering else { return }
      if closes || headCloses || requests >= Self.requestLimit {
        leave(context)
      } else {
        state = .waiting
        searched = 0
        deadline = context.eventLoop.now + (buffer.readableBytes == 0 ? times.idle : times.head)
        book.mark(number, buffer.readableBytes == 0 ? .idle : .reading)
        process(context)
        if heldRead, state != .leaving {
          heldRead = false
          context.read()
        }
      }
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
        guard let head = try nextHead(context.eventLoop.now) else { break }
        state = .answering
        requests += 1
        deadline = context.eventLoop.now + times.write
        book.mark(number, .answering)
        context.fireChannelRead(wrapInboundOut(head))
        context.fireChannelReadComplete()
      } catch {
        refuse(context, error)
      }
    }
    // The client has said all it wants to say, and has its answers.
    if isEnding, state == .waiting { context.close(promise: nil) }
  }

  /// The next head, checked; nil when it is not complete.
  private func nextHead(_ now: NIODeadline) throws(RequestRefusal) -> ByteBuffer? {
    let seen = searched
    let (end, closes) = try buffer.withUnsafeReadableBytes {
      bytes throws(RequestRefusal) -> (Int?, Bool) in
      guard let end = try RequestHead.end(of: bytes, searched: seen) else { return (nil, false) }
      let head = try RequestHead(UnsafeRawBufferPointer(rebasing: bytes[..<end]))
      return (end, head.closes)
    }
    guard let end else {
      if seen == 0 {
        deadline = now + times.head
        book.mark(number, .reading)
      }
      searched = buffer.readableBytes
      return nil
    }
    headCloses = closes
    let head = buffer.readSlice(length: end)
    if buffer.readableBytes == 0 { buffer = ByteBuffer() }
    return head
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
    book.mark(number, .idle)
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

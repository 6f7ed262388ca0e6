import NIOCore
import NIOPosix
package import Text

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The HTTP server: binds, accepts, and ends without a trace.
package struct PreviewServer: Sendable {
  /// Where and for whom to serve.
  package struct Options: Sendable {
    /// Nil: the first free one from `defaultPort` on.
    package var port: Int?
    /// Whether other devices in the network may connect.
    package var isOpenToNetwork = false
    package var language = MessageLanguage.en
    /// Whether browsers go to the page of the story that was saved.
    package var follows = false
    /// Called with the address for another device; again when a ticket was used.
    package var showGuestAddress: @Sendable (String) -> Void = { _ in }
    /// Threads that serve connections.
    package var threads = 2

    package init() {}
  }

  package static let defaultPort = 1313
  private static let lastPort = 1413

  /// The address for a browser on this machine.
  package let address: String
  package let port: Int
  package let stage: Stage
  private let service: PreviewService
  private let loops: Loops
  private let listeners: [any Channel]
  private let heartbeat: RepeatedTask

  /// Begins to serve what is on the stage.
  ///
  /// - Throws: `PortError` when the port, or every one of the hundred tried, is taken.
  package static func start(_ stage: Stage, _ options: Options) async throws -> PreviewServer {
    // A client that goes away in the middle of an answer is no reason to end.
    signal(SIGPIPE, SIG_IGN)
    let limits = ConnectionBook.Limits(descriptors: raiseDescriptorLimit())
    let threads = NIOThreadPool(numberOfThreads: 2)
    threads.start()
    let loops = Loops(threads: max(1, options.threads))
    let network = options.isOpenToNetwork ? LocalAddresses.inNetwork() : []
    let ticketPort = TicketPort()
    let guests =
      options.isOpenToNetwork
      ? GuestList { ticket in
        options.showGuestAddress(ticketPort.address(network.first, ticket: ticket))
      } : nil
    let service = PreviewService(
      stage: stage, book: ConnectionBook(limits), threads: threads,
      hosts: HostRule(addresses: network), guests: guests, language: options.language,
      follows: options.follows)
    do {
      let (listeners, port) = try await bind(options, service, loops)
      ticketPort.set(port)
      if let guests {
        options.showGuestAddress(ticketPort.address(network.first, ticket: guests.ticket))
      }
      let hub = service.hub
      let heartbeat = loops.accepting.next().scheduleRepeatedTask(
        initialDelay: .seconds(15), delay: .seconds(15)
      ) { _ in hub.beat() }
      return PreviewServer(
        address: "http://localhost:\(port)/", port: port, stage: stage, service: service,
        loops: loops, listeners: listeners, heartbeat: heartbeat)
    } catch {
      try await loops.shutDown()
      try await threads.shutdownGracefully()
      throw error
    }
  }

  /// Puts a new snapshot on the stage and tells everybody who listens.
  package func show(_ update: PreviewUpdate) {
    service.hub.tell(generation: stage.show(update))
  }

  /// How many connections there are.
  package var connections: (pages: Int, streams: Int) { service.book.count }

  /// Closes everything.
  package func stop() async throws {
    heartbeat.cancel()
    for listener in listeners {
      do { try await listener.close() } catch ChannelError.alreadyClosed {}
    }
    for channel in service.book.close() { channel.close(promise: nil) }
    try await loops.shutDown()
    try await service.threads.shutdownGracefully()
  }

  // MARK: Binding

  private static func bind(
    _ options: Options, _ service: PreviewService, _ loops: Loops
  ) async throws -> ([any Channel], Int) {
    if let port = options.port { return try await bind(port, options, service, loops) }
    for port in defaultPort...lastPort {
      do {
        return try await bind(port, options, service, loops)
      } catch let error as PortError where error.isTaken {
        continue
      }
    }
    throw PortError(port: defaultPort, isTaken: true, last: lastPort)
  }

  /// Listens on both loopback addresses, or on all; a machine may have no IPv6.
  private static func bind(
    _ port: Int, _ options: Options, _ service: PreviewService, _ loops: Loops
  ) async throws -> ([any Channel], Int) {
    let bootstrap = bootstrap(service, loops)
    let hosts = options.isOpenToNetwork ? ("0.0.0.0", "::") : ("127.0.0.1", "::1")
    let first: any Channel
    do {
      first = try await bootstrap.bind(host: hosts.0, port: port).get()
    } catch let error as IOError {
      throw PortError(port: port, isTaken: error.errnoCode == EADDRINUSE, reason: error)
    }
    let bound = first.localAddress?.port ?? port
    let ipv6 = SocketOptionLevel(IPPROTO_IPV6)
    let onlyIPv6 = SocketOptionName(IPV6_V6ONLY)
    do {
      let second =
        try await bootstrap
        .serverChannelOption(ChannelOptions.socket(ipv6, onlyIPv6), value: 1)
        .bind(host: hosts.1, port: bound).get()
      return ([first, second], bound)
    } catch let error as IOError where error.errnoCode != EADDRINUSE {
      return ([first], bound)
    } catch let error as IOError {
      try await first.close()
      throw PortError(port: port, isTaken: true, reason: error)
    }
  }

  private static func bootstrap(_ service: PreviewService, _ loops: Loops) -> ServerBootstrap {
    ServerBootstrap(group: loops.accepting, childGroup: loops.serving)
      .serverChannelOption(.backlog, value: 256)
      .serverChannelOption(.maxMessagesPerRead, value: 16)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .serverChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(Usher(loops))
        }
      }
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelOption(.maxMessagesPerRead, value: 4)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          guard let seat = service.book.admit(channel) else {
            return try channel.pipeline.syncOperations.addHandler(TurnAway())
          }
          let gate = RequestGate(book: service.book, seat: seat, times: .init())
          try channel.pipeline.syncOperations.addHandlers(
            gate, PreviewHandler(service: service, gate: gate, seat: seat))
        }
      }
  }

  /// Asks for as many open files as the system allows, and tells how many that is.
  private static func raiseDescriptorLimit() -> Int {
    var limit = rlimit()
    #if canImport(Glibc)
      let resource = __rlimit_resource_t(UInt32(RLIMIT_NOFILE.rawValue))
    #else
      let resource = RLIMIT_NOFILE
    #endif
    guard getrlimit(resource, &limit) == 0 else { return 1_024 }
    let wanted = min(limit.rlim_max, 4_096)
    if limit.rlim_cur < wanted {
      limit.rlim_cur = wanted
      _ = setrlimit(resource, &limit)
      _ = getrlimit(resource, &limit)
    }
    return Int(clamping: limit.rlim_cur)
  }
}

/// Tells a connection for which there is no place to come again.
private final class TurnAway: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  func channelActive(context: ChannelHandlerContext) {
    var text = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\n"
    text += "Content-Length: 0\r\nConnection: close\r\n\r\n"
    let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text))).whenComplete { _ in
      bound.value.close(promise: nil)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }
}

/// A port that cannot be had.
package struct PortError: Error, Sendable {
  package let port: Int
  package let isTaken: Bool
  /// The last of the ports that were tried, when there were several.
  package var last: Int?
  package var reason: (any Error)?

  package var message: Message {
    if let last {
      return Message(
        en: "all ports from \(port) to \(last) are in use; name another with --port",
        vi: "mọi cổng từ \(port) đến \(last) đều đang bận; hãy chọn cổng khác bằng --port")
    }
    if isTaken {
      return Message(
        en: "port \(port) is in use; name another with --port, or none to take the next free one",
        vi:
          "cổng \(port) đang bận; hãy chọn cổng khác bằng --port, hoặc bỏ --port để lấy cổng trống kế tiếp"
      )
    }
    let why = reason.map { "\($0)" } ?? ""
    return Message(
      en: "port \(port) cannot be used: \(why)", vi: "không dùng được cổng \(port): \(why)")
  }
}

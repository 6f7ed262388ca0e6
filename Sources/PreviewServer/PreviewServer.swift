import NIOCore
import NIOHTTP1
import NIOPosix
package import Text

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The HTTP server: binds, accepts, and stops cleanly.
package struct PreviewServer: Sendable {
  /// The port, the audience and the behaviour of the server.
  package struct Options: Sendable {
    /// Nil for the first free one of `Listeners.defaultPorts`.
    package var port: Int?
    /// Whether other devices in the network may connect.
    package var isOpenToNetwork = false
    package var language = MessageLanguage.en
    /// Whether browsers go to the page of the story that was saved.
    package var follows = false
    /// Called with the address for another device; again when a ticket was used.
    package var showGuestAddress: @Sendable (String) -> Void = { _ in }
    /// The number of threads that serve connections.
    package var threads = 2

    package init() {}
  }

  /// The address for a browser on this machine.
  package var address: String { "http://localhost:\(listeners.port)/" }
  let listeners: Listeners
  let current: CurrentSnapshot
  private let service: PreviewService
  private let loops: MultiThreadedEventLoopGroup
  private let heartbeat: RepeatedTask

  /// Begins to serve the current snapshot.
  ///
  /// - Throws: `PortError` when the port, or every one of those tried, is taken.
  package static func start(
    _ current: CurrentSnapshot, _ options: Options
  ) async throws -> PreviewServer {
    // A client that disconnects during an answer must not end the program.
    signal(SIGPIPE, SIG_IGN)
    let slots = ConnectionSlots(.init(descriptors: raiseDescriptorLimit()))
    let threads = NIOThreadPool(numberOfThreads: 2)
    threads.start()
    let loops = MultiThreadedEventLoopGroup(numberOfThreads: max(1, options.threads))
    let network = options.isOpenToNetwork ? LocalAddresses.inNetwork() : []
    let ticketPort = TicketPort()
    let guests =
      options.isOpenToNetwork
      ? GuestList { ticket in
        options.showGuestAddress(ticketPort.address(network.first, ticket: ticket))
      } : nil
    let service = PreviewService(
      current: current, slots: slots, threads: threads, hosts: HostRule(addresses: network),
      guests: guests, language: options.language, follows: options.follows)
    do {
      let listeners = try await Listeners.bind(
        bootstrap(service, loops), port: options.port, toNetwork: options.isOpenToNetwork)
      ticketPort.set(listeners.port)
      if let guests {
        options.showGuestAddress(ticketPort.address(network.first, ticket: guests.ticket))
      }
      let hub = service.hub
      let heartbeat = loops.next().scheduleRepeatedTask(
        initialDelay: .seconds(15), delay: .seconds(15)
      ) { _ in hub.beat() }
      return PreviewServer(
        listeners: listeners, current: current, service: service, loops: loops,
        heartbeat: heartbeat)
    } catch {
      try await loops.shutdownGracefully()
      try await threads.shutdownGracefully()
      throw error
    }
  }

  /// Shows a new snapshot and notifies all listeners.
  package func show(_ update: PreviewUpdate) {
    service.hub.tell(generation: current.replace(with: update))
  }

  /// Closes all connections and sockets.
  package func stop() async throws {
    heartbeat.cancel()
    try await listeners.close()
    try await loops.shutdownGracefully()
    try await service.threads.shutdownGracefully()
  }

  private static func bootstrap(
    _ service: PreviewService, _ loops: MultiThreadedEventLoopGroup
  ) -> ServerBootstrap {
    ServerBootstrap(group: loops)
      .serverChannelOption(.backlog, value: 256)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          guard service.slots.take(.connection) else {
            return try pipeline.addHandler(RejectHandler())
          }
          let head = HeadObserver()
          try pipeline.addHandlers(
            IdleStateHandler(allTimeout: PreviewHandler.patience), head)
          try pipeline.configureHTTPServerPipeline(
            withErrorHandling: false, withEncoderConfiguration: .init(),
            withDecoderLimitConfiguration: HeadObserver.limits)
          try pipeline.addHandler(PreviewHandler(service: service, head: head))
        }
      }
  }

  /// Raises the limit of open files to the maximum that the system allows, and returns it.
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

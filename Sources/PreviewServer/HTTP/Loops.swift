import NIOCore
import NIOPosix
import Synchronization

/// The threads of the server.
final class Loops: Sendable {
  /// Takes connections in and does nothing else: a new one does not wait until all that are served have had
  /// their turn.
  let accepting = MultiThreadedEventLoopGroup(numberOfThreads: 1)
  let serving: MultiThreadedEventLoopGroup
  /// In the order in which connections are dealt out.
  private let loops: [any EventLoop]
  /// How many connections each of them has.
  private let loads: Mutex<[Int]>

  init(threads: Int) {
    serving = MultiThreadedEventLoopGroup(numberOfThreads: threads)
    loops = Array(serving.makeIterator())
    loads = Mutex(Array(repeating: 0, count: loops.count))
  }

  /// Counts a connection that was dealt out, and sees to it that the next one comes to the thread that has
  /// the fewest.
  func note(_ channel: any Channel) {
    guard let place = loops.firstIndex(where: { $0 === channel.eventLoop }) else { return }
    let skipped = loads.withLock { loads in
      loads[place] += 1
      return Self.skipped(after: place, loads)
    }
    for _ in 0..<skipped { _ = serving.next() }
    channel.closeFuture.whenComplete { [self] _ in loads.withLock { $0[place] -= 1 } }
  }

  /// How many threads to pass over, when the one behind a place would be next.
  static func skipped(after place: Int, _ loads: [Int]) -> Int {
    let turns = loads.indices.map { ($0 + place + 1) % loads.count }
    // The first of equals.
    return turns.indices.min { loads[turns[$0]] < loads[turns[$1]] } ?? 0
  }

  func shutDown() async throws {
    // The threads that serve tell the other one that they have seen their connections.
    try await serving.shutdownGracefully()
    try await accepting.shutdownGracefully()
  }
}

/// Stands where connections come in: deals them out, and no faster than they are seen to.
///
/// Dealt out in turn, they would pile up on one thread: each ends after a number of requests, and so more of
/// them end on the thread that is faster at the moment, and half of the new ones go to the other. Taken in
/// all at once, they would have to be closed for one another before they were heard.
final class Usher: ChannelDuplexHandler {
  typealias InboundIn = any Channel
  typealias OutboundIn = Never

  /// How many may be on their way to their threads before further ones wait outside.
  private static let limit = 16

  private let loops: Loops
  private var underway = 0
  private var heldRead = false

  init(_ loops: Loops) {
    self.loops = loops
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let channel = unwrapInboundIn(data)
    loops.note(channel)
    underway += 1
    let loop = context.eventLoop
    let bound = NIOLoopBound((usher: self, context: context), eventLoop: loop)
    // A moment later than at once: the thread listens to those that it has before it takes more.
    channel.eventLoop.scheduleTask(in: .milliseconds(1)) {
      loop.execute { bound.value.usher.arrived(bound.value.context) }
    }
    context.fireChannelRead(data)
  }

  func read(context: ChannelHandlerContext) {
    if underway < Self.limit { context.read() } else { heldRead = true }
  }

  private func arrived(_ context: ChannelHandlerContext) {
    underway -= 1
    guard heldRead, underway < Self.limit, context.channel.isActive else { return }
    heldRead = false
    context.read()
  }
}

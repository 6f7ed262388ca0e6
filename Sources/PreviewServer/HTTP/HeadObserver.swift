import NIOCore
import NIOHTTP1

/// Observes a connection's bytes before NIO parses them: it limits the time of a head, and
/// remembers how a refused head begins, because NIO's error alone does not determine the status of
/// the answer.
final class HeadObserver: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  /// The maximum length of the request line, in bytes.
  static let lineLimit = 8_192

  static var limits: NIOHTTPDecoderLimitConfiguration {
    var limits = NIOHTTPDecoderLimitConfiguration()
    limits.maxHeaderFieldSize = 32_768
    limits.maxHeaderListSize = 32_768
    limits.maxHeaderFieldCount = 100
    return limits
  }

  /// The maximum time from the first byte of a head to its last.
  private static let patience = TimeAmount.seconds(10)

  private var beginning = ByteBuffer()
  private var isIncomplete = false
  private var hasTimedOut = false
  private var timer: Scheduled<Void>?

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var bytes = unwrapInboundIn(data)
    if !isIncomplete {
      isIncomplete = true
      beginning = bytes
    } else if beginning.readableBytes <= Self.lineLimit {
      beginning.writeBuffer(&bytes)
    }
    context.fireChannelRead(data)
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    if isIncomplete, timer == nil {
      timer = context.eventLoop.assumeIsolated().scheduleTask(in: Self.patience) {
        self.hasTimedOut = true
        context.fireErrorCaught(HTTPParserError.invalidEOFState)
      }
    }
    context.fireChannelReadComplete()
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    timer?.cancel()
  }

  /// Records that the head was parsed, or refused.
  func headIsDone() {
    isIncomplete = false
    beginning = ByteBuffer()
    timer?.cancel()
    timer = nil
  }

  /// Returns the status that tells a client why its head was refused.
  func status(for error: HTTPParserError) -> HTTPResponseStatus {
    if hasTimedOut { return .requestTimeout }
    switch error {
    case .invalidVersion: return hasVersion ? .httpVersionNotSupported : .badRequest
    case .headerOverflow:
      let hasLine = beginning.readableBytesView.prefix(Self.lineLimit).contains(0x0A)
      return hasLine ? .requestHeaderFieldsTooLarge : .uriTooLong
    default: return hasOtherMethod ? .methodNotAllowed : .badRequest
    }
  }

  /// Whether the first line ends with a version, whichever it is.
  private var hasVersion: Bool {
    let version = Array(beginning.readableBytesView.prefix { $0 != 0x0D }.suffix(8))
    return version.count == 8 && version.starts(with: "HTTP/".utf8) && version[6] == 0x2E
      && [version[5], version[7]].allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Whether the head begins with a token that may be a method (RFC 9110 §5.6.2) and is neither GET
  /// nor HEAD.
  private var hasOtherMethod: Bool {
    let word = beginning.readableBytesView.prefix { $0 != 0x20 }.prefix(32)
    let isToken = word.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
      default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
      }
    }
    return isToken && !word.isEmpty && word.count < 32 && !word.elementsEqual("GET".utf8)
      && !word.elementsEqual("HEAD".utf8)
  }
}

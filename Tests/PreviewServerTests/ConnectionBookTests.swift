import NIOCore
import NIOEmbedded
import PreviewServer
import Testing

@Suite struct ConnectionBookTests {
  private func book(pages: Int = 2, streams: Int = 1) -> ConnectionBook {
    var limits = ConnectionBook.Limits()
    limits.pages = pages
    limits.streams = streams
    return ConnectionBook(limits)
  }

  private func connected() throws -> EmbeddedChannel {
    let channel = EmbeddedChannel()
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    return channel
  }

  private func time(_ seconds: Int64) -> NIODeadline { .uptimeNanoseconds(0) + .seconds(seconds) }

  @Test func closesTheOneThatWasIdleLongest() throws {
    let book = book()
    let channels = try (0..<3).map { _ in try connected() }
    let first = try #require(book.admit(channels[0], now: time(1)))
    _ = try #require(book.admit(channels[1], now: time(2)))
    first.mark(.idle, now: time(3))
    #expect(book.admit(channels[2], now: time(4)) != nil)
    #expect(channels.map(\.isActive) == [true, false, true])
  }

  @Test func sparesThoseThatAreAnsweredUntilTheyAreStuck() throws {
    let book = book(pages: 1)
    let busy = try connected()
    let number = try #require(book.admit(busy, now: time(1)))
    number.mark(.answering, now: time(10))
    #expect(book.admit(EmbeddedChannel(), now: time(11)) == nil)
    #expect(busy.isActive)
    #expect(book.admit(EmbeddedChannel(), now: time(13)) != nil)
    #expect(!busy.isActive)
  }

  @Test func letsANewcomerAskBeforeThoseWhoSendSlowly() throws {
    let book = book()
    let channels = try (0..<3).map { _ in try connected() }
    let slow = try #require(book.admit(channels[0], now: time(1)))
    slow.mark(.reading, now: time(2))
    _ = try #require(book.admit(channels[1], now: time(3)))
    #expect(book.admit(channels[2], now: time(4)) != nil)
    #expect(channels.map(\.isActive) == [false, true, true])
  }

  @Test func givesStreamsPlacesOfTheirOwn() throws {
    let book = book(pages: 1, streams: 1)
    let stream = EmbeddedChannel()
    let first = try #require(book.admit(stream))
    #expect(book.becomeStream(first))
    let second = try #require(book.admit(EmbeddedChannel()))
    #expect(!book.becomeStream(second))
    #expect(book.count == (1, 1))
    book.remove(first)
    #expect(book.becomeStream(second))
    #expect(book.count == (0, 1))
  }

  @Test(arguments: [(16, 4, 2), (64, 20, 10), (1_024, 256, 64), (1_000_000, 256, 64)])
  func fitsIntoTheOpenFiles(descriptors: Int, pages: Int, streams: Int) {
    let limits = ConnectionBook.Limits(descriptors: descriptors)
    #expect((limits.pages, limits.streams) == (pages, streams))
  }

  @Test func letsNobodyInWhenItIsClosed() {
    let book = book()
    #expect(book.close().isEmpty)
    #expect(book.admit(EmbeddedChannel()) == nil)
  }
}

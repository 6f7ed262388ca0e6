import Testing

@testable import PreviewServer

@Suite struct ConnectionSlotsTests {
  @Test(arguments: [(16, 4, 2), (64, 20, 10), (1_024, 500, 64), (1_000_000, 1_024, 64)])
  func fitIntoTheOpenFiles(descriptors: Int, connections: Int, streams: Int) {
    let limits = ConnectionSlots.Limits(descriptors: descriptors)
    #expect((limits.connections, limits.streams) == (connections, streams))
  }

  @Test func areTakenAndGivenBackByKind() {
    let slots = ConnectionSlots(.init(descriptors: 16))
    #expect((0..<5).map { _ in slots.take(.connection) } == [true, true, true, true, false])
    #expect((0..<3).map { _ in slots.take(.stream) } == [true, true, false])
    slots.release(.stream)
    #expect(!slots.take(.connection))
    #expect(slots.take(.stream))
    slots.release(.connection)
    #expect(slots.take(.connection))
  }
}

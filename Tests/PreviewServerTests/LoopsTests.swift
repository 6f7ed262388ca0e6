import Testing

@testable import PreviewServer

@Suite struct LoopsTests {
  @Test(arguments: [
    (0, [1, 0], 0), (1, [1, 2], 0), (0, [1, 1], 0), (0, [1, 2], 1), (1, [5, 2], 1), (0, [3], 0),
    (2, [4, 3, 9, 5], 2), (2, [4, 3, 9, 3], 0), (2, [4, 4, 4, 4], 0), (3, [4, 3, 2, 9], 2),
  ])
  func passesOverThreadsThatHaveMore(place: Int, loads: [Int], skipped: Int) {
    #expect(Loops.skipped(after: place, loads) == skipped)
  }
}

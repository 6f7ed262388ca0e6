import Showcase
import Testing

@testable import Pages

@Suite struct PageMakerTests {
  @Test(arguments: RecordKind.allCases)
  func makesThePagesOfEachKindThatHasThem(kind: RecordKind) {
    // Stories are planned by themselves: newest first, with tombstones.
    guard kind != .story else { return }
    let maker = kind.pageMaker
    #expect(
      (maker != nil) == (kind.schema.pages != nil),
      "a '\(kind.rawValue)' has pages, or a line in RecordKind.pageMaker, and not the other")
    if let maker {
      #expect(maker.kind == kind, "the page maker of '\(kind.rawValue)' is of another")
    }
  }
}

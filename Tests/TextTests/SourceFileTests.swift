import Testing
import Text

struct SourceFileTests {
  @Test(arguments: [
    (0, 1, 1), (1, 1, 2), (4, 1, 3), (6, 1, 4), (7, 2, 1), (8, 3, 1), (9, 3, 2), (99, 3, 2),
    (-5, 1, 1),
  ])
  func countsLinesAndScalars(offset: Int, line: Int, column: Int) {
    let file = SourceFile(path: "a", text: "aộđ\n\nb")
    #expect(file.position(at: offset) == Position(line: line, column: column))
  }

  @Test func countsAlikeInSmallAndLargeFiles() {
    let text = "đầu\n\ngiữa\ncuối"
    let padding = String(repeating: "x\n", count: 40_000)
    let small = SourceFile(path: "a", text: text)
    let large = SourceFile(path: "a", text: text + "\n" + padding)
    for offset in 0..<text.utf8.count {
      #expect(small.position(at: offset) == large.position(at: offset))
      #expect(small.line(at: offset) == large.line(at: offset))
    }
    for line in 0...4 { #expect(small.offset(ofLine: line) == large.offset(ofLine: line)) }
    #expect(large.offset(ofLine: 1_000_000) == large.bytes.count)
    #expect(small.offset(ofLine: 9) == small.bytes.count)
    #expect(large.position(at: large.bytes.count) == Position(line: 40_005, column: 1))
  }

  @Test(arguments: [(0, "một"), (5, "một"), (6, ""), (7, "hai"), (10, "hai"), (50, "hai")])
  func givesTheLineOfAnOffset(offset: Int, line: String) {
    #expect(SourceFile(path: "a", text: "một\n\nhai").line(at: offset) == line)
  }

  @Test func readsAnEmptyFile() {
    let file = SourceFile(path: "a", bytes: [])
    #expect(file.position(at: 0) == Position(line: 1, column: 1))
    #expect(file.line(at: 0) == "")
  }
}

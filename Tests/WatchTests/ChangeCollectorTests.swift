import Watch
import Testing

@Suite struct ChangeCollectorTests {
  private let full: (String) -> Int? = { _ in 100 }

  @Test func tellsOneSaveAfterTwoMilliseconds() {
    var collector = ChangeCollector()
    #expect(collector.due == nil)
    collector.note("a.md", .writing, at: 0)
    collector.note("a.md", .complete, at: 500)
    #expect(collector.take(at: 2_000, size: full) == nil)
    #expect(collector.due == 2_500)
    #expect(collector.take(at: 2_500, size: full) == FileChanges(files: ["a.md"]))
    #expect(collector.due == nil)
  }

  @Test func waitsForAFileThatIsBeingWritten() {
    var collector = ChangeCollector()
    collector.note("a.md", .writing, at: 0)
    #expect(collector.take(at: 50_000, size: full) == nil)
    collector.note("a.md", .complete, at: 60_000)
    #expect(collector.take(at: 62_000, size: full) == FileChanges(files: ["a.md"]))
  }

  @Test func waitsForAnEmptyFileToGetItsText() {
    var collector = ChangeCollector()
    collector.note("a.md", .complete, at: 0)
    #expect(collector.take(at: 2_000) { _ in 0 } == nil)
    #expect(collector.take(at: 50_000) { _ in 0 } == nil)
    collector.note("a.md", .complete, at: 51_000)
    #expect(collector.take(at: 53_000, size: full) == FileChanges(files: ["a.md"]))
  }

  @Test func tellsAFileThatStaysEmpty() {
    var collector = ChangeCollector()
    collector.note("a.md", .complete, at: 0)
    #expect(collector.take(at: 2_000) { _ in 0 } == nil)
    #expect(collector.take(at: 100_000) { _ in 0 } == FileChanges(files: ["a.md"]))
  }

  @Test func waitsForAFileThatWasRenamedAwayToComeBack() {
    var collector = ChangeCollector()
    collector.note("a.md", .gone, at: 0)
    #expect(collector.take(at: 20_000, size: full) == nil)
    collector.note("a.md", .complete, isNew: true, at: 21_000)
    #expect(collector.take(at: 23_000, size: full) == FileChanges(files: ["a.md"]))
  }

  @Test func tellsAFileThatIsGone() {
    var collector = ChangeCollector()
    collector.note("a.md", .gone, at: 0)
    #expect(collector.take(at: 30_000) { _ in nil } == FileChanges(files: ["a.md"]))
  }

  @Test func forgetsAFileThatCameAndWent() {
    var collector = ChangeCollector()
    collector.note("a.md.new", .writing, isNew: true, at: 0)
    collector.note("a.md.new", .complete, at: 10)
    collector.note("a.md.new", .gone, at: 20)
    collector.note("a.md", .complete, at: 20)
    #expect(collector.take(at: 2_020, size: full) == FileChanges(files: ["a.md"]))
  }

  @Test func takesManyFilesTogether() {
    var collector = ChangeCollector()
    for index in 0..<20 { collector.note("\(index).md", .complete, at: index * 10_000) }
    #expect(collector.take(at: 200_000, size: full) == nil)
    #expect(collector.take(at: 210_000, size: full)?.files.count == 20)
  }

  @Test func losesPatience() {
    var collector = ChangeCollector()
    for index in 0...40 { collector.note("\(index % 7).md", .complete, at: index * 10_000) }
    #expect(collector.take(at: 400_000, size: full)?.files.count == 7)
  }

  @Test func carriesFoldersAndLostEvents() {
    var collector = ChangeCollector()
    collector.note(folder: "content/a", at: 0)
    collector.noteEverything(at: 10)
    let changes = collector.take(at: 30_000, size: full)
    #expect(changes == FileChanges(folders: ["content/a"], everything: true))
  }
}

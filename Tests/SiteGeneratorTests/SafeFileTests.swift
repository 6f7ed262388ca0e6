import Testing

@testable import Authoring

@Suite struct SafeFileTests {
  /// Who saved on top of a row that was taken back a moment later has saved the row as well.
  @Test(arguments: [
    ("a;1\n", "a;1\nb;2\n", "a;1\nb;2\nc;3\n", true),
    ("a;1\n", "a;1\nb;2\n", "x;0\na;1\nb;2\n", true),
    ("a;1", "a;1\nb;2\n", "a;1\nb;2\nc;3", true),
    ("a;1\n", "a;1\nb;2\n", "a;1\nc;3\n", false),
    ("a;1\n", "a;1\nb;2\n", "a;1\nb;", false),
    ("a;1\n", "a;1\nb;2\n", "", false),
    ("a;1\n", "a;1\n", "a;1\n", false),
  ])
  func knowsWhatWasAdded(seen: String, new: String, later: String, holds: Bool) {
    #expect(
      SafeFile.holds(Array(later.utf8), addedTo: Array(seen.utf8), in: Array(new.utf8)) == holds)
  }
}

import Foundation
import Testing

@testable import Vietnamese

/// The table that the client in JavaScript is tested with too (`Tests/Site/test_search_words.py`).
private let sharedTable: [(word: String, folded: String, canonical: String)] = {
  let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Site/search-words.tsv").path
  let text = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  return (text ?? "").split(separator: "\n").compactMap { line in
    let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    return cells.count == 3 ? (cells[0], cells[1], cells[2]) : nil
  }
}()

@Test func makesTheKeysOfTheSharedTable() {
  #expect(sharedTable.count > 50)
  for row in sharedTable {
    let word = SearchWord(TextDecoder.nfc(row.word))
    #expect(Array(row.folded.utf8) == word.folded, "\(row.word)")
    #expect(Array(row.canonical.utf8) == word.canonical, "\(row.word)")
  }
}

import Markdown
import Testing

@Suite struct PlainTextTests {
  @Test func cutsTheTextIntoSections() {
    let parsed = Parsed(
      "Mở  **đầu**\nvà\u{A0}tiếp.\n\nHai `mã`.\n\n## Một *hai*\n\n- a\n- b\n\n### Ba\n\n| c | d |\n|---|---|\n| e | f |\n"
    )
    let document = parsed.document
    #expect(document.headings.map(\.text) == ["Một hai", "Ba"])
    #expect(document.headings.map(\.level) == [2, 3])
    #expect(document.headings.map(\.id) == ["muc-mot-hai", "muc-ba"])
    #expect(document.sections.map(\.heading) == [nil, 0, 1])
    #expect(document.sections.map(\.text) == ["Mở đầu và tiếp. Hai mã.", "a b", "c d e f"])
    #expect(document.lead == "Mở đầu và tiếp.")
    #expect(document.wordCount == 15)
    #expect(document.syllableCount == 15)
  }

  @Test func countsWordsAndSyllables() {
    let document = Parsed("Ngày 11/8/2021 – Covid-19, **60** tổ.").document
    #expect(document.wordCount == 5)
    #expect(document.syllableCount == 3)
  }

  @Test func countsWhatIsSaidAloudWithTheHeadings() {
    let document = Parsed("Một hai.\n\n## Năm 2021\n\nBa.\n\n## Bốn\n\n### Sáu bảy\n\nTám.\n")
      .document
    // "hai nghìn không trăm hai mươi mốt" takes seven.
    #expect(document.spokenSyllables == 2 + 8 + 1 + 1 + 2 + 1)
  }

  @Test func composesCharacterReferences() {
    let document = Parsed("## ca&#x301;\n\nca&#x301;\n").document
    #expect(document.sections.map { Array($0.text.utf8) } == [Array("cá".utf8)])
    #expect(document.headings.map(\.id) == ["muc-ca"])
    #expect(document.headings.map { Array($0.text.utf8) } == [Array("cá".utf8)])
  }

  @Test func keepsWordsOfDifferentBlocksApart() {
    #expect(Parsed("> a\n\n***\n\n1. b\n2. c\n").document.sections.map(\.text) == ["a b c"])
    #expect(Parsed("a<b>b</b>c\n").document.sections.map(\.text) == ["abc"])
  }
}

import TestSupport
import Testing
import Text

@testable import Markdown

/// Texts that a grammar makes: none ends the program, and whatever comes out is right HTML.
@Suite struct ConstructTests {
  static let textsPerSeed = 500

  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func writesBalancedHTMLOfWhateverIsCombined(seed: UInt64) {
    var generator = ConstructGenerator(seed: seed)
    var failures = 0
    for _ in 0..<Self.textsPerSeed {
      let text = generator.document()
      guard let problem = problem(of: text) else { continue }
      failures += 1
      if failures <= 3 { Issue.record("\(problem)\n---- text\n\(text)\n----") }
    }
    #expect(failures == 0)
  }

  /// The other options are only asked for UTF-8: raw HTML passes through them.
  @Test(arguments: [MarkdownOptions.gfm, .commonMark])
  func writesUTF8WithoutTheRulesOfTheSite(_ options: MarkdownOptions) {
    var generator = ConstructGenerator(seed: 11)
    for _ in 0..<Self.textsPerSeed {
      let text = generator.document()
      let html = Parsed(text, options).document.html
      #expect(html.withView(ForbiddenCharacters.isClean), "\(debug(html))\n\(text)")
    }
  }

  private func problem(of text: String) -> String? {
    let parsed = Parsed(text)
    let document = parsed.document
    guard document.html.withView({ ForbiddenCharacters.isClean($0) }) else {
      return "the HTML holds what it may not: \(debug(document.html))"
    }
    for section in document.sectionTexts where !section.withView(ForbiddenCharacters.isClean) {
      return "the plain text holds what it may not: \(debug(Array(section)))"
    }
    let offsets = document.holes.map(\.htmlOffset)
    guard offsets == offsets.sorted(), offsets.last ?? 0 <= document.html.count else {
      return "the holes are not in order: \(offsets)"
    }
    let texts =
      document.headings.flatMap { [$0.id, $0.text] } + [document.lead]
      + document.images.flatMap { [$0.alt, $0.caption ?? "", $0.credit ?? ""] }
    for text in texts where !text.withView(ForbiddenCharacters.isClean) {
      return "'\(text)' holds forbidden code points"
    }
    return TagBalance.problem(in: Array(parsed.html.utf8)).map {
      "\($0)\n---- html\n\(parsed.html)"
    }
  }

  /// The bytes around the first that is forbidden.
  private func debug(_ bytes: [UInt8]) -> String {
    let place = bytes.withView { ForbiddenCharacters.place(in: $0, from: 0) } ?? 0
    let part = bytes[max(0, place - 30)..<min(bytes.count, place + 30)]
    return String(decoding: part, as: UTF8.self).debugDescription
  }

  @Test func seesWhatIsNotBalanced() {
    for html in [
      "<p>", "</p>", "<p><em></p></em>", "<p>a < b</p>", "<p title=\"a>b</p>", "<p>a & b</p>",
    ] {
      #expect(TagBalance.problem(in: Array(html.utf8)) != nil, "\(html)")
    }
    let html = "<p id=\"a\">b<br />c &amp; &#39;<img src=\"d\"></p>\n<hr />\n"
    #expect(TagBalance.problem(in: Array(html.utf8)) == nil)
  }
}

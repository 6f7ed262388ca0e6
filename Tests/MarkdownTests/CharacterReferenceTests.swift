import Markdown
import TestSupport
import Testing
import Text

/// A place of a text where a reference to a character can stand; `%` is the reference.
private struct Place: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String
  /// Whether the reference is code there, which is shown as it is written.
  var isCode = false

  var testDescription: String { name }

  static let all = [
    Place(name: "text", text: "Chữ % b\n"),
    Place(name: "emphasis", text: "**a%b** *%* ~~%~~\n"),
    Place(name: "heading", text: "## Mục % a\n\n[x](#muc-1)\n"),
    Place(name: "link text", text: "[a % b](https://a.vn)\n"),
    Place(name: "link address", text: "[a](https://a.vn/x%y) [b](x%y.md) [c](story:a%b)\n"),
    Place(name: "link title", text: "[a](https://a.vn \"b % c\")\n"),
    Place(name: "link definition", text: "[a][r]\n\n[r]: https://a.vn/% \"c % d\"\n"),
    Place(name: "alternative text", text: "![a % b](a.png \"Chú thích. Ảnh: C\")\n"),
    Place(name: "caption", text: "![a](a.png \"Chú % thích. Ảnh: % C\")\n"),
    Place(name: "film", text: "![a % b](a%b.mp4 \"Nguồn: % C\")\n"),
    Place(name: "table cell", text: "| a % b |\n|---|\n| % |\n"),
    Place(name: "footnote", text: "a[^1] b[^2]\n\n[^1]: Ghi % chú\n[^2]: b %\n\n    - % c\n"),
    Place(name: "list", text: "- a % b\n  1. [x] %\n"),
    Place(name: "pull quote", text: "> [!quote]\n> Lời %.\n> — ~~Tên~~ %\n"),
    Place(name: "info string", text: "``` sw%ft\na\n```\n"),
    Place(name: "code span", text: "a `b % c` d\n", isCode: true),
    Place(name: "code of a cell", text: "| a |\n|---|\n| `b % c` |\n", isCode: true),
    Place(name: "code block", text: "a\n\n    b % c\n", isCode: true),
    Place(name: "fenced code", text: "```\nb % c\n```\n", isCode: true),
    Place(name: "code of a footnote", text: "a[^1]\n\n[^1]: b `%` c\n\n        %\n", isCode: true),
  ]
}

@Suite struct CharacterReferenceTests {
  /// All borders of what is forbidden, and steps through all that there is.
  private static let values: [UInt32] = {
    var values = Array(UInt32(0)...0xA0)
    values += [0xD7FF, 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xE000, 0xFDCF, 0xFDD0, 0xFDEF, 0xFDF0]
    values += [0xFEFF, 0xFFFC, 0xFFFD, 0x11_0000, 0x11_0001, 9_999_999]
    for plane in UInt32(0)...0x10 { values += [0xFFFD, 0xFFFE, 0xFFFF].map { plane << 16 | $0 } }
    values += stride(from: UInt32(0xA0), to: 0x11_0000, by: 30_011)
    return values
  }()

  @Test(arguments: Place.all)
  private func publishesNoForbiddenCharacter(_ place: Place) {
    for value in Self.values {
      for reference in ["&#\(value);", "&#x\(String(value, radix: 16));"]
      where reference.utf8.count <= 10 {
        let text = place.text.replacing("%", with: reference)
        let parsed = Parsed(text)
        #expect(parsed.document.html.withView(ForbiddenCharacters.isClean), "\(text)")
        #expect(parsed.html.withView(ForbiddenCharacters.isClean), "\(text)")
        for section in parsed.document.sectionTexts {
          #expect(section.withView(ForbiddenCharacters.isClean), "\(text)")
        }
        #expect(TagBalance.problem(in: Array(parsed.html.utf8)) == nil, "\(text)")
        let isForbidden = ForbiddenCharacters.contains(value)
        let count = place.text.count { $0 == "%" }
        let warnings = parsed.codes.count { $0 == "forbidden-character" }
        #expect(warnings == (isForbidden && !place.isCode ? count : 0), "\(text): \(parsed.codes)")
        if place.isCode, isForbidden {
          #expect(parsed.html.contains("&amp;" + reference.dropFirst()), "\(text)")
        }
      }
    }
  }

  /// The same characters written as they are.
  @Test(arguments: Place.all)
  private func publishesNoForbiddenCharacterThatStandsInTheFile(_ place: Place) {
    for value in Self.values {
      guard let scalar = Unicode.Scalar(value), value != 0, value != 0x0D else { continue }
      let text = place.text.replacing("%", with: String(scalar))
      let parsed = Parsed(text)
      #expect(parsed.html.withView(ForbiddenCharacters.isClean), "\(text)")
      let count = ForbiddenCharacters.contains(value) ? place.text.count { $0 == "%" } : 0
      #expect(parsed.codes.count { $0 == "forbidden-character" } == count, "\(text)")
    }
  }

  @Test func saysWhereAForbiddenCharacterStands() {
    let parsed = Parsed(
      "## A\n\nChữ &#x0; `&#0;` &#xFFFE; \\&#1; &#x85; b\n\n| ả &#xFFFF; |\n|---|\n")
    #expect(
      parsed.places == [
        "forbidden-character 3:5", "forbidden-character 3:18", "forbidden-character 3:33",
        "forbidden-character 5:5",
      ])
    #expect(parsed.problems.allSatisfy { $0.severity == .warning })
    #expect(
      parsed.html.contains("<p>Chữ \u{FFFD} <code>&amp;#0;</code> \u{FFFD} &amp;#1; \u{FFFD} b</p>")
    )
    #expect(parsed.problems.first?.message.en.contains("'&#x0;'") == true)
    let raw = Parsed("a\u{FFFE}\u{1}b\n")
    #expect(raw.places == ["forbidden-character 1:2", "forbidden-character 1:3"])
    #expect(raw.problems.first?.message.en.contains("'U+FFFE'") == true)
  }

  /// U+0001 marks escapes while a text is parsed; a text that brings it itself keeps its escapes from being marked.
  @Test func takesNoCharacterOfTheTextForAMark() {
    #expect(Parsed("a &#1;&#1; \\[^x]\n").html == "<p>a \u{FFFD}\u{FFFD} [^x]</p>\n")
    #expect(Parsed("a \u{1}\u{2} b\n").html == "<p>a \u{FFFD}\u{FFFD} b</p>\n")
  }
}

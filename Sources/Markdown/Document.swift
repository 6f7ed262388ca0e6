// What one Markdown text becomes: its HTML and everything that other modules ask of it.

package import Text
import Vietnamese

/// A place in the project to which a text refers; the site turns it into an address.
package enum Reference: Hashable, Sendable {
  /// A record by type and id, as in `[x](story:to-covid#muc-2)`.
  case record(type: String, id: String, fragment: String?)
  /// A path relative to the file in which it stands, percent-decoded once.
  case file(String)
  /// A path from the root of the site, such as `/gioi-thieu/`, which gets the site's base path.
  case root(String)
}

/// A place in the HTML where an attribute value is still to be filled in.
package struct Hole: Hashable, Sendable {
  /// The byte offset in the HTML between the quotes of the empty attribute.
  package let htmlOffset: Int
  package let reference: Reference
  /// The byte offset in the source file, for messages.
  package let sourceOffset: Int
}

/// A heading of the body.
package struct Heading: Hashable, Sendable {
  /// 1 to 6 as in the HTML; on the site never 1, which is the page's title.
  package let level: Int
  /// Unique in the document; empty where ids are switched off.
  package let id: String
  package let text: String
}

/// The plain text below one heading, or before the first.
package struct TextSection: Hashable, Sendable {
  /// The index into the document's headings, or nil for the text before the first.
  package let heading: Int?
  /// Plain text in NFC, every run of blanks one space.
  package let text: String
}

/// Where the plain text below one heading stands in a document's text.
struct SectionRange {
  let heading: Int?
  let range: Range<Int>
}

/// The plain text of a document in one piece, from which sections are cut when they are asked for.
struct SectionTexts {
  let bytes: [UInt8]
  let sections: [SectionRange]
  /// Where the first paragraph stands.
  let lead: Range<Int>
  /// Whether character references such as `&#x301;` can have brought marks that the decoder did not see.
  let mayNeedNFC: Bool

  func text(_ range: Range<Int>) -> String {
    bytes.withView { $0.part(range).text(mayNeedNFC: mayNeedNFC) }
  }
}

/// A link as the author wrote it.
package struct Link: Hashable, Sendable {
  package enum Target: Hashable, Sendable {
    case external(String)
    case reference(Reference)
  }

  package let target: Target
  /// The byte offset in the source file.
  package let sourceOffset: Int
}

/// A picture, film or sound that the text shows.
package struct MediaReference: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    case image, video, audio
  }

  package let kind: Kind
  /// Where it lies: a file beside the text or a path from the site's root.
  package let reference: Reference
  /// The text that stands in for it.
  package let alt: String
  package let caption: String?
  /// The credit with its label, such as `Ảnh: Tên`.
  package let credit: String?
  /// The byte offset in the source file.
  package let sourceOffset: Int

  /// The path as written, percent-decoded.
  package var path: String {
    switch reference {
    case .file(let path), .root(let path): path
    case .record(_, let id, _): id
    }
  }
}

/// A parsed Markdown text; shared by reference.
package final class Document: Sendable {
  /// The HTML, with an empty attribute value at each hole.
  package let html: [UInt8]
  /// Sorted by `htmlOffset`.
  package let holes: [Hole]
  package let headings: [Heading]
  package let links: [Link]
  package let images: [MediaReference]
  /// Runs of non-blanks that hold a letter or a digit, headings and captions included.
  package let wordCount: Int
  /// Vietnamese syllables of the same text.
  package let syllableCount: Int
  private let text: SectionTexts

  init(
    html: [UInt8], holes: [Hole], headings: [Heading], links: [Link], images: [MediaReference],
    wordCount: Int, syllableCount: Int, text: SectionTexts
  ) {
    self.html = html
    self.holes = holes
    self.headings = headings
    self.links = links
    self.images = images
    self.wordCount = wordCount
    self.syllableCount = syllableCount
    self.text = text
  }

  /// The plain text heading by heading, made anew each time.
  package var sections: [TextSection] {
    text.sections.map { TextSection(heading: $0.heading, text: text.text($0.range)) }
  }

  /// The plain text heading by heading as UTF-8 in NFC; slices of one buffer where that is possible.
  package var sectionTexts: [ArraySlice<UInt8>] {
    guard text.mayNeedNFC else { return text.sections.map { text.bytes[$0.range] } }
    return text.sections.map { Array(text.text($0.range).utf8)[...] }
  }

  /// How many syllables are said when all of it is read aloud, headings as well; counted anew each time.
  package var spokenSyllables: Int {
    (headings.map(\.text) + sections.map(\.text)).reduce(0) { $0 + SpokenLength.syllables($1) }
  }

  /// The plain text of the first paragraph, or the empty text; made anew each time.
  package var lead: String { text.text(text.lead) }

  /// A document without text, the result for a text that is refused.
  package static let empty = Document(
    html: [], holes: [], headings: [], links: [], images: [], wordCount: 0, syllableCount: 0,
    text: SectionTexts(bytes: [], sections: [], lead: 0..<0, mayNeedNFC: false))

  /// Appends the HTML, each hole filled with what `resolve` answers, escaped as an attribute value.
  package func appendHTML(to out: inout OutputBuffer, resolve: (Reference) -> String) {
    var start = 0
    for hole in holes {
      out.append(contentsOf: html[start..<hole.htmlOffset])
      out.appendHTML(resolve(hole.reference))
      start = hole.htmlOffset
    }
    out.append(contentsOf: html[start...])
  }
}

// What the other modules call: CommonMark bytes in, a document and its problems out.

package import Text

/// Which language beyond CommonMark is understood, and what the HTML may hold.
package struct MarkdownOptions: Sendable {
  /// Tables, task lists, strikethrough and bare autolinks, as in GFM.
  let extensions: Bool
  /// Whether raw HTML goes through as it is.
  let rawHTML: Bool
  /// The site's own rules: ids, footnotes, figures, pull quotes, checked links, no raw HTML.
  let site: Bool
  /// The kinds of record that a link may name, as `campaign:…`.
  var linkTargets: [String] = []

  /// CommonMark 0.30 as its suite has it: no extensions, raw HTML allowed.
  package static let commonMark = MarkdownOptions(extensions: false, rawHTML: true, site: false)
  /// GFM as its suite has it: the extensions, `align` attributes, raw HTML allowed.
  package static let gfm = MarkdownOptions(extensions: true, rawHTML: true, site: false)

  /// What the site publishes, with links to these kinds of record.
  package static func site(linkTargets: [String]) -> MarkdownOptions {
    MarkdownOptions(extensions: true, rawHTML: false, site: true, linkTargets: linkTargets)
  }
}

/// Turns Markdown into documents.
package enum MarkdownParser {
  /// Parses the bytes `body` of a file; what is before them, such as front matter, only counts for positions.
  ///
  /// A text that a guard refuses (size, nesting, brackets) gives an empty document and the error.
  package static func parse(
    _ file: SourceFile, body: Range<Int>, options: MarkdownOptions
  ) -> (Document, [Diagnostic]) {
    file.bytes.withView { bytes in
      let problems = Guards.check(file, bytes: bytes, body: body)
      guard problems.isEmpty else { return (Document.empty, problems) }
      let input = Input(bytes: bytes, body: body, options: options)
      var renderer = Renderer(file: file, bytes: bytes, body: body, options: options, input: input)
      return renderer.run(input)
    }
  }
}

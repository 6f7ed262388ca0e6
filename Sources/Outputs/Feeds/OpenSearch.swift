import Text

/// Describes the site's search to browsers, for their address field (OpenSearch 1.1 description
/// document).
package enum OpenSearch {
  /// The longest name that the format allows, in characters.
  static let nameLimit = 16

  /// Writes the description document; `search` is the full address of the search page.
  package static func description(
    title: String, summary: String, lang: String, search: String
  ) -> [UInt8] {
    var out = OutputBuffer(capacity: 1_024)
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" as StaticString)
    out.append(
      "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n" as StaticString)
    out.appendElement("ShortName", shortName(title))
    out.appendElement("LongName", String(title.prefix(48)))
    out.appendElement("Description", String(summary.prefix(1024)))
    out.appendElement("Language", lang)
    out.appendElement("InputEncoding", "UTF-8")
    out.appendElement(
      "Url",
      attributes: [
        ("type", "text/html"), ("method", "get"), ("template", "\(search)?q={searchTerms}"),
      ])
    out.append("</OpenSearchDescription>\n" as StaticString)
    return out.bytes()
  }

  /// Returns as many whole words of the title as the format allows.
  static func shortName(_ title: String) -> String {
    guard title.count > nameLimit else { return title }
    let cut = title.prefix(nameLimit + 1)
    guard let blank = cut.lastIndex(of: " ") else { return String(title.prefix(nameLimit)) }
    return String(cut[..<blank])
  }
}

package import Markdown
package import Showcase
package import Text

// Texts of records, with the addresses that their links and files have on the site.

extension SiteModel {
  /// Returns the text with the addresses of its links filled in.
  package func body(_ document: Document, of record: ParsedRecord) -> [UInt8] {
    guard !document.holes.isEmpty else { return document.html }
    return .written(capacity: document.html.count + document.holes.count * 48) {
      append(document, of: record, to: &$0)
    }
  }

  package func append(
    _ document: Document, of record: ParsedRecord, to out: inout OutputBuffer
  ) {
    document.appendHTML(to: &out) { reference in address(of: reference, in: record) }
  }

  private func address(of reference: Reference, in record: ParsedRecord) -> String {
    switch reference {
    case .record(let type, let id, let fragment):
      let path = RecordKind(rawValue: type).flatMap { addresses.target($0, id) } ?? "/"
      return url(path) + (fragment.map { "#\($0)" } ?? "")
    case .file(let file): return mediaURL(file, of: record)
    case .root(let path):
      return path.hasPrefix("/static/") ? mediaURL(path, of: record) : url(path)
    }
  }

  /// Returns the address of a file beside a record's file or from `/static/`.
  package func mediaURL(_ file: String, of record: ParsedRecord) -> String {
    if file.hasPrefix("https://") { return file }
    return url("/" + Self.mediaPath(file, of: record))
  }

  /// Returns the path under which a file beside a record is published.
  package static func mediaPath(_ file: String, of record: ParsedRecord) -> String {
    let path = CheckContext.path(of: file, for: record)
    return path.hasPrefix("static/") ? String(path.dropFirst(7)) : String(joining: "media/", path)
  }

  /// Returns the full address of a link within the site; other links are already absolute.
  package func absolute(_ url: String) -> String {
    guard url.hasPrefix("/") else { return url }
    return String(joining: settings.origin, url)
  }
}

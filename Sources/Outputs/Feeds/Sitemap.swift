import Text

/// Writes the list of all pages for search engines (sitemaps.org/protocol.html).
package enum Sitemap {
  /// The protocol's limits of one file: 50,000 addresses and 50 MB uncompressed.
  static let addressLimit = 50_000
  static let byteLimit = 52_428_800

  /// Writes `sitemap.xml`, or, when there is too much for one file, `sitemap-1.xml` … with their
  /// index as `sitemap.xml`.
  ///
  /// Entries are full addresses with the day of the last change (ISO 8601) where it is known;
  /// `baseURL` has no closing slash. The paths are relative to the root of the site, without a
  /// leading slash.
  package static func files(
    entries: [(address: String, modified: String?)], baseURL: String,
    addressLimit: Int = addressLimit, byteLimit: Int = byteLimit
  ) -> [(path: String, bytes: [UInt8])] {
    var parts: [(bytes: [UInt8], newest: String?)] = []
    var part = Part()
    for entry in entries {
      if part.add(entry.address, entry.modified, addressLimit, byteLimit) { continue }
      parts.append(part.finished)
      part = Part()
      _ = part.add(entry.address, entry.modified, addressLimit, byteLimit)
    }
    parts.append(part.finished)
    guard parts.count > 1 else { return [("sitemap.xml", parts[0].bytes)] }
    var files: [(path: String, bytes: [UInt8])] = []
    let index = [UInt8].written { index in
      index.append(declaration)
      index.append("<sitemapindex xmlns=\"\(namespace)\">\n")
      for (number, part) in parts.enumerated() {
        let path = "sitemap-\(number + 1).xml"
        append("sitemap", "\(baseURL)/\(path)", part.newest, to: &index)
        files.append((path, part.bytes))
      }
      index.append("</sitemapindex>\n" as StaticString)
    }
    return [("sitemap.xml", index)] + files
  }

  private static let namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"
  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  private static let closing = "</urlset>\n"

  /// One sitemap file that is being written.
  private struct Part: ~Copyable {
    private var out = OutputBuffer(capacity: 65_536)
    private var count = 0
    private var newest: String?

    init() { out.append("\(declaration)<urlset xmlns=\"\(namespace)\">\n") }

    /// Appends an address and returns whether it fits; the first one always does.
    mutating func add(
      _ address: String, _ modified: String?, _ addressLimit: Int, _ byteLimit: Int
    ) -> Bool {
      let before = out.count
      append("url", address, modified, to: &out)
      let isFull = count >= addressLimit || out.count + closing.utf8.count > byteLimit
      guard count == 0 || !isFull else {
        out.removeAll(from: before)
        return false
      }
      count += 1
      if let modified, newest.map({ $0 < modified }) ?? true { newest = modified }
      return true
    }

    var finished: (bytes: [UInt8], newest: String?) {
      consuming get {
        out.append(closing)
        return (out.bytes(), newest)
      }
    }
  }

  private static func append(
    _ name: StaticString, _ address: String, _ modified: String?, to out: inout OutputBuffer
  ) {
    out.append(UInt8(ascii: "<"))
    out.append(name)
    out.append("><loc>" as StaticString)
    out.appendXML(address)
    out.append("</loc>" as StaticString)
    if let modified {
      out.append("<lastmod>" as StaticString)
      out.appendXML(modified)
      out.append("</lastmod>" as StaticString)
    }
    out.append("</" as StaticString)
    out.append(name)
    out.append(">\n" as StaticString)
  }
}

/// Writes `robots.txt` (RFC 9309): allows everything and names the sitemap.
///
/// Crawlers request it at the root of a host only; a site below a path publishes it for other
/// readers.
package enum Robots {
  package static func text(baseURL: String) -> [UInt8] {
    Array("User-agent: *\nAllow: /\n\nSitemap: \(baseURL)/sitemap.xml\n".utf8)
  }
}

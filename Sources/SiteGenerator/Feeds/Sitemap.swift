import Text

/// Writes the list of all pages for search engines (sitemaps.org/protocol.html).
enum Sitemap {
  /// The protocol's limits of one file: 50,000 addresses and 50 MB uncompressed.
  static let addressLimit = 50_000
  static let byteLimit = 52_428_800

  /// Writes `sitemap.xml`, or when there is too much for one file `sitemap-1.xml` … and their index in
  /// its place.
  ///
  /// Entries are full addresses with the day of the last change (ISO 8601) where it is known; `baseURL`
  /// has no closing slash. The paths are below the root of the site, without a slash in front.
  static func files(
    entries: [(address: String, modified: String?)], baseURL: String,
    addressLimit: Int = addressLimit, byteLimit: Int = byteLimit
  ) -> [(path: String, bytes: [UInt8])] {
    var parts: [Part] = [Part()]
    for entry in entries {
      let element = element("url", entry.address, entry.modified)
      let last = parts.count - 1
      if parts[last].count >= addressLimit
        || parts[last].bytes.count + element.count + closing.utf8.count > byteLimit,
        parts[last].count > 0
      {
        parts.append(Part())
      }
      parts[parts.count - 1].add(element, entry.modified)
    }
    guard parts.count > 1 else { return [("sitemap.xml", parts[0].finished)] }
    var index: [UInt8] = []
    index.append(declaration)
    index.append("<sitemapindex xmlns=\"\(namespace)\">\n")
    var files: [(path: String, bytes: [UInt8])] = []
    for (number, part) in parts.enumerated() {
      let path = "sitemap-\(number + 1).xml"
      index += element("sitemap", "\(baseURL)/\(path)", part.newest)
      files.append((path, part.finished))
    }
    index.append("</sitemapindex>\n" as StaticString)
    return [("sitemap.xml", index)] + files
  }

  private static let namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"
  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  private static let closing = "</urlset>\n"

  /// One file of the map, being written.
  private struct Part {
    var bytes: [UInt8] = Array("\(declaration)<urlset xmlns=\"\(namespace)\">\n".utf8)
    var count = 0
    var newest: String?

    mutating func add(_ element: [UInt8], _ modified: String?) {
      bytes += element
      count += 1
      if let modified, newest.map({ $0 < modified }) ?? true { newest = modified }
    }

    var finished: [UInt8] { bytes + Array(closing.utf8) }
  }

  private static func element(
    _ name: StaticString, _ address: String, _ modified: String?
  ) -> [UInt8] {
    var out: [UInt8] = [UInt8(ascii: "<")]
    out.reserveCapacity(160)
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
    return out
  }
}

/// Writes `robots.txt` (RFC 9309): everything may be read, and where the map is.
///
/// Crawlers ask for it at the root of a host only; a site below a path has it for whoever looks there.
enum Robots {
  static func text(baseURL: String) -> [UInt8] {
    Array("User-agent: *\nAllow: /\n\nSitemap: \(baseURL)/sitemap.xml\n".utf8)
  }
}

import SearchFormat
import Vietnamese

/// What is stored of a document to show it as a result (docs/search-format.md, section 9).
struct StoredFields: Sendable, Equatable {
  /// The place among the values of the facet `kind`.
  let kind: Int
  /// Days since 1970-01-01.
  let day: Int?
  /// Places among the values of the facet `form`.
  let forms: [Int]
  let title: String
  let place: String?
  /// The path of the page below the path of the site.
  let path: String
  let id: String
  let isSample: Bool
}

/// Reads files of stored fields, which `StoredFieldsWriter` writes.
struct StoredFieldsReader {
  let header: IndexHeader

  /// The fields of one of the `count` documents of a file.
  func fields(
    _ file: IndexFile, document: Int, of count: Int
  ) throws(SearchIndexError) -> StoredFields {
    var reader = ByteReader(file)
    guard document < count, count <= reader.left else { throw reader.damaged("cards") }
    var sizes: [Int] = []
    for _ in 0..<count { sizes.append(try reader.varint()) }
    var fields: StoredFields?
    for size in sizes.prefix(document + 1) {
      fields = try self.fields(ByteReader(file, try reader.range(of: size)), after: fields)
    }
    for size in sizes.dropFirst(document + 1) { _ = try reader.range(of: size) }
    guard reader.isAtEnd, let fields else { throw reader.damaged("cards") }
    return fields
  }

  private func fields(
    _ bytes: ByteReader, after previous: StoredFields?
  ) throws(SearchIndexError) -> StoredFields {
    var reader = bytes
    let flags = try reader.byte()
    let kinds = header.facets.first?.values.count ?? 0
    let kind = try reader.varint(atMost: kinds - 1, "kind")
    let day = try reader.varint(atMost: IndexLimits.day + 1, "day")
    var forms: [Int] = []
    for _ in 0..<(try reader.count(ofWidth: 1, "forms")) { forms.append(try reader.varint()) }
    let title = try text(&reader)
    var place: String?
    if flags & 1 != 0 { place = try text(&reader) }
    if flags & 2 != 0 { place = previous?.place }
    let route = try reader.varint(atMost: header.routes.count - 1, "route")
    let slug = try slug(of: title, &reader)
    let id = flags & 4 != 0 ? try reader.string() : slug
    guard reader.isAtEnd else { throw reader.damaged("card") }
    return StoredFields(
      kind: kind, day: day > 0 ? day - 1 : nil, forms: forms, title: title, place: place,
      path: slug.utf8.first == UInt8(ascii: "/") ? slug : header.routes[route] + slug + "/",
      id: id, isSample: flags & 8 != 0)
  }

  /// The first bytes of the title's slug, then those that are written out.
  private func slug(
    of title: String, _ reader: inout ByteReader
  ) throws(SearchIndexError) -> String {
    let own = Array(Slug.make(title).utf8)
    let shared = try reader.varint(atMost: own.count, "slug")
    let rest = try reader.text()
    guard let slug = String(validating: own.prefix(shared) + rest, as: UTF8.self) else {
      throw reader.damaged("slug")
    }
    return slug
  }

  private func text(_ reader: inout ByteReader) throws(SearchIndexError) -> String {
    let range = try reader.range()
    guard range.count <= IndexLimits.codedText else { throw reader.damaged("length of text") }
    var decoder = TitleDecoder(ByteReader(reader.file, range), header)
    return try decoder.decode()
  }
}

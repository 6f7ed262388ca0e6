import SearchFormat
import Text
import Vietnamese

/// Writes what is stored of each document to show it as a result (docs/search-format.md, section 9);
/// `StoredFieldsReader` reads it.
struct StoredFieldsWriter: Sendable {
  let routes: [String]
  let files: [IndexFile]

  init(
    _ records: [SearchRecord], _ text: TitleEncoder, form: Int?, perFile: Int, _ parallel: Parallel
  ) async {
    var numbers: [String: Int] = [:]
    var routes: [String] = []
    for record in records {
      let route = Address(record).route
      if numbers.updateValue(0, forKey: route) == nil { routes.append(route) }
    }
    routes.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    for (number, route) in routes.enumerated() { numbers[route] = number }
    self.routes = routes
    let order = numbers
    files = await parallel.batches(count: (records.count + perFile - 1) / perFile) { range in
      var cache = TitleEncoder.Cache()
      return range.map { file in
        let part = records[file * perFile..<min(records.count, (file + 1) * perFile)]
        return IndexFile(
          path: IndexPath.storedFields(file),
          payload: Self.file(part, text, &cache, form: form, routes: order))
      }
    }.flatMap { $0 }
  }

  private static func file(
    _ records: ArraySlice<SearchRecord>, _ text: TitleEncoder, _ cache: inout TitleEncoder.Cache,
    form: Int?, routes: [String: Int]
  ) -> [UInt8] {
    var previous: String?
    let fields = records.map { record in
      defer { previous = record.placeText }
      let address = Address(record)
      return Self.fields(
        record, address, text, &cache, form: form, previous: previous,
        route: routes[address.route] ?? 0)
    }
    var writer = ByteWriter()
    for bytes in fields { writer.varint(bytes.count) }
    for bytes in fields { writer.raw(bytes) }
    return writer.bytes
  }

  private static func fields(
    _ record: SearchRecord, _ address: Address, _ text: TitleEncoder,
    _ cache: inout TitleEncoder.Cache,
    form: Int?, previous: String?, route: Int
  ) -> [UInt8] {
    var flags = 0
    let isSame = record.placeText != nil && record.placeText == previous
    if record.placeText != nil { flags |= isSame ? 2 : 1 }
    if record.id != address.slug { flags |= 4 }
    if record.isSample { flags |= 8 }
    var writer = ByteWriter()
    writer.byte(flags)
    writer.varint(record.kind)
    writer.varint(record.day.map { max(0, $0 + 1) } ?? 0)
    let forms = form.map { record.values[$0] } ?? []
    writer.varint(forms.count)
    for form in forms { writer.varint(form) }
    writer.text(text.encode(record.title, &cache))
    if let place = record.placeText, !isSame { writer.text(text.encode(place, &cache)) }
    writer.varint(route)
    let own = Array(Slug.make(record.title).utf8)
    let slug = Array(address.written.utf8)
    var shared = 0
    while shared < own.count, shared < slug.count, own[shared] == slug[shared] { shared += 1 }
    writer.varint(shared)
    writer.text(Array(slug[shared...]))
    if flags & 4 != 0 { writer.text(record.id) }
    return writer.bytes
  }

  /// A path split into its route and its slug: `/bai-viet/` and `vung-xanh`.
  private struct Address {
    let route: String
    let slug: String
    /// The slug, or the whole path if it has no slug.
    let written: String

    init(_ record: SearchRecord) {
      let bytes = Array(record.path.utf8)
      let slash = UInt8(ascii: "/")
      guard bytes.last == slash,
        let start = bytes.dropLast().lastIndex(of: slash).map({ $0 + 1 }), start < bytes.count - 1
      else {
        route = "/"
        slug = record.path
        written = record.path
        return
      }
      route = String(decoding: bytes[..<start], as: UTF8.self)
      slug = String(decoding: bytes[start..<bytes.count - 1], as: UTF8.self)
      written = slug
    }
  }
}

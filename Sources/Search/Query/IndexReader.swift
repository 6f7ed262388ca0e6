/// The files of a built index; each is checked before it is used.
package struct IndexReader: Sendable {
  package let manifest: SearchManifest
  private let tag: [UInt8]
  private let read: @Sendable (String) throws -> [UInt8]?

  /// Opens the index of a site; `read` gives the bytes of a file by its path below the site's root, or nil when
  /// there is none.
  ///
  /// - Throws: `SearchIndexError` when the index is missing, damaged or of another format.
  package init(read: @escaping @Sendable (String) throws -> [UInt8]?) throws {
    let path = "\(SearchSettings.routePrefix)index.json"
    guard let json = try read(path) else { throw SearchIndexError.missing(path) }
    manifest = try SearchManifest(json)
    tag = Seal.tag(manifest.build)
    self.read = read
  }

  /// The payload of a file, such as `b/17`.
  func payload(_ path: String) throws -> [UInt8] {
    let full = "\(SearchSettings.routePrefix)\(manifest.build)/\(path).bin"
    guard let bytes = try read(full) else { throw SearchIndexError.missing(full) }
    guard bytes.count >= 8, Array(bytes[..<4]) == tag,
      Array(bytes[4..<8]) == Seal.check(path: path, bytes[8...])
    else { throw SearchIndexError.damaged(full) }
    return Array(bytes[8...])
  }
}

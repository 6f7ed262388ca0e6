package import SearchFormat

/// Reads the files of a built index, and checks each before it is used.
package struct IndexReader: Sendable {
  /// Returns the bytes of a file by its path below the root of the site, or nil if there is none. For a file that
  /// exceeds the limit it may return any number of bytes above the limit.
  package typealias FileSource = @Sendable (_ path: String, _ limit: Int) throws -> [UInt8]?

  package let manifest: IndexManifest
  private let source: FileSource

  /// Opens the index of a site.
  ///
  /// - Throws: `SearchIndexError` when the index is missing, damaged or of another format.
  package init(source: @escaping FileSource) throws {
    let path = IndexLayout.manifestPath
    manifest = try IndexManifest(try Self.bytes(path, IndexLimits.fileSize, source))
    self.source = source
  }

  /// Reads a file by its path below the folder of the build, such as `b/17`.
  func file(_ path: String) throws -> IndexFile {
    let full = IndexLayout.path(build: manifest.build, file: path)
    let limit = path == IndexPath.header ? IndexLimits.headerSize : IndexLimits.fileSize
    let bytes = try Self.bytes(full, limit, source)
    let payload = bytes.dropFirst(FileHeader.size)
    let header = FileHeader.bytes(build: manifest.build, path: path, payload: payload)
    guard bytes.prefix(FileHeader.size).elementsEqual(header) else {
      throw SearchIndexError.damaged(file: "\(path).bin", part: "header")
    }
    return IndexFile(path: path, payload: Array(payload))
  }

  private static func bytes(
    _ path: String, _ limit: Int, _ source: FileSource
  ) throws -> [UInt8] {
    guard let bytes = try source(path, limit) else {
      throw SearchIndexError.missing(file: path)
    }
    guard bytes.count <= limit else {
      throw SearchIndexError.damaged(file: path, part: "size")
    }
    return bytes
  }
}

import SearchFormat
import SearchReader
import SearchTestSupport
import Synchronization

/// The files of a search index, as a server on the way could change them.
struct SearchTarget: Sendable {
  private let files: [String: [UInt8]]
  private let manifest: IndexManifest
  private let paths: [String]

  private static let queries = [
    "dân vận \"lạ3 thôn\" khéo", "covit danvan quen", "\"dân vận\" -covid bài",
  ]

  private static let shared = Mutex<SearchTarget?>(nil)

  /// Builds the index of a small site; once, before the first input.
  static func prepare() async throws {
    let stories = (0..<14).map { number in
      (
        title: "Bài \(number): mỹ Đồng",
        text: "dân vận khéo ở thôn lạ\(number % 4) covid dân vận xóm quen\(number) đồng \(number)"
      )
    }
    let site = await TestSite(stories, days: [20, 10, 30])
    let manifest = try IndexManifest(site.files[IndexLayout.manifestPath] ?? [])
    let target = SearchTarget(
      files: site.files, manifest: manifest, paths: site.files.keys.sorted())
    shared.withLock { $0 = target }
  }

  /// The first byte of an input names a file, the rest replaces what it holds; the checksum is made right.
  static func run(_ input: [UInt8]) -> CInt {
    guard let number = input.first, let target = shared.withLock({ $0 }) else { return -1 }
    target.ask(target.paths[Int(number) % target.paths.count], Array(input.dropFirst()))
    return 0
  }

  /// An index that is damaged or hostile gives an error of its own, whatever it holds.
  private func ask(_ changed: String, _ payload: [UInt8]) {
    let (files, build) = (files, manifest.build)
    do {
      let reader = try IndexReader { path, _ in
        guard path == changed else { return files[path] }
        guard let name = Self.name(of: path, build: build) else { return payload }
        return FileHeader.bytes(build: build, path: name, payload: payload[...]) + payload
      }
      let engine = try SearchEngine(reader)
      for query in Self.queries {
        var options = SearchOptions()
        options.byDate = true
        options.isTyping = true
        do {
          _ = try engine.search(query, options)
        } catch is SearchIndexError {}
      }
    } catch is SearchIndexError {
    } catch {
      preconditionFailure("another error: \(error)")
    }
  }

  /// The path of a binary file within its build; nil for the manifest.
  private static func name(of path: String, build: String) -> String? {
    let whole = IndexLayout.path(build: build, file: "*")
    guard let star = whole.firstIndex(of: "*"), path.hasPrefix(whole[..<star]) else { return nil }
    let end = whole[whole.index(after: star)...]
    return String(path.dropFirst(whole[..<star].count).dropLast(end.count))
  }

  /// One input for each file, as it is.
  static var seeds: [[UInt8]] {
    guard let target = shared.withLock({ $0 }) else { return [] }
    return target.paths.enumerated().map { number, path in
      let bytes = target.files[path] ?? []
      let isBinary = name(of: path, build: target.manifest.build) != nil
      return [UInt8(truncatingIfNeeded: number)] + bytes.dropFirst(isBinary ? FileHeader.size : 0)
    }
  }
}

import Loader
import Markdown
import Showcase
import SiteModel
import Text

/// The images, recordings and documents that shown records name, and only those: files that only a
/// hidden story uses are not published.
package struct MediaPlan: Sendable {
  /// The path of a file below the project's root, and its path in the output.
  package struct File: Sendable, Hashable {
    package let source: String
    package let target: String
  }

  package let files: [File]
  private let root: String

  init(_ model: SiteModel, discovery: Discovery) {
    root = discovery.root
    let known = Set(discovery.media.map(\.path))
    var files: Set<File> = []
    func add(_ file: String, _ record: ParsedRecord) {
      let path = CheckContext.path(of: file, for: record)
      guard known.contains(path) else { return }
      files.insert(
        File(source: "content/\(path)", target: SiteModel.mediaPath(file, of: record)))
    }
    for story in model.stories {
      for image in story.images { add(image.file, story.origin) }
      for recording in story.audio + story.video { add(recording.file, story.origin) }
      for hole in story.document.holes {
        if case .file(let file) = hole.reference { add(file, story.origin) }
      }
    }
    for page in model.texts {
      for hole in page.document.holes {
        if case .file(let file) = hole.reference { add(file, page.origin) }
      }
    }
    for document in model.documents {
      if let file = document.file { add(file, document.origin) }
    }
    self.files = files.sorted { $0.source.utf8.lexicographicallyPrecedes($1.source.utf8) }
  }

  /// Inspects every file: whether its content matches its name, and whether it is free of personal
  /// metadata. Returns the findings by the path of the file; files in `known` are not inspected
  /// again.
  func inspect(
    _ parallel: Parallel, known: [String: Diagnostic?] = [:]
  ) async throws -> [String: Diagnostic?] {
    let paths = files.map(\.source)
    let root = root
    let found = try await parallel.map(count: paths.count) { index -> Diagnostic? in
      let path = paths[index]
      if let problem = known[path] { return problem }
      guard let type = MediaType(path: path) else { return nil }
      let bytes = try Disk.read("\(root)/\(path)", limit: Discovery.mediaLimit)
      return Diagnostic.media(path, type, bytes)
    }
    return Dictionary(zip(paths, found), uniquingKeysWith: { first, _ in first })
  }
}

import CPlatform
import Text

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder that is held open; what is read is opened beneath it, whatever its name becomes.
final class FolderHandle: Sendable {
  let descriptor: Int32
  let path: String

  init?(_ path: String) {
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    self.path = path
    if descriptor < 0 { return nil }
  }

  deinit {
    if descriptor >= 0 { closeFile(descriptor) }
  }
}

/// A site that was built into a folder.
struct FolderSnapshot: PreviewSnapshot {
  /// Larger files are not read into memory.
  private static let memoryLimit = 1_048_576

  /// Nil: there is no page yet.
  let folder: FolderHandle?
  var basePath = ""
  var problems: [Diagnostic] = []
  var counts = PreviewCounts()
  /// What is known of the pages of stories, by path.
  var stories: StoryIndex?
  /// The site's `baseURL`, for the links of pages.
  var origin = ""

  var paths: [String] {
    guard let folder else { return [] }
    return FolderScan.look(folder.path, root: "/").files.keys.map { file in
      basePath + Self.address(file.dropFirst(folder.path.utf8.count))
    }
  }

  private static func address(_ file: Substring) -> String {
    file.hasSuffix("/index.html") ? String(file.dropLast(10)) : String(file)
  }

  func answer(at path: String) -> PreviewAnswer {
    guard let folder else { return .absent(nil) }
    if path == basePath { return .redirect(path + "/") }
    guard let below = path.below(basePath) else { return .absent(nil) }
    let rest = String(below.dropFirst())
    let isFolder = rest.isEmpty || rest.hasSuffix("/")
    let name = isFolder ? rest + "index.html" : rest
    if let file = OpenFile(name, below: folder.descriptor) { return .page(Self.page(file, name)) }
    if !isFolder, OpenFile(rest + "/index.html", below: folder.descriptor) != nil {
      return .redirect(path + "/")
    }
    return .absent(OpenFile("404.html", below: folder.descriptor).map { Self.page($0, "404.html") })
  }

  private static func page(_ file: OpenFile, _ name: String) -> PreviewPage {
    guard file.size <= memoryLimit else { return PreviewPage(.file(file), name: name) }
    return PreviewPage(.render { try file.read() }, name: name, isLong: file.size > 262_144)
  }

  func facts(at path: String) -> PageFacts? {
    guard let below = path.below(basePath), case .page(let page) = answer(at: path),
      page.name.hasSuffix(".html")
    else { return nil }
    var facts = stories?.facts(at: below) ?? PageFacts(link: "")
    facts.link = origin + below
    if let source = facts.source { facts.problems = problems.filter { $0.path == source } }
    return facts
  }
}

extension String {
  /// The rest of a path after the base path, beginning with `/`; nil when it is not below it.
  fileprivate func below(_ basePath: String) -> String? {
    guard utf8.starts(with: basePath.utf8) else { return nil }
    let rest = utf8.dropFirst(basePath.utf8.count)
    return rest.first == UInt8(ascii: "/") ? String(Substring(rest)) : nil
  }
}

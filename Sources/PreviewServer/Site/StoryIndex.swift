import Markdown
import Showcase
import Text
package import Vietnamese

/// What an editor should know of each story, kept file by file so that a save costs one file.
package struct StoryIndex: Sendable {
  private struct Entry: Sendable {
    /// The page's path without the base path.
    let path: String
    let facts: PageFacts
  }

  private static let folder = "content/stories"
  /// Fields that are not required and that an editor would miss.
  private static let expected = ["sources", "images", "whatWasDone", "results", "topics"]

  private let root: String
  private let route: String
  private var files: [String: Entry] = [:]
  private var byPath: [String: String] = [:]

  /// Reads all stories below a project's root; `route` is the folder of their pages.
  package init(root: String, route: String, now: Moment) {
    self.root = root
    self.route = route
    for file in FolderScan.look(Self.folder, root: root).files.keys { read(file, now: now) }
  }

  /// Reads again what changed.
  package func updated(_ changes: FileChanges, now: Moment) -> StoryIndex {
    guard !changes.everything, changes.folders.isEmpty else {
      return StoryIndex(root: root, route: route, now: now)
    }
    var index = self
    for file in changes.files where file.hasPrefix(Self.folder + "/") { index.read(file, now: now) }
    return index
  }

  /// What is known of the page at a path without the base path.
  func facts(at path: String) -> PageFacts? { byPath[path].flatMap { files[$0]?.facts } }

  /// The page of the one story that was saved.
  func page(of changes: FileChanges) -> String? {
    let paths = Set(changes.files.compactMap { files[$0]?.path })
    return paths.count == 1 ? paths.first : nil
  }

  func count(into counts: inout PreviewCounts) {
    let all = files.values.map(\.facts.status)
    counts.stories = all.count
    counts.drafts = all.count { $0 == .draft }
    counts.embargoed = all.count { if case .embargoed = $0 { true } else { false } }
    counts.expired = all.count { if case .expired = $0 { true } else { false } }
  }

  private mutating func read(_ path: String, now: Moment) {
    if let old = files.removeValue(forKey: path), byPath[old.path] == path {
      byPath[old.path] = nil
    }
    guard path.hasSuffix(".md"), let folder = FolderHandle(root),
      let file = OpenFile(path, below: folder.descriptor), file.size <= 1_048_576,
      case .success(let raw) = Result(catching: { try file.read() }),
      case .success(let bytes) = TextDoor.admit(raw)
    else { return }
    let (records, _) = RecordReader.read(
      SourceFile(path: path, bytes: bytes), schema: Story.schema)
    guard let record = records.first, record.id != nil else { return }
    let story = Story(record)
    let page = "/\(route)/\(story.slug)/"
    files[path] = Entry(path: page, facts: Self.facts(story, source: path, now: now))
    byPath[page] = path
  }

  private static func facts(_ story: Story, source: String, now: Moment) -> PageFacts {
    var facts = PageFacts(link: "")
    let fields = story.origin.fields
    facts.kind = "story"
    facts.source = source
    facts.expires = fields.moment("expires")
    facts.words = story.document.wordCount
    facts.syllables = story.document.syllableCount
    facts.spokenSyllables = story.document.sections.reduce(0) {
      $0 + SpokenLength.syllables($1.text)
    }
    let required = Story.schema.fields.filter(\.isRequired).map(\.name)
    facts.missing = (required + expected).filter { !fields.isWritten($0) }
    facts.status =
      switch Visibility(now: now).reason(toHide: story.origin) {
      case .draft: .draft
      case .embargoed(let until): .embargoed(until: until)
      case .expired(let since): .expired(since: since)
      case .sample: .sample
      case nil: story.isWithdrawn ? .withdrawn : story.isSample ? .sample : .published
      }
    return facts
  }
}

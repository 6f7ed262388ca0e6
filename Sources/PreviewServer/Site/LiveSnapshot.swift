import LiveSite
import Markdown
import Showcase
import Text
import Vietnamese

/// A project at one moment, as the preview shows it: the last site without an error, and the
/// current problems.
struct LiveSnapshot: PreviewSnapshot {
  /// Larger files are not read into memory.
  private static let memoryLimit = 1_048_576

  let basePath: String
  let problems: [Diagnostic]
  let nextChange: Moment?
  private let site: LiveSite?
  /// The project's folder, for files that are published unchanged.
  private let root: FolderHandle?
  /// The site's `baseURL`, for the links of pages.
  private let origin: String
  /// The moment for which the site is shown; nil for the current time.
  private let clock: Moment?
  private let content: LiveProject?

  init(
    project: LiveProject?, root: FolderHandle?, problems: [Diagnostic], nextChange: Moment?,
    clock: Moment?
  ) {
    basePath = project?.settings?.basePath ?? ""
    origin = project?.settings?.baseURL ?? ""
    site = project?.site
    content = project
    self.root = root
    self.problems = problems
    self.nextChange = nextChange
    self.clock = clock
  }

  var hasPages: Bool { site != nil }

  var counts: PreviewCounts {
    var counts = PreviewCounts()
    counts.pages = site?.pageCount ?? 0
    let hidden = content?.hidden(at: clock ?? Moment.now())
    counts.stories = hidden?.stories ?? 0
    counts.drafts = hidden?.drafts
    counts.embargoed = hidden?.embargoed
    counts.expired = hidden?.expired
    return counts
  }

  var paths: [String] {
    get throws { try (site?.paths() ?? []).map { basePath + $0 } }
  }

  // MARK: Answers

  func answer(at path: String) -> PreviewAnswer {
    guard let site else { return .absent(nil) }
    if path == basePath { return .redirect(path + "/") }
    guard let below = path.below(basePath) else { return .absent(nil) }
    if let file = site.file(at: below), let page = page(file) { return .page(page) }
    if !below.hasSuffix("/"), site.file(at: below + "/") != nil { return .redirect(path + "/") }
    return .absent(site.file(at: "/404.html").flatMap(page))
  }

  private func page(_ file: LiveFile) -> PreviewPage? {
    switch file.body {
    case .page(let write):
      return PreviewPage(
        .render { try [UInt8].written(capacity: 32_768, write) }, name: file.name,
        isLong: file.isLong)
    case .made(let make):
      return PreviewPage(
        .render {
          guard let bytes = try make() else { throw PreviewPage.Absent() }
          return bytes
        }, name: file.name, isLong: file.isLong)
    case .copy(let source):
      guard let root, let opened = OpenFile(source, below: root.descriptor) else { return nil }
      guard opened.size <= Self.memoryLimit else {
        return PreviewPage(.file(opened), name: file.name, isKept: false)
      }
      return PreviewPage(
        .render { try opened.read(0..<opened.size) }, name: file.name,
        isLong: opened.size > 262_144,
        isKept: false)
    }
  }

  // MARK: Facts

  /// Optional fields that an editor would expect.
  private static let expected: [any FieldKey] = [
    CommonFields.sources, Story.images, Story.whatWasDone, Story.results, Story.topics,
  ]

  func facts(at path: String) -> PageFacts? {
    guard let below = path.below(basePath), let subject = site?.subject(at: below) else {
      return nil
    }
    var facts = PageFacts(link: origin + below)
    facts.kind = subject.kind
    facts.source = subject.source
    if let source = subject.source { facts.problems = problems.filter { $0.path == source } }
    if let story = subject.story { describe(story, in: &facts) }
    return facts
  }

  private func describe(_ story: Story, in facts: inout PageFacts) {
    facts.expires = story.expires
    facts.words = story.document.wordCount
    facts.syllables = story.document.syllableCount
    facts.spokenSyllables = story.document.spokenSyllables
    facts.missing = story.missing(Self.expected)
    facts.status =
      switch Visibility(now: clock ?? Moment.now()).reason(toHide: story.origin) {
      case .draft: .draft
      case .embargoed(let until): .embargoed(until: until)
      case .expired(let since): .expired(since: since)
      case .sample: .sample
      case nil: story.isWithdrawn ? .withdrawn : story.isSample ? .sample : .published
      }
  }
}

extension String {
  /// Returns the rest of a path after the base path, beginning with `/`; nil when it is not below
  /// it.
  fileprivate func below(_ basePath: String) -> String? {
    if basePath.isEmpty { return utf8.first == UInt8(ascii: "/") ? self : nil }
    guard utf8.starts(with: basePath.utf8) else { return nil }
    let rest = utf8.dropFirst(basePath.utf8.count)
    return rest.first == UInt8(ascii: "/") ? String(Substring(rest)) : nil
  }
}

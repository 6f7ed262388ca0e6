package import Text
package import Vietnamese

// What the preview is made from. The server knows nothing of stories: it asks a snapshot of the site for
// the page at a path, for what an editor should know of it and for the problems of the content.

/// What an update gave.
package struct PreviewUpdate: Sendable {
  package let snapshot: any PreviewSnapshot
  /// The path of the page of the story that was saved, for those who follow; nil when it was no single one.
  package let saved: String?

  package init(snapshot: any PreviewSnapshot, saved: String? = nil) {
    self.snapshot = snapshot
    self.saved = saved
  }
}

/// A site at one moment: an immutable value that many threads ask at once.
package protocol PreviewSnapshot: Sendable {
  /// The path of `baseURL`, below which all pages lie: empty, or such as `/a/b`.
  var basePath: String { get }
  /// Errors and warnings of the content as it stands on the disk, sorted; not only of what is shown.
  var problems: [Diagnostic] { get }
  /// What the opening line counts; is worked out when it is asked for.
  var counts: PreviewCounts { get }
  /// Whether there is a site to show; without one every path is absent.
  var hasPages: Bool { get }
  /// The moment from which it is no longer true, though no file changes: a story comes or goes, a day begins.
  var nextChange: Moment? { get }
  /// All paths that have a page or file, in no order; makes what is made together. For tests.
  var paths: [String] { get throws }

  /// What lies at a path, decoded, with the base path in front, such as `/bai-viet/cho-ve-que/`.
  ///
  /// Is asked on the threads that serve connections and must not render: that is done when a page's bytes
  /// are asked for.
  func answer(at path: String) -> PreviewAnswer

  /// What an editor should know of the page at a path; nil when there is no page.
  func facts(at path: String) -> PageFacts?
}

extension PreviewSnapshot {
  package var hasPages: Bool { counts.pages > 0 }
  package var nextChange: Moment? { nil }
}

/// What the opening line counts.
package struct PreviewCounts: Sendable {
  package var stories = 0
  package var pages = 0
  /// Hidden records that the preview shows: drafts, embargoed, expired; nil when the source cannot tell.
  package var drafts: Int?
  package var embargoed: Int?
  package var expired: Int?

  package init() {}
}

/// What lies at a path.
package enum PreviewAnswer: Sendable {
  case page(PreviewPage)
  /// The page is at this path, decoded, with the base path in front.
  case redirect(String)
  /// Nothing; the site's own page for that, if it has one.
  case absent(PreviewPage?)
}

/// One file of the site, perhaps not yet made.
package struct PreviewPage: Sendable {
  package enum Body: Sendable {
    /// Makes the bytes; called once for each request that is not answered from the cache. Throws `Absent`
    /// when it turns out that nothing is there.
    case render(@Sendable () throws -> [UInt8])
    /// A file that was opened, too large to be read into memory.
    case file(OpenFile)
  }

  /// There is no such file after all.
  package struct Absent: Error {}

  package let body: Body
  /// The file's name or path; its ending tells the media type.
  package let name: String
  /// Whether making it may take more than a few hundred microseconds: it is then made on another thread
  /// than those that serve connections.
  package let isLong: Bool
  /// Whether the snapshot alone tells the bytes, so that they may be kept as long as it is on show; not those
  /// of a file that is read when it is asked for.
  package let isKept: Bool

  package init(_ body: Body, name: String, isLong: Bool = false, isKept: Bool = true) {
    self.body = body
    self.name = name
    self.isLong = isLong
    self.isKept = isKept
  }
}

/// What an editor should know of one page.
package struct PageFacts: Sendable {
  package enum Status: Hashable, Sendable {
    case published
    case draft
    case embargoed(until: Moment)
    case expired(since: Moment)
    case withdrawn
    case sample
  }

  /// What it is: `story`, `page`, `campaign` …; empty for lists.
  package var kind = ""
  package var status: Status = .published
  /// The moment at which it is going to disappear, if one is set.
  package var expires: Moment?
  /// The file that it is made from, below the project's root.
  package var source: String?
  package var words: Int?
  package var syllables: Int?
  /// Syllables when it is read aloud: numbers and abbreviations spelled out.
  package var spokenSyllables: Int?
  /// Fields that are not written and that an editor would miss.
  package var missing: [String] = []
  /// Errors and warnings of the file that it is made from.
  package var problems: [Diagnostic] = []
  /// The address that the page will have.
  package var link: String

  package init(link: String) {
    self.link = link
  }
}

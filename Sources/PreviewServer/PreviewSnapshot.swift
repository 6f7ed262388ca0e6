package import Text
package import Vietnamese

// The input of the preview. The server does not depend on stories: it requests from a snapshot of
// the site the page at a path, the facts for an editor and the problems of the content.

/// The result of an update.
package struct PreviewUpdate: Sendable {
  package let snapshot: any PreviewSnapshot
  /// The path of the page of the saved story, for `--follow`; nil unless exactly one was saved.
  package let saved: String?

  package init(snapshot: any PreviewSnapshot, saved: String? = nil) {
    self.snapshot = snapshot
    self.saved = saved
  }
}

/// A site at one moment: an immutable value that many threads use concurrently.
package protocol PreviewSnapshot: Sendable {
  /// The path of `baseURL`, below which all pages lie: empty, or such as `/a/b`.
  var basePath: String { get }
  /// Errors and warnings of the content on the disk, sorted; not only of what is shown.
  var problems: [Diagnostic] { get }
  /// The counts for the opening line, computed on access.
  var counts: PreviewCounts { get }
  /// Whether there is a site to show; without one every path is absent.
  var hasPages: Bool { get }
  /// The moment at which the site changes although no file does: a story appears or disappears, or
  /// a day begins.
  var nextChange: Moment? { get }
  /// All paths that have a page or file, unordered; makes the files that are made together. For
  /// tests.
  var paths: [String] { get throws }

  /// Returns the file at a path, decoded, with the base path in front, such as
  /// `/bai-viet/cho-ve-que/`.
  ///
  /// Called on the threads that serve connections; must not render: rendering happens when a page's
  /// bytes are requested.
  func answer(at path: String) -> PreviewAnswer

  /// Returns the facts for an editor about the page at a path; nil when there is no page.
  func facts(at path: String) -> PageFacts?
}

extension PreviewSnapshot {
  package var hasPages: Bool { counts.pages > 0 }
  package var nextChange: Moment? { nil }
}

/// The counts for the opening line.
package struct PreviewCounts: Sendable {
  package var stories = 0
  package var pages = 0
  /// Hidden records that the preview shows: drafts, embargoed, expired; nil when unknown.
  package var drafts: Int?
  package var embargoed: Int?
  package var expired: Int?

  package init() {}
}

/// The file at a path.
package enum PreviewAnswer: Sendable {
  case page(PreviewPage)
  /// The page is at this path, decoded, with the base path in front.
  case redirect(String)
  /// There is no file; carries the site's own not-found page, if it has one.
  case absent(PreviewPage?)
}

/// One file of the site, possibly not yet made.
package struct PreviewPage: Sendable {
  package enum Body: Sendable {
    /// Makes the bytes; called once for each request that is not answered from the cache. Throws
    /// `Absent` when it turns out that there is no such file.
    case render(@Sendable () throws -> [UInt8])
    /// An open file that is too large to be read into memory.
    case file(OpenFile)
  }

  /// The file turned out not to exist.
  package struct Absent: Error {}

  package let body: Body
  /// The file's name or path; its extension determines the media type.
  package let name: String
  /// Whether making it may take more than a few hundred microseconds; it is then made on a thread
  /// that does not serve connections.
  package let isLong: Bool
  /// Whether the snapshot alone determines the bytes, so that they may be cached while it is shown;
  /// false for a file that is read on request.
  package let isKept: Bool

  package init(_ body: Body, name: String, isLong: Bool = false, isKept: Bool = true) {
    self.body = body
    self.name = name
    self.isLong = isLong
    self.isKept = isKept
  }
}

/// The facts for an editor about one page.
package struct PageFacts: Sendable {
  package enum Status: Hashable, Sendable {
    case published
    case draft
    case embargoed(until: Moment)
    case expired(since: Moment)
    case withdrawn
    case sample
  }

  /// Its kind: `story`, `page`, `campaign` …; empty for lists.
  package var kind = ""
  package var status: Status = .published
  /// The moment at which it will disappear, if one is set.
  package var expires: Moment?
  /// The file from which it is made, below the project's root.
  package var source: String?
  package var words: Int?
  package var syllables: Int?
  /// Syllables when it is read aloud: numbers and abbreviations spelled out.
  package var spokenSyllables: Int?
  /// Absent fields that an editor would expect.
  package var missing: [String] = []
  /// Errors and warnings of the file from which it is made.
  package var problems: [Diagnostic] = []
  /// The address that the page will have.
  package var link: String

  package init(link: String) {
    self.link = link
  }
}

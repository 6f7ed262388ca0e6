package import Publish
package import Showcase
package import Text
package import Vietnamese

/// The options of a build.
package struct BuildOptions: Sendable {
  /// The folder with `content/` and `themes/`, absolute.
  package var root: String
  /// The folder to publish into, absolute.
  package var output: String
  /// A name below `themes/` or a path; defaults to the one of `site.yml`.
  package var theme: String?
  /// Replaces `baseURL` of `site.yml`.
  package var baseURL: String?
  /// The moment for which the site is built.
  package var now: Moment
  package var showsDrafts: Bool
  package var showsSamples: Bool
  /// Whether warnings count as errors.
  package var isStrict: Bool
  /// The number of cores to use.
  package var jobs: Int
  /// Whether the search index is written, unless `site.yml` disables it.
  package var writesSearch = true

  package init(root: String, output: String, now: Moment, jobs: Int) {
    self.root = root
    self.output = output
    self.now = now
    self.jobs = jobs
    showsDrafts = false
    showsSamples = true
    isStrict = false
  }

  package var visibility: Visibility {
    Visibility(now: now, showsDrafts: showsDrafts, showsSamples: showsSamples)
  }
}

/// The result of a build or check.
package struct BuildReport: Sendable {
  /// One stage and its duration in seconds.
  package struct Timing: Sendable {
    package let stage: String
    package let seconds: Double
  }

  /// A record that is not shown, for the editor.
  package struct Hidden: Sendable {
    package let path: String
    package let line: Int
    package let id: String
    package let reason: Visibility.Reason
  }

  package internal(set) var diagnostics: [Diagnostic] = []
  package internal(set) var timings: [Timing] = []
  package internal(set) var stories = 0
  package internal(set) var pages = 0
  package internal(set) var publication: PublicationSummary?
  /// Filled by `check` only: the output of `build` must not depend on hidden records.
  package internal(set) var hidden: [Hidden] = []
  /// The values that the build used. They are kept until the process ends, which frees all memory
  /// at once; freeing ten thousand stories one by one takes half a second.
  var materials: [any Sendable] = []
  /// The next moment at which a build would produce a different site.
  package internal(set) var nextChange: Moment?

  package var errors: Int { diagnostics.count { $0.severity == .error } }
  package var warnings: Int { diagnostics.count { $0.severity == .warning } }

  /// 0, 1 for problems of the content, 2 for those of the settings or the theme.
  package var exitCode: Int32 {
    let errors = diagnostics.filter { $0.severity == .error }
    guard !errors.isEmpty else { return 0 }
    return errors.contains { !$0.path.hasPrefix("content/") || $0.path == "content/site.yml" }
      ? 2 : 1
  }
}

package import Showcase
package import Text
package import Vietnamese

/// The project into which a new record is written.
package struct AuthoringProject: Sendable {
  /// Finds pages that would have the same address, among those of a catalogue and files that are
  /// published unchanged, by path below `static/`. Only the modules that build sites know all
  /// pages.
  package typealias Collisions =
    @Sendable (Catalogue, SiteSettings, _ files: [String]) async -> [Diagnostic]

  /// The folder with `content/`, absolute.
  let root: String
  /// Replaces `baseURL` of `site.yml`.
  let baseURL: String?
  let now: Moment
  /// The number of cores to use.
  let jobs: Int
  let collisions: Collisions

  package init(
    root: String, baseURL: String?, now: Moment, jobs: Int, collisions: @escaping Collisions
  ) {
    self.root = root
    self.baseURL = baseURL
    self.now = now
    self.jobs = jobs
    self.collisions = collisions
  }
}

package import Showcase
package import Text
package import Vietnamese

/// The project into which a new record is written.
package struct AuthoringProject: Sendable {
  /// Finds pages that would meet at one address, among those of a catalogue and files that are published as
  /// they are, by path below `static/`. Which pages there are is known where sites are built.
  package typealias Collisions =
    @Sendable (Catalogue, SiteSettings, _ files: [String]) async -> [Diagnostic]

  /// The folder with `content/`, absolute.
  let root: String
  /// Replaces `baseURL` of `site.yml`.
  let baseURL: String?
  let now: Moment
  /// How many cores to use.
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

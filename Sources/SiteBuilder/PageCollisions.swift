package import Showcase
import Pages
import SiteModel
package import Text
package import Vietnamese

/// Finds pages that would have the same address, without rendering anything.
package enum PageCollisions {
  /// Returns what is wrong with the addresses of a catalogue's pages and of `files` below
  /// `content/static/`.
  package static func find(
    in catalogue: Catalogue, _ settings: SiteSettings, files: [String], today: CivilDate, jobs: Int
  ) async -> [Diagnostic] {
    let model = await SiteModel.make(
      catalogue, settings, today: today, parallel: Parallel(jobs: jobs))
    return PagePlan(model).collisions(files: files)
  }
}

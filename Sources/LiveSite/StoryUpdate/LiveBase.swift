// The short update path: a new version of a story replaces the old one in the last site without
// checking the others. The general path takes half a second for 10,000 stories
// (docs/performance.md), this one a few milliseconds, so that an editor sees a save at once.
// `LiveBase.replacing` is its only entry point; it uses one function of each of the other modules:
// `StoryRecheck.problems`, `Catalogue.replacing`, `SiteModel.replacing` and
// `PageBuilder.replacing`.

import Loader
import Pages
import Showcase
import SiteBuilder
import SiteModel
import Text

/// The last site without an error, with everything needed to replace a story in it.
struct LiveBase: Sendable {
  /// An assembled catalogue, and the checker of its single stories.
  struct Checked: Sendable {
    let catalogue: Catalogue
    let recheck: StoryRecheck
  }

  let site: LiveSite
  /// The result of parsing each source.
  let files: [ParsedFile]
  /// The catalogue that is shown comes first; when something is hidden, that of all records
  /// follows.
  let checked: [Checked]
  /// Sorted.
  let problems: [Diagnostic]
  /// The stories to whose headings some text links.
  let anchored: Set<String>

  /// Returns the base with new versions of stories, by the positions of their sources; nil when
  /// replacing them is not sufficient.
  func replacing(
    _ positions: [Int], from next: [ParsedFile], _ visibility: Visibility, jobs: Int
  ) -> LiveBase? {
    var changes: [(old: Story, new: Story)] = []
    for position in positions.sorted() {
      guard let (old, new) = Self.records(files[position], next[position]),
        visibility.reason(toHide: old) == nil, visibility.reason(toHide: new) == nil,
        StoryPatch.isAllowed(from: old, to: new, anchored: anchored),
        let story = old.id.flatMap({ site.files.model.catalogue.stories[$0] }), story.origin === old
      else { return nil }
      changes.append((story, Story(new)))
    }
    var found: [Diagnostic] = []
    let checked = checked.map { Self.check($0, changes.map(\.new), visibility, &found) }
    guard !found.contains(where: { $0.severity == .error }),
      let site = replacing(changes, in: checked[0].catalogue, jobs: jobs)
    else { return nil }
    let paths = Set(changes.map(\.new.origin.file.path))
    let problems = problems.filter { !paths.contains($0.path) } + Set(found)
    return LiveBase(
      site: site, files: next, checked: checked, problems: problems.sorted(),
      anchored: anchored.union(changes.flatMap(\.new.origin.namedHeadings)))
  }

  /// Returns the single record of each of two versions of a file.
  private static func records(
    _ old: ParsedFile, _ new: ParsedFile
  ) -> (old: ParsedRecord, new: ParsedRecord)? {
    guard old.records.count == 1, new.records.count == 1, old.diagnostics.isEmpty,
      new.diagnostics.isEmpty
    else { return nil }
    return (old.records[0], new.records[0])
  }

  private static func check(
    _ checked: Checked, _ stories: [Story], _ visibility: Visibility, _ found: inout [Diagnostic]
  ) -> Checked {
    let table = checked.catalogue.stories
    let catalogue = checked.catalogue.replacing(
      stories.compactMap { story in table.position(of: story.id).map { ($0, story) } })
    for story in stories {
      found += checked.recheck.problems(of: story, in: catalogue, now: visibility.now)
    }
    return Checked(catalogue: catalogue, recheck: checked.recheck)
  }

  private func replacing(
    _ changes: [(old: Story, new: Story)], in catalogue: Catalogue, jobs: Int
  ) -> LiveSite? {
    let model = site.files.model
    var places: [(position: Int, story: Story)] = []
    for (old, new) in changes {
      guard let position = model.stories.firstIndex(where: { $0 === old }) else { return nil }
      places.append((position, new))
    }
    let builder = site.files.prepared.builder.replacing(
      places.map(\.position), in: model.replacing(places, in: catalogue))
    return LiveSite(SiteFiles(site.files, with: builder), site.index, jobs: jobs)
  }
}

import Loader
import Markdown
import Pages
import Showcase
import SiteBuilder
import SiteModel
import Text

/// Whether a story may be replaced by another version of itself without a look at anything else.
///
/// Lists, their order, relations, addresses, files to publish and the checks of other records depend on some
/// of a story's fields. When all those are equal in both versions, they come out the same; what is left are
/// the story's own page, its card, its items in feeds and its row in tables, which are made of the new one.
enum StoryPatch {
  /// Fields that show on the story's own page, on its card, in feeds, tables and search, and that nothing
  /// else depends on. Any other field, one that is added to the schema as well, makes a general update.
  static let ownFields: Set<String> = {
    let keys: [any FieldKey] = [
      Story.title, Story.sapo, Story.whatWasDone, Story.results, Story.applicability, Story.author,
      Story.photographer, Story.editor, Story.approvedBy, Story.approvedOn, Story.updatedAt,
      Story.images, Story.audio, Story.video,
    ]
    return Set(keys.map(\.spec.name))
  }()

  /// `anchored` are the stories of which some text names a heading.
  static func isAllowed(
    from old: ParsedRecord, to new: ParsedRecord, anchored: Set<String>
  ) -> Bool {
    guard old.kind == .story, new.isReadable, let id = new.id, id == old.id,
      old[Story.status] != .withdrawn
    else { return false }
    guard new.fields.differences(from: old.fields).allSatisfy({ ownFields.contains($0) }) else {
      return false
    }
    guard published(by: old) == published(by: new) else { return false }
    return !anchored.contains(id) || headings(of: old) == headings(of: new)
  }

  /// The files that a story publishes, in their order.
  private static func published(by record: ParsedRecord) -> [String] {
    let images = record[Story.images].map { "image:\($0[Story.Image.file.ifPresent] ?? "")" }
    let sounds = record[Story.audio].map { "audio:\($0[Story.Recording.file.ifPresent] ?? "")" }
    let films = record[Story.video].map { "video:\($0[Story.Recording.file.ifPresent] ?? "")" }
    let shown = (record.document?.holes ?? []).compactMap { hole -> String? in
      guard case .file(let file) = hole.reference else { return nil }
      return file
    }
    return images + sounds + films + shown
  }

  private static func headings(of record: ParsedRecord) -> [String] {
    record.document?.headings.map(\.id) ?? []
  }
}

/// The last site without an error, with all that it takes to put another version of a story into it.
struct LiveBase: Sendable {
  /// A catalogue that was assembled, and how its stories are checked again.
  struct Checked: Sendable {
    let catalogue: Catalogue
    let recheck: StoryRecheck
  }

  let site: LiveSite
  /// What each source gave.
  let files: [ParsedFile]
  /// The one that is shown first, and when something is hidden the one of all records.
  let checked: [Checked]
  /// Sorted.
  let problems: [Diagnostic]
  /// The stories of which some text names a heading.
  let anchored: Set<String>

  /// The base with other versions of stories, by the positions of their sources; nil when that is not the
  /// whole of it.
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

  /// The one record of each of two versions of a file.
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

import Markdown
package import Text
package import Vietnamese

/// Checks one story again within a catalogue that is already checked, at the cost of one story.
///
/// It serves a preview that follows an editor's typing. It finds the problems of the story itself;
/// the caller handles effects on other records.
package struct StoryRecheck: Sendable {
  private let references: ReferenceChecker
  private let files: FileNames

  init(_ references: ReferenceChecker, files: FileNames) {
    self.references = references.withoutRecords
    self.files = files
  }

  /// Returns the problems of a story; `catalogue` already contains its new version.
  package func problems(
    of story: Story, in catalogue: Catalogue, now: Moment
  ) -> [Diagnostic] {
    let context = CheckContext(
      catalogue: catalogue, now: now, files: files, known: references.known)
    return story.origin.diagnostics + references.check(story.origin)
      + Story.check(Table([story]), in: context) + Story.check(each: [story], in: context)
      + LinkChecker(context).check(story)
  }
}

extension ParsedRecord {
  /// The stories to whose headings its text links, by their ids.
  package var namedHeadings: [String] {
    document?.holes.compactMap { hole in
      guard case .record(let type, let id, let fragment) = hole.reference else {
        return nil
      }
      return type == RecordKind.story.rawValue && fragment != nil ? id : nil
    } ?? []
  }
}

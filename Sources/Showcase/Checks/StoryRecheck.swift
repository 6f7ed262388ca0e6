import Markdown
package import Text
package import Vietnamese

/// Checks one story again within a catalogue that was checked before, at the cost of one story.
///
/// It serves a preview that follows an editor's typing. It finds what an assembly would find at the story
/// itself; what others would say about it is the caller's to know.
package struct StoryRecheck: Sendable {
  private let references: ReferenceChecker
  private let files: FileNames

  init(_ references: ReferenceChecker, files: FileNames) {
    self.references = references.withoutRecords
    self.files = files
  }

  /// Everything that is wrong with a story; `catalogue` has it already, in the place of what it was before.
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
  /// The stories of which its text names a heading, by their ids.
  package var namedHeadings: [String] {
    document?.holes.compactMap { hole in
      guard case .record(let type, let id, let fragment) = hole.reference else {
        return nil
      }
      return type == RecordKind.story.rawValue && fragment != nil ? id : nil
    } ?? []
  }
}

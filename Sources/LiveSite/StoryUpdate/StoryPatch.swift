import Markdown
import Showcase

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

import Markdown
import Showcase

/// Decides whether a new version of a story may replace the old one without checking anything else.
///
/// Lists, their order, relations, addresses, published files and the checks of other records depend
/// on some of a story's fields. When all of those are equal in both versions, the results are equal
/// too; what remains are the story's own page, its card, its feed items and its table row, which
/// are made from the new version.
enum StoryPatch {
  /// Fields that appear on the story's own page, on its card, in feeds, tables and search, and on
  /// which nothing else depends. A change of any other field, including fields added to the schema
  /// later, causes a general update.
  static let ownFields: Set<String> = {
    let keys: [any FieldKey] = [
      Story.title, Story.sapo, Story.whatWasDone, Story.results, Story.applicability, Story.author,
      Story.photographer, Story.editor, Story.approvedBy, Story.approvedOn, Story.updatedAt,
      Story.images, Story.audio, Story.video,
    ]
    return Set(keys.map(\.spec.name))
  }()

  /// Returns whether the short update path is allowed; `anchored` holds the stories to whose
  /// headings some text links.
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

  /// Returns the files that a story publishes, in their order.
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

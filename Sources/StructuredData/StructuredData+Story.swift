import Markdown
import Showcase
package import SiteModel
package import Text
import Vietnamese

extension StructuredData {
  /// Writes a shown story as `NewsArticle`, with the full addresses of its pictures; writes nothing
  /// for a withdrawn one.
  package static func story(
    _ index: Int, model: SiteModel, linked: LinkedDataCache, images: [String],
    to object: inout JSONObject
  ) {
    let story = model.stories[index]
    let origin = model.settings.origin
    let url = model.storyURLs[index]
    object.add("@id", origin, url, "#article")
    object.add("mainEntityOfPage") { page in
      page.add("@type", "WebPage" as StaticString)
      page.add("@id", origin, url)
    }
    object.add("url", origin, url)
    object.add("headline", story.title)
    object.add("description", story.sapo)
    object.add("datePublished", story.published?.rfc3339)
    object.add("dateModified", modified(story)?.rfc3339)
    if isEditors(story.author) {
      object.add("author", raw: linked.publisher)
    } else {
      object.add("author") { author in
        author.add("@type", "Person" as StaticString)
        author.add("name", story.author)
      }
    }
    object.add("publisher", raw: linked.publisher)
    object.add("inLanguage", story.lang)
    object.add("articleSection", section(of: story, model))
    object.add("keywords", texts: story.topics.map { model.term($0, of: .topic) })
    object.add("image", texts: images)
    object.add(
      "contentLocation",
      raw: place(story.locality, on: story.placeDay, model: model, linked: linked))
    object.add(
      "about",
      list: story.recipients.compactMap { id in
        model.recipients.position(of: id).map { linked.recipients[$0] }
      })
    object.add("isBasedOn", basis(of: story, model))
    object.add("wordCount", story.document.wordCount)
    object.add("isAccessibleForFree", true)
    object.add("isPartOf", raw: linked.site)
    if story.isSample {
      object.add("creativeWorkStatus", model.settings.sampleLabel)
      object.add("genre", model.settings.sampleLabel)
    }
  }

  /// Returns when the story was last changed in substance, never before it was published.
  static func modified(_ story: Story) -> Moment? {
    [story.published, story.updatedAt].compactMap { $0 }.max()
  }

  /// Returns whether the byline is the editorial board (Ban Biên tập), whatever follows it.
  static func isEditors(_ author: String) -> Bool {
    author.utf8.starts(with: "Ban Biên tập".utf8) || author.utf8.starts(with: "Ban biên tập".utf8)
      || author.utf8.starts(with: "BAN BIÊN TẬP".utf8)
  }

  /// Returns the press column, or the kind of exemplar.
  private static func section(of story: Story, _ model: SiteModel) -> String {
    story.column.flatMap { model.columns[$0]?.title } ?? model.term(story.kind, of: .storyKind)
  }

  /// Returns the model that the story follows, unless that was withdrawn.
  private static func basis(of story: Story, _ model: SiteModel) -> String? {
    guard let id = story.basedOn, let basis = model.catalogue.stories[id], !basis.isWithdrawn
    else { return nil }
    return model.addresses.canonical(model.addresses.story(id))
  }
}

package import SiteModel
import StructuredData

/// What many pages print alike, made once before the first page: names with their links, days, and parts of
/// the structured data.
package struct PageParts: Sendable {
  let names: NameBook
  let days: DayBook
  let linked: LinkedBook

  init(names: NameBook, days: DayBook, linked: LinkedBook) {
    self.names = names
    self.days = days
    self.linked = linked
  }

  /// Makes all of them, side by side.
  package static func make(_ model: SiteModel) async -> PageParts {
    let days = Task { DayBook(model.catalogue) }
    let linked = Task { LinkedBook(model) }
    let names = NameBook(model)
    return PageParts(names: names, days: await days.value, linked: await linked.value)
  }
}

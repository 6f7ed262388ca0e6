package import SiteModel
import StructuredData

/// What many pages print alike, made once before the first page: names with their links, days, parts of the
/// structured data, and the roll of honour.
package struct PageParts: Sendable {
  let names: NameBook
  let days: DayBook
  let linked: LinkedBook
  let roll: HonourRoll

  init(names: NameBook, days: DayBook, linked: LinkedBook, roll: HonourRoll) {
    self.names = names
    self.days = days
    self.linked = linked
    self.roll = roll
  }

  /// Makes all of them, side by side.
  package static func make(_ model: SiteModel) async -> PageParts {
    let days = Task { DayBook(model.catalogue) }
    let linked = Task { LinkedBook(model) }
    let roll = Task { HonourRoll(model) }
    let names = NameBook(model)
    return await PageParts(
      names: names, days: days.value, linked: linked.value, roll: roll.value)
  }
}

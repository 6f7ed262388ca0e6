package import SiteModel
import StructuredData

/// The parts that many pages print identically, made once before the first page: names with their
/// links, days, parts of the structured data, and the roll of honour.
package struct PageParts: Sendable {
  let names: NameIndex
  let days: DayCache
  let linked: LinkedDataCache
  let roll: HonourRoll

  init(names: NameIndex, days: DayCache, linked: LinkedDataCache, roll: HonourRoll) {
    self.names = names
    self.days = days
    self.linked = linked
    self.roll = roll
  }

  /// Makes all parts concurrently.
  package static func make(_ model: SiteModel) async -> PageParts {
    let days = Task { DayCache(model.catalogue) }
    let linked = Task { LinkedDataCache(model) }
    let roll = Task { HonourRoll(model) }
    let names = NameIndex(model)
    return await PageParts(
      names: names, days: days.value, linked: linked.value, roll: roll.value)
  }
}

package import Showcase
import Text
package import Vietnamese

/// Holds the printed form of each version of each place, computed once because stories name the
/// same places many times.
package final class PlaceIndex: Sendable {
  /// One version of a place: its full name with all places above it, and what it belongs to now.
  package final class Entry: Sendable {
    package let spell: Locality
    /// Its position in `all`.
    package let number: Int
    /// `phường Vĩnh Nguyên, thành phố Nha Trang, tỉnh Khánh Hòa`.
    package let full: String
    /// `nay thuộc phường Nha Trang, tỉnh Khánh Hòa`; nil when the name still holds.
    package let now: String?

    init(spell: Locality, number: Int, full: String, now: String?) {
      self.spell = spell
      self.number = number
      self.full = full
      self.now = now
    }
  }

  /// Every version of every place.
  package let all: [Entry]
  private let entries: TextMap<[Entry]>

  init(_ places: LocalityTable, today: CivilDate, isEnglish: Bool) {
    let printer = PlacePrinter(places: places, today: today, isEnglish: isEnglish)
    var entries = TextMap<[Entry]>()
    var all: [Entry] = []
    for spell in places where !entries.contains(spell.id) {
      let spells = places.spells(of: spell.id).enumerated().map { index, spell in
        let day = spell.lastDay ?? today
        return Entry(
          spell: spell, number: all.count + index, full: printer.full(spell.id, on: day),
          now: printer.now(spell.id, on: day))
      }
      entries.set(spells, for: spell.id)
      all += spells
    }
    self.all = all
    self.entries = entries
  }

  /// Returns the entry of a place on a day, or its latest; nil when there is no such place.
  package func entry(_ id: String, on date: CivilDate?) -> Entry? {
    guard let spells = entries[id] else { return nil }
    guard let date, spells.count > 1 else { return spells.last }
    return spells.first { $0.spell.isValid(on: date) } ?? spells.last
  }
}

extension Locality {
  /// The last day on which the version was valid; nil while it still is.
  package var lastDay: CivilDate? { validTo?.adding(days: -1) }
}

/// Composes the printed names of places.
package struct PlacePrinter: Sendable {
  package let places: LocalityTable
  package let today: CivilDate
  package let isEnglish: Bool

  package init(places: LocalityTable, today: CivilDate, isEnglish: Bool) {
    self.places = places
    self.today = today
    self.isEnglish = isEnglish
  }

  /// Returns the place and all above it as named on a day, without the country.
  package func full(_ id: String, on date: CivilDate?) -> String {
    let chain = places.chain(from: id, on: date)
      .filter { !$0.level.isAboveProvinces }
    guard chain.isEmpty else { return chain.map(\.fullName).joined(separator: ", ") }
    return places.spell(of: id, on: nil)?.fullName ?? id
  }

  /// Returns what a place of an earlier day belongs to now, or nil when its name still holds.
  package func now(_ id: String, on date: CivilDate) -> String? {
    guard let spell = places.spell(of: id, on: date) else { return nil }
    if places.spell(of: id, on: today) != nil {
      let now = full(id, on: today)
      return now == full(id, on: date) ? nil : (isEnglish ? "now" : "nay là") + " \(now)"
    }
    let successors = current(spell, depth: 0)
    guard !successors.isEmpty else {
      // A hamlet has no successor of its own; the place above it determines the answer.
      return spell.parent.flatMap { now($0, on: date) }
    }
    let names = successors.compactMap { places.spell(of: $0, on: today)?.fullName }
    let above = Set(
      successors.compactMap { places.chain(from: $0, on: today).dropFirst().first?.fullName })
    let province = above.count == 1 ? above.first.map { ", \($0)" } ?? "" : ""
    return (isEnglish ? "now part of" : "nay thuộc")
      + " \(names.joined(separator: ", "))\(province)"
  }

  /// Returns today's places that succeeded a version, following any number of changes.
  package func current(_ spell: Locality, depth: Int) -> [String] {
    guard depth < 8 else { return [] }
    var found: [String] = []
    for successor in spell.successors {
      let spells = places.spells(of: successor.id)
      if spells.contains(where: { $0.isValid(on: today) }) {
        if !found.contains(successor.id) { found.append(successor.id) }
      } else if let last = spells.last {
        for id in current(last, depth: depth + 1) where !found.contains(id) { found.append(id) }
      }
    }
    return found
  }
}

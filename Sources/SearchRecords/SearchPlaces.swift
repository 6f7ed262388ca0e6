import SearchWriter
import Showcase
import SiteModel
import Vietnamese

/// The places by which results can be filtered: those of records, the places above them, and their
/// successors.
struct SearchPlaces: Sendable {
  /// Sorted hierarchically, so that each place follows the one above it.
  let all: [SearchPlace]
  private let numbers: [Key: Int]
  private let localities: LocalityTable

  /// One version of a place.
  private struct Key: Hashable, Sendable {
    let id: String
    let from: Int
  }

  init(_ model: SiteModel) {
    let table = model.catalogue.localities
    localities = table
    var used: [Key: Locality] = [:]
    let printer = PlacePrinter(places: table, today: model.today, isEnglish: false)
    func take(_ spell: Locality) {
      guard used.updateValue(spell, forKey: Self.key(spell)) == nil else { return }
      if let parent = Self.parent(of: spell, table, model.today) { take(parent) }
      for id in printer.current(spell, depth: 0) {
        if let successor = table.spell(of: id, on: model.today) { take(successor) }
      }
    }
    for (id, day) in Self.uses(model) {
      if let spell = Self.spell(of: id, on: day, table) { take(spell) }
    }
    var paths: [Key: [[UInt8]]] = [:]
    for (key, spell) in used { paths[key] = Self.path(of: spell, table, model.today) }
    let order = used.keys.sorted { a, b in
      let (left, right) = (paths[a] ?? [], paths[b] ?? [])
      if left != right {
        return left.lexicographicallyPrecedes(right) { $0.lexicographicallyPrecedes($1) }
      }
      return a.from < b.from
    }
    var numbers: [Key: Int] = [:]
    for (number, key) in order.enumerated() { numbers[key] = number }
    self.numbers = numbers
    all = order.compactMap { key in
      guard let spell = used[key] else { return nil }
      return SearchPlace(
        id: spell.id, name: Print.capitalised(spell.fullName),
        parent: Self.parent(of: spell, table, model.today).flatMap { numbers[Self.key($0)] },
        level: Self.level(spell), isGone: !spell.isValid(on: model.today),
        successors: printer.current(spell, depth: 0).compactMap { id in
          table.spell(of: id, on: model.today).flatMap { numbers[Self.key($0)] }
        })
    }
  }

  /// Returns the number of a place as it was on a day.
  func number(of id: String, on day: CivilDate?) -> Int? {
    Self.spell(of: id, on: day, localities).flatMap { numbers[Self.key($0)] }
  }

  /// Returns every place that a record of the index names, with the day on which it is resolved.
  private static func uses(_ model: SiteModel) -> [(String, CivilDate?)] {
    model.stories.map { ($0.locality, model.day(of: $0)) }
      + model.recipients.map { ($0.locality, $0.origin.localityDate) }
      + model.events.compactMap { event in event.locality.map { ($0, event.start.date) } }
      + model.organisations.compactMap { body in
        body.locality.map { ($0, body.origin.localityDate) }
      }
  }

  private static func spell(
    of id: String, on day: CivilDate?, _ table: LocalityTable
  ) -> Locality? {
    table.spell(of: id, on: day) ?? table.spells(of: id).last
  }

  private static func key(_ spell: Locality) -> Key {
    Key(id: spell.id, from: spell.validFrom.daysSinceEpoch)
  }

  /// Returns the place above a version on the version's last day.
  private static func parent(
    of spell: Locality, _ table: LocalityTable, _ today: CivilDate
  ) -> Locality? {
    let chain = table.chain(from: spell.id, on: spell.lastDay ?? today)
    return chain.count > 1 && chain[0].validFrom == spell.validFrom ? chain[1] : nil
  }

  /// Returns the ids from the top down to the version.
  private static func path(
    of spell: Locality, _ table: LocalityTable, _ today: CivilDate
  ) -> [[UInt8]] {
    var path = [Array(spell.id.utf8)]
    var next = parent(of: spell, table, today)
    while let place = next, path.count < 16 {
      path.append(Array(place.id.utf8))
      next = parent(of: place, table, today)
    }
    return path.reversed()
  }

  private static func level(_ spell: Locality) -> Int {
    switch spell.level {
    case .country, .region: 0
    case .province: 1
    case .district: 2
    case .commune: 3
    case .hamlet: 4
    }
  }
}

import Showcase
import Vietnamese

extension PageBuilder {
  /// A place by its name on a day, with its page.
  func placeName(_ id: String, on date: CivilDate?) -> Name {
    let places = model.catalogue.localities
    guard let spell = places.spell(of: id, on: date) ?? places.spell(of: id, on: nil) else {
      return Name(id)
    }
    return Name(Print.capitalised(spell.fullName), url: url(model.addresses.locality(id)))
  }

  /// The place and all above it as named on a day: `phường Vĩnh Nguyên, thành phố Nha Trang, tỉnh Khánh Hòa`.
  func fullPlace(_ id: String, on date: CivilDate?) -> String {
    let chain = model.catalogue.localities.chain(from: id, on: date)
      .filter { $0.level != "quoc-gia" && $0.level != "vung" }
    return chain.isEmpty ? placeName(id, on: date).label : chain.map(\.fullName).joined(separator: ", ")
  }

  /// What a place of an earlier day belongs to now, or nil when its name still holds:
  /// `nay thuộc phường Nha Trang, tỉnh Khánh Hòa`.
  func placeNow(_ id: String, on date: CivilDate?) -> String? {
    let places = model.catalogue.localities
    guard let date, let spell = places.spell(of: id, on: date) else { return nil }
    let then = fullPlace(id, on: date)
    if places.spell(of: id, on: model.today) != nil {
      let now = fullPlace(id, on: model.today)
      return now == then ? nil : word("nay là", "now") + " \(now)"
    }
    let successors = current(spell, depth: 0)
    guard !successors.isEmpty else {
      // A hamlet has no successor of its own; what is above it tells.
      guard let parent = spell.parent else { return nil }
      return placeNow(parent, on: date)
    }
    let above = successors.compactMap { places.chain(from: $0, on: model.today).dropFirst().first?.fullName }
    let names = successors.compactMap { places.spell(of: $0, on: model.today)?.fullName }
    let province = Set(above).count == 1 ? above.first.map { ", \($0)" } ?? "" : ""
    return word("nay thuộc", "now part of") + " \(names.joined(separator: ", "))\(province)"
  }

  /// The places of today to which a spell went, through as many changes as there were.
  func current(_ spell: Locality, depth: Int) -> [String] {
    guard depth < 8 else { return [] }
    var found: [String] = []
    for successor in spell.successors {
      let spells = model.catalogue.localities.spells(of: successor.id)
      if spells.contains(where: { $0.isValid(on: model.today) }) {
        if !found.contains(successor.id) { found.append(successor.id) }
      } else if let last = spells.last {
        for id in current(last, depth: depth + 1) where !found.contains(id) { found.append(id) }
      }
    }
    return found
  }

  /// The page of a place with all its spells.
  func localityPage(_ id: String) -> RecordPage {
    let places = model.catalogue.localities
    let spells = places.spells(of: id)
    guard let last = spells.last else { return RecordPage() }
    var page = RecordPage()
    page.name = Print.capitalised(last.fullName)
    page.kind = PageBuilder.label(last.level, of: "level", in: Locality.schema)
    page.facts = spells.flatMap { facts(of: $0, isOnly: spells.count == 1) }
    page.note = last.validTo.map { ended in
      ended <= model.today ? placeNow(id, on: ended.adding(days: -1)).map(Print.capitalised) : nil
    } ?? nil
    page.parents = places.chain(from: id, on: last.validTo?.adding(days: -1) ?? model.today)
      .dropFirst().filter { $0.level != "quoc-gia" }.map {
        Name(Print.capitalised($0.fullName), url: url(model.addresses.locality($0.id)))
      }
    page.after = last.successors.map { successor in
      var name = placeName(successor.id, on: last.validTo)
      name.note = successor.isWhole ? word("toàn bộ", "whole") : word("một phần", "in part")
      return name
    }
    page.before = places.filter { $0.successors.contains { $0.id == id } && $0.id != id }.map { old in
      let isWhole = old.successors.contains { $0.id == id && $0.isWhole }
      return Name(
        fullPlace(old.id, on: old.validTo?.adding(days: -1)), url: url(model.addresses.locality(old.id)),
        note: isWhole ? nil : word("một phần", "in part"))
    }
    page.children = children(of: id)
    page.events = model.events.filter { $0.locality == id }.map(eventRow)
    page.recipients = model.recipients.filter { $0.locality == id }.compactMap { recipientCard($0.id) }
    page.documents = []
    page.sources = sources(last)
    page.honours = honours(
      model.relations.awards.filter { award in
        award.counts && model.recipients[award.recipient].map { isBelow($0, id) } == true
      })
    return page
  }

  private func isBelow(_ recipient: Recipient, _ id: String) -> Bool {
    model.catalogue.localities.chain(from: recipient.locality, on: recipient.origin.localityDate)
      .contains { $0.id == id }
  }

  private func children(of id: String) -> [Term] {
    let lists = Dictionary(
      (model.lists[.locality] ?? []).map { ($0.id, $0.stories.count) }, uniquingKeysWith: { first, _ in first })
    var seen: Set<String> = []
    let children = model.catalogue.localities.filter { $0.parent == id && seen.insert($0.id).inserted }
    return children.sorted { Collation.key($0.name).lexicographicallyPrecedes(Collation.key($1.name)) }
      .map { child in
        let spell = model.catalogue.localities.spell(of: child.id, on: nil) ?? child
        let ended = spell.validTo.map { word("đến", "until") + " \($0.adding(days: -1).vietnameseText)" }
        return Term(
          label: Print.capitalised(spell.fullName), url: url(model.addresses.locality(child.id)),
          count: lists[child.id] ?? 0, note: ended)
      }
  }

  private func facts(of spell: Locality, isOnly: Bool) -> [Fact] {
    var facts: [Fact] = []
    let until = spell.validTo?.adding(days: -1)
    let name = fullPlace(spell.id, on: until ?? model.today)
    facts.append(Fact(label: word("Tên gọi", "Name"), value: Print.capitalised(name)))
    if let code = spell.code {
      facts.append(Fact(label: word("Mã đơn vị hành chính", "Code"), value: code))
    }
    if let from = spell.validFrom, from.year > 1900 {
      facts.append(Fact(label: word("Từ ngày", "From"), value: from.vietnameseText))
    }
    if let until { facts.append(Fact(label: word("Đến hết ngày", "Until"), value: until.vietnameseText)) }
    if let document = spell.document {
      facts.append(Fact(label: word("Văn bản", "Document"), value: document))
    }
    return facts
  }
}

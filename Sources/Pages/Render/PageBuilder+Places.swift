import Markdown
import Showcase
import SiteModel
import Text
import Vietnamese

extension PageBuilder {
  /// Returns a place by its name on a day, with its page.
  func placeName(_ id: String, on date: CivilDate?) -> Name {
    model.places.entry(id, on: date).map { names.places[$0.number] } ?? Name(id)
  }

  /// Returns the place and all above it as named on a day:
  /// `phường Vĩnh Nguyên, thành phố Nha Trang, tỉnh Khánh Hòa`.
  func fullPlace(_ id: String, on date: CivilDate?) -> String {
    model.places.entry(id, on: date)?.full ?? id
  }

  /// Returns what a place of an earlier day belongs to now, or nil when its name still holds:
  /// `nay thuộc phường Nha Trang, tỉnh Khánh Hòa`.
  func placeNow(_ id: String, on date: CivilDate?) -> String? {
    date.flatMap { model.places.entry(id, on: $0)?.now }
  }

  /// Returns the page of a place with all its versions.
  func localityPage(_ id: String) -> RecordPage {
    let places = model.catalogue.localities
    let spells = places.spells(of: id)
    guard let last = spells.last else { return RecordPage() }
    var page = RecordPage()
    page.name = Print.capitalised(last.fullName)
    page.kind = label(last.level)
    page.facts = spells.flatMap { facts(of: $0, isOnly: spells.count == 1) }
    page.note =
      last.validTo.map { ended in
        ended <= model.today ? placeNow(id, on: ended.adding(days: -1)).map(Print.capitalised) : nil
      } ?? nil
    page.parents = places.chain(from: id, on: last.validTo?.adding(days: -1) ?? model.today)
      .dropFirst().filter { $0.level != .country }.map {
        Name(Print.capitalised($0.fullName), url: url(model.addresses.locality($0.id)))
      }
    page.after = last.successors.map { successor in
      placeName(successor.id, on: last.validTo)
        .noted(successor.isWhole ? word("toàn bộ", "whole") : word("một phần", "in part"))
    }
    page.before = (model.relations.predecessors[id] ?? []).map { old in
      let isWhole = old.successors.contains { $0.id == id && $0.isWhole }
      return Name(
        fullPlace(old.id, on: old.validTo?.adding(days: -1)),
        url: url(model.addresses.locality(old.id)),
        note: isWhole ? nil : word("một phần", "in part"))
    }
    page.children = children(of: id)
    page.events = (model.relations.eventsOfPlace[id] ?? []).map(eventRow)
    page.recipients = (model.relations.recipientsOfPlace[id] ?? []).map { recipientCards[$0] }
    page.sources = sources(last)
    page.honours = honours(model.relations.awardsOfPlace[id] ?? [])
    return page
  }

  private func children(of id: String) -> [Term] {
    let children = model.relations.partsOfPlace[id] ?? []
    return children.sorted {
      Collation.key($0.name).lexicographicallyPrecedes(Collation.key($1.name))
    }
    .map { child in
      let spell = model.catalogue.localities.spell(of: child.id, on: nil) ?? child
      let ended = spell.validTo.map {
        word("đến", "until") + " \($0.adding(days: -1).vietnameseText)"
      }
      return Term(
        label: Print.capitalised(spell.fullName), url: url(model.addresses.locality(child.id)),
        count: model.list(.locality, child.id).count, note: ended)
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
    if spell.validFrom.year > 1900 {
      facts.append(
        Fact(label: word("Từ ngày", "From"), value: spell.validFrom.vietnameseText))
    }
    if let until {
      facts.append(Fact(label: word("Đến hết ngày", "Until"), value: until.vietnameseText))
    }
    if let document = spell.document {
      facts.append(Fact(label: word("Văn bản", "Document"), value: document))
    }
    return facts
  }
}

package import Text
import Vietnamese

extension Locality {
  /// The day on which the district level ended (Law 72/2025/QH15).
  static let endOfDistricts = CivilDate(iso: "2025-07-01")

  package static func check(_ table: Table<Locality>, in context: CheckContext) -> [Diagnostic] {
    var found: [Diagnostic] = []
    let places = context.catalogue.localities
    for locality in places {
      locality.checkSpell(&found)
      locality.checkParent(context, &found)
      locality.checkRing(places, &found)
      locality.checkSuccessors(context, &found)
    }
    found += overlaps(places)
    return found
  }

  private func checkSpell(_ found: inout [Diagnostic]) {
    if let from = validFrom, let to = validTo, to <= from {
      found.append(
        problem(
          at: "validTo", code: "ends-before-start",
          Message(en: "'validTo' is not after 'validFrom'", vi: "'validTo' không sau 'validFrom'")))
    }
    if level == "huyen", let from = validFrom, let end = Self.endOfDistricts, from >= end {
      found.append(
        problem(
          at: "level", code: "district-after-2025",
          Message(
            en: "there are no districts since 2025-07-01", vi: "từ 01/7/2025 không còn cấp huyện")))
    }
    if let code,
      !(code.utf8.allSatisfy { (0x30...0x39).contains($0) } && [2, 3, 5].contains(code.utf8.count))
    {
      found.append(
        problem(
          at: "code", code: "locality-code",
          Message(
            en: "'\(code)' is not a code of 2, 3 or 5 digits",
            vi: "'\(code)' không phải mã gồm 2, 3 hoặc 5 chữ số"),
          hint: Message(
            en: "leading zeros count; format the column as text",
            vi: "phải giữ số 0 ở đầu; hãy định dạng cột là văn bản")))
    }
  }

  /// A place above itself; each ring is reported once, at its member first by id.
  private func checkRing(_ places: LocalityTable, _ found: inout [Diagnostic]) {
    var above: Set<String> = []
    var next = parent
    while let place = next, place >= id, above.insert(place).inserted {
      if place == id {
        found.append(
          problem(
            at: "parent", code: "locality-ring",
            Message(
              en: "'\(id)' is above itself through 'parent'",
              vi: "'\(id)' nằm trên chính nó qua 'parent'")))
        return
      }
      next = places.spell(of: place, on: validFrom)?.parent
    }
  }

  private func checkParent(_ context: CheckContext, _ found: inout [Diagnostic]) {
    let places = context.catalogue.localities
    guard let parent else {
      if ["huyen", "xa", "thon"].contains(level) {
        found.append(
          problem(
            at: "parent", code: "missing-field",
            Message(en: "'parent' is missing", vi: "thiếu 'parent'")))
      }
      return
    }
    guard !places.spells(of: parent).isEmpty,
      !context.known.isPartial(Locality.schema.name, parent)
    else { return }
    let ends = [validFrom, validTo.map { $0.adding(days: -1) }].compactMap { $0 }
    guard let gap = ends.first(where: { places.spell(of: parent, on: $0) == nil }) else { return }
    found.append(
      problem(
        at: "parent", code: "parent-not-valid",
        Message(
          en: "'\(parent)' did not exist on \(gap.isoText), when '\(id)' did",
          vi: "'\(parent)' không tồn tại vào ngày \(gap.vietnameseText), khi '\(id)' tồn tại")))
  }

  private func checkSuccessors(_ context: CheckContext, _ found: inout [Diagnostic]) {
    for (index, successor) in successors.enumerated()
    where !context.known.accepts(Locality.schema.name, successor.id) {
      let names = context.known.suggestions(of: Locality.schema.name, problems: found.count)
      found.append(
        .unknownReference(
          successor.id, type: Locality.schema.name, known: names, in: origin.file,
          at: origin.fields.offset(of: "successors", item: index)))
    }
  }

  private static func overlaps(_ places: LocalityTable) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for id in Set(places.map(\.id)) {
      let spells = places.spells(of: id)
      for (earlier, later) in zip(spells, spells.dropFirst()) {
        // Two rows that begin on one day are reported as one id used twice.
        guard let from = later.validFrom, from != earlier.validFrom else { continue }
        if let to = earlier.validTo, to <= from { continue }
        let place = earlier.origin.file.position(at: earlier.origin.fields.start)
        found.append(
          later.problem(
            at: "validFrom", code: "spells-overlap",
            Message(
              en: "'\(id)' has another spell then, at \(earlier.origin.file.path):\(place.line)",
              vi:
                "'\(id)' đã có một giai đoạn khác khi đó, ở \(earlier.origin.file.path):\(place.line)"
            )))
      }
    }
    return found
  }
}

extension Organisation {
  package static func check(_ table: Table<Organisation>, in context: CheckContext) -> [Diagnostic]
  {
    var found = rings(table, code: "organisation-ring", field: "parent") { $0.parent }
    for organisation in table {
      guard let from = organisation.validFrom, let to = organisation.validTo, to <= from else {
        continue
      }
      found.append(
        organisation.problem(
          at: "validTo", code: "ends-before-start",
          Message(en: "'validTo' is not after 'validFrom'", vi: "'validTo' không sau 'validFrom'")))
    }
    return found
  }
}

extension Committee {
  package static func check(_ table: Table<Committee>, in context: CheckContext) -> [Diagnostic] {
    []
  }
}

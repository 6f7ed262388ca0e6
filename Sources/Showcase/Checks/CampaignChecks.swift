package import Text
import Vietnamese

extension Campaign {
  package static func check(_ table: Table<Campaign>, in context: CheckContext) -> [Diagnostic] {
    var found = rings(table, code: "campaign-ring", field: "parent") { $0.parent }
    let forms = context.catalogue.table(of: AwardForm.self)
    for campaign in table {
      if let start = campaign.start, let end = campaign.end, end < start {
        found.append(
          campaign.problem(
            at: "end", code: "ends-before-start",
            Message(
              en: "the campaign ends before it begins", vi: "phong trào kết thúc trước khi bắt đầu")
          ))
      }
      let ranks = campaign.awardForms.compactMap { forms[$0]?.rank }
      if ranks.count == campaign.awardForms.count, ranks != ranks.sorted() {
        found.append(
          campaign.problem(
            .warning, at: "awardForms", code: "award-forms-order",
            Message(
              en: "the award forms are not in the order of their ranks",
              vi: "các hình thức khen thưởng chưa xếp theo thứ bậc")))
      }
    }
    return found
  }
}

extension Column {
  package static func check(_ table: Table<Column>, in context: CheckContext) -> [Diagnostic] {
    let organisations = context.catalogue.table(of: Organisation.self)
    return table.compactMap { column in
      guard let outlet = organisations[column.outlet], !outlet.isOutlet else { return nil }
      return column.problem(
        at: "outlet", code: "not-an-outlet",
        Message(
          en: "'\(outlet.id)' is not marked as a newspaper or broadcaster",
          vi: "'\(outlet.id)' chưa được ghi là cơ quan báo chí"),
        hint: Message(
          en: "write 'isOutlet: true' in its record", vi: "hãy ghi 'isOutlet: true' cho cơ quan này"
        ))
    }
  }
}

extension Event {
  package static func check(_ table: Table<Event>, in context: CheckContext) -> [Diagnostic] {
    table.compactMap { event in
      guard let start = event.start, let end = event.end, end < start else { return nil }
      return event.problem(
        at: "end", code: "ends-before-start",
        Message(en: "the event ends before it begins", vi: "sự kiện kết thúc trước khi bắt đầu"))
    }
  }
}

extension Vocabulary {
  package static func check(_ table: Table<Vocabulary>, in context: CheckContext) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for vocabulary in table {
      found += vocabulary.origin.repetitions(in: "terms", key: "id")
    }
    return found
  }
}

extension Page {
  package static func check(_ table: Table<Page>, in context: CheckContext) -> [Diagnostic] { [] }
}

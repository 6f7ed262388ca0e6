import Showcase
import SiteModel
import Vietnamese

/// The awards that count, and their distribution among the pages of the roll of honour; made once
/// for all pages.
struct HonourRoll: Sendable {
  /// Positions in the model's awards.
  let all: [Int]
  let byForm: [String: [Int]]
  let byYear: [Int: [Int]]
  /// The forms by rank and the years, newest first, each with its page and its number of awards.
  private(set) var forms: [Term] = []
  private(set) var years: [Term] = []

  init(_ model: SiteModel) {
    let awards = model.relations.awards
    all = awards.indices.filter { awards[$0].counts }
    byForm = Dictionary(grouping: all) { awards[$0].form }
    byYear = Dictionary(grouping: all.filter { awards[$0].decisionDate != nil }) {
      awards[$0].decisionDate?.year ?? 0
    }
    forms = byForm.keys.sorted { Self.rank($0, model) < Self.rank($1, model) }.map { id in
      Term(
        label: model.forms[id]?.name ?? id,
        url: model.url(model.addresses.page(of: .awardForm, id)), count: byForm[id]?.count ?? 0)
    }
    years = byYear.keys.sorted(by: >).map { year in
      Term(
        label: model.settings.word("Năm", "Year") + " \(year)",
        url: model.url(model.addresses.page(String(year), below: "honours")),
        count: byYear[year]?.count ?? 0)
    }
  }

  /// Returns the rank of an award form, by law or by the order of ceremonies.
  static func rank(_ form: String, _ model: SiteModel) -> (Int, String) {
    guard let found = model.forms[form] else { return (.max, form) }
    return (model.settings.awardOrder == .law ? found.rank : found.rankCeremony, form)
  }
}

import Showcase
import SiteModel
import Templates
import Vietnamese

extension PageBuilder {
  func pageCount(_ count: Int, size: Int? = nil) -> Int { model.pageCount(count, size: size) }

  /// Returns the part of a list that a page shows; pages are counted from 1.
  func slice(_ stories: some RandomAccessCollection<Int>, page: Int) -> [Record] {
    let size = model.settings.pageSize
    return cards(stories.dropFirst((page - 1) * size).prefix(size))
  }

  /// Returns links to the first, the last and the nearby pages; nil when there is only one page.
  func pagination(_ page: Int, of pages: Int, path: String) -> Pagination? {
    guard pages > 1 else { return nil }
    let shown = [1, page - 1, page, page + 1, pages].filter { (1...pages).contains($0) }
    var links: [Pagination.PageLink] = []
    var last = 0
    for number in shown where number > last {
      if number > last + 1 {
        links.append(Pagination.PageLink(label: "…", url: "", isCurrent: false, isGap: true))
      }
      links.append(
        Pagination.PageLink(
          label: Print.number(number), url: url(model.addresses.page(number, of: path)),
          isCurrent: number == page, isGap: false))
      last = number
    }
    return Pagination(
      page: page, pages: pages,
      previous: page > 1 ? url(model.addresses.page(page - 1, of: path)) : nil,
      next: page < pages ? url(model.addresses.page(page + 1, of: path)) : nil, links: links)
  }

  /// Returns the terms that appear beside a list; none for a taxonomy with too many terms to read
  /// through.
  static func siblings(_ builder: PageBuilder) -> [Taxonomy: [Record]] {
    var siblings: [Taxonomy: [Record]] = [:]
    for (taxonomy, lists) in builder.model.lists where lists.count <= 40 {
      siblings[taxonomy] = builder.terms(taxonomy).map(Term.view.sharedRecord)
    }
    return siblings
  }

  func terms(_ taxonomy: Taxonomy) -> [Term] {
    (model.lists[taxonomy] ?? []).map { list in
      Term(label: list.label, url: url(list.path), count: list.stories.count, level: list.level)
    }
  }

  /// Returns one page of all stories.
  func allStories(page: Int) -> ListPage {
    let all = model.stories.indices
    var list = ListPage()
    list.title = word("Tất cả bài viết", "All stories")
    list.stories = slice(all, page: page)
    list.count = all.count
    list.pagination = pagination(page, of: pageCount(all.count), path: model.addresses.stories)
    list.siblings = siblings[.kind] ?? []
    return list
  }

  /// Returns one page of the stories of a term.
  func termPage(_ taxonomy: Taxonomy, _ index: Int, page: Int) -> ListPage {
    guard let term = model.lists[taxonomy]?[index] else { return ListPage() }
    var list = ListPage()
    list.title = term.label
    list.summary = summary(of: term, in: taxonomy)
    list.stories = slice(term.stories, page: page)
    list.count = term.stories.count
    list.pagination = pagination(page, of: pageCount(term.stories.count), path: term.path)
    list.siblings = siblings[taxonomy] ?? []
    return list
  }

  private func summary(of term: TermList, in taxonomy: Taxonomy) -> String? {
    switch taxonomy {
    case .column: model.columns[term.id]?.summary
    case .campaign: model.campaigns[term.id]?.summary
    case .awardForm: model.forms[term.id]?.summary
    case .kind, .field, .topic, .setting:
      taxonomy.vocabulary.flatMap { model.catalogue.term(term.id, of: $0) }?.summary
    case .locality, .recipientType, .year: nil
    }
  }

  /// Returns the terms of one taxonomy.
  func termsPage(_ taxonomy: Taxonomy) -> TermsPage {
    TermsPage(
      title: title(of: taxonomy), summary: nil,
      groups: [TermsPage.TermGroup(title: title(of: taxonomy), url: nil, terms: allTerms(taxonomy))]
    )
  }

  /// Returns the terms with stories; campaigns, columns and places without stories are included as
  /// well.
  private func allTerms(_ taxonomy: Taxonomy) -> [Term] {
    let listed = terms(taxonomy)
    let known = Set((model.lists[taxonomy] ?? []).map(\.id))
    switch taxonomy {
    case .campaign:
      return listed
        + model.campaigns.filter { !known.contains($0.id) }.map {
          Term(label: $0.shortName, url: url(model.addresses.page(of: .campaign, $0.id)), count: 0)
        }
    case .column:
      return listed
        + model.columns.filter { !known.contains($0.id) }.map {
          Term(label: $0.title, url: url(model.addresses.page(of: .column, $0.id)), count: 0)
        }
    case .kind, .locality, .field, .topic, .setting, .recipientType, .awardForm, .year:
      return listed
    }
  }

  func title(of taxonomy: Taxonomy) -> String {
    switch taxonomy {
    case .kind: word("Loại gương", "Kinds of exemplar")
    case .campaign: word("Phong trào thi đua", "Campaigns")
    case .column: word("Chuyên mục", "Columns")
    case .locality: word("Địa phương", "Places")
    case .field: word("Lĩnh vực", "Fields of activity")
    case .topic: word("Chủ đề", "Topics")
    case .setting: word("Nơi áp dụng", "Settings")
    case .recipientType: word("Đối tượng", "Recipients")
    case .awardForm: word("Hình thức khen thưởng", "Forms of award")
    case .year: word("Năm", "Years")
    }
  }

  /// Returns every facet, for the search page without script.
  func searchPage() -> TermsPage {
    TermsPage(
      title: word("Tìm kiếm", "Search"), summary: nil,
      groups: Taxonomy.allCases.filter { !(model.lists[$0] ?? []).isEmpty }.map { taxonomy in
        TermsPage.TermGroup(
          title: title(of: taxonomy), url: url(model.addresses.folder(taxonomy.rawValue)),
          terms: terms(taxonomy))
      })
  }

  func eventsNewestFirst() -> [Event] {
    model.events.all.sorted { ($1.start.seconds, $0.id) < ($0.start.seconds, $1.id) }
  }

  /// Sorts records by the Vietnamese alphabet; those of one name keep the order of their table.
  func sortedByName<Value: ShowcaseRecord>(_ records: [Value]) -> [Value] {
    records.map { (key: Collation.key($0.displayName), record: $0) }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.record)
  }

  func decisionTable() -> TablePage {
    var table = TablePage()
    table.title = word("Quyết định khen thưởng", "Decisions")
    let decisions = model.relations.decisions.filter(model.relations.counts)
    table.decisions = decisions.sorted {
      (Relations.date(of: $1.first), $0.id) < (Relations.date(of: $0.first), $1.id)
    }.map { decision in
      let awards = decision.awards.map { model.relations.awards[$0] }.filter(\.counts)
      return TablePage.DecisionRow(
        number: Name(
          decisionTitle(decision), url: url(model.addresses.page(decision.id, below: "decision"))),
        day: day(decision.first.decisionDate),
        issuer: organisationName(decision.first.issuer),
        forms: unique(awards.map(\.form)).map { formName($0).label }.joined(separator: ", "),
        recipients: countByType(awards), isSample: awards.contains(where: \.isSample))
    }
    return table
  }

  func homePage() -> HomePage {
    let awards = model.relations.awards
    var page = HomePage()
    page.lead = model.stories.isEmpty ? nil : cards[0]
    page.stories = cards(model.stories.indices.dropFirst().prefix(8))
    page.campaigns = model.campaigns.filter { !model.list(.campaign, $0.id).isEmpty }.map {
      campaign in
      Passage(
        title: campaign.name, paragraphs: Paragraphs.split(campaign.summary),
        links: [campaignName(campaign.id)],
        note: word("Số bài:", "Stories:")
          + " \(Print.number(model.list(.campaign, campaign.id).count))")
    }
    page.kinds = terms(.kind)
    page.honours = roll.all.sorted {
      (Relations.date(of: awards[$1]), $0) < (Relations.date(of: awards[$0]), $1)
    }.prefix(6).map { awardRows[$0] }
    page.events = eventsNewestFirst().prefix(4).map(eventRow)
    page.places = terms(.locality).filter { $0.level == 0 }
    page.columns = model.columns.map(columnName)
    page.figures = [
      Fact(label: word("bài viết", "stories"), value: Print.number(model.stories.count)),
      Fact(label: word("khen thưởng", "awards"), value: Print.number(roll.all.count)),
      Fact(label: word("đối tượng", "recipients"), value: Print.number(model.recipients.count)),
      Fact(label: word("phong trào", "campaigns"), value: Print.number(model.campaigns.count)),
    ]
    page.allStories = url(model.addresses.stories)
    page.roll = url(model.addresses.honours)
    return page
  }
}

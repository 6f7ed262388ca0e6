import Showcase
package import SiteModel
package import Text
import Vietnamese

/// One page of the site before it is rendered: where it goes and what stands on it.
package final class PlannedPage: Sendable {
  package enum Content: Sendable {
    case home, search, data, notFound
    case story(Int)
    case tombstone(Int)
    case allStories(page: Int)
    case terms(Taxonomy)
    case term(Taxonomy, Int, page: Int)
    case campaign(Int)
    case locality(String)
    case column(Int)
    case recipient(Int), organisation(Int), document(Int), event(Int), criteria(Int), text(Int)
    case decision(Int)
    case honours(form: String?, year: Int?)
    case recipients(page: Int)
    case decisions, documents, events, organisations, criteriaSets
    case redirect(to: String)
  }

  /// The path of the page, `/…/`, without the site's base path.
  package let path: String
  package let content: Content
  /// Where it comes from, for a message when two pages meet.
  package let origin: Origin

  init(path: String, content: Content, origin: Origin) {
    self.path = path
    self.content = content
    self.origin = origin
  }

  /// The record or the settings from which a page comes.
  package struct Origin: Sendable {
    package let path: String
    package let line: Int
  }

  /// Whether it lists the tables of open data, which must be written before.
  package var isDataPage: Bool {
    if case .data = content { true } else { false }
  }

  /// The file of the page in the output folder.
  package var file: String {
    path.withBytes { bytes in
      let own = UnsafeBufferPointer(rebasing: bytes.dropFirst())
      return own.last == UInt8(ascii: "/") || own.isEmpty
        ? String(joining: String(trusted: own), "index.html") : String(trusted: own)
    }
  }
}

/// All pages of a site, in an order that does not depend on the machine.
package struct PagePlan: Sendable {
  package let pages: [PlannedPage]

  package init(_ model: SiteModel) {
    var planner = PagePlanner(model)
    planner.addAll()
    pages = planner.pages
  }

  /// Two pages at one address, each with the other's place.
  package func collisions(files: [String]) -> [Diagnostic] {
    var last = TextMap<PlannedPage.Origin>(minimumCapacity: pages.count + files.count)
    for file in files {
      let origin = PlannedPage.Origin(path: "content/static/\(file)", line: 1)
      last.set(origin, for: file)
    }
    var found: [Diagnostic] = []
    for page in pages {
      if let earlier = last.set(page.origin, for: page.file) {
        found.append(.sameAddress(page.path, page.origin, earlier))
      }
    }
    return found
  }
}

/// Lists the pages of a site.
private struct PagePlanner {
  private(set) var pages: [PlannedPage] = []
  private let model: SiteModel

  init(_ model: SiteModel) {
    self.model = model
  }

  mutating func addAll() {
    addStories()
    addLists()
    addRecords()
    addHonours()
    addTables()
    addSingles()
    addRedirects()
  }

  private mutating func add(
    _ path: String, _ content: PlannedPage.Content, _ record: (any ShowcaseRecord)? = nil
  ) {
    let origin =
      record.map { record in
        PlannedPage.Origin(
          path: record.origin.file.path,
          line: record.origin.file.position(at: record.origin.fields.start).line)
      } ?? PlannedPage.Origin(path: "content/site.yml", line: 1)
    pages.append(PlannedPage(path: path, content: content, origin: origin))
  }

  private mutating func addStories() {
    pages.reserveCapacity(model.stories.count * 3)
    for (index, story) in model.stories.enumerated() {
      pages.append(
        PlannedPage(
          path: model.addresses.story(story.id), content: .story(index),
          origin: PlannedPage.Origin(path: story.origin.file.path, line: 1)))
    }
    for (index, story) in model.withdrawn.enumerated() {
      add(model.addresses.story(story.id), .tombstone(index), story)
    }
  }

  private mutating func addLists() {
    for page in 1...model.pageCount(model.stories.count) {
      add(model.addresses.page(page, of: model.addresses.stories), .allStories(page: page))
    }
    for taxonomy in Taxonomy.allCases {
      let lists = model.lists[taxonomy] ?? []
      if !lists.isEmpty || taxonomy.hasRecordPage {
        add(model.addresses.folder(taxonomy.rawValue), .terms(taxonomy))
      }
      for (index, list) in lists.enumerated() {
        // A campaign, column or place has a page of its own, on which its list begins.
        let first = taxonomy.hasRecordPage ? 2 : 1
        let last = model.pageCount(list.stories.count)
        guard first <= last else { continue }
        for page in first...last {
          add(model.addresses.page(page, of: list.path), .term(taxonomy, index, page: page))
        }
      }
    }
  }

  private mutating func addRecords() {
    let addresses = model.addresses
    for (index, campaign) in model.campaigns.enumerated() {
      add(addresses.record("campaign", campaign.id), .campaign(index), campaign)
    }
    var places: Set<String> = []
    for locality in model.catalogue.localities where places.insert(locality.id).inserted {
      add(addresses.locality(locality.id), .locality(locality.id), locality)
    }
    for (index, column) in model.columns.enumerated() {
      add(addresses.record("column", column.id), .column(index), column)
    }
    for (index, recipient) in model.recipients.enumerated() {
      add(addresses.record("recipient", recipient.id), .recipient(index), recipient)
    }
    for (index, organisation) in model.organisations.enumerated() {
      add(addresses.record("organisation", organisation.id), .organisation(index), organisation)
    }
    for (index, document) in model.documents.enumerated() {
      add(addresses.record("document", document.id), .document(index), document)
    }
    for (index, event) in model.events.enumerated() {
      add(addresses.record("event", event.id), .event(index), event)
    }
    for (index, set) in model.criteria.enumerated() {
      add(addresses.record("criteria", set.id), .criteria(index), set)
    }
    for (index, decision) in model.relations.decisions.enumerated() {
      add(addresses.record("decision", decision.id), .decision(index), decision.first)
    }
  }

  private mutating func addHonours() {
    let awards = model.relations.awards.filter(\.counts)
    add(model.addresses.honours, .honours(form: nil, year: nil))
    // A form that nobody has been given yet has its page too: campaigns and data name it.
    for form in model.forms {
      add(model.addresses.record("honours", form.id), .honours(form: form.id, year: nil), form)
    }
    for year in Set(awards.compactMap { $0.decisionDate?.year }).sorted() {
      add(model.addresses.record("honours", String(year)), .honours(form: nil, year: year))
    }
  }

  private mutating func addTables() {
    let addresses = model.addresses
    let recipients = model.pageCount(model.recipients.count, size: PageBuilder.recipientsPerPage)
    for page in 1...recipients {
      add(addresses.page(page, of: addresses.folder("recipient")), .recipients(page: page))
    }
    add(addresses.folder("decision"), .decisions)
    add(addresses.folder("document"), .documents)
    add(addresses.folder("event"), .events)
    add(addresses.folder("organisation"), .organisations)
    add(addresses.folder("criteria"), .criteriaSets)
  }

  private mutating func addSingles() {
    add(model.addresses.home, .home)
    add(model.addresses.search, .search)
    add(model.addresses.data, .data)
    add("/404.html", .notFound)
    for (index, page) in model.texts.enumerated() {
      add(model.addresses.page(page.id), .text(index), page)
    }
  }

  /// Former addresses lead to the page of their record.
  private mutating func addRedirects() {
    func aliases(_ records: some Sequence<any ShowcaseRecord>, _ type: String) -> [(
      any ShowcaseRecord, String, String
    )] {
      records.flatMap { record in
        record.aliases.compactMap { alias in
          model.addresses.target(type: type, id: record.id).map { (record, alias, $0) }
        }
      }
    }
    let all =
      aliases(model.stories, "story") + aliases(model.withdrawn, "story")
      + aliases(model.campaigns.all, "campaign")
      + aliases(model.recipients.all, "recipient")
      + aliases(model.organisations.all, "organisation")
      + aliases(model.documents.all, "document") + aliases(model.events.all, "event")
      + aliases(model.columns.all, "column") + aliases(model.texts.all, "page")
      + aliases(model.catalogue.localities.all, "locality")
    for (record, alias, target) in all {
      let isFile = alias.split(separator: "/").last?.contains(".") == true
      let path = isFile || alias.hasSuffix("/") ? alias : alias + "/"
      add(path, .redirect(to: target), record)
    }
  }
}

extension Diagnostic {
  /// The problem stands at the record or file; of a page that every site has, the settings are only named.
  static func sameAddress(
    _ address: String, _ origin: PlannedPage.Origin, _ earlier: PlannedPage.Origin
  ) -> Diagnostic {
    let isFixed = origin.path == "content/site.yml"
    let (own, other) = isFixed ? (earlier, origin) : (origin, earlier)
    return Diagnostic(
      path: own.path, position: Position(line: own.line, column: 1), code: "same-address",
      message: Message(
        en: "its page '\(address)' has the address of that of \(other.path):\(other.line)",
        vi: "trang '\(address)' trùng địa chỉ với trang của \(other.path):\(other.line)"),
      hint: Message(
        en: "give one of them another id or slug", vi: "hãy đặt id hoặc slug khác cho một trong hai"
      ))
  }
}

package import Showcase
package import SiteModel
package import Text
import Vietnamese

/// One page of the site before it is rendered: its path and its content.
package final class PlannedPage: Sendable {
  package enum Content: Sendable {
    case home, search, data, notFound
    case story(Int)
    case tombstone(Int)
    case allStories(page: Int)
    case terms(Taxonomy)
    case term(Taxonomy, Int, page: Int)
    /// A record by its position in the table of its kind; for a place with several versions, the
    /// first one.
    case record(RecordKind, Int)
    /// One page of the list of all records of a kind.
    case records(RecordKind, page: Int)
    case decision(Int), decisions
    /// The roll of honour, complete or of a year; that of a form is the page of the form.
    case honours(year: Int?)
    case redirect(to: String)
  }

  /// The path of the page, `/…/`, without the site's base path.
  package let path: String
  package let content: Content
  /// Its origin, for a message when two pages have the same address.
  package let origin: Origin

  init(path: String, content: Content, origin: Origin) {
    self.path = path
    self.content = content
    self.origin = origin
  }

  /// The record or the settings from which a page originates.
  package struct Origin: Sendable {
    package let path: String
    package let line: Int
  }

  /// Whether it lists the tables of open data, which must be written first.
  package var isDataPage: Bool {
    if case .data = content { true } else { false }
  }

  /// The path of the page's file in the output folder.
  package var file: String {
    let own = String(path.dropFirst())
    return own.isEmpty || own.utf8.last == UInt8(ascii: "/") ? own + "index.html" : own
  }
}

/// All pages of a site, in a deterministic order.
package struct PagePlan: Sendable {
  package let pages: [PlannedPage]

  package init(_ model: SiteModel) {
    var planner = PagePlanner(model)
    planner.addAll()
    pages = planner.pages
  }

  /// Reports pages with the same address, each with the position of the other.
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
          line: record.origin.line)
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
        // A campaign, column or place has a page of its own, which includes the first page of its
        // list.
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
    for kind in RecordKind.allCases {
      if let maker = kind.pageMaker { addRecords(of: maker) }
    }
    for (index, decision) in model.relations.decisions.enumerated() {
      add(
        model.addresses.page(decision.id, below: "decision"), .decision(index), decision.first)
    }
  }

  /// Adds the page of each record; versions of one place share a page.
  private mutating func addRecords<Maker: RecordPageMaker>(of maker: Maker.Type) {
    var last: String?
    for (index, record) in model.catalogue.table(of: Maker.Value.self).enumerated()
    where record.id != last {
      add(model.addresses.page(of: Maker.kind, record.id), .record(Maker.kind, index), record)
      last = record.id
    }
  }

  private mutating func addHonours() {
    let awards = model.relations.awards.filter(\.counts)
    add(model.addresses.honours, .honours(year: nil))
    for year in Set(awards.compactMap { $0.decisionDate?.year }).sorted() {
      add(model.addresses.page(String(year), below: "honours"), .honours(year: year))
    }
  }

  private mutating func addTables() {
    for kind in RecordKind.allCases {
      if let maker = kind.pageMaker, maker.hasList { addLists(of: maker) }
    }
    add(model.addresses.folder("decision"), .decisions)
  }

  private mutating func addLists<Maker: RecordPageMaker>(of maker: Maker.Type) {
    let list = model.addresses.list(of: Maker.kind)
    for page in 1...Maker.listPages(model) {
      add(model.addresses.page(page, of: list), .records(Maker.kind, page: page))
    }
  }

  private mutating func addSingles() {
    add(model.addresses.home, .home)
    add(model.addresses.search, .search)
    add(model.addresses.data, .data)
    add("/404.html", .notFound)
  }

  /// Adds redirects from former addresses to the pages of their records.
  private mutating func addRedirects() {
    for kind in RecordKind.allCases where kind.schema.pages?.redirects == true {
      addRedirects(of: kind.type)
    }
  }

  private mutating func addRedirects<Value: ShowcaseRecord>(of type: Value.Type) {
    for record in model.catalogue.table(of: type) {
      for alias in record.aliases {
        let isFile = alias.split(separator: "/").last?.contains(".") == true
        let path = isFile || alias.hasSuffix("/") ? alias : alias + "/"
        let target = model.addresses.page(of: Value.schema.kind, record.id)
        add(path, .redirect(to: target), record)
      }
    }
  }
}

extension Diagnostic {
  /// Reports two pages with one address, at the record or file; a page that every site has is
  /// located in the settings.
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

import Showcase
import Text
import Vietnamese

/// Groups the stories by the terms of every taxonomy.
struct ListBuilder: Sendable {
  let catalogue: Catalogue
  let settings: SiteSettings
  let stories: [Story]
  let addresses: AddressIndex
  let relations: Relations

  func lists(_ parallel: Parallel) async -> [Taxonomy: [TermList]] {
    let members = await members(parallel)
    let lists = await parallel.map(count: members.count) { index in
      ordered(Taxonomy.allCases[index], members[index].byTerm)
    }
    return Dictionary(uniqueKeysWithValues: zip(Taxonomy.allCases, lists))
  }

  /// Returns the stories of each term, for each taxonomy. One pass over the stories serves all
  /// taxonomies, because loading a story costs more than reading its keys. The stories are split
  /// into a few parts, one for each core; few, because each part is merged into those before it.
  private func members(_ parallel: Parallel) async -> [TermMembers] {
    let size = max(1, (stories.count + 7) / 8)
    let parts = await parallel.map(count: (stories.count + size - 1) / size) { part in
      members(among: part * size..<min((part + 1) * size, stories.count))
    }
    var all = Taxonomy.allCases.map { _ in TermMembers() }
    for part in parts {
      for index in all.indices { all[index].append(part[index]) }
    }
    return all
  }

  private func members(among range: Range<Int>) -> [TermMembers] {
    let readers = Taxonomy.allCases.map(reader(of:))
    var members = readers.map { _ in TermMembers() }
    for position in range {
      let story = stories[position]
      for index in readers.indices {
        readers[index](story) { members[index].append(position, to: $0) }
      }
    }
    return members
  }

  /// Passes the keys of a story's terms to a closure, one by one.
  private typealias KeyReader = (Story, (String) -> Void) -> Void

  private func reader(of taxonomy: Taxonomy) -> KeyReader {
    switch taxonomy {
    case .kind: { $1($0.kind) }
    case .campaign: { $0.campaigns.forEach($1) }
    case .column: { $0.column.map($1) }
    case .field: { $0.fields.forEach($1) }
    case .topic: { $0.topics.forEach($1) }
    case .setting: { $0.settings.forEach($1) }
    case .year: { $0.published.map { String($0.date.year) }.map($1) }
    case .locality: localityKeys()
    case .recipientType: recipientKeys()
    case .awardForm: formKeys()
    }
  }

  /// Counts a story for its place and for each place above it on its day.
  private func localityKeys() -> KeyReader {
    let localities = catalogue.localities
    return { story, add in
      for place in localities.chain(from: story.locality, on: story.origin.localityDate)
      where place.level != .country {
        add(place.id)
      }
    }
  }

  /// Returns the type of recipient, and the kind of person or collective.
  private func recipientKeys() -> KeyReader {
    let recipients = catalogue.table(of: Recipient.self)
    return { story, add in
      for id in story.recipients {
        guard let recipient = recipients[id] else { continue }
        add(recipient.type.rawValue)
        recipient.personType.map(add)
        recipient.collectiveType.map(add)
      }
    }
  }

  /// Returns the award forms that the recipients in a story have received; revoked awards do not
  /// count.
  private func formKeys() -> KeyReader {
    let awards = catalogue.table(of: Award.self)
    return { story, add in
      for id in story.awards {
        if let award = awards[id], award.counts { add(award.form) }
      }
      for recipient in story.recipients {
        for position in relations.awardsOfRecipient[recipient] ?? [] {
          let award = relations.awards[position]
          if award.counts { add(award.form) }
        }
      }
    }
  }

  /// Returns the terms with at least one story, in the order that readers expect.
  private func ordered(_ taxonomy: Taxonomy, _ members: TextMap<[Int]>) -> [TermList] {
    let route = taxonomy.rawValue
    func list(_ id: String, _ label: String, path: String? = nil, level: Int = 0) -> TermList? {
      guard let stories = members[id] else { return nil }
      return TermList(
        id: id, label: label, path: path ?? addresses.page(id, below: route), stories: stories,
        level: level)
    }
    switch taxonomy {
    case .kind, .field, .topic, .setting:
      let terms = taxonomy.vocabulary.map(catalogue.terms) ?? []
      return terms.compactMap { list($0.id, settings.label($0)) }
    case .campaign:
      return catalogue.table(of: Campaign.self).compactMap { list($0.id, $0.shortName) }
    case .column: return catalogue.table(of: Column.self).compactMap { list($0.id, $0.title) }
    case .year:
      return members.texts.sorted(by: >).compactMap { list($0, settings.word("Năm \($0)", $0)) }
    case .recipientType: return recipientTypes { list($0, $1, level: $2) }
    case .awardForm:
      let forms = catalogue.table(of: AwardForm.self).all.sorted {
        ($0.rank, $0.id) < ($1.rank, $1.id)
      }
      return forms.compactMap { list($0.id, $0.name) }
    case .locality: return places(members)
    }
  }

  private func recipientTypes(_ list: (String, String, Int) -> TermList?) -> [TermList] {
    RecipientType.allCases.flatMap { type -> [TermList] in
      let vocabulary: VocabularyName? =
        switch type {
        case .person: .personType
        case .collective: .collectiveType
        case .household, .residentialArea: nil
        }
      let terms = vocabulary.map(catalogue.terms) ?? []
      return [list(type.rawValue, settings.label(type), 0)].compactMap { $0 }
        + terms.compactMap { list($0.id, settings.label($0), 1) }
    }
  }

  /// Returns places grouped below their province, by name.
  private func places(_ members: TextMap<[Int]>) -> [TermList] {
    var found: [(key: [UInt8], list: TermList)] = []
    for (id, stories) in members.pairs {
      guard let locality = catalogue.localities.spell(of: id, on: nil),
        let spell = catalogue.localities.spells(of: id).first
      else { continue }
      let chain = catalogue.localities.chain(from: id, on: spell.validFrom)
        .filter { !$0.level.isAboveProvinces }
      var key: [UInt8] = []
      for place in chain.reversed() {
        key += Collation.key(place.name)
        key += [0, 0]
        key += Array(place.id.utf8)
        key.append(0)
      }
      let list = TermList(
        id: id, label: Print.capitalised(locality.fullName), path: addresses.locality(id),
        stories: stories, level: max(0, chain.count - 1))
      found.append((key, list))
    }
    return found.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.list)
  }
}

/// The terms of one taxonomy that have stories, with the positions of their stories in order.
private struct TermMembers {
  private(set) var byTerm = TextMap<[Int]>()

  /// Appends a story to a term. A story may reach a place in two ways; it is listed once.
  mutating func append(_ story: Int, to key: String) {
    Self.append(story, to: &byTerm[key, default: []])
  }

  private static func append(_ story: Int, to stories: inout [Int]) {
    if stories.last != story { stories.append(story) }
  }

  /// Appends the members from a later range of stories.
  mutating func append(_ later: TermMembers) {
    for (key, stories) in later.byTerm.pairs { byTerm[key, default: []] += stories }
  }
}

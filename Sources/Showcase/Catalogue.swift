import Text
package import Vietnamese

/// All records of one type, in the order of their ids.
package final class Table<Value: ShowcaseRecord>: Sendable, Sequence {
  package let all: [Value]
  private let positions: TextMap<Int>

  /// Makes a table; when several records have one id, a lookup returns the first.
  package init(_ values: [Value]) {
    let ids = values.map(\.id)
    let column = TextColumn(ids)
    var order = column.order()
    var positions = TextMap<Int>(minimumCapacity: values.count)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, column.isSame(order[start], order[end]) { end += 1 }
      if end > start + 1 {
        order[start..<end].sort { Self.place(of: values[$0]) < Self.place(of: values[$1]) }
      }
      positions.set(start, for: ids[order[start]])
      start = end
    }
    all = order.map { values[$0] }
    self.positions = positions
  }

  /// Returns the table with new versions of some values, whose ids are the same.
  func replacing(_ values: [(position: Int, value: Value)]) -> Table {
    var all = all
    for (position, value) in values {
      precondition(all[position].id == value.id, "a value keeps its place by its id")
      all[position] = value
    }
    return Table(ordered: all, positions: positions)
  }

  private init(ordered all: [Value], positions: TextMap<Int>) {
    self.all = all
    self.positions = positions
  }

  package subscript(id: String) -> Value? { positions[id].map { all[$0] } }

  package func contains(_ id: String) -> Bool { positions.contains(id) }

  package func position(of id: String) -> Int? { positions[id] }

  package var count: Int { all.count }

  package func makeIterator() -> Array<Value>.Iterator { all.makeIterator() }

  /// Orders records of one id by file and offset, independent of the order of reading.
  private static func place(of value: Value) -> (String, Int) {
    (value.origin.file.path, value.origin.fields.start)
  }
}

/// Every record that a site may show, by type, with all references checked.
package final class Catalogue: Sendable {
  private let tables: [RecordKind: any Sendable]
  package let stories: Table<Story>
  package let localities: LocalityTable
  private let terms: TextMap<TextMap<Vocabulary.Term>>

  /// The types of record, in the order of `RecordKind`.
  package static let types: [any ShowcaseRecord.Type] = RecordKind.allCases.map(\.type)

  package static func schema(named name: String) -> RecordSchema? {
    RecordKind(rawValue: name)?.schema
  }

  /// Makes the table of localities, which the check of references needs as well.
  static func localities(
    _ records: [RecordKind: [ParsedRecord]], after earlier: Catalogue?, parallel: Parallel
  ) async -> LocalityTable {
    let table = await table(
      of: Locality.self, records[.locality] ?? [], after: earlier, parallel: parallel)
    return LocalityTable(table)
  }

  /// Makes the values of all other records, except those reused from an earlier catalogue.
  static func make(
    _ records: [RecordKind: [ParsedRecord]], _ localities: LocalityTable,
    after earlier: Catalogue?, parallel: Parallel
  ) async -> Catalogue {
    var tables: [RecordKind: any Sendable] = [.locality: localities.table]
    for kind in RecordKind.allCases where kind != .locality {
      tables[kind] = await anyTable(
        of: kind.type, records[kind] ?? [], after: earlier, parallel: parallel)
    }
    return Catalogue(tables, localities)
  }

  private static func anyTable<Value: ShowcaseRecord>(
    of type: Value.Type, _ records: [ParsedRecord], after earlier: Catalogue?, parallel: Parallel
  ) async -> any Sendable {
    await table(of: type, records, after: earlier, parallel: parallel)
  }

  private init(_ tables: [RecordKind: any Sendable], _ localities: LocalityTable) {
    self.tables = tables
    stories = tables[.story] as? Table<Story> ?? Table([])
    self.localities = localities
    let vocabularies = tables[.vocabulary] as? Table<Vocabulary> ?? Table([])
    terms = TextMap(vocabularies.map { ($0.id, TextMap($0.terms.map { ($0.id, $0) })) })
  }

  /// Returns the records of a type; a stage that needs them often should store the table.
  package func table<Value: ShowcaseRecord>(of type: Value.Type) -> Table<Value> {
    tables[type.schema.kind] as? Table<Value> ?? Table([])
  }

  package func term(_ id: String, of vocabulary: VocabularyName) -> Vocabulary.Term? {
    terms[vocabulary.rawValue]?[id]
  }

  /// Returns the terms of a vocabulary, in its order; empty when the site does not have it.
  package func terms(of vocabulary: VocabularyName) -> [Vocabulary.Term] {
    table(of: Vocabulary.self)[vocabulary.rawValue]?.terms ?? []
  }

  private static func table<Value: ShowcaseRecord>(
    of type: Value.Type, _ records: [ParsedRecord], after earlier: Catalogue?, parallel: Parallel
  ) async -> Table<Value> {
    guard let earlier = earlier?.table(of: type) else {
      return Table(await parallel.map(count: records.count) { Value(records[$0]) })
    }
    let known = Dictionary(
      earlier.map { (ObjectIdentifier($0.origin), $0) }, uniquingKeysWith: { first, _ in first })
    return Table(
      await parallel.map(count: records.count) { index in
        known[ObjectIdentifier(records[index])] ?? Value(records[index])
      })
  }

  /// Returns the catalogue with new versions of some stories, each at its position in the table.
  package func replacing(_ stories: [(position: Int, story: Story)]) -> Catalogue {
    var tables = tables
    tables[.story] = self.stories.replacing(stories.map { ($0.position, $0.story) })
    return Catalogue(tables, like: self)
  }

  /// Makes a catalogue that differs only in its stories.
  private init(_ tables: [RecordKind: any Sendable], like other: Catalogue) {
    self.tables = tables
    stories = tables[.story] as? Table<Story> ?? other.stories
    localities = other.localities
    terms = other.terms
  }
}

/// The places with their versions, and the lookup of a version by day.
package final class LocalityTable: Sendable, Sequence {
  let table: Table<Locality>
  package let all: [Locality]
  private let spells: TextMap<[Int]>

  package init(_ table: Table<Locality>) {
    self.table = table
    all = table.all
    var spells = TextMap<[Int]>()
    for (index, locality) in all.enumerated() {
      spells[locality.id, default: []].append(index)
    }
    let values = all
    self.spells = spells.mapValues { indexes in
      indexes.sorted { values[$0].validFrom < values[$1].validFrom }
    }
  }

  package func makeIterator() -> Array<Locality>.Iterator { all.makeIterator() }

  /// Returns all versions of a place, earliest first; empty when there is no such place.
  package func spells(of id: String) -> [Locality] { (spells[id] ?? []).map { all[$0] } }

  /// Returns the version of a place on a day, or its latest when no day is given.
  package func spell(of id: String, on date: CivilDate?) -> Locality? {
    guard let indexes = spells[id] else { return nil }
    guard let date else { return indexes.last.map { all[$0] } }
    return indexes.first { all[$0].isValid(on: date) }.map { all[$0] }
  }

  /// Returns the place and all above it on a day, itself first; cut at 16 in case the parents form
  /// a cycle.
  package func chain(from id: String, on date: CivilDate?) -> [Locality] {
    var chain: [Locality] = []
    chain.reserveCapacity(6)
    var next: String? = id
    while let id = next, chain.count < 16, let spell = spell(of: id, on: date) {
      chain.append(spell)
      next = spell.parent
    }
    return chain
  }
}

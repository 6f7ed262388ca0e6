/// Every id by type, of records that could not be read as well: what refers to those is not wrong.
struct KnownIDs: Sendable {
  private let indexes: [String: [String: Int]]
  /// Types with a record whose id could not be read: an id that is not found may be that one's.
  private let open: Set<String>
  /// Ids of records with errors of their own, by type.
  private let partial: [String: Set<String>]

  /// The most comparisons that suggestions may cost, some tenths of a second.
  private static let suggestionBudget = 500_000

  init(_ records: [String: [ParsedRecord]]) {
    var indexes: [String: [String: Int]] = [:]
    var open: Set<String> = []
    var partial: [String: Set<String>] = [:]
    for (type, list) in records {
      var ids: [String: Int] = [:]
      ids.reserveCapacity(list.count)
      for (index, record) in list.enumerated() {
        guard let id = Self.id(of: record) else {
          open.insert(type)
          continue
        }
        if ids[id] == nil { ids[id] = index }
        if !record.isReadable { partial[type, default: []].insert(id) }
      }
      indexes[type] = ids
    }
    self.indexes = indexes
    self.open = open
    self.partial = partial
  }

  /// The id of a record; an award's is derived when it is not written.
  static func id(of record: ParsedRecord) -> String? {
    if let id = record.id { return id }
    guard record.schema.name == Award.schema.name, record.isReadable else { return nil }
    return Award(record).id
  }

  /// The position of the first record with an id among those of its type.
  func index(of type: String, _ id: String) -> Int? { indexes[type]?[id] }

  func isOpen(_ type: String) -> Bool { open.contains(type) }

  func isPartial(_ type: String, _ id: String) -> Bool { partial[type]?.contains(id) == true }

  /// Whether naming this id is right, as far as can be told.
  func accepts(_ type: String, _ id: String) -> Bool {
    isOpen(type) || indexes[type]?[id] != nil
  }

  /// The ids to compare a wrong one with; none once that would take too long.
  func suggestions(of type: String, problems: Int) -> [String] {
    guard let ids = indexes[type], ids.count * problems < Self.suggestionBudget else { return [] }
    return Array(ids.keys)
  }
}

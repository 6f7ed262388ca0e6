import Text

/// Every id by type, of records that could not be read as well: what refers to those is not wrong.
struct KnownIDs: Sendable {
  /// Whether the first record of a type with an id is a sample.
  private let records: TextMap<TextMap<Bool>>
  /// Types with a record whose id could not be read: an id that is not found may be that one's.
  private let open: Set<String>
  /// Ids of records with errors of their own, by type.
  private let partial: [String: Set<String>]
  /// Types of which two records have one id.
  private let repeating: Set<String>
  /// Ids of which the first readable record is a sample, by type.
  private let samples: [String: Set<String>]

  /// The most comparisons that suggestions may cost, some tenths of a second.
  private static let suggestionBudget = 500_000

  init(_ records: [String: [ParsedRecord]]) {
    var known = TextMap<TextMap<Bool>>()
    var open: Set<String> = []
    var partial: [String: Set<String>] = [:]
    var repeating: Set<String> = []
    var samples: [String: Set<String>] = [:]
    for (type, list) in records {
      var ids = TextMap<ParsedRecord>(minimumCapacity: list.count)
      for (index, record) in list.enumerated() {
        guard let id = Self.id(of: record) else {
          open.insert(type)
          continue
        }
        let first = ids[id]
        if first == nil { ids.set(record, for: id) } else { repeating.insert(type) }
        if !record.isReadable {
          partial[type, default: []].insert(id)
        } else if record.isSample,
          first?.isReadable != true
            && (first == nil
              || !list[..<index].contains { $0.isReadable && Self.id(of: $0) == id })
        {
          samples[type, default: []].insert(id)
        }
      }
      known.set(ids.mapValues(\.isSample), for: type)
    }
    self.records = known
    self.open = open
    self.partial = partial
    self.repeating = repeating
    self.samples = samples
  }

  /// The id of a record; an award's is derived when it is not written.
  static func id(of record: ParsedRecord) -> String? {
    if let id = record.id { return id }
    guard record.schema.name == Award.schema.name, record.isReadable else { return nil }
    return Award(record).id
  }

  /// Whether the first record of a type with an id is a sample; nil when there is none.
  func isSampleFirst(_ type: String, _ id: String) -> Bool? { records[type]?[id] }

  func isOpen(_ type: String) -> Bool { open.contains(type) }

  func isPartial(_ type: String, _ id: String) -> Bool { partial[type]?.contains(id) == true }

  /// Whether two records of a type have one id.
  func repeats(_ type: String) -> Bool { repeating.contains(type) }

  /// Whether an id is that of a sample; of several records with one id the first that is readable tells.
  func isSample(_ type: String, _ id: String) -> Bool { samples[type]?.contains(id) == true }

  /// Whether naming this id is right, as far as can be told.
  func accepts(_ type: String, _ id: String) -> Bool {
    records[type]?.contains(id) == true || isOpen(type)
  }

  /// The ids to compare a wrong one with; none once that would take too long.
  func suggestions(of type: String, problems: Int) -> [String] {
    guard let ids = records[type], ids.count * problems < Self.suggestionBudget else { return [] }
    return ids.texts
  }
}

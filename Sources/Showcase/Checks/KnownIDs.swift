import Text

/// Every id by kind, including those of unreadable records: references to these are not errors.
struct KnownIDs: Sendable {
  /// Whether the first record of a kind with an id is a sample.
  private let records: [RecordKind: TextMap<Bool>]
  /// Kinds with a record whose id could not be read: an unknown id may be that one's.
  private let open: Set<RecordKind>
  /// Ids of records with errors of their own, by kind.
  private let partial: [RecordKind: Set<String>]
  /// Kinds in which two records have the same id.
  private let repeating: Set<RecordKind>
  /// Ids of which the first readable record is a sample, by kind.
  private let samples: [RecordKind: Set<String>]

  /// The maximum number of comparisons for suggestions, some tenths of a second.
  private static let suggestionBudget = 500_000

  init(_ records: [RecordKind: [ParsedRecord]]) {
    var known: [RecordKind: TextMap<Bool>] = [:]
    var open: Set<RecordKind> = []
    var partial: [RecordKind: Set<String>] = [:]
    var repeating: Set<RecordKind> = []
    var samples: [RecordKind: Set<String>] = [:]
    for (kind, list) in records {
      var ids = TextMap<ParsedRecord>(minimumCapacity: list.count)
      for (index, record) in list.enumerated() {
        guard let id = Self.id(of: record) else {
          open.insert(kind)
          continue
        }
        let first = ids[id]
        if first == nil { ids.set(record, for: id) } else { repeating.insert(kind) }
        if !record.isReadable {
          partial[kind, default: []].insert(id)
        } else if record.isSample,
          first?.isReadable != true
            && (first == nil
              || !list[..<index].contains { $0.isReadable && Self.id(of: $0) == id })
        {
          samples[kind, default: []].insert(id)
        }
      }
      known[kind] = ids.mapValues(\.isSample)
    }
    self.records = known
    self.open = open
    self.partial = partial
    self.repeating = repeating
    self.samples = samples
  }

  /// Returns the id of a record; an award's is derived when it is not written.
  static func id(of record: ParsedRecord) -> String? {
    if let id = record.id { return id }
    guard record.kind == .award, record.isReadable else { return nil }
    return Award(record).id
  }

  /// Returns whether the first record of a kind with an id is a sample; nil when there is none.
  func isSampleFirst(_ kind: RecordKind, _ id: String) -> Bool? { records[kind]?[id] }

  func isOpen(_ kind: RecordKind) -> Bool { open.contains(kind) }

  func isPartial(_ kind: RecordKind, _ id: String) -> Bool { partial[kind]?.contains(id) == true }

  /// Returns whether two records of a kind have the same id.
  func repeats(_ kind: RecordKind) -> Bool { repeating.contains(kind) }

  /// Returns whether an id is that of a sample; of several records with one id, the first readable
  /// one decides.
  func isSample(_ kind: RecordKind, _ id: String) -> Bool { samples[kind]?.contains(id) == true }

  /// Returns whether a reference to this id is valid, as far as known.
  func accepts(_ kind: RecordKind, _ id: String) -> Bool {
    records[kind]?.contains(id) == true || isOpen(kind)
  }

  /// Returns the ids to compare an unknown one with; none once that would take too long.
  func suggestions(of kind: RecordKind, problems: Int) -> [String] {
    guard let ids = records[kind], ids.count * problems < Self.suggestionBudget else { return [] }
    return ids.texts
  }
}

import Text
import Vietnamese

/// Resolves every id that a record names, whatever its kind, and finds duplicate ids.
struct ReferenceChecker: Sendable {
  private var records: [RecordKind: [ParsedRecord]]
  let known: KnownIDs
  private let localities: LocalityTable
  private let terms: TextMap<TextIndex>
  /// Vocabularies with a term that could not be read.
  private let partialTerms: Set<String>
  /// Whether problems include suggestions, which are expensive.
  private var suggests = true

  init(_ records: [RecordKind: [ParsedRecord]], _ localities: LocalityTable) {
    self.records = records
    known = KnownIDs(records)
    self.localities = localities
    let vocabularies = records[.vocabulary] ?? []
    terms = TextMap(
      vocabularies.map { record in
        (
          record.id ?? "",
          TextIndex(record[Vocabulary.terms].compactMap { $0[Vocabulary.Term.id.ifPresent] })
        )
      })
    partialTerms = Set(vocabularies.filter { !$0.isReadable }.compactMap(\.id))
  }

  /// Reports two records of a kind with one id; a place may have several rows, one for each
  /// version.
  func duplicates() -> [Diagnostic] {
    var found: [Diagnostic] = []
    for kind in RecordKind.allCases where known.repeats(kind) {
      var first: [String: ParsedRecord] = [:]
      for record in (records[kind] ?? []).sorted(by: {
        Self.place(of: $0) < Self.place(of: $1)
      }) {
        guard var key = KnownIDs.id(of: record) else { continue }
        if kind == .locality {
          guard let day = record[Locality.validFrom.ifPresent] else { continue }
          key += "@" + day.isoText
        }
        guard let earlier = first[key] else {
          first[key] = record
          continue
        }
        if !Award.isSameRow(earlier, record) {
          found.append(.duplicateID(key, of: record, earlier: earlier))
        }
      }
    }
    return found
  }

  /// Checks all records at once, and then, one by one, those with a problem: the suggestions in a
  /// message depend on the number of earlier problems.
  func check(_ parallel: Parallel) async -> [Diagnostic] {
    let all = RecordKind.allCases.flatMap { records[$0] ?? [] }
    let quick = withoutSuggestions
    let wrong = await parallel.map(count: all.count) { index in
      var found: [Diagnostic] = []
      quick.check(all[index].fields, of: all[index], outer: nil, into: &found)
      return !found.isEmpty
    }
    var found: [Diagnostic] = []
    for (record, isWrong) in zip(all, wrong) where isWrong {
      check(record.fields, of: record, outer: nil, into: &found)
    }
    return found
  }

  /// Reports what is wrong with the references of one record.
  func check(_ record: ParsedRecord) -> [Diagnostic] {
    var found: [Diagnostic] = []
    check(record.fields, of: record, outer: nil, into: &found)
    return found
  }

  /// The same checker for single records; it does not retain the others.
  var withoutRecords: ReferenceChecker {
    var checker = self
    checker.records = [:]
    return checker
  }

  private var withoutSuggestions: ReferenceChecker {
    var checker = self
    checker.suggests = false
    return checker
  }

  private func suggestions(of kind: RecordKind, problems: Int) -> [String] {
    suggests ? known.suggestions(of: kind, problems: problems) : []
  }

  private static func place(of record: ParsedRecord) -> (String, Int) {
    (record.file.path, record.fields.start)
  }

  private func check(
    _ set: FieldSet, of record: ParsedRecord, outer: CivilDate?, into found: inout [Diagnostic]
  ) {
    var day: CivilDate??
    for (index, value) in set.values.enumerated() {
      guard let value else { continue }
      let offset = set.offsets[index]
      switch (set.specs[index].kind, value) {
      case (.reference(let kind), _), (.list(.reference(let kind)), _):
        let date = day ?? self.day(of: set, record: record, outer: outer)
        day = .some(date)
        for (target, at) in targets(value, at: offset) {
          resolve(target, kind: kind, on: date, of: record, at: at, into: &found)
        }
      case (.term(let vocabulary), .text(let term)):
        checkTerm(term, vocabulary, of: record, at: offset, into: &found)
      case (.list(.term(let vocabulary)), .list(let items)):
        for item in items {
          guard case .text(let term) = item.value else { continue }
          checkTerm(term, vocabulary, of: record, at: item.offset, into: &found)
        }
      case (.list(.text), .list(let items)) where set.specs[index] === CommonFields.sources.spec:
        checkSources(items, of: record, into: &found)
      case (_, .group(let inner)):
        check(
          inner, of: record, outer: self.day(of: set, record: record, outer: outer), into: &found)
      case (_, .groups(let inner)):
        let date = self.day(of: set, record: record, outer: outer)
        for set in inner { check(set, of: record, outer: date, into: &found) }
      default: break
      }
    }
  }

  /// Returns the day on which the localities of a record or group are resolved.
  private func day(of set: FieldSet, record: ParsedRecord, outer: CivilDate?) -> CivilDate? {
    since(set) ?? outer ?? record.localityDate
  }

  /// Returns the day from which a fact in a group of a story holds.
  private func since(_ set: FieldSet) -> CivilDate? {
    let since = Story.Replication.since.spec
    return set.specs.index(of: since) == nil ? nil : set.day(of: since)
  }

  private func targets(_ value: FieldValue, at offset: Int) -> [(FieldValue, Int)] {
    guard case .list(let items) = value else { return [(value, offset)] }
    return items.map { ($0.value, $0.offset) }
  }

  private func resolve(
    _ target: FieldValue, kind: RecordKind, on date: CivilDate?, of record: ParsedRecord,
    at offset: Int,
    into found: inout [Diagnostic]
  ) {
    guard case .reference(let id, let asOf) = target else { return }
    guard let namesSample = known.isSampleFirst(kind, id) else {
      if known.isOpen(kind) { return }
      let names = suggestions(of: kind, problems: found.count)
      found.append(.unknownReference(id, kind: kind, known: names, in: record.file, at: offset))
      return
    }
    if !record.isSample, namesSample {
      found.append(.realNamesSample(id, in: record.file, at: offset))
    }
    if kind == .locality, record.kind != .locality,
      let day = asOf ?? date, localities.spell(of: id, on: day) == nil,
      !localities.spells(of: id).isEmpty, !known.isPartial(kind, id)
    {
      found.append(
        .localityNotValid(
          id, on: day, spells: localities.spells(of: id), in: record.file, at: offset))
    }
  }

  /// Checks sources: one that has the form of an id must name a document; addresses and other texts
  /// are free.
  private func checkSources(
    _ items: [ListItem], of record: ParsedRecord, into found: inout [Diagnostic]
  ) {
    let kind = RecordKind.document
    for item in items {
      guard case .text(let id) = item.value, Slug.isValid(id), !known.accepts(kind, id) else {
        continue
      }
      let names = suggestions(of: kind, problems: found.count)
      found.append(
        .unknownReference(id, kind: kind, known: names, in: record.file, at: item.offset))
    }
  }

  private func checkTerm(
    _ term: String, _ vocabulary: VocabularyName, of record: ParsedRecord, at offset: Int,
    into found: inout [Diagnostic]
  ) {
    guard let known = terms[vocabulary.rawValue] else {
      if self.known.isOpen(.vocabulary) { return }
      found.append(.unknownVocabulary(vocabulary.rawValue, in: record.file, at: offset))
      return
    }
    guard !known.contains(term), !partialTerms.contains(vocabulary.rawValue) else { return }
    found.append(
      .unknownTerm(
        term, vocabulary: vocabulary.rawValue, known: known.texts.sorted(), in: record.file,
        at: offset))
  }
}

extension Diagnostic {
  static func duplicateID(
    _ id: String, of record: ParsedRecord, earlier: ParsedRecord
  ) -> Diagnostic {
    let place = earlier.file.position(at: earlier.fields.offset(of: earlier.schema.id))
    let other = "\(earlier.file.path):\(place.line)"
    return Diagnostic(
      in: record.file, at: record.fields.offset(of: record.schema.id), code: "duplicate-id",
      message: Message(
        en: "the id '\(id)' is used already at \(other)", vi: "mã '\(id)' đã được dùng ở \(other)"),
      hint: Message(en: "give one of them another id", vi: "hãy đặt mã khác cho một trong hai"))
  }

  static func unknownReference(
    _ id: String, kind: RecordKind, known: some Sequence<String>, in file: SourceFile,
    at offset: Int
  ) -> Diagnostic {
    let schema = kind.schema
    return Diagnostic(
      in: file, at: offset, code: "unknown-reference",
      message: Message(
        en: "there is no \(schema.name) '\(id)'",
        vi: "không có \(schema.title.lowercased()) '\(id)'"),
      hint: Suggestion.hint(to: id, among: known)
        ?? Message(
          en: "add it to content/\(schema.folder)/",
          vi: "hãy thêm vào content/\(schema.folder)/"))
  }

  static func unknownTerm(
    _ term: String, vocabulary: String, known: [String], in file: SourceFile, at offset: Int
  ) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "unknown-term",
      message: Message(
        en: "'\(term)' is not in the vocabulary '\(vocabulary)'",
        vi: "'\(term)' không có trong danh mục '\(vocabulary)'"),
      hint: Suggestion.hint(to: term, among: known)
        ?? Message(
          en: "known: \(known.prefix(12).joined(separator: ", "))",
          vi: "đã có: \(known.prefix(12).joined(separator: ", "))"))
  }

  static func unknownVocabulary(
    _ vocabulary: String, in file: SourceFile, at offset: Int
  ) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "unknown-vocabulary",
      message: Message(
        en: "there is no vocabulary '\(vocabulary)'", vi: "không có danh mục '\(vocabulary)'"),
      hint: Message(
        en: "add content/vocabularies/\(vocabulary).yml",
        vi: "hãy thêm content/vocabularies/\(vocabulary).yml"))
  }

  static func realNamesSample(
    _ id: String, in file: SourceFile, at offset: Int
  ) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "real-names-sample",
      message: Message(
        en: "a record that is presented as fact names '\(id)', which is a sample",
        vi: "bản ghi được trình bày là thật lại dẫn đến '\(id)' là dữ liệu minh họa"),
      hint: Message(
        en: "mark this record 'sample: true' too, or name a real one",
        vi: "hãy ghi 'sample: true' cho bản ghi này, hoặc dẫn đến dữ liệu thật"))
  }

  static func localityNotValid(
    _ id: String, on date: CivilDate, spells: [Locality], in file: SourceFile, at offset: Int
  ) -> Diagnostic {
    let known = spells.map { "\($0.validFrom.isoText) – \($0.validTo?.isoText ?? "…")" }
    let successors = spells.last?.successors.map(\.id).prefix(4).joined(separator: ", ") ?? ""
    let after = successors.isEmpty ? "" : "; \(successors)"
    return Diagnostic(
      in: file, at: offset, code: "locality-not-valid",
      message: Message(
        en: "'\(id)' did not exist on \(date.isoText)",
        vi: "'\(id)' không tồn tại vào ngày \(date.vietnameseText)"),
      hint: Message(
        en: "it did \(known.joined(separator: ", "))\(after); name the day as '\(id)@YYYY-MM-DD'",
        vi: "chỉ có \(known.joined(separator: ", "))\(after); ghi rõ ngày: '\(id)@NĂM-THÁNG-NGÀY'"))
  }
}

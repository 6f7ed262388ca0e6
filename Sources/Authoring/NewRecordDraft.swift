package import Showcase
package import Text
import Vietnamese

/// A record in preparation: the answers so far, and the data of the project.
package struct NewRecordDraft: Sendable {
  package let kind: NewRecordKind
  package internal(set) var desk: NewRecordDesk
  /// Field → answer as it is written; values of a list are separated by `|`.
  private var answers: [String: String] = [:]
  /// Answers of an earlier round, proposed in the next.
  private var earlier: [String: String] = [:]

  /// Whether the user sees a proposal before it is taken.
  private let isAsked: Bool

  package init(_ kind: NewRecordKind, desk: NewRecordDesk, isAsked: Bool) {
    self.kind = kind
    self.desk = desk
    self.isAsked = isAsked
  }

  package subscript(field: String) -> String? { answers[field] }

  subscript(key: some FieldKey) -> String? { answers[key.spec.name] }

  /// Returns whether the field may stay empty, and whether the question is asked at all.
  package func need(of question: NewRecordKind.Question) -> NewRecordKind.Question.Need {
    question.need(self)
  }

  /// Returns the value taken when nothing is answered; nil when there is no proposal.
  package func proposal(for question: NewRecordKind.Question) -> String? {
    earlier[question.field.name] ?? question.proposal(self)
  }

  /// Takes an answer, or reports why it does not fit. An empty one omits the field.
  package mutating func take(_ text: String, for field: FieldSpec) -> Diagnostic? {
    let answer = normalised(text, field)
    guard !answer.isEmpty else {
      answers[field.name] = nil
      return nil
    }
    if let problem = problem(with: answer, field) { return problem }
    answers[field.name] = answer
    return nil
  }

  /// Takes the proposals for all unanswered questions; returns the required fields without one, and
  /// the problems of proposals that do not fit.
  package mutating func takeProposals() -> (missing: [FieldSpec], unfit: [Diagnostic]) {
    var missing: [FieldSpec] = []
    var unfit: [Diagnostic] = []
    for question in kind.questions where self[question.field.name] == nil {
      let need = need(of: question)
      if need == .unneeded || (isAsked && need == .optional) { continue }
      if let proposal = proposal(for: question) {
        if let problem = take(proposal, for: question.field) { unfit.append(problem) }
      } else if need == .required {
        missing.append(question.field)
      }
    }
    return (missing, unfit)
  }

  /// Reopens all questions, with the previous answers as proposals.
  package mutating func reopen() {
    earlier.merge(answers) { _, new in new }
    answers = [:]
  }

  // MARK: Values

  /// Returns the values that a field may take, best first; empty where it is free.
  package func values(for field: FieldSpec) -> [KnownValue] {
    if field === AwardTable.file.spec {
      return AwardTable.candidates(self).map { KnownValue(id: $0, label: "") }
    }
    return values(of: field.kind).filter { value in
      if field === Award.formClass.spec {
        classesOfForm.contains(value.id) || value.id == AwardClass.unknown.rawValue
      } else if field === Award.form.spec {
        desk.applies(value.id, to: self[Award.recipient])
      } else {
        true
      }
    }
  }

  private func values(of kind: FieldKind) -> [KnownValue] {
    switch kind {
    case .list(let element): values(of: element)
    case .choice(let choices):
      choices.map { KnownValue(id: $0.id, label: $0.label.vi, other: $0.label.en) }
    case .term(let vocabulary): desk.terms(of: vocabulary)
    case .reference(let type): desk.values(of: type, on: day)
    default: []
    }
  }

  /// The day on which places are resolved.
  var day: CivilDate? {
    let written = kind.schema.asOf.lazy.compactMap { answers[$0.name] }.first
    return written.flatMap { CivilDate(iso: String($0.prefix(10))) }
  }

  /// Derives an id from a text that no record of the type has yet, cut between words where it is
  /// too long.
  func freeID(from text: String?, isHint: Bool = false) -> String? {
    var slug = Slug.make(text ?? "")
    while slug.utf8.count > Slug.limit - 3, let cut = slug.utf8.lastIndex(of: UInt8(ascii: "-")) {
      slug = String(slug[..<cut])
    }
    guard Slug.isValid(slug) else { return nil }
    // No number is appended without the user seeing it.
    guard isAsked || isHint else { return slug }
    let taken = Set(desk.records(of: kind.schema.kind).flatMap { [$0.id, $0.slug] })
    return ([slug] + (2...99).map { "\(slug)-\($0)" }).first { !taken.contains($0) }
  }

  /// Whether any record that it names is a sample.
  var namesSample: Bool {
    kind.fields.contains { field in
      guard let type = field.kind.referenced, let answer = self[field.name] else { return false }
      return answer.list.contains {
        desk.record(type, String($0.prefix { $0 != "@" }))?.isSample == true
      }
    }
  }

  // MARK: Reading answers

  private func normalised(_ text: String, _ field: FieldSpec) -> String {
    let text = TextDecoder.nfc(text).trimmingBlanks()
    switch field.kind {
    case .list(let kind) where kind.isFreeText: return text
    case .list:
      return text.split { $0 == "|" || $0 == "," }.map { one(String($0), field) }.joined(
        separator: "|")
    case .groups: return text
    default: return one(text, field)
    }
  }

  /// Converts a Vietnamese date, or the name of a value, to its stored form.
  private func one(_ text: String, _ field: FieldSpec) -> String {
    let text = text.trimmingBlanks()
    switch field.kind {
    case .date, .moment: return CivilDate(vietnamese: text)?.isoText ?? text
    default: break
    }
    let values = values(for: field)
    if values.contains(where: { $0.id == text }) { return text }
    let named = values.filter { $0.isNamed(text) }
    return named.count == 1 ? named[0].id : text
  }

  private func problem(with answer: String, _ field: FieldSpec) -> Diagnostic? {
    if field === AwardTable.file.spec { return AwardTable.problem(with: answer, self) }
    for (text, spec) in field.parts(of: answer) {
      if let problem = FieldParser.problem(with: text, kind: spec.kind, field: spec.name) {
        return .unfit(problem, option: field.name, folder: kind.schema.folder)
      }
      if let problem = unknown(text, spec.kind, field) { return problem }
    }
    if case .groups(let specs) = field.kind,
      answer.list.contains(where: {
        $0.split(separator: ";", omittingEmptySubsequences: false).count != specs.count
      })
    {
      return .unfit(parts: specs.map(\.name), option: field.name, folder: kind.schema.folder)
    }
    return nil
  }

  private func unknown(_ text: String, _ fieldKind: FieldKind, _ field: FieldSpec) -> Diagnostic? {
    let id = String(text.prefix { $0 != "@" })
    switch fieldKind {
    case .term(let vocabulary):
      let known = desk.terms(of: vocabulary).map(\.id)
      return known.contains(id)
        ? nil : .noSuchValue(id, option: field.name, known: known, folder: kind.schema.folder)
    case .reference(let type):
      guard desk.record(type, id) == nil else { return nil }
      let known = desk.records(of: type).compactMap(\.id)
      return .noSuchValue(id, option: field.name, known: known, folder: kind.schema.folder)
    case .slug where field === kind.schema.id:
      guard desk.record(kind.schema.kind, id) != nil else { return nil }
      return .taken(id, free: freeID(from: id, isHint: true), folder: kind.schema.folder)
    default: return nil
    }
  }
}

/// A value that a field may take, with its names.
package struct KnownValue: Sendable {
  package let id: String
  package let label: String
  /// The label in English, if any.
  package let other: String

  init(id: String, label: String, other: String = "") {
    self.id = id
    self.label = label
    self.other = other
  }

  /// Returns whether a text is one of its names, ignoring case and diacritics.
  func isNamed(_ text: String) -> Bool {
    let folded = Fold.fold(text)
    return !folded.isEmpty && [label, other].contains { Fold.fold($0) == folded }
  }

  /// Returns whether a text is part of its id or names.
  package func matches(_ text: String) -> Bool {
    let folded = Fold.fold(text)
    return [id, label, other].contains { Fold.fold($0).contains(folded) }
  }
}

extension FieldSpec {
  /// Returns the values in an answer, each with its field.
  func parts(of answer: String) -> [(String, FieldSpec)] {
    switch kind {
    case .list(let element): answer.list.map { ($0, FieldSpec(name, element, vi: label, summary)) }
    case .groups(let specs):
      answer.list.flatMap { zip($0.split(separator: ";").map { $0.trimmingBlanks() }, specs) }
    default: [(answer, self)]
    }
  }
}

extension FieldKind {
  /// The kind of record that it refers to.
  var referenced: RecordKind? {
    switch self {
    case .reference(let type), .list(.reference(let type)): type
    default: nil
    }
  }

  var isList: Bool {
    switch self {
    case .list, .groups: true
    default: false
    }
  }

  var isFreeText: Bool {
    switch self {
    case .text, .prose, .url: true
    default: false
    }
  }
}

extension StringProtocol {
  /// The values of a list.
  var list: [String] { split(separator: "|").map { $0.trimmingBlanks() }.filter { !$0.isEmpty } }

  var firstOfList: String? { list.first }
}

extension CivilDate {
  /// Reads `31/8/2021`, as dates are written in Vietnam, with `/`, `-` or `.`.
  init?(vietnamese text: String) {
    let parts = text.split { $0 == "/" || $0 == "-" || $0 == "." }.map { Int($0) }
    guard parts.count == 3, let day = parts[0], let month = parts[1], let year = parts[2], day <= 31
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}

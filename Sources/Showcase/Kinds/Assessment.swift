package import Text
package import Vietnamese

/// An assessment of an area or unit by a set of criteria (kết quả đánh giá).
package final class Assessment: ShowcaseRecord {
  /// The result for one criterion.
  package struct Finding: Sendable {
    package let criterion: String
    package let value: String
    package let evidence: String?
    let origin: FieldSet
  }

  package let origin: ParsedRecord
  package let id: String
  package let area: String
  package let set: String
  package let date: CivilDate
  package let assessor: String
  package let results: [Finding]
  package let isPassed: Bool
  package let recognition: String?
  package let recognitionDate: CivilDate?
  package let validTo: CivilDate?

  package init(_ origin: ParsedRecord) {
    self.origin = origin
    id = origin.id ?? ""
    area = origin[Assessment.area]
    set = origin[Assessment.set]
    date = origin[Assessment.date]
    assessor = origin[Assessment.assessor]
    results = origin[Assessment.results].map(Finding.init)
    isPassed = origin[Assessment.passed]
    recognition = origin[Assessment.recognition]
    recognitionDate = origin[Assessment.recognitionDate]
    validTo = origin[Assessment.validTo]
  }

  package var displayName: String { "\(area), \(date.isoText)" }
}

extension Assessment.Finding {
  package static let criterion = RequiredField(
    "criterion", .slug, vi: "Tiêu chí", "id of the criterion")
  package static let value = RequiredField(
    "value", .text, vi: "Kết quả", "có/không, or the number")
  package static let evidence = OptionalField(
    "evidence", .text, vi: "Minh chứng", "what shows it")

  static let fields: [any FieldKey] = [criterion, value, evidence]

  init(_ set: FieldSet) {
    self.init(
      criterion: set[Self.criterion], value: set[Self.value], evidence: set[Self.evidence],
      origin: set)
  }
}

extension Assessment {
  package static let id = RequiredField("id", .slug, vi: "Mã", "unique")
  package static let area = RequiredField(
    "area", .reference(.recipient), vi: "Nơi được đánh giá", "what was assessed")
  package static let set = RequiredField(
    "set", .reference(.criterionSet), vi: "Bộ tiêu chí", "by which criteria")
  package static let date = RequiredField("date", .date, vi: "Ngày đánh giá", "when")
  package static let assessor = RequiredField(
    "assessor", .reference(.organisation), vi: "Cơ quan đánh giá", "by whom")
  package static let results = GroupsField(
    "results", of: Finding.fields, required: true, vi: "Kết quả từng tiêu chí",
    "one result for each criterion")
  package static let passed = RequiredField(
    "passed", .flag, vi: "Đạt", "the stated result; recomputed, a contradiction is an error")
  package static let recognition = OptionalField(
    "recognition", .text, vi: "Số văn bản công nhận",
    "number of the document that announces it as safe", foundAs: .text)
  package static let recognitionDate = OptionalField(
    "recognitionDate", .date, vi: "Ngày công nhận", "its date; only when passed")
  package static let validTo = OptionalField(
    "validTo", .date, vi: "Công nhận đến ngày", "recognised until")

  package static let schema = RecordSchema(
    .assessment, folder: "assessments", title: "Kết quả đánh giá",
    summary: "How an area or unit meets a set of criteria, and its recognition.",
    label: Message(en: "Assessment", vi: "Kết quả đánh giá"),
    listTitle: Message(en: "Assessments", vi: "Kết quả đánh giá"),
    tableSummary: "kết quả đánh giá theo bộ tiêu chí",
    fields: [
      id, area, set, date, assessor, results, passed, recognition, recognitionDate, validTo,
    ],
    example: example)

  private static let example = RecordExample(
    "assessments/minh-hoa.yml",
    """
    id: khu-dan-cu-minh-hoa-2021
    area: khu-dan-cu-minh-hoa
    set: khu-dan-cu-an-toan-lam-dong
    date: 2021-08-31
    assessor: ubnd-tp-nha-trang
    results:
      - criterion: dang-ky
        value: có
      - criterion: ho-cam-ket
        value: 100
        evidence: Sổ cam kết của tổ dân phố
    passed: true
    sample: true
    """)
}

extension Assessment {
  package static func check(_ table: Table<Assessment>, in context: CheckContext) -> [Diagnostic] {
    let sets = context.catalogue.table(of: CriterionSet.self)
    var found: [Diagnostic] = []
    for assessment in table {
      guard let set = sets[assessment.set] else { continue }
      found += assessment.origin.repetitions(in: results, key: Finding.criterion)
      assessment.check(against: set, &found)
    }
    return found
  }

  private func check(against set: CriterionSet, _ found: inout [Diagnostic]) {
    var complete = true
    var meant: Set<String> = []
    for result in results {
      guard let criterion = set.criteria.first(where: { $0.id == result.criterion }) else {
        found.append(
          problem(
            of: result, at: Finding.criterion, code: "unknown-criterion",
            Message(
              en: "'\(set.id)' has no criterion '\(result.criterion)'",
              vi: "'\(set.id)' không có tiêu chí '\(result.criterion)'"),
            hint: Suggestion.hint(to: result.criterion, among: set.criteria.map(\.id))))
        let near = Suggestion.nearest(to: result.criterion, among: set.criteria.map(\.id))
        if let near { meant.insert(near) }
        complete = false
        continue
      }
      if criterion.isMet(by: result.value) == nil {
        found.append(
          problem(
            of: result, at: Finding.value, code: "bad-value",
            Message(
              en: "'\(result.value)' does not fit a criterion of kind '\(criterion.kind.rawValue)'",
              vi: "'\(result.value)' không hợp với tiêu chí loại '\(criterion.kind.rawValue)'"),
            hint: Message(
              en: "yes-no: có or không; percent: 0 to 100; else a number",
              vi: "yes-no: có hoặc không; percent: 0 đến 100; còn lại: một số")))
        complete = false
      }
    }
    for criterion in set.criteria where !results.contains(where: { $0.criterion == criterion.id }) {
      guard criterion.isRequired else { continue }
      complete = false
      if meant.contains(criterion.id) { continue }
      found.append(
        problem(
          at: Assessment.results, code: "criterion-without-result",
          Message(
            en: "the result for '\(criterion.id)' is missing",
            vi: "thiếu kết quả của tiêu chí '\(criterion.id)'")))
    }
    if complete, isMet(by: set) != isPassed {
      found.append(
        problem(
          at: Assessment.passed, code: "result-contradicts",
          Message(
            en:
              "the values say \(isMet(by: set) ? "passed" : "not passed"), the record says the opposite",
            vi:
              "theo các giá trị thì \(isMet(by: set) ? "đạt" : "chưa đạt"), bản ghi lại ghi ngược lại"
          )))
    }
    if recognition != nil, !isPassed {
      found.append(
        problem(
          at: Assessment.recognition, code: "recognised-without-passing",
          Message(
            en: "only an area that passed can be recognised",
            vi: "chỉ công nhận khu vực đã đạt các tiêu chí")))
    }
  }

  private func problem(
    of result: Finding, at field: some FieldKey, code: String, _ message: Message,
    hint: Message? = nil
  ) -> Diagnostic {
    Diagnostic(
      in: origin.file, at: result.origin.offset(of: field), code: code, message: message, hint: hint
    )
  }

  /// Returns whether the values meet all required criteria.
  package func isMet(by set: CriterionSet) -> Bool {
    set.criteria.filter(\.isRequired).allSatisfy { criterion in
      results.first { $0.criterion == criterion.id }
        .flatMap { criterion.isMet(by: $0.value) } ?? false
    }
  }
}

package import Text
import Vietnamese

extension OfficialDocument {
  package static func check(
    _ table: Table<OfficialDocument>, in context: CheckContext
  ) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var first: [String: OfficialDocument] = [:]
    for document in table {
      document.checkNumber(context, &found)
      if let file = document.file {
        let path = CheckContext.path(of: file, for: document.origin)
        if !context.files.contains(path) {
          found.append(
            .missingFile(
              file, path: path, files: context.files, in: document.origin.file,
              at: document.origin.fields.offset(of: "file")))
        }
      }
      guard let date = document.date, let number = DecisionNumber.parse(document.number) else {
        continue
      }
      let key = "\(number.key)|\(date.isoText)|\(document.issuer)"
      if let earlier = first.updateValue(document, forKey: key) {
        let place = earlier.origin.file.position(at: earlier.origin.fields.offset(of: "number"))
        found.append(
          document.problem(
            at: "number", code: "duplicate-document",
            Message(
              en: "the same document stands at \(earlier.origin.file.path):\(place.line)",
              vi: "văn bản này đã có ở \(earlier.origin.file.path):\(place.line)")))
      }
    }
    return found
  }

  /// The type code in the number (KH, QĐ, CT …) must agree with the type of document.
  private func checkNumber(_ context: CheckContext, _ found: inout [Diagnostic]) {
    if Spreadsheet.looksAltered(number) {
      found.append(
        problem(
          at: "number", code: "altered-by-spreadsheet",
          Message(
            en: "'\(number)' looks altered by a spreadsheet",
            vi: "'\(number)' có vẻ đã bị phần mềm bảng tính làm sai"),
          hint: Message(
            en: "format the column as text and type the number again",
            vi: "hãy định dạng cột là văn bản rồi gõ lại số")))
    }
    guard let parsed = DecisionNumber.parse(number), let expected = parsed.typeName,
      let term = context.catalogue.term(docType, of: "doc-type"),
      Fold.fold(term.label) != Fold.fold(expected)
    else { return }
    found.append(
      problem(
        .warning, at: "docType", code: "type-of-number",
        Message(
          en: "the number '\(number)' is that of a '\(expected)', not '\(term.label)'",
          vi: "số '\(number)' là của '\(expected)', không phải '\(term.label)'")))
  }
}

extension CriterionSet {
  package static func check(_ table: Table<CriterionSet>, in context: CheckContext) -> [Diagnostic]
  {
    var found: [Diagnostic] = []
    for set in table {
      found += set.origin.repetitions(in: "criteria", key: "id")
      for criterion in set.criteria {
        if criterion.kind != "yes-no", criterion.threshold == nil {
          found.append(
            set.problem(
              of: criterion, at: "kind", code: "missing-field",
              Message(
                en: "a criterion of kind '\(criterion.kind)' needs 'threshold'",
                vi: "tiêu chí loại '\(criterion.kind)' phải có 'threshold'")))
        }
      }
    }
    return found
  }

  private func problem(
    of criterion: Criterion, at field: String, code: String, _ message: Message
  ) -> Diagnostic {
    Diagnostic(
      in: origin.file, at: criterion.fields.offset(of: field), code: code, message: message)
  }
}

extension Assessment {
  package static func check(_ table: Table<Assessment>, in context: CheckContext) -> [Diagnostic] {
    let sets = context.catalogue.table(of: CriterionSet.self)
    var found: [Diagnostic] = []
    for assessment in table {
      guard let set = sets[assessment.set] else { continue }
      found += assessment.origin.repetitions(in: "results", key: "criterion")
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
            of: result, at: "criterion", code: "unknown-criterion",
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
            of: result, at: "value", code: "bad-value",
            Message(
              en: "'\(result.value)' does not fit a criterion of kind '\(criterion.kind)'",
              vi: "'\(result.value)' không hợp với tiêu chí loại '\(criterion.kind)'"),
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
          at: "results", code: "criterion-without-result",
          Message(
            en: "the result for '\(criterion.id)' is missing",
            vi: "thiếu kết quả của tiêu chí '\(criterion.id)'")))
    }
    if complete, isMet(by: set) != isPassed {
      found.append(
        problem(
          at: "passed", code: "result-contradicts",
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
          at: "recognition", code: "recognised-without-passing",
          Message(
            en: "only an area that passed can be recognised",
            vi: "chỉ công nhận khu vực đã đạt các tiêu chí")))
    }
  }

  private func problem(
    of result: Result, at field: String, code: String, _ message: Message, hint: Message? = nil
  ) -> Diagnostic {
    Diagnostic(
      in: origin.file, at: result.fields.offset(of: field), code: code, message: message, hint: hint
    )
  }

  /// Whether all required criteria are met by the values.
  package func isMet(by set: CriterionSet) -> Bool {
    set.criteria.filter(\.isRequired).allSatisfy { criterion in
      results.first { $0.criterion == criterion.id }
        .flatMap { criterion.isMet(by: $0.value) } ?? false
    }
  }
}

extension CriterionSet.Criterion {
  /// Whether a value meets it; nil when the value does not fit its kind.
  package func isMet(by value: String) -> Bool? {
    if kind == "yes-no" {
      switch value {
      case "có", "true": return true
      case "không", "false": return false
      default: return nil
      }
    }
    let bare = value.hasSuffix("%") ? value.dropLast().trimmingBlanks() : value
    guard let number = DecimalNumber(bare), let threshold else { return nil }
    if kind == "percent", let hundred = DecimalNumber("100"), let zero = DecimalNumber("0"),
      number > hundred || number < zero
    {
      return nil
    }
    switch comparison {
    case "at-most": return number <= threshold
    case "equal": return number == threshold
    default: return number >= threshold
    }
  }
}

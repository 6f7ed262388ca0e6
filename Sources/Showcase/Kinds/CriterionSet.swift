package import Text
package import Vietnamese

/// Criteria by which an area or unit is assessed (bộ tiêu chí).
package final class CriterionSet: ShowcaseRecord {
  package struct Criterion: Sendable {
    /// How it is measured.
    package enum Kind: String, ChoiceValue {
      case yesNo = "yes-no"
      case percent, count, score

      package var label: Message {
        switch self {
        case .yesNo: Message(en: "yes or no", vi: "có/không")
        case .percent: Message(en: "percentage", vi: "tỷ lệ %")
        case .count: Message(en: "count", vi: "số lượng")
        case .score: Message(en: "score", vi: "điểm")
        }
      }
    }

    /// How a value is compared with the threshold.
    package enum Comparison: String, ChoiceValue {
      case atLeast = "at-least"
      case atMost = "at-most"
      case equal

      package var label: Message {
        switch self {
        case .atLeast: Message(en: "at least", vi: "ít nhất")
        case .atMost: Message(en: "at most", vi: "nhiều nhất")
        case .equal: Message(en: "exactly", vi: "đúng bằng")
        }
      }
    }

    package let id: String
    package let text: String
    package let kind: Kind
    package let threshold: DecimalNumber?
    package let comparison: Comparison
    package let isRequired: Bool
    let origin: FieldSet
  }

  package let origin: ParsedRecord
  package let id: String
  package let name: String
  package let appliesTo: [String]
  package let campaigns: [String]
  package let document: String?
  package let summary: String?
  package let criteria: [Criterion]

  package init(_ origin: ParsedRecord) {
    self.origin = origin
    id = origin.id ?? ""
    name = origin[CriterionSet.name]
    appliesTo = origin[CriterionSet.appliesTo]
    campaigns = origin[CriterionSet.campaigns]
    document = origin[CriterionSet.document]
    summary = origin[CriterionSet.summary]
    criteria = origin[CriterionSet.criteria].map(Criterion.init)
  }

  package var displayName: String { name }
}

extension CriterionSet.Criterion {
  package static let id = RequiredField("id", .slug, vi: "Mã", "unique within the set")
  package static let text = RequiredField(
    "text", .text, vi: "Tiêu chí", "the criterion, in the document's words")
  package static let kind = RequiredField(
    "kind", .choice(Kind.self), vi: "Cách đo", "how it is measured")
  package static let threshold = OptionalField(
    "threshold", .decimal, vi: "Mức phải đạt", "what must be reached; required unless yes-no")
  package static let comparison = OptionalField(
    "comparison", .choice(Comparison.self), vi: "Cách so sánh",
    "how the value is held against the threshold; at-least unless given")
  package static let required = OptionalField(
    "required", .flag, vi: "Bắt buộc", "must be met; true unless given")

  static let fields: [any FieldKey] = [id, text, kind, threshold, comparison, required]

  init(_ set: FieldSet) {
    self.init(
      id: set[Self.id], text: set[Self.text], kind: set[Self.kind],
      threshold: set[Self.threshold], comparison: set[Self.comparison] ?? .atLeast,
      isRequired: set[Self.required] ?? true, origin: set)
  }

  /// Returns whether a value meets it; nil when the value does not fit its kind.
  package func isMet(by value: String) -> Bool? {
    if kind == .yesNo {
      switch value {
      case "có", "true": return true
      case "không", "false": return false
      default: return nil
      }
    }
    let bare = value.hasSuffix("%") ? value.dropLast().trimmingBlanks() : value
    guard let number = DecimalNumber(bare), let threshold else { return nil }
    if kind == .percent, let hundred = DecimalNumber("100"), let zero = DecimalNumber("0"),
      number > hundred || number < zero
    {
      return nil
    }
    switch comparison {
    case .atLeast: return number >= threshold
    case .atMost: return number <= threshold
    case .equal: return number == threshold
    }
  }
}

extension CriterionSet {
  package static let id = RequiredField("id", .slug, vi: "Mã", "unique")
  package static let name = RequiredField("name", .text, vi: "Tên", "its name", foundAs: .title)
  package static let appliesTo = ListField(
    "appliesTo", .text, required: true, vi: "Áp dụng cho", "what it is for",
    foundAs: SearchRole.text, example: "[thôn, tổ dân phố]")
  package static let campaigns = ListField(
    "campaign", .reference(.campaign), required: true, vi: "Phong trào",
    "the campaigns that use it")
  package static let document = OptionalField(
    "document", .reference(.document), vi: "Văn bản ban hành",
    "the document that lays it down")
  package static let summary = OptionalField(
    "summary", .prose, vi: "Tóm tắt", "what it is for", foundAs: .lead)
  package static let criteria = GroupsField(
    "criteria", of: Criterion.fields, vi: "Các tiêu chí",
    "the criteria in order; none when the document only names the set")

  package static let schema = RecordSchema(
    .criterionSet, folder: "criteria", title: "Bộ tiêu chí",
    summary: "Criteria by which an area or unit is assessed.",
    label: Message(en: "Criteria", vi: "Bộ tiêu chí"),
    listTitle: Message(en: "Criteria", vi: "Bộ tiêu chí"),
    tableSummary: "các bộ tiêu chí đánh giá địa bàn, đơn vị",
    pages: RecordPages(.folder(route: "criteria", default: "tieu-chi")),
    fields: [id, name, appliesTo, campaigns, document, summary, criteria],
    example: example)

  private static let example = RecordExample(
    "criteria/khu-dan-cu-an-toan-lam-dong.yml",
    """
    id: khu-dan-cu-an-toan-lam-dong
    name: Tiêu chí khu dân cư an toàn với dịch Covid-19
    appliesTo: [thôn, tổ dân phố]
    campaign: [dan-van-kheo-covid-lam-dong]
    criteria:
      - id: dang-ky
        text: Có bản đăng ký với Ủy ban nhân dân cấp xã
        kind: yes-no
      - id: ho-cam-ket
        text: 100% hộ dân ký cam kết
        kind: percent
        threshold: 100
        comparison: at-least
    """)
}

extension CriterionSet {
  package static func check(_ table: Table<CriterionSet>, in context: CheckContext) -> [Diagnostic]
  {
    var found: [Diagnostic] = []
    for set in table {
      found += set.origin.repetitions(in: criteria, key: Criterion.id)
      for criterion in set.criteria {
        if criterion.kind != .yesNo, criterion.threshold == nil {
          found.append(
            set.problem(
              of: criterion, at: Criterion.kind, code: "missing-field",
              Message(
                en: "a criterion of kind '\(criterion.kind.rawValue)' needs 'threshold'",
                vi: "tiêu chí loại '\(criterion.kind.rawValue)' phải có 'threshold'")))
        }
      }
    }
    return found
  }

  private func problem(
    of criterion: Criterion, at field: some FieldKey, code: String, _ message: Message
  ) -> Diagnostic {
    Diagnostic(
      in: origin.file, at: criterion.origin.offset(of: field), code: code, message: message)
  }
}

package import Vietnamese

/// A legal act, plan, letter or decision (văn bản).
package final class OfficialDocument: ShowcaseRecord {
  package let origin: ParsedRecord
  package let id: String
  package let number: String
  package let docType: String
  package let date: CivilDate?
  package let issuer: String
  package let signer: String?
  package let signerTitle: String?
  package let subject: String
  package let effectiveFrom: CivilDate?
  package let status: String?
  package let file: String?
  package let url: String?

  package init(_ origin: ParsedRecord) {
    let set = origin.fields
    self.origin = origin
    id = origin.id ?? ""
    number = set.requiredText("number")
    docType = set.requiredText("docType")
    date = set.date("date")
    issuer = set.reference("issuer") ?? ""
    signer = set.text("signer")
    signerTitle = set.text("signerTitle")
    subject = set.requiredText("subject")
    effectiveFrom = set.date("effectiveFrom")
    status = set.text("status")
    file = set.text("file")
    url = set.text("url")
  }
}

/// Criteria by which an area or unit is assessed (bộ tiêu chí).
package final class CriterionSet: ShowcaseRecord {
  package struct Criterion: Sendable {
    package let id: String
    package let text: String
    package let kind: String
    package let threshold: DecimalNumber?
    package let comparison: String
    package let isRequired: Bool
    let fields: FieldSet
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
    let set = origin.fields
    self.origin = origin
    id = origin.id ?? ""
    name = set.requiredText("name")
    appliesTo = set.texts("appliesTo")
    campaigns = set.references("campaign")
    document = set.reference("document")
    summary = set.text("summary")
    criteria = set.groups("criteria").map {
      Criterion(
        id: $0.requiredText("id"), text: $0.requiredText("text"), kind: $0.requiredText("kind"),
        threshold: $0.decimal("threshold"), comparison: $0.text("comparison") ?? "at-least",
        isRequired: $0.flag("required") ?? true, fields: $0)
    }
  }
}

/// How an area or unit meets a set of criteria (kết quả đánh giá).
package final class Assessment: ShowcaseRecord {
  package struct Result: Sendable {
    package let criterion: String
    package let value: String
    package let evidence: String?
    let fields: FieldSet
  }

  package let origin: ParsedRecord
  package let id: String
  package let area: String
  package let set: String
  package let date: CivilDate?
  package let assessor: String
  package let results: [Result]
  package let isPassed: Bool
  package let recognition: String?
  package let recognitionDate: CivilDate?
  package let validTo: CivilDate?

  package init(_ origin: ParsedRecord) {
    let fields = origin.fields
    self.origin = origin
    id = origin.id ?? ""
    area = fields.reference("area") ?? ""
    set = fields.reference("set") ?? ""
    date = fields.date("date")
    assessor = fields.reference("assessor") ?? ""
    results = fields.groups("results").map {
      Result(
        criterion: $0.requiredText("criterion"), value: $0.requiredText("value"),
        evidence: $0.text("evidence"), fields: $0)
    }
    isPassed = fields.flag("passed") ?? false
    recognition = fields.text("recognition")
    recognitionDate = fields.date("recognitionDate")
    validTo = fields.date("validTo")
  }
}

/// A launch, conference, ceremony, publicity peak or deadline (sự kiện).
package final class Event: ShowcaseRecord {
  package let origin: ParsedRecord
  package let id: String
  package let name: String
  package let type: String
  package let campaigns: [String]
  package let start: Moment?
  package let end: Moment?
  package let isAllDay: Bool
  package let venue: String?
  package let locality: String?
  package let organisers: [String]
  package let support: [String]
  package let documents: [String]
  package let honoured: [String]
  package let summary: String?

  package init(_ origin: ParsedRecord) {
    let set = origin.fields
    self.origin = origin
    id = origin.id ?? ""
    name = set.requiredText("name")
    type = set.requiredText("type")
    campaigns = set.references("campaign")
    start = set.moment("start")
    end = set.moment("end")
    isAllDay = set.flag("allDay") ?? false
    venue = set.text("venue")
    locality = set.reference("locality")
    organisers = set.references("organiser")
    support = set.references("support")
    documents = set.references("documents")
    honoured = set.references("honoured")
    summary = set.text("summary")
  }
}

/// A column of a newspaper or a programme of a broadcaster (chuyên mục).
package final class Column: ShowcaseRecord {
  package let origin: ParsedRecord
  package let id: String
  package let title: String
  package let outlet: String
  package let campaigns: [String]
  package let frequency: String?
  package let slot: String?
  package let summary: String

  package init(_ origin: ParsedRecord) {
    let set = origin.fields
    self.origin = origin
    id = origin.id ?? ""
    title = set.requiredText("title")
    outlet = set.reference("outlet") ?? ""
    campaigns = set.references("campaign")
    frequency = set.text("frequency")
    slot = set.text("slot")
    summary = set.requiredText("summary")
  }
}

/// A list of terms with their labels (danh mục).
package final class Vocabulary: ShowcaseRecord {
  package struct Term: Sendable {
    package let id: String
    package let label: String
    package let labelEn: String
    package let summary: String?
  }

  package let origin: ParsedRecord
  package let id: String
  package let name: String
  package let nameEn: String
  package let terms: [Term]

  package init(_ origin: ParsedRecord) {
    let set = origin.fields
    self.origin = origin
    id = origin.id ?? ""
    name = set.requiredText("name")
    nameEn = set.requiredText("nameEn")
    terms = set.groups("terms").map {
      Term(
        id: $0.requiredText("id"), label: $0.requiredText("label"),
        labelEn: $0.requiredText("labelEn"), summary: $0.text("summary"))
    }
  }
}

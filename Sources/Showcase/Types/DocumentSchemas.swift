extension OfficialDocument {
  package static let schema = RecordSchema(
    name: "document", folder: "documents", title: "Văn bản",
    summary: "A legal act, plan, letter or decision.",
    fields: [
      FieldSpec(
        "id", .slug, required: true, "unique: number and year", example: "14802-qd-ubnd-2021"),
      FieldSpec(
        "number", .text, required: true, "number and symbol as printed", example: "14802/QĐ-UBND"),
      FieldSpec(
        "docType", .term("doc-type"), required: true, "type of document", example: "quyet-dinh"),
      FieldSpec("date", .date, "date of issue"),
      FieldSpec("issuer", .reference("organisation"), required: true, "who issued it"),
      FieldSpec("signer", .text, "who signed"),
      FieldSpec("signerTitle", .text, "as which office"),
      FieldSpec("subject", .text, required: true, "what it is about (trích yếu)"),
      FieldSpec("effectiveFrom", .date, "in force from"),
      FieldSpec(
        "status",
        .choice([
          Choice("con-hieu-luc", "còn hiệu lực", "in force"),
          Choice("het-mot-phan", "hết hiệu lực một phần", "partly in force"),
          Choice("het-hieu-luc", "hết hiệu lực", "no longer in force"),
        ]), "whether it is in force"),
      FieldSpec("file", .file, "its text, searchable"),
      FieldSpec("url", .url, "where it can be read"),
    ])
}

extension CriterionSet {
  package static let schema = RecordSchema(
    name: "criterion-set", folder: "criteria", title: "Bộ tiêu chí",
    summary: "Criteria by which an area or unit is assessed.",
    fields: [
      FieldSpec("id", .slug, required: true, "unique"),
      FieldSpec("name", .text, required: true, "its name"),
      FieldSpec(
        "appliesTo", .list(.text), required: true, "what it is for", example: "[thôn, tổ dân phố]"),
      FieldSpec(
        "campaign", .list(.reference("campaign")), required: true, "the campaigns that use it"),
      FieldSpec("document", .reference("document"), "the document that lays it down"),
      FieldSpec("summary", .prose, "what it is for"),
      FieldSpec(
        "criteria",
        .groups([
          FieldSpec("id", .slug, required: true, "unique within the set"),
          FieldSpec("text", .text, required: true, "the criterion, in the document's words"),
          FieldSpec(
            "kind",
            .choice([
              Choice("yes-no", "có/không", "yes or no"), Choice("percent", "tỷ lệ %", "percentage"),
              Choice("count", "số lượng", "count"), Choice("score", "điểm", "score"),
            ]), required: true, "how it is measured"),
          FieldSpec("threshold", .decimal, "what must be reached; required unless yes-no"),
          FieldSpec(
            "comparison",
            .choice([
              Choice("at-least", "ít nhất", "at least"), Choice("at-most", "nhiều nhất", "at most"),
              Choice("equal", "đúng bằng", "exactly"),
            ]), "how the value is held against the threshold; at-least unless given"),
          FieldSpec("required", .flag, "must be met; true unless given"),
        ]), "the criteria in order; none when the document only names the set"),
    ])
}

extension Assessment {
  package static let schema = RecordSchema(
    name: "assessment", folder: "assessments", title: "Kết quả đánh giá",
    summary: "How an area or unit meets a set of criteria, and its recognition.",
    fields: [
      FieldSpec("id", .slug, required: true, "unique"),
      FieldSpec("area", .reference("recipient"), required: true, "what was assessed"),
      FieldSpec("set", .reference("criterion-set"), required: true, "by which criteria"),
      FieldSpec("date", .date, required: true, "when"),
      FieldSpec("assessor", .reference("organisation"), required: true, "by whom"),
      FieldSpec(
        "results",
        .groups([
          FieldSpec("criterion", .slug, required: true, "id of the criterion"),
          FieldSpec("value", .text, required: true, "có/không, or the number"),
          FieldSpec("evidence", .text, "what shows it"),
        ]), required: true, "one result for each criterion"),
      FieldSpec(
        "passed", .flag, required: true,
        "the stated result; recomputed, a contradiction is an error"),
      FieldSpec("recognition", .text, "number of the document that announces it as safe"),
      FieldSpec("recognitionDate", .date, "its date; only when passed"),
      FieldSpec("validTo", .date, "recognised until"),
    ])
}

extension Event {
  package static let schema = RecordSchema(
    name: "event", folder: "events", title: "Sự kiện",
    summary: "A launch, conference, ceremony, publicity peak or deadline.",
    asOf: ["start"],
    fields: [
      FieldSpec("id", .slug, required: true, "unique"),
      FieldSpec("name", .text, required: true, "what it is called"),
      FieldSpec(
        "type", .term("event-type"), required: true, "kind of event", example: "le-phat-dong"),
      FieldSpec("campaign", .list(.reference("campaign")), required: true, "of which campaigns"),
      FieldSpec("start", .moment, required: true, "when it begins", example: "2021-08-11T08:00"),
      FieldSpec("end", .moment, "when it ends"),
      FieldSpec("allDay", .flag, "a day or days without an hour"),
      FieldSpec("venue", .text, "where exactly"),
      FieldSpec("locality", .reference("locality"), "in which place"),
      FieldSpec("organiser", .list(.reference("organisation")), "who holds it"),
      FieldSpec("support", .list(.reference("organisation")), "who helps"),
      FieldSpec("documents", .list(.reference("document")), "documents about it"),
      FieldSpec("honoured", .list(.reference("recipient")), "who was honoured there"),
      FieldSpec("summary", .prose, "what happens"),
    ])
}

extension Column {
  package static let schema = RecordSchema(
    name: "column", folder: "columns", title: "Chuyên mục",
    summary: "A column of a newspaper or a programme of a broadcaster in which stories run.",
    fields: [
      FieldSpec("id", .slug, required: true, "unique"),
      FieldSpec("title", .text, required: true, "its title"),
      FieldSpec("outlet", .reference("organisation"), required: true, "newspaper or broadcaster"),
      FieldSpec("campaign", .list(.reference("campaign")), "the campaigns that it serves"),
      FieldSpec("frequency", .text, "how often"),
      FieldSpec("slot", .text, "page or hour"),
      FieldSpec("editor", .text, public: false, "who is in charge"),
      FieldSpec("summary", .prose, required: true, "what it shows"),
    ])
}

extension Vocabulary {
  package static let schema = RecordSchema(
    name: "vocabulary", folder: "vocabularies", title: "Danh mục",
    summary: "A list of terms with their labels.",
    fields: [
      FieldSpec("id", .slug, required: true, "unique: kind, field, topic, setting, person-type …"),
      FieldSpec("name", .text, required: true, "what the terms are, in Vietnamese"),
      FieldSpec("nameEn", .text, required: true, "and in English"),
      FieldSpec(
        "terms",
        .groups([
          FieldSpec("id", .slug, required: true, "unique in the vocabulary"),
          FieldSpec("label", .text, required: true, "label in Vietnamese"),
          FieldSpec("labelEn", .text, required: true, "label in English"),
          FieldSpec("summary", .prose, "what it covers"),
        ]), required: true, "the terms in order"),
    ])
}

extension Page {
  package static let schema = RecordSchema(
    name: "page", folder: "pages", title: "Trang",
    summary: "A page that is neither story nor record, in Markdown; about, contact and the like.",
    isMarkdown: true,
    fields: [
      FieldSpec("id", .slug, "the file's name without `.md` unless given; its address as well"),
      FieldSpec("title", .text, required: true, "its title"),
      FieldSpec("summary", .prose, "for search engines and previews"),
      FieldSpec("lang", .text, "language tag (BCP 47); `vi` unless given"),
    ])
}

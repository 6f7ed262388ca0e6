package import Text

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
    self.origin = origin
    id = origin.id ?? ""
    name = origin[Vocabulary.name]
    nameEn = origin[Vocabulary.nameEn]
    terms = origin[Vocabulary.terms].map(Term.init)
  }

  package var displayName: String { name }
}

extension Vocabulary.Term {
  package static let id = RequiredField("id", .slug, vi: "Mã", "unique in the vocabulary")
  package static let label = RequiredField(
    "label", .text, vi: "Nhãn tiếng Việt", "label in Vietnamese")
  package static let labelEn = RequiredField(
    "labelEn", .text, vi: "Nhãn tiếng Anh", "label in English")
  package static let summary = OptionalField(
    "summary", .prose, vi: "Giải thích", "what it covers")

  static let fields: [any FieldKey] = [id, label, labelEn, summary]

  init(_ set: FieldSet) {
    self.init(
      id: set[Self.id], label: set[Self.label], labelEn: set[Self.labelEn],
      summary: set[Self.summary])
  }
}

extension Vocabulary {
  package static let id = RequiredField(
    "id", .slug, vi: "Mã", "unique: kind, field, topic, setting, person-type …")
  package static let name = RequiredField(
    "name", .text, vi: "Tên tiếng Việt", "what the terms are, in Vietnamese", foundAs: .title)
  package static let nameEn = RequiredField(
    "nameEn", .text, vi: "Tên tiếng Anh", "and in English")
  package static let terms = GroupsField(
    "terms", of: Term.fields, required: true, vi: "Các mục", "the terms in order")

  package static let schema = RecordSchema(
    .vocabulary, folder: "vocabularies", title: "Danh mục",
    summary: "A list of terms with their labels.",
    label: Message(en: "Vocabulary", vi: "Danh mục"),
    listTitle: Message(en: "Vocabularies", vi: "Danh mục"),
    tableSummary: "các danh mục dùng trong dữ liệu",
    fields: [id, name, nameEn, terms],
    example: example)

  private static let example = RecordExample(
    "vocabularies/kind.yml",
    """
    id: kind
    name: Loại gương
    nameEn: Kinds of exemplar
    terms:
      - id: mo-hinh
        label: Mô hình
        labelEn: Model
        summary: Cách làm mới, có kết quả, nơi khác có thể làm theo.
      - id: nguoi-tot-viec-tot
        label: Người tốt, việc tốt
        labelEn: Good people, good deeds
    """)
}

extension Vocabulary {
  package static func check(_ table: Table<Vocabulary>, in context: CheckContext) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for vocabulary in table {
      found += vocabulary.origin.repetitions(in: terms, key: Term.id)
    }
    return found
  }
}

package import Showcase
package import Text

/// A kind of record that `guong new` can begin: its questions, their order and their proposals.
///
/// The field's specification determines how an answer is read, which values exist and whether one
/// is required; a question adds a text, an order and a proposal.
package struct NewRecordKind: Sendable {
  /// The word of the command line: `story`, `campaign`, `award`.
  package let name: String
  /// What the command does, for its help.
  package let abstract: String
  package let schema: RecordSchema
  package let questions: [Question]
  /// The field that an argument without an option name answers.
  package let mainField: String?
  /// Returns the path of the record below `content/`; nil for a row of a table.
  let path: (@Sendable (NewRecordDraft) -> String)?
  /// The text after the front matter.
  let body: String

  package struct Question: Sendable {
    package enum Need: Sendable {
      /// It must be answered, if only by a proposal.
      case required
      /// It may stay empty.
      case optional
      /// It is not asked; its proposal is taken.
      case silent
      /// It does not apply to this record.
      case unneeded
    }

    package let field: FieldSpec
    package let words: Message
    let need: @Sendable (NewRecordDraft) -> Need
    let proposal: @Sendable (NewRecordDraft) -> String?
  }

  /// Returns the command-line option of a field: `shortName` → `short-name`.
  package static func option(_ field: String) -> String {
    var option = ""
    for letter in field.unicodeScalars {
      if letter.properties.isUppercase { option.unicodeScalars.append("-") }
      option += letter.properties.lowercaseMapping
    }
    return option
  }

  /// The fields that an option can set: all whose value fits on a line.
  package var fields: [FieldSpec] {
    let asked = questions.map(\.field)
    return asked
      + schema.fields.filter { field in
        field.kind.fitsLine && !asked.contains { $0.name == field.name }
      }
  }

  func question(_ field: String) -> Question? {
    questions.first { $0.field.name == field }
  }

  /// Makes a question from a field.
  static func ask(
    _ key: some FieldKey, en: String, vi: String,
    need: (@Sendable (NewRecordDraft) -> Question.Need)? = nil,
    propose: @escaping @Sendable (NewRecordDraft) -> String? = { _ in nil }
  ) -> Question {
    let usual: Question.Need = key.spec.isRequired ? .required : .optional
    return Question(
      field: key.spec, words: Message(en: en, vi: vi), need: need ?? { _ in usual },
      proposal: propose)
  }

  /// Asks for the fields that the schema requires, the main field first, with the labels of the
  /// schema; the id is proposed from the main field. The record gets a file of its own.
  static func fromSchema(_ schema: RecordSchema, mainField: FieldSpec?) -> NewRecordKind {
    let required = schema.fields.filter { field in
      field.isRequired && field !== mainField && field !== schema.id
    }
    let questions = ([mainField].compactMap { $0 } + required).map { field in
      Question(
        field: field, words: Message(en: field.summary, vi: field.label),
        need: { _ in field.isRequired ? .required : .optional }, proposal: { _ in nil })
    }
    let id = Question(
      field: schema.id,
      words: Message(
        en: "id, also the last part of the address", vi: "Mã, cũng là phần cuối của địa chỉ"),
      need: { _ in .required },
      proposal: { draft in mainField.flatMap { draft.freeID(from: draft[$0.name]) } })
    let sources = ask(
      CommonFields.sources, en: "sources: documents or addresses",
      vi: "Nguồn: văn bản hoặc địa chỉ")
    let ending = schema.isMarkdown ? "md" : "yml"
    return NewRecordKind(
      name: schema.name, abstract: "Write a new \(schema.label.en.lowercased()).", schema: schema,
      questions: questions + [id, sources, sample],
      mainField: mainField?.name,
      path: { "\(schema.folder)/\($0[schema.id.name] ?? "").\(ending)" },
      body: schema.isMarkdown ? "---\n\n" : "")
  }

  /// A record that names a sample is itself a sample.
  static let sample = ask(
    CommonFields.sample, en: "is it an illustration and no fact", vi: "Là minh họa, không có thật",
    need: { _ in .silent }, propose: { $0.namesSample ? "true" : nil })
}

extension FieldKind {
  /// Whether a line can hold it: one value, several separated by `|`, or groups of those separated
  /// by `;`.
  var fitsLine: Bool {
    switch self {
    case .group, .extra: false
    case .groups(let specs): specs.allSatisfy { $0.kind.isSingle }
    case .list(let kind): kind.isSingle
    default: true
    }
  }

  private var isSingle: Bool {
    switch self {
    case .group, .groups, .extra, .list: false
    default: true
    }
  }
}

package import Showcase
package import Text

extension Diagnostic {
  private static func ofFolder(
    _ folder: String, _ code: String, _ message: Message, hint: Message? = nil
  ) -> Diagnostic {
    Diagnostic(
      path: "content/\(folder)", position: Position(line: 1, column: 1), code: code,
      message: message, hint: hint)
  }

  /// Reports all fields that were not answered and cannot be proposed.
  package static func missingAnswers(_ fields: [FieldSpec], _ kind: NewRecordKind) -> Diagnostic {
    let options = fields.map { "--\(NewRecordKind.option($0.name))" }.joined(separator: ", ")
    return ofFolder(
      kind.schema.folder, "missing-options",
      Message(
        en: "these options are missing: \(options)", vi: "còn thiếu các tùy chọn: \(options)"),
      hint: Message(
        en: "give them, or run 'guong new \(kind.name)' on a terminal, which asks",
        vi: "hãy ghi thêm, hoặc chạy 'guong new \(kind.name)' trên cửa sổ dòng lệnh để được hỏi"))
  }

  /// Reports an option that is no field of the record.
  package static func unknownOption(_ option: String, _ kind: NewRecordKind) -> Diagnostic {
    let known = kind.fields.map { "--\(NewRecordKind.option($0.name))" }
    return ofFolder(
      kind.schema.folder, "unknown-option",
      Message(en: "there is no option '\(option)'", vi: "không có tùy chọn '\(option)'"),
      hint: Suggestion.hint(to: option, among: known)
        ?? Message(
          en: "'guong new \(kind.name) --help' lists them",
          vi: "'guong new \(kind.name) --help' liệt kê các tùy chọn"))
  }

  package static func optionWithoutValue(_ option: String, _ kind: NewRecordKind) -> Diagnostic {
    ofFolder(
      kind.schema.folder, "option-without-value",
      Message(en: "'\(option)' needs a value", vi: "'\(option)' cần một giá trị"))
  }

  static func optionTwice(_ field: FieldSpec, _ kind: NewRecordKind) -> Diagnostic {
    let option = "--\(NewRecordKind.option(field.name))"
    return ofFolder(
      kind.schema.folder, "option-twice",
      Message(en: "'\(option)' is given twice", vi: "'\(option)' được ghi hai lần"),
      hint: Message(en: "keep one of the two", vi: "hãy giữ lại một trong hai"))
  }

  static func unfit(_ problem: Diagnostic, option: String, folder: String) -> Diagnostic {
    ofFolder(folder, problem.code, problem.message, hint: problem.hint)
  }

  static func unfit(parts: [String], option: String, folder: String) -> Diagnostic {
    let shape = parts.joined(separator: "; ")
    return ofFolder(
      folder, "bad-value",
      Message(
        en: "'\(option)' needs \(parts.count) parts with semicolons between them",
        vi: "'\(option)' cần \(parts.count) phần, cách nhau bằng dấu chấm phẩy"),
      hint: Message(en: "write '\(shape)'", vi: "hãy ghi '\(shape)'"))
  }

  static func noSuchValue(
    _ id: String, option: String, known: [String], folder: String
  ) -> Diagnostic {
    ofFolder(
      folder, "unknown-reference",
      Message(
        en: "'\(option)' cannot be '\(id)', which is not known",
        vi: "'\(option)' không thể là '\(id)' vì chưa có giá trị này"),
      hint: Suggestion.hint(to: id, among: known))
  }

  static func taken(_ id: String, free: String?, folder: String) -> Diagnostic {
    ofFolder(
      folder, "duplicate-id",
      Message(en: "the id '\(id)' is used already", vi: "mã '\(id)' đã được dùng"),
      hint: free.map { Message(en: "'\($0)' is free", vi: "còn trống: '\($0)'") })
  }

  static func fileExists(_ path: String) -> Diagnostic {
    Diagnostic(
      path: path, position: Position(line: 1, column: 1), code: "file-exists",
      message: Message(en: "the file is there already", vi: "tệp này đã có"),
      hint: Message(en: "choose another id", vi: "hãy chọn mã khác"))
  }

  static func unusableName(_ kind: NewRecordKind) -> Diagnostic {
    ofFolder(
      kind.schema.folder, "file-name",
      Message(
        en: "no name of a file can be made of the answers",
        vi: "không đặt được tên tệp từ các câu trả lời"))
  }

  static func restless(_ kind: NewRecordKind) -> Diagnostic {
    ofFolder(
      kind.schema.folder, "table-changes",
      Message(
        en: "the table changes again and again while the row is added",
        vi: "bảng liên tục bị thay đổi trong lúc thêm dòng"),
      hint: Message(en: "try again", vi: "hãy thử lại"))
  }

  static func noTableName(_ name: String) -> Diagnostic {
    ofFolder(
      "awards", "file-name",
      Message(
        en: "'\(name)' cannot be a table in content/awards",
        vi: "'\(name)' không thể là bảng trong content/awards"),
      hint: Message(
        en: "use a-z, 0-9 and single hyphens, and end with .csv",
        vi: "chỉ dùng a-z, 0-9, gạch nối đơn và kết thúc bằng .csv"))
  }

  static func withoutColumns(_ path: String, _ columns: [String]) -> Diagnostic {
    let names = columns.map { "'\($0)'" }.joined(separator: ", ")
    return ofFolder(
      path, "missing-column",
      Message(en: "the table has no column \(names)", vi: "bảng thiếu cột \(names)"),
      hint: Message(en: "choose another table or a new one", vi: "hãy chọn bảng khác hoặc bảng mới")
    )
  }

  static func brokenTable(_ path: String) -> Diagnostic {
    ofFolder(
      path, "table-with-errors",
      Message(
        en: "the table has errors, so no row is added",
        vi: "bảng đang có lỗi nên không thêm dòng được"),
      hint: Message(en: "'guong check' lists them", vi: "'guong check' liệt kê các lỗi"))
  }
}

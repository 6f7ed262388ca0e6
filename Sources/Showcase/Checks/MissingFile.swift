import Text

extension Diagnostic {
  static func missingFile(
    _ file: String, path: String, files: FileNames, in source: SourceFile, at offset: Int
  ) -> Diagnostic {
    let hint = files.ignoringCase(path).map {
      Message(
        en: "the file is named 'content/\($0)': capitals count",
        vi: "tệp có tên 'content/\($0)': phân biệt chữ hoa, chữ thường")
    }
    return Diagnostic(
      in: source, at: offset, code: "missing-file",
      message: Message(en: "there is no file '\(file)'", vi: "không có tệp '\(file)'"),
      hint: hint
        ?? Message(
          en: "it was looked for at content/\(path)", vi: "đã tìm ở content/\(path)"))
  }
}

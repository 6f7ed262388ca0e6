import Text

extension Diagnostic {
  static func yamlAnchor(in file: SourceFile, at offset: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "yaml-anchor",
      message: Message(en: "anchors ('&name') are not allowed", vi: "không được dùng neo ('&tên')"),
      hint: quoteOrWrite)
  }

  static func yamlAlias(in file: SourceFile, at offset: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "yaml-alias",
      message: Message(
        en: "aliases ('*name') are not allowed", vi: "không được dùng tham chiếu ('*tên')"),
      hint: quoteOrWrite)
  }

  private static var quoteOrWrite: Message {
    Message(
      en: "write the value out, or put it in quotes if it is a text",
      vi: "hãy viết hẳn giá trị ra, hoặc đặt trong dấu nháy nếu đó là văn bản")
  }

  static func yamlTag(in file: SourceFile, at offset: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "yaml-tag",
      message: Message(
        en: "tags ('!name') are not allowed", vi: "không được dùng thẻ kiểu ('!tên')"),
      hint: Message(
        en: "remove the tag, or put the value in quotes if it is a text",
        vi: "hãy bỏ thẻ kiểu, hoặc đặt giá trị trong dấu nháy nếu đó là văn bản"))
  }

  static func yamlMerge(in file: SourceFile, at offset: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "yaml-merge",
      message: Message(
        en: "merge keys ('<<') are not allowed", vi: "không được dùng khóa gộp ('<<')"),
      hint: Message(en: "write the keys out", vi: "hãy viết đủ các khóa"))
  }

  static func yamlComplexKey(in file: SourceFile, at offset: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "yaml-complex-key",
      message: Message(
        en: "a key must be a short text on one line",
        vi: "khóa phải là một văn bản ngắn trên một dòng"),
      hint: Message(en: "write 'key: value'", vi: "hãy viết 'khóa: giá trị'"))
  }

  static func yamlDocuments(in file: SourceFile, at offset: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "yaml-documents",
      message: Message(
        en: "a second YAML document begins here", vi: "một tài liệu YAML thứ hai bắt đầu ở đây"),
      hint: Message(
        en: "keep one document in a file", vi: "mỗi tệp chỉ được có một tài liệu"))
  }

  static func yamlDirective(in file: SourceFile, at offset: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "yaml-directive",
      message: Message(
        en: "directives ('%…') are not allowed", vi: "không được dùng chỉ thị ('%…')"),
      hint: Message(en: "remove the line", vi: "hãy bỏ dòng này"))
  }

  static func yamlTooDeep(in file: SourceFile, at offset: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "yaml-too-deep",
      message: Message(
        en: "nested deeper than \(YAMLReader.depthLimit) levels",
        vi: "lồng nhau quá \(YAMLReader.depthLimit) tầng"))
  }

  static func yamlTooManyNodes(in file: SourceFile, at offset: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "yaml-too-many-nodes",
      message: Message(
        en: "more than \(YAMLReader.nodeLimit) keys and values",
        vi: "có quá \(YAMLReader.nodeLimit) khóa và giá trị"),
      hint: Message(
        en: "keep large tables in a CSV file", vi: "hãy để bảng lớn trong tệp CSV"))
  }

  static func yamlDuplicateKey(
    in file: SourceFile, at offset: Int, key: String, first: Int
  ) -> Diagnostic {
    let line = file.position(at: offset).line
    let firstLine = file.position(at: first).line
    return Diagnostic(
      in: file, at: offset, code: "duplicate-key",
      message: Message(
        en: "key '\(key)' on line \(line) is already on line \(firstLine)",
        vi: "khóa '\(key)' ở dòng \(line) đã có ở dòng \(firstLine)"),
      hint: Message(en: "keep one of the two", vi: "hãy giữ lại một trong hai"))
  }

  static func yamlRepeatedKey(in file: SourceFile, at offset: Int, key: String) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "duplicate-key",
      message: Message(en: "key '\(key)' occurs twice", vi: "khóa '\(key)' có hai lần"),
      hint: Message(en: "keep one of the two", vi: "hãy giữ lại một trong hai"))
  }

  /// A problem that Yams found, in its words.
  static func yamlSyntax(in file: SourceFile, at offset: Int, _ problem: String) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "yaml-syntax",
      message: Message(
        en: "this is not valid YAML: \(problem)", vi: "YAML không hợp lệ: \(problem)"),
      hint: Message(
        en: "check the indentation and the quotes of this line and the one above",
        vi: "hãy xem lại cách thụt lề và dấu nháy của dòng này và dòng trên"))
  }
}

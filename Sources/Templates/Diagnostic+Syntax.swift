import Text

extension Diagnostic {
  private static func place(_ offset: Int, _ file: SourceFile) -> String {
    let position = file.position(at: offset)
    return "\(position.line):\(position.column)"
  }

  static func unclosedTag(at offset: Int, in file: SourceFile) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "unclosed-tag",
      message: Message(en: "this tag is not closed", vi: "thẻ này chưa được đóng"),
      hint: Message(
        en: "end it with the closing delimiter on the same line",
        vi: "hãy kết thúc thẻ bằng dấu đóng trên cùng một dòng"))
  }

  static func badName(_ tag: Tag, in file: SourceFile) -> Diagnostic {
    Diagnostic(
      in: file, at: tag.name.offset, code: "bad-name",
      message: tag.name.text.isEmpty
        ? Message(en: "this tag has no name", vi: "thẻ này không có tên")
        : Message(
          en: "'\(tag.name.text)' is not a name", vi: "'\(tag.name.text)' không phải là tên hợp lệ"),
      hint: Message(
        en: "a name has no spaces; its parts are joined by single dots",
        vi: "tên không có khoảng trắng, các phần nối với nhau bằng một dấu chấm"))
  }

  static func badDelimiters(_ tag: Tag, in file: SourceFile) -> Diagnostic {
    Diagnostic(
      in: file, at: tag.start, code: "bad-delimiters",
      message: Message(
        en: "this tag must set two delimiters", vi: "thẻ này phải đặt đúng hai dấu phân cách"),
      hint: Message(
        en: "write two of them without '=', such as {{=<% %>=}}",
        vi: "hãy viết hai dấu không chứa '=', chẳng hạn {{=<% %>=}}"))
  }

  static func unclosedSection(_ tag: Tag, in file: SourceFile) -> Diagnostic {
    Diagnostic(
      in: file, at: tag.start, code: "unclosed-section",
      message: Message(
        en: "'\(tag.name.text)' is opened here and never closed",
        vi: "'\(tag.name.text)' được mở ở đây nhưng không được đóng"),
      hint: Message(en: "add {{/\(tag.name.text)}}", vi: "hãy thêm {{/\(tag.name.text)}}"))
  }

  static func unopenedSection(_ tag: Tag, in file: SourceFile) -> Diagnostic {
    Diagnostic(
      in: file, at: tag.start, code: "unopened-section",
      message: Message(
        en: "'\(tag.name.text)' is closed here and was not opened",
        vi: "'\(tag.name.text)' được đóng ở đây nhưng chưa được mở"))
  }

  static func mismatchedSection(
    _ tag: Tag, opened: Tag, in file: SourceFile
  ) -> Diagnostic {
    let place = place(opened.start, file)
    return Diagnostic(
      in: file, at: tag.start, code: "mismatched-section",
      message: Message(
        en: "'\(tag.name.text)' is closed while '\(opened.name.text)', opened at \(place), is open",
        vi: "'\(tag.name.text)' được đóng khi '\(opened.name.text)' mở ở \(place) còn chưa đóng"),
      hint: Message(
        en: "close '\(opened.name.text)' first", vi: "hãy đóng '\(opened.name.text)' trước"))
  }

  static func nestedTooDeep(_ tag: Tag, in file: SourceFile) -> Diagnostic {
    Diagnostic(
      in: file, at: tag.start, code: "nested-too-deep",
      message: Message(
        en: "more than \(Parser.maxDepth) sections lie in each other",
        vi: "có hơn \(Parser.maxDepth) phần lồng vào nhau"),
      hint: Message(
        en: "move the inner part to a partial", vi: "hãy tách phần bên trong thành mẫu con"))
  }
}

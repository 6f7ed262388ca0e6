import Text

extension Diagnostic {
  private static func didYouMean(_ name: String, _ known: some Sequence<String>) -> Message? {
    Suggestion.hint(to: name, among: known)
  }

  static func missingTemplate(_ name: String, among known: some Sequence<String>) -> Diagnostic {
    Diagnostic(
      path: name, position: Position(line: 1, column: 1), code: "missing-template",
      message: Message(
        en: "the theme has no template '\(name)'", vi: "giao diện không có mẫu '\(name)'"),
      hint: didYouMean(name, known))
  }

  static func missingPartial(
    _ partial: String, named name: Name, among known: some Sequence<String>, in file: SourceFile
  ) -> Diagnostic {
    let isChoice = partial != name.text
    return Diagnostic(
      in: file, at: name.offset, code: "missing-partial",
      message: isChoice
        ? Message(
          en: "'\(name.text)' may be '\(partial)', and the theme has no template of that name",
          vi: "'\(name.text)' có thể là '\(partial)' nhưng giao diện không có mẫu tên đó")
        : Message(
          en: "the theme has no template '\(partial)'", vi: "giao diện không có mẫu '\(partial)'"),
      hint: didYouMean(partial, known))
  }

  static func unknownName(
    _ name: String, at offset: Int, in schema: String, _ known: [String], in file: SourceFile
  ) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "unknown-name",
      message: Message(
        en: "'\(schema)' has no name '\(name)'", vi: "'\(schema)' không có tên '\(name)'"),
      hint: didYouMean(name, known)
        ?? Message(
          en: "'guong theme fields' lists the names",
          vi: "'guong theme fields' liệt kê các tên dùng được"))
  }

  static func closedOptional(_ name: Name, _ part: String, in file: SourceFile) -> Diagnostic {
    Diagnostic(
      in: file, at: name.offset, code: "optional-record",
      message: Message(
        en: "'\(part)' may be absent, so '\(name.text)' may lead nowhere",
        vi: "'\(part)' có thể vắng mặt nên '\(name.text)' có thể không có giá trị"),
      hint: Message(
        en: "write it inside {{#\(part)}} … {{/\(part)}}",
        vi: "hãy viết bên trong {{#\(part)}} … {{/\(part)}}"))
  }

  static func notARecord(
    _ name: Name, _ part: String, _ type: FieldType, in file: SourceFile
  ) -> Diagnostic {
    let kind = type.label
    return Diagnostic(
      in: file, at: name.offset, code: "not-a-record",
      message: Message(
        en: "'\(part)' is \(kind.en), so '\(name.text)' leads nowhere",
        vi: "'\(part)' là \(kind.vi) nên '\(name.text)' không có giá trị"))
  }

  static func sectionOnText(_ name: Name, _ type: FieldType, in file: SourceFile) -> Diagnostic {
    let kind = type.label
    return Diagnostic(
      in: file, at: name.offset, code: "section-on-text",
      message: Message(
        en: "'\(name.text)' is \(kind.en) that is always there; it opens no section",
        vi: "'\(name.text)' là \(kind.vi) luôn có nên không mở được phần"),
      hint: Message(
        en: "only flags, lists, records and optional values do",
        vi: "chỉ cờ, danh sách, bản ghi và giá trị tùy chọn mở được phần"))
  }

  static func notPrintable(_ name: Name, _ type: FieldType, in file: SourceFile) -> Diagnostic {
    let kind = type.label
    return Diagnostic(
      in: file, at: name.offset, code: "not-printable",
      message: Message(
        en: "'\(name.text)' is \(kind.en) and cannot be printed",
        vi: "'\(name.text)' là \(kind.vi) nên không in ra được"),
      hint: name.path.isEmpty
        ? nil
        : Message(
          en: "open it with {{#\(name.text)}}", vi: "hãy mở bằng {{#\(name.text)}}"))
  }

  static func rawText(_ name: Name, in file: SourceFile) -> Diagnostic {
    Diagnostic(
      in: file, at: name.offset, code: "raw-text",
      message: Message(
        en: "'\(name.text)' is text and must be escaped",
        vi: "'\(name.text)' là văn bản nên phải được thoát ký tự"),
      hint: Message(en: "write {{\(name.text)}}", vi: "hãy viết {{\(name.text)}}"))
  }

  static func escapedHTML(_ name: Name, in file: SourceFile) -> Diagnostic {
    Diagnostic(
      in: file, at: name.offset, code: "escaped-html",
      message: Message(
        en: "'\(name.text)' is HTML and would be escaped",
        vi: "'\(name.text)' là HTML nên sẽ bị thoát ký tự"),
      hint: Message(en: "write {{{\(name.text)}}}", vi: "hãy viết {{{\(name.text)}}}"))
  }

  static func dynamicName(_ name: Name, in file: SourceFile) -> Diagnostic {
    Diagnostic(
      in: file, at: name.offset, code: "dynamic-name",
      message: Message(
        en: "'\(name.text)' has no fixed set of values and cannot name a partial",
        vi: "'\(name.text)' không có tập giá trị cố định nên không thể gọi mẫu con"))
  }
}

extension Diagnostic {
  static func strayText(at offset: Int, parent: String, in file: SourceFile) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, severity: .warning, code: "stray-text",
      message: Message(
        en: "this stands between the tags of '\(parent)' outside of any block and is not printed",
        vi: "phần này nằm giữa các thẻ của '\(parent)' nhưng ngoài mọi khối nên không được in"),
      hint: Message(
        en: "move it into a {{$block}}", vi: "hãy chuyển vào một khối {{$block}}"))
  }

  static func unknownBlock(
    _ name: Name, among known: some Sequence<String>, in file: SourceFile
  ) -> Diagnostic {
    Diagnostic(
      in: file, at: name.offset, code: "unknown-block",
      message: Message(
        en: "the parent has no block '\(name.text)'", vi: "mẫu cha không có khối '\(name.text)'"),
      hint: didYouMean(name.text, known))
  }

  static func endlessPartial(
    _ partial: String, at name: Name, in file: SourceFile
  ) -> Diagnostic {
    Diagnostic(
      in: file, at: name.offset, code: "endless-partial",
      message: Message(
        en: "'\(partial)' includes itself without end",
        vi: "'\(partial)' tự gọi lại chính nó không dứt"))
  }

  static func templateTooLarge(_ name: String) -> Diagnostic {
    Diagnostic(
      path: name, position: Position(line: 1, column: 1), code: "template-too-large",
      message: Message(
        en: "'\(name)' becomes larger than \(Expander<Compiler>.maxSteps) pieces with its partials",
        vi: "'\(name)' cùng các mẫu con lớn hơn \(Expander<Compiler>.maxSteps) mẩu"))
  }
}

extension FieldType {
  /// The kind of value, for messages.
  var label: Message {
    switch self {
    case .text, .optionalText: Message(en: "text", vi: "văn bản")
    case .html, .optionalHTML: Message(en: "HTML", vi: "mã HTML")
    case .flag: Message(en: "a flag", vi: "cờ")
    case .record, .optionalRecord: Message(en: "a record", vi: "bản ghi")
    case .list, .texts: Message(en: "a list", vi: "danh sách")
    case .choice: Message(en: "text of a fixed set", vi: "văn bản trong một tập cố định")
    }
  }
}

import Text

extension Diagnostic {
  static func yamlCharacter(in file: SourceFile, at offset: Int, _ scalar: UInt32) -> Diagnostic {
    let digits = String(scalar, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return Diagnostic(
      in: file, at: offset, code: "yaml-character",
      message: Message(
        en: "the invisible character \(name) may not stand here",
        vi: "ký tự vô hình \(name) không được đứng ở đây"),
      hint: Message(en: "remove it", vi: "hãy xóa ký tự này"))
  }

  static func yamlTab(in file: SourceFile, at offset: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "yaml-tab",
      message: Message(en: "a tab in the indentation", vi: "có ký tự tab ở phần thụt lề"),
      hint: Message(en: "indent with spaces", vi: "hãy thụt lề bằng dấu cách"))
  }

  static func yamlNoBreakSpace(in file: SourceFile, at offset: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "yaml-no-break-space",
      message: Message(
        en: "a no-break space (U+00A0) in the indentation",
        vi: "có dấu cách không ngắt (U+00A0) ở phần thụt lề"),
      hint: Message(en: "indent with spaces", vi: "hãy thụt lề bằng dấu cách thường"))
  }

  static func yamlIndentation(in file: SourceFile, at offset: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "yaml-indentation",
      message: Message(
        en: "this line is not indented like the lines it belongs to",
        vi: "dòng này thụt lề không khớp với các dòng cùng nhóm"),
      hint: Message(
        en: "keys of one group begin in the same column",
        vi: "các khóa cùng nhóm phải bắt đầu ở cùng một cột"))
  }

  static func yamlMissingColon(in file: SourceFile, at offset: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "yaml-missing-colon",
      message: Message(
        en: "expected 'key: value' on this line", vi: "dòng này phải có dạng 'khóa: giá trị'"),
      hint: Message(
        en:
          "write a colon and a space after the key; indent a text that goes on from the line above",
        vi:
          "hãy viết dấu hai chấm và một dấu cách sau khóa; thụt lề nếu đây là phần tiếp của dòng trên"
      ))
  }

  static func yamlColonInValue(in file: SourceFile, at offset: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "yaml-colon-in-value",
      message: Message(
        en: "a colon followed by a space stands inside a value",
        vi: "trong giá trị có dấu hai chấm đi liền dấu cách"),
      hint: Message(
        en: "put the whole value in quotes", vi: "hãy đặt cả giá trị trong dấu nháy"))
  }

  static func yamlTextAfterValue(in file: SourceFile, at offset: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "yaml-text-after-value",
      message: Message(
        en: "text follows the closing quote or bracket",
        vi: "có chữ sau dấu nháy đóng hoặc dấu ngoặc đóng"),
      hint: Message(
        en: "put the whole value in quotes", vi: "hãy đặt cả giá trị trong dấu nháy"))
  }

  static func yamlUnclosedQuote(in file: SourceFile, at offset: Int) -> Diagnostic {
    let line = file.position(at: offset).line
    return Diagnostic(
      in: file, at: offset, code: "yaml-unclosed-quote",
      message: Message(
        en: "the quote that opens on line \(line) is not closed",
        vi: "dấu nháy mở ở dòng \(line) không được đóng lại"),
      hint: Message(
        en: "add the closing quote, or indent the lines that go on",
        vi: "hãy thêm dấu nháy đóng, hoặc thụt lề các dòng nối tiếp"))
  }

  static func yamlInlineItem(in file: SourceFile, at offset: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "yaml-inline-item",
      message: Message(
        en: "a list item may not stand on the line of its key",
        vi: "mục của danh sách không được đứng cùng dòng với khóa"),
      hint: Message(
        en: "begin the list on the next line, or put a text in quotes",
        vi: "hãy bắt đầu danh sách ở dòng dưới, hoặc đặt văn bản trong dấu nháy"))
  }

  static func yamlReserved(in file: SourceFile, at offset: Int, _ byte: UInt8) -> Diagnostic {
    let sign = Character(Unicode.Scalar(byte))
    return Diagnostic(
      in: file, at: offset, code: "yaml-reserved",
      message: Message(
        en: "a text without quotes may not begin with '\(sign)'",
        vi: "văn bản không có dấu nháy không được bắt đầu bằng '\(sign)'"),
      hint: Message(en: "put it in quotes", vi: "hãy đặt nó trong dấu nháy"))
  }

  static func yamlEscape(in file: SourceFile, at offset: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "yaml-escape",
      message: Message(
        en: "unknown escape after '\\'", vi: "sau '\\' là một ký hiệu không hợp lệ"),
      hint: Message(
        en: "write '\\\\' for a backslash, or use single quotes",
        vi: "hãy viết '\\\\' cho dấu gạch chéo ngược, hoặc dùng dấu nháy đơn"))
  }

  static func yamlCombiningEscape(in file: SourceFile, at offset: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "yaml-escape",
      message: Message(
        en: "a combining mark may not be written as an escape",
        vi: "không được viết dấu thanh rời bằng mã thoát"),
      hint: Message(
        en: "write the letter with its mark", vi: "hãy viết thẳng chữ cái có dấu"))
  }

  static func yamlBlockHeader(in file: SourceFile, at offset: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "yaml-block-header",
      message: Message(
        en: "text may not stand on the line of '|' or '>'",
        vi: "không được viết chữ cùng dòng với '|' hoặc '>'"),
      hint: Message(
        en: "begin the text on the next line, or put it in quotes",
        vi: "hãy bắt đầu văn bản ở dòng dưới, hoặc đặt nó trong dấu nháy"))
  }
}

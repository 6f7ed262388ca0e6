import Text

// What this module reports to an author. The codes are stable.
extension Diagnostic {
  static func bodyTooLarge(in file: SourceFile, at offset: Int, size: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "body-too-large",
      message: Message(
        en: "the text has \(size) bytes; at most 1,048,576 (1 MB) are read",
        vi: "phần nội dung dài \(size) byte; chỉ đọc tối đa 1.048.576 byte (1 MB)"),
      hint: Message(en: "split it into several stories", vi: "hãy tách thành nhiều bài"))
  }

  static func tooManyBrackets(in file: SourceFile, at offset: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "too-many-brackets",
      message: Message(
        en: "this block has more than 4,000 '['", vi: "khối này có hơn 4.000 dấu '['"),
      hint: Message(
        en: "leave blank lines between its parts", vi: "hãy chèn dòng trống giữa các phần"))
  }

  static func nestingTooDeep(in file: SourceFile, at offset: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "nesting-too-deep",
      message: Message(
        en: "quotes and lists are nested more than 32 deep",
        vi: "trích dẫn và danh sách lồng nhau quá 32 cấp"),
      hint: Message(en: "use fewer levels", vi: "hãy dùng ít cấp hơn"))
  }

  static func rawHTML(in file: SourceFile, at offset: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, severity: .warning, code: "raw-html",
      message: Message(
        en: "raw HTML is left out of the page", vi: "mã HTML thô không được đưa lên trang"),
      hint: Message(
        en: "write it as Markdown, or put '\\' before '<' to show it as text",
        vi: "hãy viết bằng Markdown, hoặc đặt '\\' trước '<' để hiện nguyên văn"))
  }

  static func headingLevel(in file: SourceFile, at offset: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, severity: .warning, code: "heading-level",
      message: Message(
        en: "a first-level heading is the page's title; here it becomes the second level",
        vi: "đề mục cấp một là tên bài; ở đây nó được hạ xuống cấp hai"),
      hint: Message(en: "write '##'", vi: "hãy viết '##'"))
  }

  static func imageAlt(in file: SourceFile, at offset: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "image-alt",
      message: Message(
        en: "the picture, film or sound has no text that stands in for it",
        vi: "ảnh, phim hoặc âm thanh chưa có lời mô tả thay thế"),
      hint: Message(
        en: "say what it shows between '![' and ']'",
        vi: "hãy tả nội dung giữa '![' và ']'"))
  }

  static func imageCredit(in file: SourceFile, at offset: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, severity: .warning, code: "image-credit",
      message: Message(en: "nobody is credited for this", vi: "chưa ghi tên tác giả"),
      hint: Message(
        en: "end the title with 'Ảnh: name' or 'Nguồn: name'",
        vi: "hãy kết thúc chú thích bằng 'Ảnh: tên' hoặc 'Nguồn: tên'"))
  }

  static func imageSource(in file: SourceFile, at offset: Int, url: String) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "image-source",
      message: Message(
        en: "'\(url)' is not a file of this project",
        vi: "'\(url)' không phải là tệp của trang này"),
      hint: Message(
        en: "put the file beside the story and name it here",
        vi: "hãy đặt tệp cạnh bài viết rồi ghi tên tệp ở đây"))
  }

  static func linkScheme(in file: SourceFile, at offset: Int, url: String) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "link-scheme",
      message: Message(
        en: "links of the kind '\(url)' are not allowed",
        vi: "không được dùng liên kết kiểu '\(url)'"),
      hint: Message(
        en: "use http, https, mailto, tel, a path, or a record such as 'story:its-id'",
        vi: "hãy dùng http, https, mailto, tel, một đường dẫn, hoặc bản ghi như 'story:ma-bai'"))
  }

  static func linkEmpty(in file: SourceFile, at offset: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "link-empty",
      message: Message(en: "the link leads nowhere", vi: "liên kết không có địa chỉ"),
      hint: Message(
        en: "write the address between '(' and ')'", vi: "hãy ghi địa chỉ giữa '(' và ')'"))
  }

  static func linkPath(in file: SourceFile, at offset: Int, url: String) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "link-path",
      message: Message(
        en: "'\(url)' is not a path", vi: "'\(url)' không phải là đường dẫn hợp lệ"),
      hint: Message(
        en: "write folders with '/' and no control characters",
        vi: "hãy ngăn thư mục bằng '/' và bỏ ký tự điều khiển"))
  }

  static func unknownAnchor(
    in file: SourceFile, at offset: Int, name: String, known: some Sequence<String>
  ) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "unknown-anchor",
      message: Message(
        en: "nothing on this page has the id '\(name)'",
        vi: "trang này không có mục nào mang mã '\(name)'"),
      hint: Suggestion.hint(to: name, among: known))
  }

  static func unknownFootnote(
    in file: SourceFile, at offset: Int, label: String, known: some Sequence<String>
  ) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "unknown-footnote",
      message: Message(
        en: "the footnote '\(label)' is not defined", vi: "chưa có chú thích '\(label)'"),
      hint: Suggestion.hint(to: label, among: known)
        ?? Message(
          en: "add a line '[^\(label)]: text'", vi: "hãy thêm dòng '[^\(label)]: nội dung'"))
  }

  static func unusedFootnote(in file: SourceFile, at offset: Int, label: String) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, severity: .warning, code: "unused-footnote",
      message: Message(
        en: "nothing refers to the footnote '\(label)'",
        vi: "không chỗ nào gọi chú thích '\(label)'"),
      hint: Message(
        en: "write '[^\(label)]' where it belongs or remove it",
        vi: "hãy ghi '[^\(label)]' ở chỗ cần hoặc bỏ chú thích này"))
  }

  static func duplicateFootnote(in file: SourceFile, at offset: Int, label: String) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "duplicate-footnote",
      message: Message(
        en: "the footnote '\(label)' is defined twice",
        vi: "chú thích '\(label)' được định nghĩa hai lần"),
      hint: Message(en: "give one another label", vi: "hãy đổi nhãn của một chú thích"))
  }

  static func tableTooLarge(in file: SourceFile, at offset: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "table-too-large",
      message: Message(
        en: "the table has more than 100,000 cells", vi: "bảng có hơn 100.000 ô"),
      hint: Message(en: "publish it as a data file", vi: "hãy đăng dưới dạng tệp dữ liệu"))
  }

  static func tableNeedsBlankLine(in file: SourceFile, at offset: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, severity: .warning, code: "table-blank-line",
      message: Message(
        en: "this table is shown as text, for the line above it is no part of it",
        vi: "bảng này bị hiện thành chữ vì dính với dòng bên trên"),
      hint: Message(
        en: "leave a blank line before the table", vi: "hãy chèn một dòng trống trước bảng"))
  }
}

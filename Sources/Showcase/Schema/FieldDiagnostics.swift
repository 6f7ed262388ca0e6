import Text
import Vietnamese

// Diagnostics of fields, kept apart from the parser so that its code stays readable.

extension Diagnostic {
  /// The form that a field requires.
  enum Shape {
    case scalar, sequence, mapping

    var message: Message {
      switch self {
      case .scalar: Message(en: "a single value", vi: "một giá trị đơn")
      case .sequence: Message(en: "a list of values", vi: "một danh sách giá trị")
      case .mapping:
        Message(en: "fields of its own (key: value)", vi: "các trường con (khóa: giá trị)")
      }
    }
  }

  static func unknownKey(
    _ key: String, known: [FieldSpec], in file: SourceFile, at offset: Int
  ) -> Diagnostic {
    let hint =
      personalData(key)
      ?? Suggestion.hint(to: key, among: known.lazy.map(\.name))
      ?? Message(
        en: "the fields are described in docs/formats.md",
        vi: "các trường được mô tả trong docs/formats.md")
    return Diagnostic(
      in: file, at: offset, code: "unknown-key",
      message: Message(en: "unknown key '\(key)'", vi: "không có trường '\(key)'"), hint: hint)
  }

  /// Reports columns of office tables that must not be published (Law 91/2025/QH15).
  private static func personalData(_ key: String) -> Message? {
    let folded = Fold.fold(key)
    let refused = [
      "cccd", "cmnd", "so dien thoai", "dien thoai", "sdt", "ngay sinh", "dia chi", "email",
      "phone",
    ]
    guard refused.contains(where: { folded.contains($0) }) else { return nil }
    return Message(
      en: "personal data does not belong here; remove the column",
      vi: "đây là dữ liệu cá nhân, hãy xóa cột này")
  }

  static func missingField(_ spec: FieldSpec, in file: SourceFile, at offset: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "missing-field",
      message: Message(en: "'\(spec.name)' is missing", vi: "thiếu '\(spec.name)'"),
      hint: spec.example.isEmpty
        ? Message(en: "add '\(spec.name): …'", vi: "hãy thêm '\(spec.name): …'")
        : Message(
          en: "add it, for example '\(spec.name): \(spec.example)'",
          vi: "hãy thêm, ví dụ '\(spec.name): \(spec.example)'"))
  }

  static func wrongShape(
    _ name: String, expected: Shape, in file: SourceFile, at offset: Int
  ) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "wrong-shape",
      message: Message(
        en: "'\(name)' needs \(expected.message.en)", vi: "'\(name)' cần \(expected.message.vi)"))
  }

  static func badValue(
    _ text: String, kind: FieldKind, field: String, in file: SourceFile, at offset: Int
  ) -> Diagnostic {
    let shown = text.count > 60 ? text.prefix(60) + "…" : text[...]
    let expected = expectation(of: kind, for: text)
    return Diagnostic(
      in: file, at: offset, code: "bad-value",
      message: Message(
        en: "'\(shown)' does not fit '\(field)'", vi: "'\(shown)' không hợp với '\(field)'"),
      hint: expected)
  }

  private static func expectation(of kind: FieldKind, for text: String) -> Message {
    switch kind {
    case .text: Message(en: "one line of text", vi: "chỉ một dòng chữ")
    case .slug, .term:
      Message(
        en: "use a-z, 0-9 and single hyphens\(example(of: text))",
        vi: "chỉ dùng a-z, 0-9 và gạch nối đơn\(example(of: text))")
    case .integer(let range) where range.upperBound == .max:
      Message(
        en: "a whole number of \(range.lowerBound) or more in digits 0-9, without separators",
        vi:
          "một số nguyên từ \(range.lowerBound) trở lên, viết bằng chữ số 0-9, không dấu phân cách")
    case .integer(let range):
      Message(
        en: "a whole number from \(range.lowerBound) to \(range.upperBound), without separators",
        vi: "một số nguyên từ \(range.lowerBound) đến \(range.upperBound), không dấu phân cách")
    case .decimal:
      Message(
        en: "a number such as 1250 or 8,5, without thousands separators",
        vi: "một số như 1250 hoặc 8,5, không dấu phân cách hàng nghìn")
    case .degrees(let range):
      Message(
        en: "degrees from \(range.lowerBound) to \(range.upperBound) with a point, such as 12.2388",
        vi: "độ từ \(range.lowerBound) đến \(range.upperBound), dùng dấu chấm, như 12.2388")
    case .flag: Message(en: "write true or false", vi: "hãy viết true hoặc false")
    case .date:
      Message(
        en: "a date of the calendar as YYYY-MM-DD, such as 2021-08-11",
        vi: "một ngày có thật theo dạng NĂM-THÁNG-NGÀY, như 2021-08-11")
    case .moment:
      Message(
        en: "a moment as YYYY-MM-DD or YYYY-MM-DDTHH:MM, such as 2021-08-11T08:00",
        vi:
          "một thời điểm theo dạng NĂM-THÁNG-NGÀY hoặc NĂM-THÁNG-NGÀYTGIỜ:PHÚT, như 2021-08-11T08:00"
      )
    case .url:
      Message(en: "an address beginning with https://", vi: "một địa chỉ bắt đầu bằng https://")
    case .file:
      Message(
        en: "a path beside the file or from /static/, without '..'",
        vi: "đường dẫn bên cạnh tệp hoặc từ /static/, không có '..'")
    case .choice(let choices):
      Suggestion.hint(to: nearID(text, choices), among: choices.lazy.map(\.id))
        ?? Message(
          en: "one of \(choices.map(\.id).joined(separator: ", "))",
          vi: "một trong: \(choices.map(\.id).joined(separator: ", "))")
    case .reference(let kind):
      Message(
        en: "the id of a \(kind.rawValue), in a-z, 0-9 and hyphens\(example(of: text))",
        vi: "mã (id) của \(kind.rawValue), gồm a-z, 0-9 và gạch nối\(example(of: text))")
    case .address:
      Message(
        en: "an address of this site, beginning with /", vi: "một địa chỉ của trang, bắt đầu bằng /"
      )
    case .prose, .list, .group, .groups, .extra: Message(en: "a text", vi: "một văn bản")
    }
  }

  /// Returns the id of the choice whose label was written instead, or the text as an id.
  private static func nearID(_ text: String, _ choices: [Choice]) -> String {
    let slug = Slug.make(text)
    let named = choices.first { Slug.make($0.label.vi) == slug || Slug.make($0.label.en) == slug }
    return named?.id ?? slug
  }

  private static func example(of text: String) -> String {
    let slug = Slug.make(text)
    return slug.isEmpty ? "" : ": '\(slug)'"
  }

  static func controlCharacter(_ field: String, in file: SourceFile, at offset: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "control-character",
      message: Message(
        en: "'\(field)' holds a control character", vi: "'\(field)' chứa ký tự điều khiển"),
      hint: Message(en: "type the text again", vi: "hãy gõ lại đoạn này"))
  }

  static func tooLong(_ field: String, in file: SourceFile, at offset: Int) -> Diagnostic {
    Diagnostic(
      in: file, at: offset, code: "too-long",
      message: Message(
        en: "'\(field)' is longer than 20,000 bytes", vi: "'\(field)' dài quá 20.000 byte"))
  }
}

extension Diagnostic {
  /// Reports text that looks right on a screen but is not: it would break search, ids and joins.
  static func suspicious(
    _ problem: SuspiciousText.Problem, field: String, in file: SourceFile, at offset: Int
  ) -> Diagnostic {
    let what: Message
    let code: String
    switch problem {
    case .invisible(_, let scalar):
      code = "invisible-character"
      let name = "U+" + String(scalar, radix: 16, uppercase: true)
      what = Message(
        en: "'\(field)' holds the invisible character \(name)",
        vi: "'\(field)' chứa ký tự vô hình \(name)")
    case .mixedScript:
      code = "mixed-script"
      what = Message(
        en: "'\(field)' mixes Cyrillic or Greek letters into a Latin word",
        vi: "'\(field)' có chữ Kirin hoặc Hy Lạp lẫn trong từ chữ Latinh")
    case .mojibake:
      code = "mojibake"
      what = Message(
        en: "'\(field)' was read in the wrong encoding once",
        vi: "'\(field)' đã bị đọc sai bảng mã")
    case .vni:
      code = "vni-text"
      what = Message(
        en: "'\(field)' looks like VNI text", vi: "'\(field)' có vẻ là chữ theo bảng mã VNI")
    }
    return Diagnostic(
      in: file, at: offset, severity: .warning, code: code, message: what,
      hint: Message(en: "type it again in Unicode", vi: "hãy gõ lại bằng Unicode"))
  }
}

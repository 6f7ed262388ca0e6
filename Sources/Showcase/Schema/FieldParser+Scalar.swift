package import Text
import Vietnamese

extension FieldParser {
  /// Reads one text by the field's kind; reports and returns nil when it does not fit.
  mutating func scalar(
    _ text: String, kind: FieldKind, name: String, at offset: Int
  ) -> FieldValue? {
    if let value = Self.plainValue(text, kind: kind) {
      check(text, kind: kind, name: name, at: offset)
      return value
    }
    report(.badValue(text, kind: kind, field: name, in: file, at: offset))
    return nil
  }

  /// Reports what is wrong with a text as a value of a kind, wherever it will be written; nil when
  /// it fits.
  package static func problem(
    with text: String, kind: FieldKind, field: String
  ) -> Diagnostic? {
    var parser = FieldParser(file: SourceFile(path: field, bytes: Array(text.utf8)))
    _ = parser.scalar(text, kind: kind, name: field, at: 0)
    return parser.diagnostics.first { $0.severity == .error }
  }

  /// Turns text into a value, or nil when it is not of the kind.
  static func plainValue(_ text: String, kind: FieldKind) -> FieldValue? {
    switch kind {
    case .text: return text.holds("\n") ? nil : .text(text)
    case .prose: return .text(text)
    case .slug: return Slug.isValid(text) ? .text(text) : nil
    case .integer(let range):
      guard let number = wholeNumber(text), range.contains(number) else { return nil }
      return .integer(number)
    case .decimal: return DecimalNumber(text).map { .decimal($0) }
    case .degrees(let range): return degrees(text, range).map { .decimal($0) }
    case .flag: return flag(text).map { .flag($0) }
    case .date: return CivilDate(iso: text).map { .date($0) }
    case .moment: return Moment(iso: text).map { .moment($0) }
    case .url: return isWebAddress(text) ? .text(text) : nil
    case .file: return isSafePath(text) ? .text(text) : nil
    case .choice(let choices):
      return choices.contains { $0.id == text } ? .text(text) : nil
    case .term: return Slug.isValid(text) ? .text(text) : nil
    case .reference(let kind): return reference(text, to: kind)
    case .address: return isAddress(text) ? .text(text) : nil
    case .list, .group, .groups, .extra: return nil
    }
  }

  private static func reference(_ text: String, to kind: RecordKind) -> FieldValue? {
    guard kind == .locality, let at = text.utf8.lastIndex(of: UInt8(ascii: "@")) else {
      return Slug.isValid(text) ? .reference(text, asOf: nil) : nil
    }
    let id = String(text[..<at])
    guard Slug.isValid(id), let date = CivilDate(iso: String(text[text.index(after: at)...]))
    else { return nil }
    return .reference(id, asOf: date)
  }

  /// Parses degrees. A point separates the decimals, as in tables of coordinates; it never
  /// separates thousands.
  private static func degrees(_ text: String, _ range: ClosedRange<Int>) -> DecimalNumber? {
    let isPointed = text.utf8.contains(UInt8(ascii: "."))
    guard let number = DecimalNumber(text) ?? (isPointed ? DecimalNumber(text + "0") : nil),
      let low = DecimalNumber(String(range.lowerBound)),
      let high = DecimalNumber(String(range.upperBound))
    else { return nil }
    return number >= low && number <= high ? number : nil
  }

  private static func flag(_ text: String) -> Bool? {
    switch text {
    case "true", "có": true
    case "false", "không": false
    default: nil
    }
  }

  /// Parses ASCII digits with an optional minus; nil beyond Int's range.
  private static func wholeNumber(_ text: String) -> Int? {
    let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
    guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
  }

  private static func isWebAddress(_ text: String) -> Bool {
    guard text.hasPrefix("https://") || text.hasPrefix("http://") else { return false }
    let rest = text.utf8.drop { $0 != UInt8(ascii: "/") }.dropFirst(2)
    return rest.first.map { $0 != UInt8(ascii: "/") } == true
      && text.utf8.allSatisfy {
        $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "<")
      }
  }

  /// Returns whether a path is relative or from `/static/`; no `..`, no empty part, no backslash,
  /// no NUL.
  private static func isSafePath(_ text: String) -> Bool {
    let path = text.hasPrefix("/static/") ? text.dropFirst(8) : text[...]
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return !path.isEmpty && path.utf8.count <= 255
      && !text.utf8.contains { $0 < 0x20 || $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: ":") }
      && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." && !$0.hasPrefix(".") }
  }

  /// Returns whether a path is absolute and made of unreserved characters, without `.` and `..`.
  private static func isAddress(_ text: String) -> Bool {
    guard text.utf8.first == UInt8(ascii: "/"), text.utf8.count > 1, text.utf8.count <= 255
    else { return false }
    let parts = text.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    return parts.enumerated().allSatisfy { index, part in
      (!part.isEmpty || index == parts.count - 1) && part != "." && part != ".."
        && part.utf8.allSatisfy { byte in
          (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
            || (0x61...0x7A).contains(byte) || byte == 0x2D || byte == 0x2E || byte == 0x5F
        }
    }
  }

  /// Reports values that are readable but certainly not intended.
  private mutating func check(_ text: String, kind: FieldKind, name: String, at offset: Int) {
    switch kind {
    case .text, .prose:
      if SuspiciousText.isPlain(text), text.utf8.count <= 20_000 { return }
      if text.utf8.contains(where: { ($0 < 0x20 && $0 != 0x0A && $0 != 0x09) || $0 == 0x7F }) {
        report(.controlCharacter(name, in: file, at: offset))
      }
      if text.utf8.count > 20_000 { report(.tooLong(name, in: file, at: offset)) }
      if case .text = kind, let problem = SuspiciousText.problem(in: text) {
        report(.suspicious(problem, field: name, in: file, at: offset))
      }
    default: break
    }
  }
}

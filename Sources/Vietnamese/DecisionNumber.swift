/// The number of an official document, taken apart: `23/2021/QĐ-TTg`, `16-KH/BDVTW`.
///
/// Grammar (Decree 30/2020/NĐ-CP and the usage of the Party): a number of one to five digits, sometimes
/// `/` and the year, then `-` or `/`, the code of the type, then `-` or `/` and the issuer, whose parts are joined by
/// hyphens. Blanks around the separators and a leading "số" are let pass. Print a number as it was
/// found; compare by `key`.
package struct DecisionNumber: Hashable, Sendable {
  package let number: Int
  package let year: Int?
  /// The code of the type as it is known (`QĐ`, `KH`, `TTr`), or as found.
  package let typeCode: String
  /// `UBND`, `TTg`, `MTTQ-BTT`.
  package let issuerCode: String

  /// The names of document types by their codes.
  package static let typeNames: [(code: String, name: String)] = [
    ("NQ", "Nghị quyết"), ("NĐ", "Nghị định"), ("QĐ", "Quyết định"), ("CT", "Chỉ thị"),
    ("KH", "Kế hoạch"), ("CV", "Công văn"), ("HD", "Hướng dẫn"), ("TT", "Thông tư"),
    ("TTLT", "Thông tư liên tịch"), ("TB", "Thông báo"), ("BC", "Báo cáo"), ("TTr", "Tờ trình"),
    ("LKG", "Lời kêu gọi"), ("QC", "Quy chế"), ("QyĐ", "Quy định"), ("TC", "Thông cáo"),
    ("CTr", "Chương trình"), ("PA", "Phương án"), ("ĐA", "Đề án"), ("DA", "Dự án"),
    ("BB", "Biên bản"), ("HĐ", "Hợp đồng"), ("CĐ", "Công điện"), ("GM", "Giấy mời"),
    ("KL", "Kết luận"), ("L", "Luật"), ("QH", "Luật"),
  ]

  private static let loweredTypes = typeNames.map { (lowered: lowered($0.code), code: $0.code) }

  /// The name of a document type that the code stands for, or nil for a code that is not known.
  package static func typeName(ofCode code: String) -> String? {
    typeNames.first { $0.code == code }?.name
  }

  /// The document type this number speaks of.
  package var typeName: String? { Self.typeName(ofCode: typeCode) }

  /// The form in which numbers are compared: `23/2021/qđ-ttg`, in lower case and without blanks.
  ///
  /// The separators do not matter, for `16-KH/BDVTW` and `16/KH-BDVTW` are one number mistyped.
  package var key: String {
    let year = year.map { "/\($0)" } ?? ""
    return "\(number)\(year)/\(Self.lowered(typeCode))-\(Self.lowered(issuerCode))"
  }

  /// The key of any text in a field for numbers, of the grammar or not: what differs only by blanks, case,
  /// invisible characters, decomposed letters or a leading "số" has the same key.
  package static func key(of text: String) -> String {
    if let parsed = parse(text) { return parsed.key }
    return lowered(String(String.UnicodeScalarView(cleaned(text))))
  }

  /// Reads a number; nil when the text is something else or holds more than a number.
  package static func parse(_ text: String) -> DecisionNumber? {
    guard text.utf8.count <= 200 else { return nil }
    var scalars = cleaned(text)[...]
    guard let digits = takeDigits(&scalars), digits.count <= 5 else { return nil }
    guard var separator = takeSeparator(&scalars) else { return nil }
    var year: Int?
    if separator == "/", let first = scalars.first, isDigit(first) {
      guard let value = takeDigits(&scalars), value.count == 4,
        let next = takeSeparator(&scalars)
      else { return nil }
      year = value.value
      separator = next
    }
    let type = takeLetters(&scalars)
    guard !type.isEmpty, takeSeparator(&scalars) != nil else { return nil }
    let issuer = takeIssuer(&scalars)
    guard !issuer.isEmpty, scalars.isEmpty else { return nil }
    return DecisionNumber(
      number: digits.value, year: year, typeCode: properType(type), issuerCode: issuer)
  }

  private static let separators = Set("/-‐‑–".unicodeScalars)

  /// The scalars in NFC without invisible characters, a leading "số" and colon, and blanks but those
  /// between two words.
  private static func cleaned(_ text: String) -> [Unicode.Scalar] {
    // A text of ASCII and Vietnamese letters has nothing that is left out or composed.
    var plain = text
    if !SuspiciousText.isPlain(text) {
      let visible = text.unicodeScalars.filter { !SuspiciousText.isInvisible($0) }
      plain = TextDecoder.nfc(String(String.UnicodeScalarView(visible)))
    }
    var out: [Unicode.Scalar] = []
    out.reserveCapacity(plain.utf8.count)
    var gap = false
    for scalar in plain.unicodeScalars {
      if isBlank(scalar) {
        gap = true
        continue
      }
      if gap, let last = out.last, !separators.contains(last), !separators.contains(scalar) {
        out.append(" ")
      }
      gap = false
      out.append(scalar)
    }
    return withoutHeading(out)
  }

  /// Takes "số" and a colon away from before a number.
  private static func withoutHeading(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    guard scalars.count > 2, scalars[0] == "s" || scalars[0] == "S",
      ["ố", "Ố", "o", "O"].contains(scalars[1])
    else { return scalars }
    let rest = scalars.dropFirst(2).drop { $0 == " " || $0 == ":" }
    return rest.first.map(isDigit) == true ? Array(rest) : scalars
  }

  private static func lowered(_ text: String) -> String {
    text.lowercased()
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar)
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? scalar == " " || (0x09...0x0D).contains(scalar.value) : scalar.properties.isWhitespace
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) }
    return scalar.properties.isAlphabetic && scalar.value < 0x250
      || (0x1EA0...0x1EF9).contains(scalar.value)
  }

  private static func takeDigits(
    _ rest: inout ArraySlice<Unicode.Scalar>
  ) -> (value: Int, count: Int)? {
    let digits = rest.prefix(while: isDigit)
    guard (1...9).contains(digits.count) else { return nil }
    rest = rest.dropFirst(digits.count)
    return (digits.reduce(0) { $0 * 10 + Int($1.value - 0x30) }, digits.count)
  }

  private static func takeSeparator(_ rest: inout ArraySlice<Unicode.Scalar>) -> Unicode.Scalar? {
    guard let first = rest.first, "/-‐‑–".unicodeScalars.contains(first) else { return nil }
    rest = rest.dropFirst()
    return first
  }

  private static func takeLetters(_ rest: inout ArraySlice<Unicode.Scalar>) -> String {
    let letters = rest.prefix(while: isLetter)
    rest = rest.dropFirst(letters.count)
    return String(String.UnicodeScalarView(letters))
  }

  /// Letters and digits (`HĐND15`) in parts joined by single hyphens.
  private static func takeIssuer(_ rest: inout ArraySlice<Unicode.Scalar>) -> String {
    guard let first = rest.first, isLetter(first) else { return "" }
    var out = String.UnicodeScalarView()
    var afterHyphen = false
    while let next = rest.first {
      let isHyphen = "-‐‑–".unicodeScalars.contains(next)
      guard isHyphen ? !afterHyphen : isLetter(next) || isDigit(next) else { break }
      out.append(isHyphen ? "-" : next)
      afterHyphen = isHyphen
      rest = rest.dropFirst()
    }
    return afterHyphen ? "" : String(out)
  }

  private static func properType(_ code: String) -> String {
    let wanted = lowered(code)
    return loweredTypes.first { $0.lowered == wanted }?.code ?? code
  }
}

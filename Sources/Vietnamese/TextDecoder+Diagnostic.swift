package import Text

extension TextDecoder.Problem {
  /// The message for the user, at the line and column where the problem is.
  ///
  /// Lines end at LF, CRLF or CR and columns count scalars without the byte order mark, as editors do;
  /// `raw` are the bytes as read.
  package func diagnostic(path: String, raw: [UInt8]) -> Diagnostic {
    let (position, excerpt) = place(in: raw)
    switch kind {
    case .utf16(let bigEndian, _):
      return .notUTF8(
        path, position, excerpt: nil, name: bigEndian ? "UTF-16 (big endian)" : "UTF-16")
    case .nul:
      return .nulByte(path, position, excerpt)
    case .invalidUTF8(let encoding):
      return .notUTF8(path, position, excerpt: excerpt, name: encoding?.rawValue)
    case .combiningRun:
      return .tooManyMarks(path, position)
    }
  }

  private func place(in raw: [UInt8]) -> (Position, excerpt: String?) {
    if case .utf16 = kind { return (Position(line: 1, column: 1), nil) }
    let end = min(offset, raw.count)
    var line = 1
    var start = raw.starts(with: [0xEF, 0xBB, 0xBF]) ? min(3, end) : 0
    for index in start..<end {
      let isReturn = raw[index] == 0x0D && (index + 1 == raw.count || raw[index + 1] != 0x0A)
      guard raw[index] == 0x0A || isReturn else { continue }
      line += 1
      start = index + 1
    }
    let before = String(decoding: raw[start..<end], as: UTF8.self)
    let stop = raw[end...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? raw.count
    let excerpt = String(decoding: raw[start..<stop], as: UTF8.self)
    return (Position(line: line, column: before.unicodeScalars.count + 1), excerpt)
  }
}

extension Diagnostic {
  fileprivate static func notUTF8(
    _ path: String, _ position: Position, excerpt: String?, name: String?
  ) -> Diagnostic {
    let message =
      if let name {
        Message(
          en: "the file is not UTF-8; it looks like \(name)",
          vi: "tệp không phải UTF-8; có vẻ là \(name)")
      } else {
        Message(en: "the file is not valid UTF-8", vi: "tệp không phải UTF-8 hợp lệ")
      }
    return Diagnostic(
      path: path, position: position, code: "not-utf8", message: message,
      hint: Message(
        en: "save the file with the encoding UTF-8",
        vi: "hãy lưu lại tệp với bảng mã Unicode UTF-8"),
      excerpt: excerpt)
  }

  fileprivate static func nulByte(
    _ path: String, _ position: Position, _ excerpt: String?
  ) -> Diagnostic {
    Diagnostic(
      path: path, position: position, code: "nul-byte",
      message: Message(en: "the file holds a NUL byte", vi: "tệp chứa byte NUL"),
      hint: Message(
        en: "only text files belong here", vi: "ở đây chỉ nhận tệp văn bản"),
      excerpt: excerpt)
  }

  fileprivate static func tooManyMarks(_ path: String, _ position: Position) -> Diagnostic {
    let limit = TextDecoder.combiningLimit
    return Diagnostic(
      path: path, position: position, code: "too-many-marks",
      message: Message(
        en: "more than \(limit) combining marks in a row",
        vi: "có hơn \(limit) dấu kết hợp liền nhau"),
      hint: Message(en: "remove the surplus marks", vi: "hãy bỏ các dấu thừa"))
  }
}

import Text

/// The rules for paths of the site, so that every file system and web server can serve them.
enum PathRule {
  case empty, absolute, emptySegment, dotSegment, control, backslash, longSegment, longPath

  /// Returns the rule that a path breaks; nil when there is none.
  static func violated(by path: String) -> PathRule? {
    var path = path
    return path.withUTF8 { check($0) }
  }

  private static func check(_ bytes: UnsafeBufferPointer<UInt8>) -> PathRule? {
    guard let first = bytes.first else { return .empty }
    if first == UInt8(ascii: "/") { return .absolute }
    if bytes.count > 1_024 { return .longPath }
    var start = 0
    for index in 0...bytes.count {
      let byte = index < bytes.count ? bytes[index] : UInt8(ascii: "/")
      if byte < 0x20 || byte == 0x7f { return .control }
      if byte == UInt8(ascii: "\\") { return .backslash }
      guard byte == UInt8(ascii: "/") else { continue }
      let length = index - start
      if length == 0 { return .emptySegment }
      if length > 255 { return .longSegment }
      if bytes[start] == UInt8(ascii: ".") {
        if length == 1 || length == 2 && bytes[start + 1] == UInt8(ascii: ".") {
          return .dotSegment
        }
      }
      start = index + 1
    }
    return nil
  }

  var message: Message {
    switch self {
    case .empty: Message(en: "the path is empty", vi: "đường dẫn rỗng")
    case .absolute:
      Message(en: "the path begins with '/'", vi: "đường dẫn bắt đầu bằng '/'")
    case .emptySegment:
      Message(en: "the path has an empty part", vi: "đường dẫn có một phần rỗng")
    case .dotSegment:
      Message(en: "the path contains '.' or '..'", vi: "đường dẫn chứa '.' hoặc '..'")
    case .control:
      Message(
        en: "the path contains a control character", vi: "đường dẫn chứa ký tự điều khiển")
    case .backslash:
      Message(en: "the path contains '\\'", vi: "đường dẫn chứa '\\'")
    case .longSegment:
      Message(
        en: "a part of the path is longer than 255 bytes",
        vi: "một phần của đường dẫn dài quá 255 byte")
    case .longPath:
      Message(
        en: "the path is longer than 1,024 bytes", vi: "đường dẫn dài quá 1.024 byte")
    }
  }
}

extension PublicationError {
  static func badPath(_ path: String, _ rule: PathRule) -> PublicationError {
    PublicationError(
      .content,
      [
        Problem(
          path: path, code: "bad-output-path", message: rule.message,
          hint: Message(
            en: "give the page another address or the file another name",
            vi: "hãy đặt địa chỉ khác cho trang hoặc tên khác cho tệp"))
      ])
  }
}

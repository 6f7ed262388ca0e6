// The bytes of a request's head, checked before any parser sees them. A request that is let through has one
// reading only: lines end in CR LF, names are tokens, nothing is folded, there is one Host and no body. That
// leaves nothing for two programs to understand in two ways (request smuggling).

import Templates

/// Why a request is refused before it is parsed.
package enum RequestRefusal: Error, Hashable, Sendable {
  case malformed
  case method
  case targetTooLong
  case headersTooLarge
  case version
  case timedOut
  case hasBody

  package var status: Int {
    switch self {
    case .malformed, .hasBody: 400
    case .method: 405
    case .timedOut: 408
    case .targetTooLong: 414
    case .headersTooLarge: 431
    case .version: 505
    }
  }

  package var reason: String {
    switch self {
    case .malformed, .hasBody: "Bad Request"
    case .method: "Method Not Allowed"
    case .timedOut: "Request Timeout"
    case .targetTooLong: "URI Too Long"
    case .headersTooLarge: "Request Header Fields Too Large"
    case .version: "HTTP Version Not Supported"
    }
  }
}

/// Finds the end of a request's head and checks every byte of it.
package struct RequestHead: Sendable {
  /// Limits in bytes, and of fields.
  package static let lineLimit = 8_192
  package static let sizeLimit = 32_768
  package static let fieldLimit = 100

  /// A field that an answer may depend on.
  package enum Field: Sendable {
    case origin, cookie, range, ifRange, ifNoneMatch, fetchSite, fetchMode, fetchDest
  }

  /// Whether the connection should be closed after the answer: HTTP/1.0, `Connection: close`, or an
  /// upgrade that is not given.
  package private(set) var closes = false
  /// Whether the method is HEAD and not GET.
  package private(set) var isHead = false
  /// Where the target stands, in origin-form, and the value of `Host`.
  package private(set) var target = 0..<0
  package private(set) var host = 0..<0
  /// Where the values of other fields stand, in their order, without the blanks around them.
  package private(set) var known: [(field: Field, value: Range<Int>)] = []
  private var hosts = 0
  private var fields = 0
  private var lengths = 0

  /// How many bytes the head takes with its empty line; nil when it is not complete. `searched` is how many
  /// bytes were looked at before, in vain.
  package static func end(
    of bytes: UnsafeRawBufferPointer, searched: Int
  ) throws(RequestRefusal) -> Int? {
    if let first = bytes.first, !isToken(first) { throw .malformed }
    var index = max(0, searched - 3)
    while index + 3 < bytes.count {
      // The last byte decides how far to go: most are neither CR nor LF.
      switch bytes[index + 3] {
      case 0x0A:
        if bytes[index] == 0x0D, bytes[index + 1] == 0x0A, bytes[index + 2] == 0x0D {
          return index + 4
        }
        index += 2
      case 0x0D: index += 1
      default: index += 4
      }
    }
    if bytes.count > sizeLimit { throw .headersTooLarge }
    if bytes.count > lineLimit, !bytes.prefix(lineLimit).contains(0x0A) { throw .targetTooLong }
    return nil
  }

  /// Checks a complete head.
  package init(_ bytes: UnsafeRawBufferPointer) throws(RequestRefusal) {
    guard bytes.count <= Self.sizeLimit + 4 else { throw .headersTooLarge }
    var start = 0
    var isFirst = true
    while start < bytes.count - 2 {
      let end = try Self.lineEnd(bytes, from: start)
      if end == start { throw .malformed }
      let line = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
      if isFirst {
        try readRequestLine(line)
        isFirst = false
      } else {
        try readField(line, at: start)
      }
      start = end + 2
    }
    guard hosts == 1 else { throw .malformed }
  }

  /// Where the line's CR LF is; a CR or LF alone is refused.
  private static func lineEnd(
    _ bytes: UnsafeRawBufferPointer, from start: Int
  ) throws(RequestRefusal) -> Int {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x0D {
        guard index + 1 < bytes.count, bytes[index + 1] == 0x0A else { throw .malformed }
        return index
      }
      if byte == 0x0A { throw .malformed }
      index += 1
    }
    throw .malformed
  }

  private mutating func readRequestLine(
    _ line: UnsafeRawBufferPointer
  ) throws(RequestRefusal) {
    // The first line: its places are those of the head.
    guard line.count <= Self.lineLimit else { throw .targetTooLong }
    guard let first = line.firstIndex(of: 0x20), first > 0, let last = line.lastIndex(of: 0x20),
      last > first + 1
    else { throw .malformed }
    let method = line[..<first]
    guard method.allSatisfy(Self.isToken) else { throw .malformed }
    for byte in line[(first + 1)..<last] where byte <= 0x20 || byte >= 0x7F {
      throw .malformed
    }
    let version = line[(last + 1)...]
    guard version.count == 8, version.starts(with: "HTTP/".utf8) else { throw .malformed }
    let digits = version.suffix(3)
    guard digits.elementsEqual("1.1".utf8) || digits.elementsEqual("1.0".utf8) else {
      let isNumber =
        Self.isDigit(version[version.endIndex - 3]) && version[version.endIndex - 2] == 0x2E
        && Self.isDigit(version[version.endIndex - 1])
      throw isNumber ? .version : .malformed
    }
    closes = digits.last == UInt8(ascii: "0")
    isHead = method.elementsEqual("HEAD".utf8)
    guard isHead || method.elementsEqual("GET".utf8) else { throw .method }
    guard line[first + 1] == UInt8(ascii: "/") else { throw .malformed }
    target = (first + 1)..<last
  }

  private mutating func readField(
    _ line: UnsafeRawBufferPointer, at start: Int
  ) throws(RequestRefusal) {
    fields += 1
    guard fields <= Self.fieldLimit else { throw .headersTooLarge }
    // A line that begins with a blank continues the one before (obs-fold): no name, refused.
    guard let colon = line.firstIndex(of: 0x3A), colon > 0, line[..<colon].allSatisfy(Self.isToken)
    else { throw .malformed }
    let value = line[(colon + 1)...]
    for byte in value where (byte < 0x20 && byte != 0x09) || byte == 0x7F { throw .malformed }
    switch colon {
    case 4 where line[..<colon].isSame(as: "host"):
      hosts += 1
      host = Self.place(of: value, in: start)
    case 6 where line[..<colon].isSame(as: "expect"): closes = true
    case 7 where line[..<colon].isSame(as: "upgrade"): closes = true
    case 10 where line[..<colon].isSame(as: "connection"):
      closes = closes || Self.holds(value, "close")
    case 14 where line[..<colon].isSame(as: "content-length"):
      lengths += 1
      let digits = Self.trimmed(value)
      guard lengths == 1, !digits.isEmpty, digits.allSatisfy(Self.isDigit) else { throw .malformed }
      guard digits.allSatisfy({ $0 == 0x30 }) else { throw .hasBody }
    case 17 where line[..<colon].isSame(as: "transfer-encoding"): throw .hasBody
    default:
      if let field = Self.field(line[..<colon]) {
        known.append((field, Self.place(of: value, in: start)))
      }
    }
  }

  /// The field of a name, of those that an answer may depend on.
  private static func field(_ name: Slice<UnsafeRawBufferPointer>) -> Field? {
    switch name.count {
    case 5: name.isSame(as: "range") ? .range : nil
    case 6: name.isSame(as: "cookie") ? .cookie : name.isSame(as: "origin") ? .origin : nil
    case 8: name.isSame(as: "if-range") ? .ifRange : nil
    case 13: name.isSame(as: "if-none-match") ? .ifNoneMatch : nil
    case 14:
      name.isSame(as: "sec-fetch-site")
        ? .fetchSite
        : name.isSame(as: "sec-fetch-mode")
          ? .fetchMode : name.isSame(as: "sec-fetch-dest") ? .fetchDest : nil
    default: nil
    }
  }

  /// Where a value of a line stands in the head, without the blanks around it.
  private static func place(of value: Slice<UnsafeRawBufferPointer>, in line: Int) -> Range<Int> {
    let text = trimmed(value)
    return (line + text.startIndex)..<(line + text.endIndex)
  }

  private static func trimmed(_ value: Slice<UnsafeRawBufferPointer>) -> Slice<
    UnsafeRawBufferPointer
  > {
    var value = value
    while let byte = value.first, byte == 0x20 || byte == 0x09 { value.removeFirst() }
    while let byte = value.last, byte == 0x20 || byte == 0x09 { value.removeLast() }
    return value
  }

  /// Whether one of the words between commas is this one.
  private static func holds(_ value: Slice<UnsafeRawBufferPointer>, _ word: StaticString) -> Bool {
    value.split(separator: 0x2C).contains { trimmed($0).isSame(as: word) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Letters, digits and ``!#$%&'*+-.^_`|~`` (RFC 9110 §5.6.2).
  private static func isToken(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E,
      0x5E...0x60, 0x7C, 0x7E:
      true
    default: false
    }
  }
}

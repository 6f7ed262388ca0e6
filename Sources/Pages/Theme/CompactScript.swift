/// Leaves out of a script what browsers do not read.
enum CompactScript {
  /// The script without lines that begin with `//`, and without blanks and line ends that separate nothing.
  ///
  /// Little is understood of the language: a script in which a text might go over several lines stays as it is,
  /// and so does a line in which it is not plain where a regular expression, a template or a remark ends.
  static func text(_ script: [UInt8]) -> [UInt8] {
    let lines = script.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true)
    var out: [UInt8] = []
    for line in lines {
      let backticks = line.count { $0 == UInt8(ascii: "`") }
      if backticks % 2 == 1 || line.last == UInt8(ascii: "\\") { return script }
      let text = line.drop { $0 == UInt8(ascii: " ") }
      if text.starts(with: "//".utf8) {
        if isRemarkEnd(in: text) { return script }
        continue
      }
      guard let first = text.first, let last = text.last else { continue }
      if out.last == newline, "})]".utf8.contains(first) { out.removeLast() }
      if first == UInt8(ascii: "}"), endsInNeedlessSemicolon(out) { out.removeLast() }
      var reader = LineReader(text)
      if let short = reader.read() {
        out += short
        if !"{;,(".utf8.contains(last) { out.append(newline) }
      } else {
        out += text + [newline]
      }
    }
    return out
  }

  /// Whether the semicolon at the end, before a brace that ends its statement as well, is no statement by itself.
  private static func endsInNeedlessSemicolon(_ out: [UInt8]) -> Bool {
    guard out.last == UInt8(ascii: ";"), let before = out.dropLast().last else { return false }
    return before != UInt8(ascii: ")") && !out.dropLast().suffix(4).elementsEqual("else".utf8)
  }

  private static let newline = UInt8(ascii: "\n")

  private static func isRemarkEnd(in text: ArraySlice<UInt8>) -> Bool {
    text.indices.dropLast().contains {
      text[$0] == UInt8(ascii: "*") && text[$0 + 1] == UInt8(ascii: "/")
    }
  }
}

/// Reads a line of a script.
private struct LineReader {
  private let line: [UInt8]
  private var index = 0
  private var out: [UInt8] = []

  init(_ line: ArraySlice<UInt8>) { self.line = Array(line) }

  /// The line without blanks that separate nothing; nil when it is not understood.
  mutating func read() -> [UInt8]? {
    while index < line.count {
      let byte = line[index]
      switch byte {
      case UInt8(ascii: " ") where index + 1 < line.count && !isSeparator(before: line[index + 1]):
        index += 1
      case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"):
        guard take(to: byte) else { return nil }
      case UInt8(ascii: "/"):
        guard let isExpression = beginsExpression() else { return nil }
        if isExpression {
          guard take(to: byte) else { return nil }
        } else {
          take()
        }
      case UInt8(ascii: "c") where isConstant:
        // Shorter and the same: what a script assigns to a constant never worked.
        out += "let".utf8
        index += 5
      case UInt8(ascii: "("):
        takeParameters()
      default:
        take()
      }
    }
    return out
  }

  /// Whether the place begins the declaration of a constant.
  private var isConstant: Bool {
    guard out.last.map({ !Self.isOfWord($0) && $0 != UInt8(ascii: ".") }) ?? true else {
      return false
    }
    let rest = line[index...]
    guard rest.starts(with: "const ".utf8), let next = rest.dropFirst(6).first else { return false }
    return Self.isOfWord(next) || "{[".utf8.contains(next)
  }

  /// Takes what an opening parenthesis begins: around the only parameter of an arrow function it says nothing.
  private mutating func takeParameters() {
    let name = line[(index + 1)...].prefix(while: Self.isOfWord)
    guard !name.isEmpty, line[name.endIndex...].starts(with: ") =>".utf8) else { return take() }
    if let last = out.last, Self.isOfWord(last) { out.append(UInt8(ascii: " ")) }
    out += name
    index += name.count + 2
  }

  private mutating func take() {
    out.append(line[index])
    index += 1
  }

  /// Takes a text, a template or a regular expression as it is; false when its end is not plain.
  private mutating func take(to end: UInt8) -> Bool {
    var isInClass = false
    take()
    while index < line.count {
      let byte = line[index]
      take()
      if byte == UInt8(ascii: "\\") {
        guard index < line.count else { return false }
        take()
      } else if end == UInt8(ascii: "/"), byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]") {
        isInClass = byte == UInt8(ascii: "[")
      } else if byte == end, !isInClass {
        return true
      } else if end == UInt8(ascii: "`"), byte == UInt8(ascii: "{") {
        guard takeInsert() else { return false }
      }
    }
    return false
  }

  /// Takes what a template inserts, in which there may be texts but no other templates and blocks.
  private mutating func takeInsert() -> Bool {
    while index < line.count, line[index] != UInt8(ascii: "}") {
      if "`{".utf8.contains(line[index]) { return false }
      take()
    }
    return index < line.count
  }

  /// Whether the slash at the place begins a regular expression, and does not divide; nil when it is not plain.
  private func beginsExpression() -> Bool? {
    if index + 1 < line.count, "/*".utf8.contains(line[index + 1]) { return nil }
    guard let before = out.last(where: { $0 != UInt8(ascii: " ") }) else { return true }
    if "(,=:[!&|?".utf8.contains(before) { return true }
    if before == UInt8(ascii: "]") { return false }
    guard Self.isOfWord(before) else { return nil }
    let word = out.reversed().drop { $0 == UInt8(ascii: " ") }.prefix { Self.isOfWord($0) }
    let name = String(decoding: word.reversed(), as: UTF8.self)
    return ["return", "typeof", "case", "in", "of", "void", "await", "yield"].contains(name)
  }

  /// Whether a blank before a character means something.
  private func isSeparator(before next: UInt8) -> Bool {
    guard let last = out.last else { return false }
    switch (last, next) {
    case (UInt8(ascii: "+"), UInt8(ascii: "+")), (UInt8(ascii: "-"), UInt8(ascii: "-")),
      (UInt8(ascii: "<"), UInt8(ascii: "!")), (_, UInt8(ascii: "/")),
      (UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ".")):
      return true
    default: return Self.isOfWord(last) && Self.isOfWord(next)
    }
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0x80 || "_$#@\\".utf8.contains(byte)
  }
}

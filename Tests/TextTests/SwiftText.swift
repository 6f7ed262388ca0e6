/// Reads as much of Swift as it takes to find the calls of an initialiser and the texts in them.
enum SwiftText {
  struct Call {
    let line: Int
    /// The arguments as they are written, with their labels.
    let arguments: [String]
  }

  /// The calls `name(…)` in a source file; a comment or text that looks like one counts as well.
  static func calls(of name: String, in source: String) -> [Call] {
    let bytes = Array(source.utf8)
    let wanted = Array("\(name)(".utf8)
    var calls: [Call] = []
    var line = 1
    for index in bytes.indices {
      if bytes[index] == 0x0A { line += 1 }
      guard bytes[index...].starts(with: wanted), index == 0 || !isLetter(bytes[index - 1]) else {
        continue
      }
      var reader = Reader(bytes: bytes, at: index + wanted.count)
      calls.append(Call(line: line, arguments: reader.arguments()))
    }
    return calls
  }

  /// The text of all literals in an expression, without what is put into them.
  static func words(of expression: String) -> String {
    pieces(of: expression).words
  }

  /// How many values are put into the literals of an expression.
  static func holes(of expression: String) -> Int {
    pieces(of: expression).holes
  }

  private static func pieces(of expression: String) -> (words: String, holes: Int) {
    var reader = Reader(bytes: Array(expression.utf8), at: 0)
    return reader.literals()
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_")
  }

  private struct Reader {
    let bytes: [UInt8]
    var at: Int

    init(bytes: [UInt8], at: Int) {
      self.bytes = bytes
      self.at = at
    }

    /// Reads to the bracket that closes the call.
    mutating func arguments() -> [String] {
      var arguments: [String] = []
      var start = at
      var depth = 0
      while at < bytes.count {
        switch bytes[at] {
        case UInt8(ascii: "\""): _ = literal()
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
          depth += 1
          at += 1
        case UInt8(ascii: ","), UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
          let isEnd = depth == 0 && bytes[at] != UInt8(ascii: ",")
          if depth == 0 {
            arguments.append(String(decoding: bytes[start..<at], as: UTF8.self).trimmed)
            start = at + 1
          }
          if bytes[at] != UInt8(ascii: ",") { depth -= 1 }
          at += 1
          if isEnd { return arguments }
        default: at += 1
        }
      }
      return arguments
    }

    mutating func literals() -> (words: String, holes: Int) {
      var words = ""
      var holes = 0
      while at < bytes.count {
        guard bytes[at] == UInt8(ascii: "\"") else {
          at += 1
          continue
        }
        let found = literal()
        words += found.words
        holes += found.holes
      }
      return (words, holes)
    }

    /// Reads one literal of one line, from quote to quote.
    private mutating func literal() -> (words: String, holes: Int) {
      var words: [UInt8] = []
      var holes = 0
      at += 1
      while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
        guard bytes[at] == UInt8(ascii: "\\"), at + 1 < bytes.count else {
          words.append(bytes[at])
          at += 1
          continue
        }
        at += 2
        guard bytes[at - 1] == UInt8(ascii: "(") else { continue }
        _ = arguments()
        holes += 1
      }
      at += 1
      return (String(decoding: words, as: UTF8.self), holes)
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\n" }
    return String(String(drop(while: isBlank).reversed()).drop(while: isBlank).reversed())
  }
}

import Text

/// How a theme's scripts are published: they name each other by their fingerprints, and carry
/// nothing that browsers do not read.
///
/// Themes are written as plain JavaScript modules and need no tools. `'./name.js'` in a declared script,
/// where `name.js` is declared too, becomes the name with its fingerprint, so that a changed module has
/// another address, and all that import it. Remarks and blanks are left out: readers have to load every byte. Scripts must not import each other in a circle, in which no
/// fingerprint could come first.
struct PublishedScripts {
  private let assets: [String: [UInt8]]
  private let declared: Set<String>
  private var made: [String: [UInt8]] = [:]

  init(_ assets: [String: [UInt8]], declared: [String]) {
    self.assets = assets
    self.declared = Set(declared.filter { $0.hasSuffix(".js") })
  }

  /// What is published of a file.
  mutating func bytes(of path: String, within importers: Set<String> = []) -> [UInt8] {
    guard declared.contains(path) else { return assets[path] ?? [] }
    if let bytes = made[path] { return bytes }
    var bytes = Self.compact(assets[path] ?? [])
    let inside = importers.union([path])
    for other in declared.sorted() where !inside.contains(other) {
      let name = Array("'./\(other)'".utf8)
      guard bytes.range(of: name) != nil else { continue }
      let printed = PublishedAssets.fingerprinted(other, self.bytes(of: other, within: inside))
      bytes = bytes.replacing(name, by: Array("'./\(printed)'".utf8))
    }
    made[path] = bytes
    return bytes
  }

  /// Leaves out lines that begin with `//`, and blanks and line ends that separate nothing.
  ///
  /// Nothing is understood of the language: a script in which a text might go over several lines stays as it is,
  /// and so does a line with a slash or a backtick, which may hold a regular expression, a template or a remark.
  static func compact(_ script: [UInt8]) -> [UInt8] {
    let lines = script.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true)
    var out: [UInt8] = []
    for line in lines {
      let backticks = line.count { $0 == UInt8(ascii: "`") }
      if backticks % 2 == 1 || line.last == UInt8(ascii: "\\") { return script }
      let text = line.drop { $0 == UInt8(ascii: " ") }
      if text.starts(with: "//".utf8) {
        if Array(text).range(of: Array("*/".utf8)) != nil { return script }
        continue
      }
      guard let last = text.last else { continue }
      guard backticks == 0, !text.contains(UInt8(ascii: "/")) else {
        out += text
        out.append(UInt8(ascii: "\n"))
        continue
      }
      appendWithoutBlanks(text, to: &out)
      if !"{;,(".utf8.contains(last) { out.append(UInt8(ascii: "\n")) }
    }
    return out
  }

  private static func appendWithoutBlanks(_ line: ArraySlice<UInt8>, to out: inout [UInt8]) {
    var quote: UInt8?
    var isEscaped = false
    for index in line.indices {
      let byte = line[index]
      if let open = quote {
        if !isEscaped, byte == open { quote = nil }
        isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        quote = byte
      } else if byte == UInt8(ascii: " "), index + 1 < line.endIndex,
        !separates(out.last ?? byte, line[index + 1])
      {
        continue
      }
      out.append(byte)
    }
  }

  /// Whether a blank between two characters means something.
  private static func separates(_ before: UInt8, _ after: UInt8) -> Bool {
    switch (before, after) {
    case (UInt8(ascii: "+"), UInt8(ascii: "+")), (UInt8(ascii: "-"), UInt8(ascii: "-")),
      (UInt8(ascii: "<"), UInt8(ascii: "!")),
      (UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ".")):
      true
    default: isOfWord(before) && isOfWord(after)
    }
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0x80 || "_$#@\\".utf8.contains(byte)
  }
}

extension [UInt8] {
  /// The first place of some bytes.
  fileprivate func range(of part: [UInt8], from start: Int = 0) -> Range<Int>? {
    guard count >= part.count else { return nil }
    return (start...Swift.max(start, count - part.count)).first {
      $0 + part.count <= count && self[$0..<$0 + part.count].elementsEqual(part)
    }.map { $0..<$0 + part.count }
  }

  fileprivate func replacing(_ part: [UInt8], by other: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while let found = range(of: part, from: index) {
      result += self[index..<found.lowerBound]
      result += other
      index = found.upperBound
      if index > count - part.count { break }
    }
    return result + self[index...]
  }
}

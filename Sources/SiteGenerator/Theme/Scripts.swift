import Text

/// How a theme's scripts are published: they name each other by their fingerprints, without remarks.
///
/// Themes are written as plain JavaScript modules and need no tools. `'./name.js'` in a declared script,
/// where `name.js` is declared too, becomes the name with its fingerprint, so that a changed module has
/// another address, and all that import it. Lines that are remarks, and blanks at the beginning of lines, are
/// left out: readers have to load every byte. Scripts must not import each other in a circle, in which no
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
    var bytes = Self.withoutRemarks(assets[path] ?? [])
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

  /// Leaves out lines that begin with `//`, and blanks before others. A script in which a text might go over
  /// several lines stays as it is.
  static func withoutRemarks(_ script: [UInt8]) -> [UInt8] {
    let lines = script.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true)
    let remark = Array("//".utf8)
    var kept: [UInt8] = []
    for line in lines {
      let backticks = line.count { $0 == UInt8(ascii: "`") }
      if backticks % 2 == 1 || line.last == UInt8(ascii: "\\") { return script }
      let text = line.drop { $0 == UInt8(ascii: " ") }
      if text.starts(with: remark) {
        if Array(text).range(of: Array("*/".utf8)) != nil { return script }
        continue
      }
      guard !text.isEmpty else { continue }
      kept += text
      kept.append(UInt8(ascii: "\n"))
    }
    return kept
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

import Text

/// How a theme's scripts are published: they name each other by their fingerprints, and carry
/// nothing that browsers do not read.
///
/// Themes are written as plain JavaScript modules and need no tools. `'./name.js'` in a declared script,
/// where `name.js` is declared too, becomes the name with its fingerprint, so that a changed module has
/// another address, and all that import it. Modules that are not declared become part of the declared script
/// that imports them (see `JoinedScript`). Remarks and blanks are left out: readers have to load every byte.
/// Scripts must not import each other in a circle, in which no fingerprint could come first.
struct PublishedScripts {
  private let assets: [String: [UInt8]]
  private let declared: Set<String>
  private var made: [String: [UInt8]] = [:]
  /// Modules that are part of others, and not published by themselves.
  private(set) var joined: Set<String> = []

  init(_ assets: [String: [UInt8]], declared: [String]) {
    self.assets = assets
    self.declared = Set(declared.filter { $0.hasSuffix(".js") })
  }

  /// What is published of a file.
  mutating func bytes(of path: String, within importers: Set<String> = []) -> [UInt8] {
    guard declared.contains(path) else { return assets[path] ?? [] }
    if let bytes = made[path] { return bytes }
    let script = JoinedScript(path, of: assets, apart: declared)
    joined.formUnion(script?.modules ?? [])
    var bytes = CompactScript.text(script?.text ?? assets[path] ?? [])
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
